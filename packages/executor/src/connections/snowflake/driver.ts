import { createRequire } from 'node:module';
import type * as Sdk from 'snowflake-sdk';
import { ExecutionError } from '../../execution-error.js';
import type { ConnectionSettings } from '../config/settings.js';
import { connectFailure, statementFailure } from './failure.js';
import { checkReachable } from './reachable.js';

/** A column of a result as Snowflake describes it. */
export interface WireColumn {
  readonly name: string;
  /** `fixed`, `real`, `text`, `boolean`, `date`, `time`, `timestamp_ltz`, `timestamp_ntz`, `timestamp_tz`, `binary`, `variant`, `array`, `object`, `map`, … */
  readonly type: string;
  readonly precision: number | null;
  readonly scale: number | null;
  readonly nullable: boolean;
}
/**
 * A row as it came: texts, and NULL. Source of the forms: docs.snowflake.com/en/developer-guide/sql-api/handling-responses,
 * "Getting the data from the results"; booleans are 1 and 0 here.
 */
export type WireRow = readonly (string | null)[];
export interface WireResult {
  readonly columns: readonly WireColumn[];
  /** The rows, some at a time, read as they are asked for. To be read once. Throws ExecutionError. */
  rows(): AsyncGenerator<readonly WireRow[], void, undefined>;
}
export interface WireOptions {
  readonly signal?: AbortSignal | undefined;
  readonly tag?: string | undefined;
  readonly binds?: Sdk.Binds;
  /** Only find out the columns. */
  readonly describe?: boolean;
}
/** A session of Snowflake's. Statements may overlap. */
export interface WireSession {
  /** Run one statement. Throws ExecutionError, or the reason of the signal. */
  run(sql: string, options?: WireOptions): Promise<WireResult>;
  close(): Promise<void>;
}

let loaded: typeof Sdk | undefined;

/** The driver costs the best part of a second to load: only who needs it waits for it. */
function load(): typeof Sdk {
  if (loaded) return loaded;
  // it tells Snowflake of the machine unless these are set before it is loaded
  process.env.SNOWFLAKE_DISABLE_PLATFORM_DETECTION ??= 'true';
  process.env.SNOWFLAKE_DISABLE_MINICORE ??= 'true';
  process.env.SF_TELEMETRY_DISABLE_CONNECTION_SHAPE ??= 'true';
  // CommonJS, with some hundred files: `require` reads them in half the time of `import`
  loaded = createRequire(import.meta.url)('snowflake-sdk') as typeof Sdk;
  loaded.configure({ logLevel: 'OFF', additionalLogToConsole: false, customLogger: SILENT });
  return loaded;
}
const none = (): void => undefined;
const SILENT = { error: none, warn: none, info: none, debug: none, trace: none };

/** Rows that the driver holds ready. */
const HIGH_WATER_MARK = 4096;

/** Sign in. Throws ExecutionError that says what is wrong in one line. */
export async function openWire(settings: ConnectionSettings, application: string): Promise<WireSession> {
  await checkReachable(settings);
  const sdk = load();
  const connection = makeConnection(sdk, settings, application);
  await new Promise<void>((resolve, reject) => {
    connection.connect((error) => (error ? reject(connectFailure(error, settings)) : resolve()));
  });
  return {
    run: (sql, options = {}) => run(connection, sql, options, settings),
    close: () => new Promise((resolve) => connection.destroy(() => resolve())),
  };
}

function makeConnection(sdk: typeof Sdk, settings: ConnectionSettings, application: string): Sdk.Connection {
  const { credentials, account, url, warehouse, database, schema, role } = settings;
  try {
    return sdk.createConnection({
      account,
      ...(url !== undefined && { accessUrl: url }),
      ...signIn(credentials),
      ...(warehouse !== undefined && { warehouse }),
      ...(database !== undefined && { database }),
      ...(schema !== undefined && { schema }),
      ...(role !== undefined && { role }),
      application,
      rowMode: 'array',
      streamResult: true,
      clientSessionKeepAlive: true,
      representNullAsStringNull: false,
      rowStreamHighWaterMark: HIGH_WATER_MARK,
      sfRetryMaxLoginRetries: 2,
    });
  } catch (error) {
    throw connectFailure(error, settings);
  }
}

