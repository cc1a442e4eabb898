import { analyze } from '@spark-sql-to-snowflake/analyzer';
import {
  type Catalog,
  CompileError,
  DEFAULT_CONF,
  type Diagnostic,
  diagnosticSink,
  type Field,
  idSource,
  listCatalog,
  outputOf,
  type Plan,
  type SparkConf,
  type Statement,
  types as T,
  typeText,
} from '@spark-sql-to-snowflake/plan-ir';
import { parseStatement } from '@spark-sql-to-snowflake/spark-sql-parser';
import { validate } from './validate.js';

const field = (name: string, type: T.DataType): Field => ({ name, type, nullable: true });

/** `t` with a column of most kinds, `u` that shares `a` and `b` with it. */
export const tables: Catalog = listCatalog([
  {
    name: ['t'],
    columns: [
      field('a', T.int),
      field('b', T.long),
      field('s', T.string),
      field('d', T.decimal(10, 2)),
      field('dt', T.date),
      field('ts', T.timestamp),
      field('ar', T.array(T.int)),
      field('m', T.map(T.string, T.int)),
      field('st', T.struct([field('f', T.int), field('g', T.string)])),
      field('x', T.double),
    ],
  },
  { name: ['db', 'u'], columns: [field('a', T.int), field('b', T.long), field('z', T.string)] },
]);

export interface Analyzed {
  readonly statement: Statement;
  readonly diagnostics: readonly Diagnostic[];
}

/** Analyse one statement; a plan that breaks an invariant is an error. */
export function run(sql: string, conf: Partial<SparkConf> = {}, catalog: Catalog = tables): Analyzed {
  const settings = { ...DEFAULT_CONF, ...conf };
  const diagnostics = diagnosticSink();
  const parsed = parseStatement(sql, settings);
  const statement = analyze(parsed, { catalog, conf: settings, ids: idSource(), diagnostics });
  if (statement.kind === 'query') {
    const problems = validate(statement.plan);
    if (problems.length > 0) throw new Error(`${sql}: ${problems.join('; ')}`);
  }
  return { statement, diagnostics: diagnostics.list };
}

export function plan(sql: string, conf: Partial<SparkConf> = {}, catalog: Catalog = tables): Plan {
  const { statement } = run(sql, conf, catalog);
  if (statement.kind !== 'query') throw new Error(`no query: ${sql}`);
  return statement.plan;
}

/** The columns of a query as `name type`. */
export const schema = (sql: string, conf: Partial<SparkConf> = {}, catalog: Catalog = tables): readonly string[] =>
  outputOf(plan(sql, conf, catalog)).map((c) => `${c.name} ${typeText(c.type)}`);

/** The Spark error class a statement is refused with; undefined if it is accepted. */
export function refusal(sql: string, conf: Partial<SparkConf> = {}, catalog: Catalog = tables): string | undefined {
  try {
    run(sql, conf, catalog);
    return undefined;
  } catch (e) {
    if (e instanceof CompileError) return e.diagnostic.sparkClass ?? e.diagnostic.code;
    throw e;
  }
}
