import {
  type AnalyzerInput,
  analyze,
  analyzeQuery,
  type ColumnMetadata,
  type KeptTable,
  type SampleSchema,
  schemaOf,
} from '@spark-sql-to-snowflake/analyzer';
import { holdsPython, mapStatement, optimize, optimizeStatement } from '@spark-sql-to-snowflake/optimizer';
import {
  type Catalog,
  type Diagnostic,
  type DiagnosticSink,
  diagnosticSink,
  type Expr,
  explainPlan,
  explainUnresolved,
  type Field,
  fail,
  type IdSource,
  idSource,
  type Literal,
  listCatalog,
  outputOf,
  type Plan,
  type SparkConf,
  type Statement,
  streamingSource,
  type TableInfo,
  typeText,
  type UnresolvedPlan,
  type UnresolvedSource,
  type UnresolvedStatement,
} from '@spark-sql-to-snowflake/plan-ir';
import { parseStatement } from '@spark-sql-to-snowflake/spark-sql-parser';
import { type Dialect, type Emitted, emit } from '@spark-sql-to-snowflake/sql-emit';

export type { KeptTable } from '@spark-sql-to-snowflake/analyzer';

/** What one query or statement of a session is compiled against. */
export interface CompileHost {
  readonly catalog: Catalog;
  readonly conf: SparkConf;
  /** What the host made of files to read, and of rows that the client sent. */
  readonly source?: (source: UnresolvedSource) => TableInfo | undefined;
  readonly parameters?: {
    readonly named?: Readonly<Record<string, Literal>>;
    readonly positional?: readonly Literal[];
  };
  /** The table that has the rows of the DataFrame with this plan id. */
  readonly kept?: (planId: number) => KeptTable | undefined;
  /** What samples of texts are read as; absent: `from_json(x, schema_of_json('…'))` is refused. */
  readonly sampleSchema?: SampleSchema;
  /** Filled with the metadata of columns: see `schemaOf`. */
  readonly metadata?: ColumnMetadata;
}

/** A typed tree, and what its later stages go on with. */
export interface Typed<T> {
  readonly tree: T;
  readonly conf: SparkConf;
  readonly ids: IdSource;
  readonly diagnostics: DiagnosticSink;
  /** Metadata that columns were given. */
  readonly metadata?: ColumnMetadata;
}

const input = (host: CompileHost, ids: IdSource, diagnostics: DiagnosticSink): AnalyzerInput => ({
  catalog: host.catalog,
  conf: host.conf,
  ids,
  diagnostics,
  parameters: host.parameters,
  source: host.source,
  sampleSchema: host.sampleSchema,
  metadata: host.metadata,
  kept: host.kept,
  parseQuery: (text) => queryOf(text, host.conf),
});

/** The query that a text is. Throws CompileError where it is none. */
export function queryOf(text: string, conf: SparkConf): UnresolvedPlan {
  const statement = parseStatement(text, conf);
  return statement.kind === 'query' ? statement.plan : fail('unsupported', { what: 'A statement in place of a query' });
}

/** A query that is no text, with its names looked up and its types known. Throws CompileError. */
export function typedQuery(plan: UnresolvedPlan, host: CompileHost): Typed<Plan> {
  const ids = idSource();
  const diagnostics = diagnosticSink();
  const metadata: ColumnMetadata = new Map();
  const tree = analyzeQuery(plan, { ...input(host, ids, diagnostics), metadata });
  return { tree, conf: host.conf, ids, diagnostics, metadata };
}

/** The same for a statement. */
export function typedStatement(statement: UnresolvedStatement, host: CompileHost): Typed<Statement> {
  const ids = idSource();
  const diagnostics = diagnosticSink();
  return { tree: analyze(statement, input(host, ids, diagnostics)), conf: host.conf, ids, diagnostics };
}

export interface EmittedStatement extends Emitted {
  readonly diagnostics: readonly Diagnostic[];
  /** What to run in its place if it has failed because a number has left its type. The same SQL where that is Spark's error, too. */
  readonly wrapping?: WrappingStatement;
}
export interface WrappingStatement {
  /** Does the database's message say so? */
  isOverflow(message: string): boolean;
  emit(): EmittedStatement;
}

