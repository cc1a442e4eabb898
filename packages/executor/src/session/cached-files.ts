import { isAbsolute, relative } from 'node:path';
import {
  type Plan,
  planChildren,
  type Relation,
  transformPlan,
  type UnresolvedRead,
} from '@spark-sql-to-snowflake/plan-ir';
import type { InspectFiles } from '../catalog/session-catalog.js';
import type { Connection } from '../connection.js';
import { localPath } from '../files/listing.js';
import { identifier } from '../files/sql.js';

/**
 * The files that plans of a session read, and the rows of those that CACHE TABLE named. Files may go or change under a table: its cached
 * rows stay until they are refreshed, as on Spark. Rows are kept from the first query on that reads them.
 */
export interface CachedFiles {
  /** A read and the view of the database that gives its rows. */
  note(view: Relation['table'], read: UnresolvedRead): void;
  /** The plan with rows that are kept in place of the files. `cached`: plans that were named; what no longer is, is forgotten. */
  reading(plan: Plan, cached: readonly Plan[]): Promise<Plan>;
  /** Forget the rows of all files that a plan reads. */
  forget(plan: Plan): Promise<void>;
  forgetAll(): Promise<void>;
  /** The plan with its reads as the files are now. */
  again(plan: Plan): Promise<Plan>;
  readsFiles(plan: Plan): boolean;
  /** Does the plan read files of a path, or of a folder below it? */
  readsPath(plan: Plan, path: string): boolean;
}

const keyOf = ({ table }: Relation): string => table.join('\0');

/** The relations of a plan, those in expressions left out. */
function* relations(plan: Plan): Generator<Relation, void, undefined> {
  const open: Plan[] = [plan];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.kind === 'relation') yield node;
    else open.push(...planChildren(node));
  }
}

export function cachedFiles(connection: Connection, inspect: InspectFiles): CachedFiles {
  const reads = new Map<string, UnresolvedRead>();
  /** Tables with the rows of a view. */
  const kept = new Map<string, Relation['table']>();
  let count = 0;

  const nameOf = (table: Relation['table']): string => table.map(identifier).join('.');
  async function drop(key: string): Promise<void> {
    const table = kept.get(key);
    kept.delete(key);
    if (table) await connection.execute([`DROP TABLE IF EXISTS ${nameOf(table)}`]);
  }
  async function keep(relation: Relation): Promise<void> {
    const key = keyOf(relation);
    if (kept.has(key)) return;
    const table = [...relation.table.slice(0, -1), `kept_${++count}`];
    await connection.execute([`CREATE TABLE ${nameOf(table)} AS SELECT * FROM ${nameOf(relation.table)}`]);
    kept.set(key, table);
  }
  const fileRelations = (plan: Plan): readonly Relation[] => [...relations(plan)].filter((r) => reads.has(keyOf(r)));

  return {
    note(view, read) {
      reads.set(view.join('\0'), read);
    },
    async reading(plan, cached) {
      if (cached.length === 0 && kept.size === 0) return plan;
      const wanted = new Set(cached.flatMap((c) => fileRelations(c).map(keyOf)));
      for (const key of [...kept.keys()]) if (!wanted.has(key)) await drop(key);
      if (wanted.size === 0) return plan;
      for (const relation of relations(plan)) if (wanted.has(keyOf(relation))) await keep(relation);
      return transformPlan(plan, (node) => {
        const table = node.kind === 'relation' ? kept.get(keyOf(node)) : undefined;
        return table && node.kind === 'relation' ? { ...node, table } : node;
      });
    },
    async forget(plan) {
      for (const relation of fileRelations(plan)) await drop(keyOf(relation));
    },
    async forgetAll() {
      for (const key of [...kept.keys()]) await drop(key);
    },
    async again(plan) {
      const fresh = new Map<string, Relation['table']>();
      for (const relation of fileRelations(plan)) {
        const info = await inspect(reads.get(keyOf(relation)) as UnresolvedRead);
        fresh.set(keyOf(relation), info.name);
      }
      if (fresh.size === 0) return plan;
      return transformPlan(plan, (node) => {
        const table = node.kind === 'relation' ? fresh.get(keyOf(node)) : undefined;
        return table && node.kind === 'relation' ? { ...node, table } : node;
      });
    },
    readsFiles: (plan) => fileRelations(plan).length > 0,
    readsPath(plan, path) {
      const root = localPath(path);
      return fileRelations(plan).some((r) =>
        (reads.get(keyOf(r))?.paths ?? []).some((p) => {
          const below = relative(root, localPath(p));
          return !below.startsWith('..') && !isAbsolute(below);
        }),
      );
    },
  };
}
