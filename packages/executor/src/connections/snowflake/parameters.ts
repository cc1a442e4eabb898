import { ExecutionError } from '../../execution-error.js';

/**
 * What a session is set to, once, so that Spark's meaning holds whatever the account's settings are. Nothing of it outlives the
 * session. Source: docs.snowflake.com/en/sql-reference/parameters
 */
const SESSION: Readonly<Record<string, string>> = {
  AUTOCOMMIT: 'TRUE',
  // "name" and "NAME" are two names: the SQL that is sent says which
  QUOTED_IDENTIFIERS_IGNORE_CASE: 'FALSE',
  WEEK_START: '1',
  WEEK_OF_YEAR_POLICY: '0',
  TIMESTAMP_TYPE_MAPPING: "'TIMESTAMP_LTZ'",
  TIMESTAMP_DAY_IS_ALWAYS_24H: 'FALSE',
  ERROR_ON_NONDETERMINISTIC_MERGE: 'TRUE',
  BINARY_INPUT_FORMAT: "'HEX'",
  BINARY_OUTPUT_FORMAT: "'HEX'",
  JSON_INDENT: '0',
  // as values inside arrays and objects are written
  DATE_INPUT_FORMAT: "'AUTO'",
  TIMESTAMP_INPUT_FORMAT: "'AUTO'",
  DATE_OUTPUT_FORMAT: "'YYYY-MM-DD'",
  TIMESTAMP_NTZ_OUTPUT_FORMAT: `'YYYY-MM-DD"T"HH24:MI:SS.FF6'`,
  TIMESTAMP_LTZ_OUTPUT_FORMAT: `'YYYY-MM-DD"T"HH24:MI:SS.FF6TZH:TZM'`,
  TIMESTAMP_TZ_OUTPUT_FORMAT: `'YYYY-MM-DD"T"HH24:MI:SS.FF6TZH:TZM'`,
};

/** The statement that sets a session up. */
export function sessionStatement(timeZone: string, statementTimeout?: number): string {
  const settings = { TIMEZONE: zoneText(timeZone), ...SESSION };
  const list = Object.entries(settings).map(([name, value]) => `${name} = ${value}`);
  // seconds
  if (statementTimeout !== undefined) list.push(`STATEMENT_TIMEOUT_IN_SECONDS = ${statementTimeout}`);
  return `ALTER SESSION SET ${list.join(' ')}`;
}
export const zoneStatement = (timeZone: string): string => `ALTER SESSION SET TIMEZONE = ${zoneText(timeZone)}`;

/**
 * TIMEZONE takes names of the IANA database and no offsets; whole hours have names there, whose sign is turned.
 * Source: docs.snowflake.com/en/sql-reference/parameters#timezone
 */
function zoneText(zone: string): string {
  const offset = /^(?:UTC|GMT|UT)?([+-])(\d{1,2})(?::?(\d{2}))?(?::?00)?$/.exec(zone);
  if (!offset) return `'${(zone === 'Z' ? 'UTC' : zone).replaceAll("'", "''")}'`;
  const [, sign, hours = '0', minutes = '00'] = offset;
  if (minutes !== '00')
    throw new ExecutionError(
      `Snowflake has no zone ${zone}: set spark.sql.session.timeZone to the name of a zone, as Asia/Kolkata.`,
    );
  return Number(hours) === 0 ? "'UTC'" : `'Etc/GMT${sign === '+' ? '-' : '+'}${Number(hours)}'`;
}
