import { analyze } from '@spark-sql-to-snowflake/analyzer';
import { optimizeStatement, type Pipeline } from '@spark-sql-to-snowflake/optimizer';
import {
  Bug,
  type Catalog,
  CompileError,
  DEFAULT_CONF,
  type Diagnostic,
  diagnostic,
  diagnosticSink,
  type Field,
  idSource,
  OPEN_CATALOG,
  outputOf,
  type SparkConf,
  type Statement,
  type TableName,
  type UnresolvedStatement,
} from '@spark-sql-to-snowflake/plan-ir';
import { type ScriptPart, splitScript } from '@spark-sql-to-snowflake/spark-sql-parser';
import { type Dialect, emit, type Layout } from '@spark-sql-to-snowflake/sql-emit';
import { confAfter } from './conf-after.js';
import { type ScriptCatalog, scriptCatalog } from './script-catalog.js';
import { variablesIn } from './variables.js';

export interface CompileOptions {
  /** The database to write for: `snowflake` of snowflake-dialect, `duckdb` of duckdb-dialect, or one of your own. */
  readonly dialect: Dialect;
  /** Table schemas. Default: none is known, and unknown tables have open schemas. */
  readonly catalog?: Catalog;
  /** The session's settings where they are not Spark's defaults. A `SET` in the script changes them for what follows. */
  readonly conf?: Partial<SparkConf>;
  /** Default `lines`: a clause a line. */
  readonly layout?: Layout;
  /** Default `shape-keeping`: the SQL keeps the shape of the source. `full` rewrites for size, `none` leaves all as analysed. */
  readonly pipeline?: Pipeline | 'none';
}

/** What became of one statement of the source. */
export interface CompiledStatement {
  /** Compiled; or the user's error, a known limit, a bug of ours: then `sql` is empty and `diagnostics` says why. */
  readonly status: 'ok' | 'error' | 'unsupported' | 'bug';
  readonly kind?: Statement['kind'];
  /** Offsets of the statement in the source, and the comments that stand before it. */
  readonly span: { readonly start: number; readonly end: number };
  readonly leadingComments: readonly string[];
  /** One text a database statement, without `;`. */
  readonly sql: readonly string[];
  /** The result's columns as Spark has them; for statements that are queries. */
  readonly schema?: readonly Field[];
  readonly diagnostics: readonly Diagnostic[];
  /** Helper functions of `spark-functions` that the SQL calls. */
  readonly helpers: readonly string[];
  readonly parsed?: UnresolvedStatement;
  readonly analyzed?: Statement;
  readonly optimized?: Statement;
}
export interface CompileResult {
  readonly statements: readonly CompiledStatement[];
  /** Tables whose schema nobody knew. Compile again with a catalog that has them for exact types. */
  readonly needs: readonly TableName[];
}

/**
 * Translate a script of Spark SQL. Never throws for what the source says: each statement carries its own outcome, and a bad
 * one does not keep the others from compiling.
 */
export function compile(source: string, options: CompileOptions): CompileResult {
  let conf: SparkConf = { ...DEFAULT_CONF, ...options.conf };
  const catalog = scriptCatalog(options.catalog ?? OPEN_CATALOG, options.dialect.storedAs);
  const statements: CompiledStatement[] = [];
  for (const entry of splitScript(source)) {
    const compiled = compileStatement(entry, source, conf, catalog, options);
    statements.push(compiled);
    const { analyzed } = compiled;
    if (!analyzed) continue;
    catalog.apply(analyzed);
    conf = confAfter(analyzed, conf);
  }
  return { statements, needs: catalog.needs };
}

function compileStatement(
  entry: ScriptPart,
  source: string,
  conf: SparkConf,
  catalog: ScriptCatalog,
  options: CompileOptions,
): CompiledStatement {
  const diagnostics = diagnosticSink();
  const place = { span: { start: entry.start, end: entry.end }, leadingComments: entry.leadingComments };
  const stages: { parsed?: UnresolvedStatement; analyzed?: Statement; optimized?: Statement } = {};
  if (conf.variableSubstitute) {
    for (const { reference, origin } of variablesIn(source, entry))
      diagnostics.add(diagnostic('variable-kept', { reference }, origin));
  }
  try {
    const parsed = entry.parse(conf);
    stages.parsed = parsed;
    const ids = idSource();
    const analyzed = analyze(parsed, { catalog, conf, ids, diagnostics });
    stages.analyzed = analyzed;
    const pipeline = options.pipeline ?? 'shape-keeping';
    const optimized = pipeline === 'none' ? analyzed : optimizeStatement(analyzed, { pipeline, conf });
    stages.optimized = optimized;
    const { sql, helpers } = emit(optimized, {
      dialect: options.dialect,
      conf,
      diagnostics,
      ids,
      ...(options.layout && { layout: options.layout }),
    });
    return {
      status: 'ok',
      kind: analyzed.kind,
      ...place,
      sql,
      ...(analyzed.kind === 'query' && { schema: schemaOf(analyzed) }),
      diagnostics: diagnostics.list,
      helpers,
      ...stages,
    };
  } catch (error) {
    const found = explain(error, place.span);
    const status = found.severity === 'unsupported' ? 'unsupported' : found.code === 'bug' ? 'bug' : 'error';
    return { status, ...place, sql: [], diagnostics: [...diagnostics.list, found], helpers: [], ...stages };
  }
}

const schemaOf = (statement: Extract<Statement, { kind: 'query' }>): readonly Field[] =>
  outputOf(statement.plan).map((a) => ({ name: a.name, type: a.type, nullable: a.nullable }));

/** An exception as a diagnostic. A stack that ran out is the source's depth; what else is thrown is a bug of ours. */
function explain(error: unknown, span: { readonly start: number; readonly end: number }): Diagnostic {
  if (error instanceof CompileError)
    return error.diagnostic.origin ? error.diagnostic : { ...error.diagnostic, origin: span };
  if (error instanceof RangeError && /call stack/i.test(error.message)) {
    return diagnostic('too-complex', {}, span);
  }
  const detail =
    error instanceof Bug ? error.message : error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return diagnostic('bug', { detail }, span);
}
