import { createHash } from 'node:crypto';
import { emitQuery, type KeptTable, schemaOfPlan, typedQuery } from '@spark-sql-to-snowflake/compiler';
import { isOrdered, type UnresolvedPlan, unresolvedChildren } from '@spark-sql-to-snowflake/plan-ir';
import type { KeptFrames, QueryEnvironment } from './query-environment.js';
import type { RunControl } from './session.js';
import { prepareSources } from './sources.js';
import { inWindowOrder } from './window-order.js';

interface Entry {
  readonly plan: UnresolvedPlan;
  readonly text: string;
  /** Undefined until it is first used, and after a change. */
  made: Made | undefined;
}
interface Made {
  readonly table: KeptTable;
  /** Makes the table where the connection does not have it, or has lost it. */
  ensure(control: RunControl): Promise<void>;
}

const NONE: ReadonlyMap<number, KeptTable> = new Map();

/** What a plan says, however its nodes were made. */
const textOf = (plan: UnresolvedPlan): string =>
  JSON.stringify(plan, (key, value: unknown) =>
    key === 'origin'
      ? undefined
      : typeof value === 'bigint'
        ? `${value}n`
        : value instanceof Uint8Array
          ? createHash('sha256').update(value).digest('hex')
          : typeof value === 'number' && !Number.isFinite(value)
            ? String(value)
            : value,
  );

/** `connection`: of the session. */
export function keptFrames(connection: QueryEnvironment['connection']): KeptFrames {
  const entries = new Map<number, Entry>();
  let stale: string[] = [];
  let count = 0;

  const drop = (entry: Entry): void => {
    const name = entry.made?.table.name[0];
    if (name !== undefined) stale.push(name);
    entry.made = undefined;
  };
  async function make({ plan }: Entry, env: QueryEnvironment): Promise<Made | undefined> {
    const { keep } = connection;
    const prepared = await prepareSources(plan, env.sources);
    const typed = typedQuery(prepared.plan, {
      catalog: await env.catalog(),
      conf: env.conf(),
      source: prepared.source,
    });
    // a table has no order, and these rows come in one
    if (isOrdered(typed.tree) || inWindowOrder(typed) !== typed) return undefined;
    const schema = schemaOfPlan(typed.tree);
    const { sql, helpers } = emitQuery(typed, env.dialect);
    const [only, more] = sql;
    if (!keep || only === undefined || more !== undefined || schema.length === 0) return undefined;
    const types = schema.map((f) => env.dialect.typeName(f.type));
    const name = `LOCAL_KEPT_${createHash('sha256').update(`${++count} ${only}`).digest('hex').slice(0, 32).toUpperCase()}`;
    return {
      table: { name: [name], types: schema.map((f) => f.type) },
      async ensure({ signal, mark }) {
        await connection.useHelpers(helpers);
        await keep(name, types, only, { timeZone: typed.conf.timeZone, signal, mark });
      },
    };
  }
  return {
    persist(plan) {
      if (!connection.keep || plan.planId === undefined) return;
      const text = textOf(plan);
      if (entries.get(plan.planId)?.text !== text) entries.set(plan.planId, { plan, text, made: undefined });
    },
    async unpersist(plan) {
      const entry = plan.planId === undefined ? undefined : entries.get(plan.planId);
      if (plan.planId === undefined || entry?.text !== textOf(plan)) return;
      entries.delete(plan.planId);
      drop(entry);
      const gone = stale;
      stale = [];
      for (const name of gone) await connection.release?.(name);
    },
    async tablesIn(plan, env, control) {
      if (entries.size === 0) return NONE;
      const found = new Map<number, KeptTable>();
      const open: UnresolvedPlan[] = [plan];
      for (let node = open.pop(); node; node = open.pop()) {
        const entry = node.planId === undefined ? undefined : entries.get(node.planId);
        if (node.planId === undefined || !entry || entry.text !== textOf(node)) {
          open.push(...unresolvedChildren(node));
          continue;
        }
        if (found.has(node.planId)) continue;
        entry.made ??= await make(entry, env);
        if (!entry.made) continue;
        await entry.made.ensure(control);
        found.set(node.planId, entry.made.table);
      }
      const gone = stale;
      stale = [];
      for (const name of gone) await connection.release?.(name);
      return found;
    },
    changed() {
      for (const entry of entries.values()) drop(entry);
    },
  };
}