function signIn(c: ConnectionSettings['credentials']): Partial<Sdk.ConnectionOptions> {
  switch (c.kind) {
    case 'password':
      return { username: c.user, password: c.password.reveal() };
    case 'key-pair':
      return { authenticator: 'SNOWFLAKE_JWT', username: c.user, privateKey: c.privateKey.reveal() };
    case 'oauth':
      return { authenticator: 'OAUTH', token: c.token.reveal(), ...(c.user !== undefined && { username: c.user }) };
    case 'pat':
      return {
        authenticator: 'PROGRAMMATIC_ACCESS_TOKEN',
        token: c.token.reveal(),
        ...(c.user !== undefined && { username: c.user }),
      };
  }
}

function run(
  connection: Sdk.Connection,
  sqlText: string,
  { signal, tag, binds, describe }: WireOptions,
  settings: ConnectionSettings,
): Promise<WireResult> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const statement = connection.execute({
      sqlText,
      streamResult: true,
      ...(binds && { binds }),
      ...(describe && { describeOnly: true }),
      // Source: docs.snowflake.com/en/sql-reference/parameters#query-tag
      ...(tag !== undefined && { parameters: { QUERY_TAG: tag } }),
      complete: (error, done) => {
        if (signal?.aborted) {
          signal.removeEventListener('abort', cancel);
          return reject(signal.reason);
        }
        if (error) {
          signal?.removeEventListener('abort', cancel);
          return reject(statementFailure(error, settings));
        }
        resolve(
          resultOf(done as Sdk.RowStatement, settings, signal, () => signal?.removeEventListener('abort', cancel)),
        );
      },
    }) as Sdk.RowStatement;
    // what was cancelled calls back with an error
    const cancel = (): void => statement.cancel(none);
    signal?.addEventListener('abort', cancel, { once: true });
  });
}

/** What of the driver's columns is not in its types: the functions that its stream of rows reads values with. */
interface ColumnReader {
  _getRowValue(row: { readonly values: WireRow }): string | null;
  getIndex(): number;
}

/**
 * Have the driver hand the texts out as they came. Its own values are numbers of 53 bits, and dates that take several microseconds
 * each to make; an integer that does not fit is reported to Snowflake.
 */
function rawValues(column: Sdk.Column): void {
  const reader = column as unknown as ColumnReader;
  if (typeof reader._getRowValue !== 'function')
    throw new ExecutionError('This version of snowflake-sdk cannot be used: install the one that package.json names.');
  const index = reader.getIndex();
  reader._getRowValue = (row) => row.values[index] ?? null;
}

function resultOf(
  statement: Sdk.RowStatement,
  settings: ConnectionSettings,
  signal: AbortSignal | undefined,
  ended: () => void,
): WireResult {
  const columns = statement.getColumns() ?? [];
  for (const c of columns) rawValues(c);
  return {
    columns: columns.map((c) => ({
      name: c.getName(),
      type: c.getType().toLowerCase(),
      precision: c.getPrecision() ?? null,
      scale: c.getScale() ?? null,
      nullable: c.isNullable(),
    })),
    async *rows() {
      const stream = statement.streamRows();
      let failure: { readonly error: unknown } | undefined;
      let over = false;
      let given = 0;
      let wake = none;
      const woken = (): void => wake();
      stream.on('readable', woken);
      stream.on('end', () => {
        over = true;
        wake();
      });
      stream.on('error', (error: Error) => {
        failure = { error: statementFailure(error, settings) };
        wake();
      });
      signal?.addEventListener('abort', woken);
      try {
        for (;;) {
          signal?.throwIfAborted();
          const rows: WireRow[] = [];
          for (let row = stream.read(); row !== null; row = stream.read()) {
            rows.push(row as WireRow);
            if (rows.length >= HIGH_WATER_MARK) break;
          }
          if (rows.length > 0) {
            given += rows.length;
            yield rows;
            continue;
          }
          if (failure) throw failure.error;
          if (over) {
            // whatever the driver thinks of it: fewer rows than were announced are no result
            if (given < (statement.getNumRows() ?? 0))
              throw new ExecutionError('The connection to Snowflake was lost in the middle of a result. Run it again.');
            return;
          }
          await new Promise<void>((resolve) => {
            wake = resolve;
            if (over || failure || signal?.aborted || stream.readableLength > 0) resolve();
          });
        }
      } finally {
        signal?.removeEventListener('abort', woken);
        ended();
        stream.destroy();
      }
    },
  };
}
