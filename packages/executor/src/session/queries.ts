import { emitQuery, observedMetrics, schemaOfPlan, type Typed, typedQuery } from '@spark-sql-to-snowflake/compiler';
import {
  type Catalog,
  type Field,
  intLiteral,
  type Plan,
  type SparkConf,
  types as T,
  type UnresolvedPlan,
} from '@spark-sql-to-snowflake/plan-ir';
import type { Dialect } from '@spark-sql-to-snowflake/sql-emit';
import type { ArrowResult } from '../arrow-result.js';
import type { Connection } from '../connection.js';
import { type Row, rowsOf } from '../value.js';
import type { Observed, RunControl, RunResult } from './session.js';
import { prepareSources, type SourceReader } from './sources.js';

/** What the queries of a session run with. */
export interface QueryEnvironment {
  readonly connection: Connection;
  readonly dialect: Dialect;
  readonly sources: SourceReader;
  /** The tables and views there are now. */
  catalog(): Promise<Catalog>;
  conf(): SparkConf;
}

export interface RowSet {
  readonly schema: readonly Field[];
  readonly rows: readonly Row[];
}

/** A query with its names looked up and its types known. Throws CompileError. */
export async function analyzed(plan: UnresolvedPlan, env: QueryEnvironment): Promise<Typed<Plan>> {
  const prepared = await prepareSources(plan, env.sources);
  return typedQuery(prepared.plan, { catalog: await env.catalog(), conf: env.conf(), source: prepared.source });
}

interface EmittedRows {
  readonly sql: readonly string[];
  readonly schema: readonly Field[];
  readonly options: { readonly timeZone: string; readonly signal: AbortSignal };
}

/** The statements that give a query's rows, ready to be run. */
export async function emittedRows(
  query: Typed<Plan>,
  env: QueryEnvironment,
  control: RunControl,
): Promise<EmittedRows> {
  const { sql, helpers } = emitQuery(query, env.dialect);
  control.onSql?.(sql);
  await env.connection.useHelpers(helpers);
  const options = { timeZone: query.conf.timeZone, signal: control.signal };
  return { sql, schema: schemaOfPlan(query.tree), options };
}

/** The rows of a query as Arrow, as the database gives them. */
export async function arrowRows(query: Typed<Plan>, env: QueryEnvironment, control: RunControl): Promise<ArrowResult> {
  const { sql, schema, options } = await emittedRows(query, env, control);
  return env.connection.queryArrow(sql, schema, options);
}

/** A query's rows as Arrow, and the metrics that it observes. */
export async function queryResult(
  plan: UnresolvedPlan,
  env: QueryEnvironment,
  control: RunControl,
): Promise<RunResult> {
  const result = await arrowRows(await analyzed(plan, env), env, control);
  const metrics = observedMetrics(plan);
  if (metrics.length === 0) return { kind: 'rows', result };
  const observed = async (): Promise<readonly Observed[]> => {
    const found: Observed[] = [];
    for (const { name, query } of metrics) {
      const { schema, rows } = await fewRows(query, env, control);
      found.push({ name, schema, values: rows[0] ?? [] });
    }
    return found;
  };
  return { kind: 'rows', result, observed };
}

/** All rows of a query as values; for results that are known to be small. */
export async function fewRows(plan: UnresolvedPlan, env: QueryEnvironment, control: RunControl): Promise<RowSet> {
  const { sql, schema, options } = await emittedRows(await analyzed(plan, env), env, control);
  const result = await env.connection.query(sql, schema, options);
  return { schema, rows: await rowsOf(result) };
}

/** Spark's rows of `int` count: a negative number asks for none, and a limit is one more than what is shown. */
const MOST_ROWS = 2_147_483_632;

/** The first rows, and whether there are more. */
export async function firstRows(
  plan: UnresolvedPlan,
  count: number,
  env: QueryEnvironment,
  control: RunControl,
): Promise<RowSet & { readonly more: boolean }> {
  const wanted = Math.max(0, Math.min(count, MOST_ROWS));
  const { schema, rows } = await fewRows({ kind: 'limit', child: plan, limit: intLiteral(wanted + 1) }, env, control);
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
  return arrowRows(await analyzed(rest, env), env, control);
}
