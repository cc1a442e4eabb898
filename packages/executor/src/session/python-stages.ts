import { randomUUID } from 'node:crypto';
import { pythonStage, schemaOfPlan, type Typed, tablePlan } from '@spark-sql-to-snowflake/compiler';
import { type Field, fail, type Plan, types as T } from '@spark-sql-to-snowflake/plan-ir';
import type { PythonWorkers } from '../python/workers.js';
import { arrowRows } from './queries.js';
import type { QueryEnvironment } from './query-environment.js';
import type { RunControl } from './session.js';

/** What functions of Python run with. */
export interface PythonHost {
  readonly workers: PythonWorkers;
  /** A setting of the session's; undefined: it has none. */
  setting(key: string): string | undefined;
  /** Folders and archives that the client has sent for functions to import. */
  paths(): Promise<readonly string[]>;
}

/** What PySpark's own code asks of the session. */
const SETTINGS = [
  'spark.sql.session.timeZone',
  'spark.sql.execution.arrow.maxRecordsPerBatch',
  'spark.sql.execution.pandas.convertToArrowArraySafely',
  'spark.sql.legacy.execution.pandas.groupedMap.assignColumnsByName',
] as const;

/**
 * An optimized query without calls of Python: they are made now, stage by stage, and tables of the session's own have what they gave.
 * The very same query where it calls none. Throws CompileError, ExecutionError, PythonError.
 */
export async function withoutPython(
  query: Typed<Plan>,
  env: QueryEnvironment,
  control: RunControl,
): Promise<Typed<Plan>> {
  let { tree } = query;
  for (;;) {
    const stage = pythonStage(tree, query.ids);
    if (!stage) return tree === query.tree ? query : { ...query, tree };
    const [first] = stage.calls;
    const python = env.python ?? fail('python-off', { name: first?.function.name ?? '' });
    const input = { ...query, tree: stage.input };
    const fields: Field[] = [
      ...schemaOfPlan(stage.input).slice(0, stage.passed),
      ...stage.calls.map((c, i) => ({ name: `r${i}`, type: c.function.type, nullable: true })),
      ...(stage.ordered ? [{ name: 'n', type: T.long, nullable: false }] : []),
    ];
    const request = {
      stage: 'calls',
      calls: stage.calls.map(({ function: { evalType, version }, args }) => ({ evalType, version, args })),
      passed: stage.passed,
      ordered: stage.ordered,
      conf: Object.fromEntries(SETTINGS.flatMap((key) => entryOf(key, python.setting(key)))),
      paths: await python.paths(),
    };
    const commands = stage.calls.map((c) => c.function.command);
    const rows = await arrowRows(input, env, control);
    const parts = await python.workers.run(request, commands, dataOf(rows.batches()), control.signal);
    const named = fields.map((f, i) => ({ ...f, name: `c${i + 1}` }));
    const table = await env.connection.upload(
      `python_${randomUUID().replaceAll('-', '')}`,
      named,
      Buffer.concat(parts),
    );
    tree = stage.rest(tablePlan(table, query));
  }
}

const entryOf = (key: string, value: string | undefined): readonly (readonly [string, string])[] =>
  value === undefined ? [] : [[key, value]];

async function* dataOf(batches: AsyncIterable<{ readonly data: Uint8Array }>): AsyncIterable<Uint8Array> {
  for await (const { data } of batches) yield data;
}
