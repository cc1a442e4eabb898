import {
  type ArrowBatch,
  type Artifacts,
  type RunControl,
  runtimeConf,
  type SparkSession,
} from '@spark-sql-to-snowflake/executor';
import { fail, type SessionRequest, types as T, type UnresolvedPlan } from '@spark-sql-to-snowflake/plan-ir';
import type { PlanParsers, proto } from '@spark-sql-to-snowflake/spark-connect';
import type { PlanReader } from '../src/index.js';

/** What the sessions of a test have done. */
export interface Seen {
  opened: number;
  closed: number;
  batches: number;
  aborted: number;
  sql: string[];
}
export const seen = (): Seen => ({ opened: 0, closed: 0, batches: 0, aborted: 0, sql: [] });

/**
 * A session without a database: `range(start, end, step)` gives `end - start` batches of `step` bytes each; a negative start waits
 * for ever. What the server does around a session is what these tests are about.
 */
export function fakeSession(id: string, record: Seen): SparkSession {
  record.opened++;
  const kept = new Map<string, Uint8Array>();
  const artifacts: Artifacts = {
    has: (name) => kept.has(name),
    names: () => [...kept.keys()],
    get: (name) => kept.get(name),
    put: (name, data) => void kept.set(name, data),
  };
  const schema = [T.field('id', T.long, false)];
  return {
    id,
    conf: runtimeConf({ timeZone: 'UTC' }),
    artifacts,
    analyze: async () => fail('unsupported', { what: 'The analysis' }),
    explain: async () => 'explained',
    persist: () => undefined,
    unpersist: async () => undefined,
    async run(request, control) {
      const { kind } = request;
      if (kind === 'sql') {
        record.sql.push(request.text);
        return request.text.startsWith('SELECT') ? { kind: 'lazy' } : { kind: 'done' };
      }
      if (kind !== 'query' || request.plan.kind !== 'range') return { kind: 'done' };
      const { plan } = request;
      return { kind: 'rows', result: { schema, batches: () => batches(plan, control, record) } };
    },
    async close() {
      record.closed++;
    },
  };
}

async function* batches(
  { start, end, step }: Extract<UnresolvedPlan, { kind: 'range' }>,
  { signal }: RunControl,
  record: Seen,
): AsyncGenerator<ArrowBatch, void, undefined> {
  try {
    for (let i = start; i < end; i++) {
      signal.throwIfAborted();
      if (i < 0n) {
        await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
      }
      record.batches++;
      yield { rowCount: Number(i), data: new Uint8Array(Number(step)).fill(Number(i % 251n)) };
    }
  } finally {
    if (signal.aborted) record.aborted++;
  }
}

/** Reads ranges and SQL text, nothing else. */
export const fakePlans: PlanReader = {
  request(plan, parsers): SessionRequest {
    if (plan.opType?.$case === 'root') return { kind: 'query', plan: fakePlans.query(plan.opType.value, parsers) };
    const command = plan.opType?.value.commandType;
    if (command?.$case === 'getResourcesCommand') return { kind: 'get-resources' };
    if (command?.$case !== 'sqlCommand') return fail('unsupported', { what: String(command?.$case) });
    const { sql } = command.value;
    return { kind: 'sql', text: sql, statement: parsers.statement(sql) };
  },
  query(relation: proto.Relation, parsers: PlanParsers): UnresolvedPlan {
    const { relType } = relation;
    if (relType?.$case === 'range') {
      const { start = 0n, end, step } = relType.value;
      return { kind: 'range', start, end, step };
    }
    if (relType?.$case !== 'sql') return fail('unsupported', { what: String(relType?.$case) });
    const statement = parsers.statement(relType.value.query);
    return statement.kind === 'query' ? statement.plan : fail('unsupported', { what: 'A statement' });
  },
  schema: () => ({ kind: { $case: 'struct', value: { fields: [], typeVariationReference: 0 } } }),
  type: () => ({ kind: { $case: 'integer', value: { typeVariationReference: 0 } } }),
};