/** The queries of a statement, changed one after the other. */
export async function withQueries(
  statement: Typed<Statement>,
  change: (query: Typed<Plan>) => Promise<Typed<Plan>>,
): Promise<Typed<Statement>> {
  const changed = new Map<Plan, Plan>();
  const same = (expr: Expr): Expr => expr;
  const noted = (plan: Plan): Plan => {
    changed.set(plan, plan);
    return plan;
  };
  mapStatement(statement.tree, noted, same);
  for (const plan of changed.keys()) changed.set(plan, (await change({ ...statement, tree: plan })).tree);
  return { ...statement, tree: mapStatement(statement.tree, (plan) => changed.get(plan) ?? plan, same) };
}

/** A table of the host's as a part of a query that is typed already. */
export const tablePlan = (table: TableInfo, { conf, ids, diagnostics }: Typed<Plan>): Plan =>
  analyzeQuery(
    { kind: 'local-relation', data: new Uint8Array() },
    input({ catalog: listCatalog([]), conf, source: () => table }, ids, diagnostics),
  );

/** A typed query rewritten for size: nobody wrote it as SQL. */
export const optimizedQuery = (query: Typed<Plan>): Typed<Plan> => ({
  ...query,
  tree: optimize(query.tree, { pipeline: 'full', conf: query.conf }),
});

/** An optimized query as SQL of a dialect. Throws CompileError. */
export const emitOptimized = (query: Typed<Plan>, dialect: Dialect): EmittedStatement =>
  emitted({ ...query, tree: { kind: 'query', plan: query.tree } }, dialect);

/** A typed query as SQL of a dialect, optimized. Throws CompileError. */
export const emitQuery = (query: Typed<Plan>, dialect: Dialect): EmittedStatement =>
  emitOptimized(optimizedQuery(query), dialect);

/** A typed statement as SQL of a dialect. Throws CompileError. */
export function emitStatement(statement: Typed<Statement>, dialect: Dialect): EmittedStatement {
  const tree = optimizeStatement(statement.tree, { pipeline: 'full', conf: statement.conf });
  return emitted({ ...statement, tree }, dialect);
}

function emitted(optimized: Typed<Statement>, dialect: Dialect): EmittedStatement {
  const { tree, conf, ids, diagnostics } = optimized;
  const { wrapping } = dialect;
  return {
    ...emit(tree, { dialect, conf, diagnostics, ids, layout: 'line' }),
    diagnostics: diagnostics.list,
    ...(wrapping && {
      wrapping: {
        isOverflow: wrapping.isOverflow,
        emit: () => emitted({ ...optimized, diagnostics: diagnosticSink() }, wrapping.dialect),
      },
    }),
  };
}

/** The columns of a typed plan. */
export const schemaOfPlan = (plan: Plan): readonly Field[] =>
  outputOf(plan).map((a) => ({ name: a.name, type: a.type, nullable: a.nullable }));

/** The columns of a query with the metadata that they were given. */
export const schemaOfQuery = (query: Typed<Plan>): readonly Field[] => schemaOf(query.tree, query.metadata);

/** What of a query is shown: the physical plan; all plans; the optimized and the physical one. */
export type ExplainStages = 'physical' | 'all' | 'cost';

/**
 * The stages of a query as text, in Spark's headings. The physical plan is the SQL that the database gets; what its steps will cost the
 * database knows, so that no plan here carries a statistic.
 */
export function explainQuery(
  parsed: UnresolvedPlan,
  query: Typed<Plan>,
  dialect: Dialect,
  stages: ExplainStages,
): string {
  const notSql = streamingSource(query.tree) !== undefined || holdsPython(query.tree);
  const steps = notSql ? explainPlan(query.tree) : `${emitQuery(query, dialect).sql.join(';\n')}\n`;
  const physical = `== Physical Plan ==\n${steps}`;
  if (stages === 'physical') return physical;
  const plan = explainPlan(optimizedQuery(query).tree);
  const optimized = `== Optimized Logical Plan ==\n${plan}`;
  if (stages === 'cost') return [`${optimized}Statistics: left to ${dialect.name}\n`, physical].join('\n');
  const columns = schemaOfPlan(query.tree).map((f) => `${f.name}: ${typeText(f.type)}`);
  return [
    `== Parsed Logical Plan ==\n${explainUnresolved(parsed)}`,
    `== Analyzed Logical Plan ==\n${columns.join(', ')}\n${explainPlan(query.tree)}`,
    optimized,
    physical,
  ].join('\n');
}

export {
  crosstabAsPivot,
  type ObservedMetrics,
  observedMetrics,
  withoutCrosstabs,
} from '@spark-sql-to-snowflake/analyzer';
export { holdsPython, type PythonStage, pythonFunctions, pythonStage } from '@spark-sql-to-snowflake/optimizer';
