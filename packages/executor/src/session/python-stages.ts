import { randomUUID } from 'node:crypto';
import { type PythonStage, pythonStage, schemaOfPlan, type Typed, tablePlan } from '@spark-sql-to-snowflake/compiler';
import { type Field, fail, type Plan, type PythonFunction, types as T } from '@spark-sql-to-snowflake/plan-ir';
import type { PythonRequest } from '../python/worker.js';
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
    const { inputs, fields, work, functions } = asked(stage);
    const [first] = functions;
    const python = env.python ?? fail('python-off', { name: first?.name ?? '' });
    const request = {
      ...work,
      inputs: inputs.length,
      conf: Object.fromEntries(SETTINGS.flatMap((key) => entryOf(key, python.setting(key)))),
      paths: await python.paths(),
    };
    const rows = inputs.map((tree) => dataOf(tree, query, env, control));
    const commands = functions.map((f) => f.command);
    const parts = await python.workers.run(request, commands, rows, control.signal);
    const named = fields.map((f, i) => ({ ...f, name: `c${i + 1}` }));
    const name = `python_${randomUUID().replaceAll('-', '')}`;
    const table = await env.connection.upload(name, named, Buffer.concat(parts));
    tree = stage.rest(tablePlan(table, query));
  }
}

const entryOf = (key: string, value: string | undefined): readonly (readonly [string, string])[] =>
  value === undefined ? [] : [[key, value]];

/** What a worker is asked for a stage, and the columns of the table that comes of it. */
function asked(stage: PythonStage): {
  readonly inputs: readonly Plan[];
  readonly fields: readonly Field[];
  readonly work: Pick<PythonRequest, 'stage' | 'calls' | 'passed' | 'ordered' | 'keys'>;
  readonly functions: readonly PythonFunction[];
} {
  if (stage.kind === 'frames') {
    const { inputs, keys, function: f } = stage;
    const calls = [{ evalType: f.evalType, version: f.version, args: [] }];
    const fields = f.type.kind === 'struct' ? f.type.fields : [];
    return { inputs, fields, functions: [f], work: { stage: 'frames', calls, passed: 0, ordered: false, keys } };
  }
  const { input, passed, ordered, calls } = stage;
  const fields: Field[] = [
    ...schemaOfPlan(input).slice(0, passed),
    ...calls.map((c, i) => ({ name: `r${i}`, type: c.function.type, nullable: true })),
    ...(ordered ? [{ name: 'n', type: T.long, nullable: false }] : []),
  ];
  const called = calls.map(({ function: { evalType, version }, args }) => ({ evalType, version, args }));
  const work = { stage: 'calls', calls: called, passed, ordered, keys: 0 };
  return { inputs: [input], fields, functions: calls.map((c) => c.function), work };
}

/** The rows of a part of the query, as they are asked for. */
async function* dataOf(
  tree: Plan,
  query: Typed<Plan>,
  env: QueryEnvironment,
  control: RunControl,
): AsyncIterable<Uint8Array> {
  const rows = await arrowRows({ ...query, tree }, env, control);
  for await (const { data } of rows.batches()) yield data;
}
