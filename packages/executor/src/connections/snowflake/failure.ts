import { causeText, ExecutionError } from '../../execution-error.js';
import { type ConnectionSettings, redactorOf } from '../config/settings.js';
import { addressOf, unreachable } from './reachable.js';

interface DriverError {
  readonly code?: unknown;
  readonly sqlState?: unknown;
  readonly message?: string;
  readonly cause?: unknown;
  readonly response?: unknown;
}

/** The session with Snowflake is gone, and a new one may do. */
export class SessionLost extends ExecutionError {}

const SIGN_IN = 'Sign in again, or make a new one, and put it into the connection';

/**
 * What Snowflake says when it lets nobody in, in words of what to do.
 * Source: docs.snowflake.com/en/user-guide/authentication-troubleshooting and the pages of each way to sign in
 */
const AT_CONNECT: readonly (readonly [codes: readonly string[], says: (c: ConnectionSettings) => string])[] = [
  [
    ['390100', '390101', '390422'],
    (c) => `Snowflake refuses the user name or password. Check user and password of the connection ${c.name}.`,
  ],
  [
    ['390144'],
    (c) =>
      `Snowflake refuses the key pair: the user has another public key, or the clock is wrong. Check user and private_key_file of the connection ${c.name}.`,
  ],
  [['390318', '390195'], (c) => `The token has expired. ${SIGN_IN} ${c.name}.`],
  [
    ['390303', '390144', '394400', '394401', '394507'],
    (c) => `Snowflake refuses the token. Check token and authenticator of the connection ${c.name}.`,
  ],
  [
    ['390189', '390190'],
    (c) =>
      `The role ${c.role ?? ''} does not exist, or the user may not use it. Check role of the connection ${c.name}.`,
  ],
  [
    ['390201', '390202'],
    (c) => `The warehouse, database or schema of the connection ${c.name} does not exist, or the user may not use it.`,
  ],
  [
    ['390432', '390420'],
    () => 'Snowflake does not let this network address in. Ask an administrator for the network policy.',
  ],
  [['390422', '390428'], () => 'The user is locked or disabled. Ask an administrator of the account.'],
];
const EXPIRED: ReadonlySet<string> = new Set([
  '390104',
  '390110',
  '390111',
  '390112',
  '390113',
  '390114',
  '390115',
  '390195',
  '390318',
  '401004',
  '407001',
  '407002',
  '405502',
  '405503',
]);
const NETWORK: ReadonlySet<string> = new Set(['401001', '402001']);

const codeOf = ({ code }: DriverError): string => String(code ?? '').padStart(6, '0');

/** The code of the network, wherever the driver has put it. */
function networkCode(error: DriverError): string | undefined {
  for (let e: DriverError | undefined = error; e; e = e.cause as DriverError | undefined) {
    const code = typeof e.code === 'string' && /^E[A-Z_]+$/.test(e.code) ? e.code : undefined;
    const named =
      code ?? /\b(E(?:CONN\w+|NOTFOUND|TIMEDOUT|AI_AGAIN|PIPE|HOSTUNREACH|NETUNREACH))\b/.exec(e.message ?? '')?.[1];
    if (named !== undefined) return named;
  }
  return undefined;
}

/** Why signing in failed. */
export function connectFailure(error: unknown, settings: ConnectionSettings): ExecutionError {
  const e = error as DriverError;
  const code = codeOf(e);
  const hide = redactorOf(settings);
  for (const [codes, says] of AT_CONNECT) if (codes.includes(code)) return new ExecutionError(hide(says(settings)));
  const network = networkCode(e);
  if (network !== undefined) return new ExecutionError(unreachable(settings, network));
  if (code === '401002' || code === '401003' || NETWORK.has(code))
    return new ExecutionError(
      `${addressOf(settings).host} is no account of Snowflake. Check account and host of the connection ${settings.name}.`,
    );
  return new ExecutionError(hide(`Cannot sign in to Snowflake: ${causeText(error)} (${code})`));
}

/** Why a statement failed. */
export function statementFailure(error: unknown, settings: ConnectionSettings): ExecutionError {
  const e = error as DriverError;
  const code = codeOf(e);
  const hide = redactorOf(settings);
  if (EXPIRED.has(code))
    return new SessionLost('The session with Snowflake has ended, with its temporary tables. Run it again.', {
      cause: error,
    });
  const network = networkCode(e);
  if (NETWORK.has(code) || network !== undefined)
    return new ExecutionError(
      `The connection to Snowflake was lost (${network ?? 'network'}). Check the network, and run it again.`,
    );
  if (code === '000606')
    return new ExecutionError(
      settings.warehouse === undefined
        ? `There is no warehouse to run on. Add warehouse = "…" to the connection ${settings.name}.`
        : `The warehouse ${settings.warehouse} is suspended, or the user may not use it. Resume it (ALTER WAREHOUSE … RESUME) or ask for USAGE on it.`,
    );
  if (code === '000630') return new ExecutionError('Snowflake ended the statement: it ran into its time limit.');
  const said = saidOf(hide(e.message ?? String(error)), code);
  const sqlState = typeof e.sqlState === 'string' ? e.sqlState : undefined;
  return new ExecutionError(said, { cause: error, code: { number: code, sqlState } });
}

/** Where in a helper of ours an error was thrown is of no use to anybody. Source: docs.snowflake.com/en/developer-guide/udf/javascript/udf-javascript-introduction */
const THROWN = /JavaScript execution error: Uncaught (?:\w*Error: )?(.*?) in "?spark_\w+"? at '.*$/s;
/** What can be wrong with a value; it is in the text as it is, with its line breaks. */
const OF_VALUES = /^100/;

/** Compilation errors are several lines, of which the first may be `SQL compilation error:`. */
function saidOf(message: string, code: string): string {
  const thrown = THROWN.exec(message)?.[1];
  if (thrown !== undefined) return thrown;
  if (OF_VALUES.test(code)) return message.trim();
  const lines = message.split('\n').map((l) => l.trim());
  return lines.filter((l) => l !== '').join(' ');
}
