import {
  assertNever,
  type CalendarInterval,
  dateText,
  decimalText,
  type Literal,
  localText,
  localToInstants,
  offsetText,
  zoneOffset,
} from '@spark-sql-to-snowflake/plan-ir';
import { atom, type EmitContext, piece, type SqlPiece, STRENGTH } from '@spark-sql-to-snowflake/sql-emit';
import { typeName } from './types.js';

const LONE_SURROGATE = /\p{Surrogate}/u;

/** `'…'`: DuckDB reads no backslashes; a NUL character is put in by CHR(0), because the statement's text ends at one. */
export function stringText(value: string): SqlPiece {
  if (!value.includes('\0')) return atom(`'${value.replaceAll("'", "''")}'`);
  const parts = value.split('\0').map((p) => `'${p.replaceAll("'", "''")}'`);
  return atom(`CONCAT(${parts.join(', CHR(0), ')})`);
}

const castText = (text: string, type: string): SqlPiece => atom(`CAST(${text} AS ${type})`);

/** A number's text; a negative one binds as a unary minus does. */
const number = (text: string): SqlPiece => (text.startsWith('-') ? piece(text, STRENGTH.unary) : atom(text));

/** The type DuckDB gives a literal with a decimal point: its digits count, one before the point at least. */
function isDecimalAsWritten(unscaled: bigint, precision: number, scale: number): boolean {
  if (scale === 0) return false;
  const whole = String(unscaled < 0n ? -unscaled : unscaled).length - scale;
  return Math.max(whole, 1) + scale === precision;
}

/** Text that DuckDB reads as this very double: with an exponent it never takes the way over a decimal. */
function doubleText(value: number): SqlPiece {
  if (Number.isNaN(value)) return castText("'NaN'", 'DOUBLE');
  if (!Number.isFinite(value)) return castText(value > 0 ? "'Infinity'" : "'-Infinity'", 'DOUBLE');
  const text = Object.is(value, -0) ? '-0' : String(value);
  return number(text.includes('e') ? text.replace('e+', 'e') : `${text}e0`);
}

const MAX_DAYS = 2_147_483_646;
/** DuckDB's range of days; its last values on either side mean infinity. */
function dateLiteral(days: number): SqlPiece | undefined {
  const text = dateText(days);
  if (/^\d/.test(text)) return atom(`DATE '${text}'`);
  return Math.abs(days) <= MAX_DAYS ? piece(`DATE '1970-01-01' + ${days}`, STRENGTH.add) : undefined;
}

const FIRST_MICROS = -9_223_372_022_400_000_000n;
const LAST_MICROS = 9_223_372_036_854_775_806n;
const inRange = (micros: bigint): boolean => micros >= FIRST_MICROS && micros <= LAST_MICROS;

/**
 * An instant as the session's clock shows it. Where the clock shows that time twice, or ran on local mean time, its distance
 * from UTC is written too.
 */
function timestampLiteral(micros: bigint, zone: string): SqlPiece {
  const offset = zoneOffset(zone, micros);
  const local = micros + BigInt(offset) * 1_000_000n;
  const text = localText(local);
  if (!/^\d/.test(text)) return atom(`make_timestamptz(${micros})`);
  const unique = offset % 60 === 0 && localToInstants(zone, local).length === 1;
  return atom(`TIMESTAMPTZ '${text}${unique ? '' : offsetText(offset)}'`);
}

function timestampNtzLiteral(micros: bigint): SqlPiece {
  const text = localText(micros);
  return atom(/^\d/.test(text) ? `TIMESTAMP '${text}'` : `make_timestamp(${micros})`);
}

function calendarInterval(value: CalendarInterval): SqlPiece {
  const parts = [
    ...(value.months !== 0 ? [`to_months(${value.months})`] : []),
    ...(value.days !== 0 ? [`to_days(${value.days})`] : []),
    ...(value.microseconds !== 0n ? [`to_microseconds(${value.microseconds})`] : []),
  ];
  if (parts.length === 0) return atom('to_microseconds(0)');
  return parts.length === 1 ? atom(parts[0] as string) : piece(parts.join(' + '), STRENGTH.add);
}

/** DuckDB reads this as the negative of 2147483648, which is a BIGINT. */
const FIRST_INT = -2_147_483_648;

/** A constant, as exactly the value and type that Spark has. NULL is bare: DuckDB finds its type from its place. */
export function literal(lit: Literal, ctx: EmitContext): SqlPiece {
  const { value, type } = lit;
  if (value === null) return atom('NULL');
  const outside = (): never => ctx.refuse(lit, 'the value is outside the range of the type');
  switch (type.kind) {
    case 'boolean':
      return atom(value ? 'TRUE' : 'FALSE');
    case 'byte':
    case 'short':
      return castText(String(value), typeName(type));
    case 'int':
      return value === FIRST_INT ? castText(String(value), 'INTEGER') : number(String(value));
    case 'long': {
      const n = value as bigint;
      // beyond an INTEGER, DuckDB's own literal is a BIGINT
      return n > 2_147_483_647n || n < -2_147_483_647n ? number(String(n)) : castText(String(n), 'BIGINT');
    }
    case 'decimal': {
      const unscaled = value as bigint;
      const text = decimalText(unscaled, type.scale);
      // its zero before the point would be a 39th digit, which makes a number a DOUBLE
      if (type.scale === 38) return castText(`'${text}'`, typeName(type));
      return isDecimalAsWritten(unscaled, type.precision, type.scale) ? number(text) : castText(text, typeName(type));
    }
    case 'float':
      return castText(doubleText(value as number).text, 'FLOAT');
    case 'double':
      return doubleText(value as number);
    case 'string':
    case 'char':
    case 'varchar':
      if (LONE_SURROGATE.test(value as string)) return ctx.refuse(lit, 'the string is not valid Unicode');
      return stringText(value as string);
    case 'binary':
      return castText(`'${hexBytes(value as Uint8Array)}'`, 'BLOB');
    case 'date':
      return dateLiteral(value as number) ?? outside();
    case 'timestamp':
      return inRange(value as bigint) ? timestampLiteral(value as bigint, ctx.conf.timeZone) : outside();
    case 'timestamp_ntz':
      return inRange(value as bigint) ? timestampNtzLiteral(value as bigint) : outside();
    case 'year_month_interval':
      return atom(`to_months(${value})`);
    case 'day_time_interval':
      return atom(`to_microseconds(${value})`);
    case 'calendar_interval':
      return calendarInterval(value as CalendarInterval);
    case 'null':
    case 'unknown':
    case 'array':
    case 'map':
    case 'struct':
      return ctx.refuse(lit, `there is no literal of type ${type.kind}`);
    default:
      return assertNever(type, 'literal');
  }
}

function hexBytes(bytes: Uint8Array): string {
  let text = '';
  for (const b of bytes) text += `\\x${b.toString(16).toUpperCase().padStart(2, '0')}`;
  return text;
}
