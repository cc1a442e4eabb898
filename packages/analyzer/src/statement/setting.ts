import { DEFAULT_CONF, fail, isTimeZone, type Origin, SETTINGS, withSetting } from '@spark-sql-to-snowflake/plan-ir';

const ZONE = 'spark.sql.session.timeZone';

/** Refuse a setting under which the statements that follow would mean what the compiler does not know of. */
export function checkSetting(key: string, value: string, origin: Origin | undefined): void {
  if (key === ZONE) checkZone(value.trim(), origin);
  const next = withSetting(DEFAULT_CONF, key, value);
  if (next === 'unsupported') fail('unsupported', { what: `SET ${key} = ${value}` }, origin);
  if (next === 'bad-value') fail('statement-refused', { what: `${key} can't be ${value}` }, origin);
}

/** RESET of a setting that counts here would need to know what the session began with. */
export function checkReset(key: string | undefined, origin: Origin | undefined): void {
  if (key === undefined) fail('unsupported', { what: 'RESET without a key' }, origin);
  if (Object.hasOwn(SETTINGS, key))
    fail('unsupported', { what: `RESET ${key}`, instead: 'SET it to a value.' }, origin);
}

/** SET TIME ZONE: a name or an offset that there is, or LOCAL. */
export function checkZone(zone: string, origin: Origin | undefined): void {
  if (zone !== 'LOCAL' && !isTimeZone(zone))
    fail('statement-refused', { what: `'${zone}' in ${ZONE} is invalid` }, origin);
}
