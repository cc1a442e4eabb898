import { type DecimalType, decimalText } from '@spark-sql-to-snowflake/plan-ir';
import { atom, type CallSite, type SqlPiece } from '@spark-sql-to-snowflake/sql-emit';
import { typeName } from '../types.js';

/**
 * Sums and averages of decimals whose sum passes the 128 bits that DuckDB adds up in. Values are counted in units of their last digit,
 * and the upper and lower halves of those numbers are added up apart.
 */

const HALF = 10n ** 19n;
const LARGEST = 10n ** 38n - 1n;

/** What a sum of more digits is in ANSI mode. */
export const OVERFLOWED = "error('[ARITHMETIC_OVERFLOW] Overflow in sum of decimals.')";

const units = (value: string, { scale }: DecimalType): string =>
  scale === 0 ? `CAST(${value} AS HUGEINT)` : `CAST(REPLACE(CAST(${value} AS VARCHAR), '.', '') AS HUGEINT)`;
const named = (value: string, name: string, body: string): string =>
  `list_transform([${value}], lambda ${name}: ${body})[1]`;

/** The sum of a number made of each value. Equal halves may belong to distinct values: those are listed first. */
const added = (value: string, body: (v: string) => string, site: CallSite): string =>
  site.distinct
    ? `list_sum(list_transform(LIST(DISTINCT ${value})${site.over}, lambda e__: ${body('e__')}))`
    : `SUM(${body(value)})${site.over}`;

/** The sum as a HUGEINT of units; NULL where it is far out of range. */
function wideTotal(value: string, input: DecimalType, site: CallSite): string {
  const high = added(value, (v) => `${units(v, input)} // ${HALF}`, site);
  const low = added(value, (v) => `${units(v, input)} % ${HALF}`, site);
  const whole = `CASE WHEN ABS(t__['h'] + t__['l'] // ${HALF}) <= ${HALF} THEN t__['h'] * ${HALF} + t__['l'] END`;
  return named(`{'h': ${high}, 'l': ${low}}`, 't__', whole);
}

/** A number of units as a decimal, where it has at most 38 digits. `none`: whether there was nothing to count. */
function fitted(number: string, type: DecimalType, none: string, ansi: boolean): SqlPiece {
  const value = type.scale === 0 ? 'u__' : `u__ * ${decimalText(1n, type.scale)}`;
  const empty = ansi ? `WHEN ${none} THEN NULL ` : '';
  const fits = `CASE ${empty}WHEN ABS(u__) <= ${LARGEST} THEN CAST(${value} AS ${typeName(type)})${ansi ? ` ELSE ${OVERFLOWED}` : ''} END`;
  return atom(named(number, 'u__', fits));
}

const counted = (value: string, site: CallSite): string => `COUNT(${site.distinct}${value})${site.over}`;

/** SUM of values of any size. */
export function wideSum(value: string, input: DecimalType, type: DecimalType, site: CallSite, ansi: boolean): SqlPiece {
  return fitted(wideTotal(value, input, site), type, `${counted(value, site)} = 0`, ansi);
}

/** AVG of values of any size: the sum within 38 digits, divided, rounded half up. */
export function wideAverage(
  value: string,
  input: DecimalType,
  type: DecimalType,
  site: CallSite,
  ansi: boolean,
): SqlPiece {
  const count = counted(value, site);
  const more = 10n ** BigInt(type.scale - input.scale);
  // the rest is smaller than the count, so its digits behind the point fit beside those of the quotient
  const rest = `(d__['t'] % d__['n']) * ${more}`;
  const rounded = `(d__['t'] // d__['n']) * ${more} + (${rest} + SIGN(d__['t']) * (d__['n'] // 2)) // d__['n']`;
  const small = `ABS(d__['t']) <= ${LARGEST} AND ABS(d__['t'] // d__['n']) <= ${LARGEST / more}`;
  const quotient = named(
    `{'t': ${wideTotal(value, input, site)}, 'n': ${count}}`,
    'd__',
    `CASE WHEN ${small} THEN ${rounded} END`,
  );
  return fitted(quotient, type, `${count} = 0`, ansi);
}
