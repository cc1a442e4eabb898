import { type CompiledStatement, compile } from '@spark-sql-to-snowflake/compiler';
import { DEFAULT_CONF, type SparkConf, type Statement } from '@spark-sql-to-snowflake/plan-ir';
import type { Dialect } from '@spark-sql-to-snowflake/sql-emit';
import type { Connection } from './connection.js';
import { ExecutionError } from './execution-error.js';
import type { QueryResult } from './value.js';

export interface RunOptions {
  readonly connection: Connection;
  /** The words of the database behind the connection. */
  readonly dialect: Dialect;
  readonly conf?: Partial<SparkConf>;
  /** Told of each statement before it runs. */
  readonly onStatement?: (compiled: CompiledStatement) => void;
}
/** One statement of a script, compiled and, where it could be, run. `result`: the rows of a query; read them before going on. */
export interface RunStatement {
  readonly compiled: CompiledStatement;
  readonly result?: QueryResult;
  /**
   * The rows from the start, where reading them threw `error` because an integer has left its type: now such integers wrap around, as
   * Spark's do. Throws `error` where it says something else.
   */
  readonly again?: (error: unknown) => Promise<QueryResult>;
  /** The session's zone while the statement runs: the one to show its timestamps in. */
  readonly timeZone: string;
}

/**
 * Run a script of Spark SQL, statement by statement. The script is compiled as a whole against the tables that are there, so that a
 * mistake in a later statement is known before; the first statement that does not compile ends the run, and is the last one given.
 * Throws ExecutionError where the database fails.
 */
export async function* runScript(source: string, options: RunOptions): AsyncGenerator<RunStatement, void, undefined> {
  const { connection, dialect, conf } = options;
  let timeZone = conf?.timeZone ?? DEFAULT_CONF.timeZone;
  await connection.setTimeZone(timeZone);
  const catalog = await connection.catalog();
  const compiledIn = (words: Dialect): readonly CompiledStatement[] =>
    compile(source, { dialect: words, catalog, ...(conf && { conf }) }).statements;
  const statements = compiledIn(dialect);
  let wrapping: readonly CompiledStatement[] | undefined;
  for (const [i, compiled] of statements.entries()) {
    options.onStatement?.(compiled);
    if (compiled.status !== 'ok') {
      yield { compiled, timeZone };
      return;
    }
    /** Run it, or after such an error its longer form. */
    const begin = async <T>(run: (sql: readonly string[]) => Promise<T>, error?: unknown): Promise<T> => {
      let words = compiled;
      if (error !== undefined) {
        const { message } = error instanceof ExecutionError ? error : { message: '' };
        if (!dialect.wrapping?.isOverflow(message)) throw error;
        wrapping ??= compiledIn(dialect.wrapping.dialect);
        words = wrapping[i] ?? compiled;
      }
      await connection.useHelpers(words.helpers);
      return run(words.sql);
    };
    const { schema } = compiled;
    if (schema) {
      const query = (sql: readonly string[]): Promise<QueryResult> => connection.query(sql, schema);
      const again = (error: unknown): Promise<QueryResult> => begin(query, error);
      yield { compiled, result: await begin(query).catch(again), again, timeZone };
      continue;
    }
    const execute = (sql: readonly string[]): Promise<void> => connection.execute(sql);
    await begin(execute).catch((error: unknown) => begin(execute, error));
    const zone = zoneSet(compiled.analyzed);
    if (zone !== undefined) {
      timeZone = zone;
      await connection.setTimeZone(zone);
    }
    yield { compiled, timeZone };
  }
}

/** The zone that a statement sets for those after it. */
function zoneSet(statement: Statement | undefined): string | undefined {
  if (statement?.kind === 'set' && statement.key?.toLowerCase() === 'spark.sql.session.timezone')
    return statement.value;
  if (statement?.kind === 'maintenance' && statement.what === 'set time zone') return statement.value;
  return undefined;
}
