import {
  emitOptimized,
  type KeptTable,
  observedMetrics,
  optimizedQuery,
  schemaOfPlan,
  type Typed,
  typedQuery,
} from '@spark-sql-to-snowflake/compiler';
import {
  CompileError,
  constantRows,
  type Field,
  fail,
  intLiteral,
  maxRows,
  type Plan,
  requireBatch,
  types as T,
  type UnresolvedPlan,
} from '@spark-sql-to-snowflake/plan-ir';
import { arrowOfRows } from '../arrow/rows.js';
import type { ArrowResult } from '../arrow-result.js';
import { type Row, rowsOf } from '../value.js';
import { begun, withWrapping } from '../wrapping.js';
import { withoutPython } from './python-stages.js';
import type { QueryEnvironment } from './query-environment.js';
import { sampleSchema } from './sample-schema.js';
import type { Observed, RunControl, RunResult } from './session.js';
import { prepareSources } from './sources.js';
import { inWindowOrder } from './window-order.js';

export interface RowSet {
  readonly schema: readonly Field[];
  readonly rows: readonly Row[];
}

/** A query with its names looked up and its types known. Throws CompileError. */
export async function analyzed(plan: UnresolvedPlan, env: QueryEnvironment): Promise<Typed<Plan>> {
  return typed(plan, env, new Map());
}

/** The same for a query that runs now: what of it was persisted is read from where it is kept. */
async function ready(plan: UnresolvedPlan, env: QueryEnvironment, control: RunControl): Promise<Typed<Plan>> {
  const query = await typed(plan, env, (await env.kept?.tablesIn(plan, env, control)) ?? new Map());
  requireBatch(query.tree);
  const tree = env.withCached ? await env.withCached(query.tree) : query.tree;
  return tree === query.tree ? query : { ...query, tree };
}

async function typed(plan: UnresolvedPlan, env: QueryEnvironment, kept: ReadonlyMap<number, KeptTable>) {
  const prepared = await prepareSources(plan, env.sources);
  const host = { catalog: await env.catalog(), conf: env.conf(), source: prepared.source, sampleSchema };
  return typedQuery(prepared.plan, kept.size === 0 ? host : { ...host, kept: (id) => kept.get(id) });
}

/** A query rewritten for size, whose calls of Python have been made. */
const optimizedNow = (query: Typed<Plan>, env: QueryEnvironment, control: RunControl): Promise<Typed<Plan>> =>
  withoutPython(optimizedQuery(query), env, control);

interface EmittedRows {
  readonly sql: readonly string[];
  readonly schema: readonly Field[];
  readonly options: { readonly timeZone: string; readonly signal: AbortSignal; readonly maxRows: number };
}

/**
 * Run the statements that give a query's rows, with `body`; again in other words where an integer has left its type, so `body` must have
 * handed nothing out when it throws.
 */
export async function withRows<T>(
  query: Typed<Plan>,
  env: QueryEnvironment,
  control: RunControl,
  body: (rows: EmittedRows) => Promise<T>,
): Promise<T> {
  requireBatch(query.tree);
  return withStatements(await optimizedNow(query, env, control), schemaOfPlan(query.tree), env, control, body);
}

async function withStatements<T>(
  query: Typed<Plan>,
  schema: readonly Field[],
  env: QueryEnvironment,
  control: RunControl,
  body: (rows: EmittedRows) => Promise<T>,
): Promise<T> {
  const options = {
    timeZone: query.conf.timeZone,
    signal: control.signal,
    mark: control.mark,
    maxRows: maxRows(query.tree),
    ansi: query.conf.ansi,
  };
  const emitted = emitOptimized(query, env.dialect);
  if (emitted.diagnostics.length > 0) control.onDiagnostics?.(emitted.diagnostics);
  return withWrapping([emitted], async (statements) => {
    const sql = statements.flatMap((s) => s.sql);
    control.onSql?.(sql);
    await env.connection.useHelpers(statements.flatMap((s) => s.helpers));
    return body({ sql, schema, options });
  });
}

