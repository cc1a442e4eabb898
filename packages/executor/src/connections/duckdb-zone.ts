import { isTimeZone } from '@spark-sql-to-snowflake/plan-ir';
import { ExecutionError } from '../execution-error.js';

/** DuckDB's name of a zone. It knows offsets of whole hours, under names that count the other way: `+08:00` is `Etc/GMT-8`. */
export function duckdbZone(zone: string): string {
  if (!isTimeZone(zone)) throw new ExecutionError(`${JSON.stringify(zone)} is no time zone.`);
  const offset = /^(?:UTC|GMT|UT)?([+-])(\d{1,2})(?::?(\d{2}))?(?::?(\d{2}))?$/i.exec(zone);
  if (zone === 'Z') return 'UTC';
  if (!offset) return zone.replaceAll("'", "''");
  const [, sign, hours, minutes = '00', seconds = '00'] = offset;
  if (Number(hours) === 0 && Number(minutes) === 0 && Number(seconds) === 0) return 'UTC';
  if (Number(minutes) !== 0 || Number(seconds) !== 0)
    throw new ExecutionError(`DuckDB has no time zone ${zone}: name the region instead.`);
  return `Etc/GMT${sign === '+' ? '-' : '+'}${Number(hours)}`;
}
