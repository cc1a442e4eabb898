import { type CompiledStatement, compile } from '@spark-sql-to-snowflake/compiler';
import { type DuckDBConnection, ExecutionError, openDuckDB, rowsOf, showTable } from '@spark-sql-to-snowflake/executor';
import type { Catalog, SparkConf } from '@spark-sql-to-snowflake/plan-ir';
import { EXIT, exitCode } from '../exit-code.js';
import { loadCatalog } from '../input/catalog.js';
import { findSources, type SourceText } from '../input/sources.js';
import { type ConfOptions, confOf, DIALECTS } from '../options.js';
import { writeDiagnostics } from '../output/diagnostics.js';
import { UserError } from '../user-error.js';

export interface RunOptions extends ConfOptions {
  readonly schema: readonly string[];
  readonly data: readonly string[];
  readonly database?: string;
  readonly showSql?: boolean;
  readonly limit: string;
}

/** `spark-sql-to-snowflake run [files]`: run each statement on the embedded DuckDB and print the answers of queries. */
export async function run(args: readonly string[], options: RunOptions): Promise<number> {
  const limit = Number(options.limit);
  if (!Number.isInteger(limit) || limit < 0) throw new UserError(`--limit ${options.limit}: give a number of rows`);
  const sources = await findSources(args);
  const declared = loadCatalog(options.schema);
  const conf = confOf(options);
  const connection = await openDuckDB({
    timeZone: conf.timeZone,
    ...(options.database !== undefined && { file: options.database }),
  }).catch(asUserError);
  try {
    const typeName = DIALECTS.duckdb.typeName;
    await connection.registerFiles(options.data, { declared, typeName }).catch(asUserError);
    const statements: CompiledStatement[] = [];
    for (const source of sources) {
      const failed = await runSource(
        source,
        connection,
        conf,
        { limit, showSql: options.showSql === true },
        statements,
      );
      if (failed) return EXIT.userError;
    }
    return exitCode(statements, false);
  } finally {
    connection.close();
  }
}

const asUserError = (error: unknown): never => {
  throw error instanceof ExecutionError ? new UserError(error.message) : error;
};

/** Run the statements of one file in order, up to the first that fails. Returns whether one failed while running. */
async function runSource(
  source: SourceText,
  connection: DuckDBConnection,
  conf: SparkConf,
  show: { readonly limit: number; readonly showSql: boolean },
  done: CompiledStatement[],
): Promise<boolean> {
  const catalog: Catalog = await connection.catalog();
  const { statements } = compile(source.text, { dialect: DIALECTS.duckdb, catalog, conf });
  for (const statement of statements) {
    done.push(statement);
    writeDiagnostics(statement, source);
    if (statement.status !== 'ok') return false;
    if (show.showSql) process.stdout.write(`${statement.sql.join(';\n')};\n`);
    try {
      await runStatement(statement, connection, conf, show.limit);
    } catch (error) {
      if (!(error instanceof ExecutionError)) throw error;
      process.stderr.write(`${source.name}: ${error.message}\n`);
      return true;
    }
  }
  return false;
}

async function runStatement(
  statement: CompiledStatement,
  connection: DuckDBConnection,
  conf: SparkConf,
  limit: number,
): Promise<void> {
  await connection.useHelpers(statement.helpers);
  if (!statement.schema) return connection.execute(statement.sql);
  const rows = await rowsOf(await connection.query(statement.sql, statement.schema));
  const table = showTable(statement.schema, rows.slice(0, limit), { timeZone: conf.timeZone });
  const more = rows.length > limit ? `\nonly showing the first ${limit} of ${rows.length} rows` : '';
  process.stdout.write(`${table}${more}\n`);
}
