import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  BindingError,
  isLoopback,
  type LogLevel,
  type RunningServer,
  serverLog,
  startServer,
} from '@spark-sql-to-snowflake/connect-server';
import {
  type Database,
  ExecutionError,
  openDuckDBDatabase,
  openSession,
  type PythonWorkers,
  pythonWorkers,
  type SessionHost,
  serverCatalog,
} from '@spark-sql-to-snowflake/executor';
import { isTimeZone } from '@spark-sql-to-snowflake/plan-ir';
import { connectionOf, openSnowflake, type TargetOptions } from '../connections.js';
import { EXIT } from '../exit-code.js';
import { identityOf } from '../identity.js';
import { DIALECTS } from '../options.js';
import { UserError } from '../user-error.js';

export interface ServeOptions extends TargetOptions {
  readonly port: string;
  readonly bind: string;
  readonly database?: string;
  readonly token?: string;
  readonly tlsCert?: string;
  readonly tlsKey?: string;
  readonly logFormat: 'pretty' | 'json';
  readonly logLevel: LogLevel;
  readonly explainSql?: boolean;
  readonly python?: string;
  readonly timezone?: string;
  /** Seconds. */
  readonly statementTimeout?: string;
  /** Minutes. */
  readonly sessionTimeout: string;
  readonly exitWithStdin?: boolean;
}

/** How long running operations may go on after the server was told to stop; milliseconds. */
const GRACE = 10_000;

/** `spark-sql-to-snowflake serve`: a Spark Connect server on the embedded DuckDB, until it is told to stop. */
export async function serve(options: ServeOptions): Promise<number> {
  const { timezone } = options;
  const port = count(options.port, '--port');
  const minutes = count(options.sessionTimeout, '--session-timeout');
  if (timezone !== undefined && !isTimeZone(timezone))
    throw new UserError(`--timezone ${timezone}: this is no time zone; write Europe/Berlin, UTC or +01:00`);
  const tls = tlsOf(options);
  const token = options.token ?? process.env.SPARK_CONNECT_TOKEN;
  const log = serverLog({ level: options.logLevel, format: options.logFormat });
  const settings = connectionOf(options);
  if (settings && options.database !== undefined)
    throw new UserError('--database is a file of DuckDB: leave it out with --connection');
  const limit =
    options.statementTimeout === undefined ? undefined : count(options.statementTimeout, '--statement-timeout');
  if (!settings && limit !== undefined)
    throw new UserError('--statement-timeout is of Snowflake: give it with --connection');
  const database = settings
    ? openSnowflake(settings, limit)
    : await openDuckDBDatabase({
        ...(options.database !== undefined && { file: options.database }),
      }).catch(asUserError);
  // a connection that does not work is said now, not to the first client
  if (settings) await signInOnce(database);
  const python = pythonOf(options);
  const host: SessionHost = {
    database,
    dialect: settings ? DIALECTS.snowflake : DIALECTS.duckdb,
    catalog: serverCatalog(),
    started: startedWith(options),
    ...(timezone !== undefined && { timeZone: timezone }),
    ...(python && { python }),
  };
  let server: RunningServer;
  try {
    server = await startServer({
      host: options.bind,
      port,
      log,
      open: (id, identity) => openSession(id, host, identity),
      ...(settings && { identify: identityOf(token !== undefined) }),
      explainSql: options.explainSql === true,
      sessionTimeout: minutes * 60_000,
      ...(token !== undefined && { token }),
      ...(tls && { tls }),
    });
  } catch (error) {
    await database.close();
    throw error instanceof BindingError ? new UserError(error.message) : error;
  }
  // Before the line is out: whoever reads it may stop the server at once.
  const stopped = told(options.exitWithStdin === true, (message) => log.info(message));
  process.stdout.write(`${server.url}\n`);
  await stopped;
  await stop(server, database);
  python?.close();
  return EXIT.done;
}

/** Clients make the server run code of theirs: beyond this machine only where that is said to be wanted. */
function pythonOf({ python, bind }: ServeOptions): PythonWorkers | undefined {
  const command = python ?? (isLoopback(bind) ? (process.env.PYSPARK_PYTHON ?? 'python3') : 'off');
  return command === 'off' ? undefined : pythonWorkers(command);
}

async function signInOnce(database: Database): Promise<void> {
  const connection = await database.connect();
  try {
    await connection.catalog();
  } catch (error) {
    asUserError(error);
  } finally {
    await connection.close();
  }
}

async function stop(server: RunningServer, database: Database): Promise<void> {
  await server.stop(GRACE);
  await database.close();
}

/**
 * Resolves at the first signal to stop; a second one ends the process at once. With `stdin`, its end is a signal too: the system closes it
 * when the process that started this one ends, however it ends.
 */
function told(stdin: boolean, say: (message: string) => void): Promise<void> {
  return new Promise((resolve) => {
    let before = false;
    const stop = (): void => {
      if (!before) say('stopping');
      before = true;
      // or it would keep the process
      if (stdin) process.stdin.destroy();
      resolve();
    };
    const onSignal = (): void => {
      if (before) process.exit(EXIT.done);
      stop();
    };
    process.on('SIGTERM', onSignal);
    process.on('SIGINT', onSignal);
    if (stdin) process.stdin.on('end', stop).on('error', stop).resume();
  });
}

function tlsOf({ tlsCert, tlsKey }: ServeOptions): { readonly certificate: string; readonly key: string } | undefined {
  if (tlsCert !== undefined && tlsKey !== undefined) return { certificate: tlsCert, key: tlsKey };
  if (tlsCert === undefined && tlsKey === undefined) return undefined;
  throw new UserError(`${tlsCert === undefined ? '--tls-key' : '--tls-cert'}: give --tls-cert and --tls-key together`);
}

function count(text: string, option: string): number {
  if (!/^\d+$/.test(text)) throw new UserError(`${option} ${text}: give a number`);
  return Number(text);
}

/** What `spark.conf` says of the server itself. */
function startedWith({ bind }: ServeOptions): Readonly<Record<string, string>> {
  const now = String(Date.now());
  return {
    'spark.app.id': `local-${now}`,
    'spark.app.name': 'spark-sql-to-snowflake',
    'spark.app.startTime': now,
    'spark.driver.host': bind,
    'spark.executor.id': 'driver',
    'spark.master': 'local[*]',
    'spark.sql.warehouse.dir': pathToFileURL(resolve('spark-warehouse')).href,
    'spark.submit.deployMode': 'client',
  };
}

const asUserError = (error: unknown): never => {
  throw error instanceof ExecutionError ? new UserError(error.message) : error;
};
