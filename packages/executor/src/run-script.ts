import { type CompiledStatement, compile } from '@spark-sql-to-snowflake/compiler';
import { DEFAULT_CONF, type SparkConf, type Statement } from '@spark-sql-to-snowflake/plan-ir';
import type { Dialect } from '@spark-sql-to-snowflake/sql-emit';
import type { Connection } from './connection.js';
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
  const { statements } = compile(source, { dialect, catalog, ...(conf && { conf }) });
  for (const compiled of statements) {
    options.onStatement?.(compiled);
    if (compiled.status !== 'ok') {
      yield { compiled, timeZone };
      return;
    }
    await connection.useHelpers(compiled.helpers);
    if (compiled.schema) {
      yield { compiled, result: await connection.query(compiled.sql, compiled.schema), timeZone };
      continue;
    }
    await connection.execute(compiled.sql);
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