/** The rows that an optimized query has in its plan; the database is not asked for them. */
function rowsInPlan({ tree, diagnostics }: Typed<Plan>, control: RunControl): readonly Row[] | undefined {
  const rows = constantRows(tree);
  if (!rows) return undefined;
  if (diagnostics.list.length > 0) control.onDiagnostics?.(diagnostics.list);
  control.onSql?.([]);
  return rows;
}

/** The rows of a query as Arrow, as the database gives them. */
export async function arrowRows(query: Typed<Plan>, env: QueryEnvironment, control: RunControl): Promise<ArrowResult> {
  const optimized = await optimizedNow(query, env, control);
  const schema = schemaOfPlan(query.tree);
  const constant = rowsInPlan(optimized, control);
  if (constant) return arrowOfRows(schema, constant, query.conf.timeZone);
  return withStatements(optimized, schema, env, control, async ({ sql, options }) => {
    const result = await env.connection.queryArrow(sql, schema, options);
    return env.dialect.wrapping ? begun(result) : result;
  });
}

/** Spark has a name of its own for a metric that is no aggregate. */
function ofMetric(error: unknown): never {
  if (error instanceof CompileError && error.diagnostic.code === 'missing-group-by') fail('observed-attribute', {});
  throw error;
}

/** A query's rows as Arrow, and the metrics that it observes. */
export async function queryResult(
  plan: UnresolvedPlan,
  env: QueryEnvironment,
  control: RunControl,
): Promise<RunResult> {
  const result = await arrowRows(await ready(plan, env, control), env, control);
  const metrics = observedMetrics(plan);
  if (metrics.length === 0) return { kind: 'rows', result };
  const observed = async (): Promise<readonly Observed[]> => {
    const found: Observed[] = [];
    for (const { name, query } of metrics) {
      const { schema, rows } = await fewRows(query, env, control).catch(ofMetric);
      found.push({ name, schema, values: rows[0] ?? [] });
    }
    return found;
  };
  return { kind: 'rows', result, observed };
}

/** All rows of a query as values; for results that are known to be small. `refine`: the last word on the query. */
export async function fewRows(
  plan: UnresolvedPlan,
  env: QueryEnvironment,
  control: RunControl,
  refine: (query: Typed<Plan>) => Typed<Plan> = (query) => query,
): Promise<RowSet> {
  const query = refine(await ready(plan, env, control));
  const optimized = await optimizedNow(query, env, control);
  const schema = schemaOfPlan(query.tree);
  const constant = rowsInPlan(optimized, control);
  if (constant) return { schema, rows: constant };
  return withStatements(optimized, schema, env, control, async ({ sql, options }) => ({
    schema,
    rows: await rowsOf(await env.connection.query(sql, schema, options)),
  }));
}

/** Spark's rows of `int` count: a negative number asks for none, and a limit is one more than what is shown. */
const MOST_ROWS = 2_147_483_632;

/** The first rows, to be shown, and whether there are more. */
export async function firstRows(
  plan: UnresolvedPlan,
  count: number,
  env: QueryEnvironment,
  control: RunControl,
): Promise<RowSet & { readonly more: boolean }> {
  const wanted = Math.max(0, Math.min(count, MOST_ROWS));
  const limited: UnresolvedPlan = { kind: 'limit', child: plan, limit: intLiteral(wanted + 1) };
  const { schema, rows } = await fewRows(limited, env, control, inWindowOrder);
  return { schema, rows: rows.slice(0, wanted), more: rows.length > wanted };
}

/** The last rows of a query: it is counted first. */
export async function lastRows(
  plan: UnresolvedPlan,
  count: number,
  env: QueryEnvironment,
  control: RunControl,
): Promise<ArrowResult> {
  const counted = await fewRows(
    { kind: 'project', child: plan, items: [{ kind: 'call', name: ['count'], args: [intLiteral(1)] }] },
    env,
    control,
  );
  const all = Number(counted.rows[0]?.[0] ?? 0);
  const skip = Math.max(0, all - Math.max(0, count));
  const limit = { kind: 'literal' as const, value: Math.min(count, all), type: T.int, nullable: false };
  const rest: UnresolvedPlan = { kind: 'limit', child: plan, limit, offset: intLiteral(skip) };
  return arrowRows(await ready(rest, env, control), env, control);
}
