import type { CompiledStatement } from '@spark-sql-to-snowflake/compiler';
import {
  type Connection,
  ExecutionError,
  openDuckDB,
  type QueryResult,
  type Row,
  runScript,
  showTable,
} from '@spark-sql-to-snowflake/executor';
import { positions, type SparkConf } from '@spark-sql-to-snowflake/plan-ir';
import type { Dialect } from '@spark-sql-to-snowflake/sql-emit';
import { connectionOf, openSnowflake, type TargetOptions } from '../connections.js';
import { EXIT, exitCode } from '../exit-code.js';
import { loadCatalog } from '../input/catalog.js';
import { findSources, type SourceText } from '../input/sources.js';
import { type ConfOptions, confOf, DIALECTS } from '../options.js';
import { diagnosticSource, writeDiagnostics } from '../output/diagnostics.js';
import { UserError } from '../user-error.js';

export interface RunOptions extends ConfOptions, TargetOptions {
  readonly schema: readonly string[];
  readonly data: readonly string[];
  readonly database?: string;
  readonly showSql?: boolean;
  readonly limit: string;
}

/** `spark-sql-to-snowflake run [files]`: run each statement on the embedded DuckDB, or on Snowflake, and print the answers of queries. */
export async function run(args: readonly string[], options: RunOptions): Promise<number> {
  const limit = Number(options.limit);
  if (!/^\d+$/.test(options.limit)) throw new UserError(`--limit ${options.limit}: give a number of rows`);
  const sources = await findSources(args);
  const declared = loadCatalog(options.schema);
  const conf = confOf(options);
  const settings = connectionOf(options);
  if (settings) {
    if (options.database !== undefined || options.data.length > 0)
      throw new UserError('--database and --data are of DuckDB: leave them out with --connection');
    const database = openSnowflake(settings);
    try {
      return await runSources(sources, await database.connect(), DIALECTS.snowflake, conf, options, limit);
    } finally {
      await database.close();
    }
  }
  const connection = await openDuckDB({
    timeZone: conf.timeZone,
    ...(options.database !== undefined && { file: options.database }),
  }).catch(asUserError);
  try {
    const typeName = DIALECTS.duckdb.typeName;
    await connection.registerFiles(options.data, { declared, typeName }).catch(asUserError);
    return await runSources(sources, connection, DIALECTS.duckdb, conf, options, limit);
  } finally {
    connection.close();
  }
}

async function runSources(
  sources: readonly SourceText[],
  connection: Connection,
  dialect: Dialect,
  conf: SparkConf,
  options: RunOptions,
  limit: number,
): Promise<number> {
  for (const source of sources) {
    const code = await runSource(source, connection, dialect, conf, { limit, showSql: options.showSql === true });
    if (code !== EXIT.done) return code;
  }
  return EXIT.done;
}

const asUserError = (error: unknown): never => {
  throw error instanceof ExecutionError ? new UserError(error.message) : error;
};

/** Run the statements of one file in order, up to the first that fails. Returns the exit code. */
async function runSource(
  source: SourceText,
  connection: Connection,
  dialect: Dialect,
  conf: SparkConf,
  show: { readonly limit: number; readonly showSql: boolean },
): Promise<number> {
  const place = diagnosticSource(source);
  let last: CompiledStatement | undefined;
  const onStatement = (compiled: CompiledStatement): void => {
    last = compiled;
    // What SET sets is in force here: that no SQL is made of it is nothing to warn of.
    if (compiled.kind !== 'set' || compiled.status !== 'ok') writeDiagnostics(compiled, place);
    if (show.showSql && compiled.sql.length > 0) process.stdout.write(`${compiled.sql.join(';\n')};\n`);
  };
  try {
    for await (const { compiled, result, again, timeZone } of runScript(source.text, {
      connection,
      dialect,
      conf,
      onStatement,
    })) {
      if (compiled.status !== 'ok') return exitCode([compiled]);
      if (!result) continue;
      const shown = (rows: QueryResult): Promise<string> => answer(rows, show.limit, timeZone);
      // nothing is printed before all rows are there
      process.stdout.write(
        await shown(result).catch(async (error: unknown) => shown(again ? await again(error) : result)),
      );
    }
  } catch (error) {
    if (!(error instanceof ExecutionError)) throw error;
    const at = last && positions(source.text)(last.span.start);
    process.stderr.write(`${source.name}${at ? `:${at.line}:${at.column}` : ''}: error: ${error.message}\n`);
    return EXIT.userError;
  }
  if (!last) process.stderr.write(`${source.name}: there is no statement in it\n`);
  return EXIT.done;
}

/** The table of an answer. Rows past the limit are counted, not kept. */
async function answer(result: QueryResult, limit: number, timeZone: string): Promise<string> {
  const rows: Row[] = [];
  let count = 0;
  for await (const chunk of result.chunks()) {
    for (let i = 0; i < chunk.rowCount && rows.length < limit; i++) {
      rows.push(chunk.columns.map((column) => column[i] ?? null));
    }
    count += chunk.rowCount;
  }
  const more = count > limit ? `only showing the first ${limit} of ${count} rows\n` : '';
  return `${showTable(result.schema, rows, { timeZone })}\n${more}`;
}
