import {
  assertNever,
  type CalendarInterval,
  civilDay,
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

/** Nothing that must be written in another way: no quote, backslash or control character, all ASCII. */
const PLAIN_TEXT = /^[ !-&(-[\]-~]*$/;
const LONE_SURROGATE = /\p{Surrogate}/u;

/** `'…'`: Snowflake reads backslash escapes, so a backslash is doubled and a NUL is written as one. */
export function stringText(value: string): string {
  const escaped = value.replaceAll('\\', '\\\\').replaceAll("'", "''").replaceAll('\0', '\\u0000');
  return `'${escaped}'`;
}

/** A number's text; a negative one binds as a unary minus does. */
const number = (text: string): SqlPiece => (text.startsWith('-') ? piece(text, STRENGTH.unary) : atom(text));
const typed = (text: string, type: string): SqlPiece =>
  piece(`${text.startsWith('-') ? `(${text})` : text}::${type}`, STRENGTH.postfix);

/**
 * A number with a point is a NUMBER of its digits in Snowflake, so it is named FLOAT. A short one is written as a number: up to 15
 * digits the quotient of its digits and a power of ten is the very double. A long one goes through text, which has no digits to lose.
 */
function doubleLiteral(value: number): SqlPiece {
  if (Number.isNaN(value)) return typed("'NaN'", 'FLOAT');
  if (!Number.isFinite(value)) return typed(value > 0 ? "'inf'" : "'-inf'", 'FLOAT');
  if (Object.is(value, -0)) return typed("'-0'", 'FLOAT');
  const text = String(value);
  const digits = text.replace(/[-.]/g, '').replace(/^0+/, '');
  return /^-?\d+(\.\d{1,20})?$/.test(text) && digits.length <= 15 ? typed(text, 'FLOAT') : typed(`'${text}'`, 'FLOAT');
}

/** Snowflake's dates and timestamps have four digits of year. */
const inRange = (days: number): boolean => {
  const { year } = civilDay(days);
  return year >= 1 && year <= 9999;
};
const dayOf = (micros: bigint): number => Math.floor(Number(micros) / 86_400_000_000);

/**
 * An instant as the session's clock shows it; where the clock shows that time twice, its distance from UTC is written too.
 * Local mean times of old, whose distance has seconds that Snowflake's formats do not know, are written in UTC.
 */
function timestampText(micros: bigint, zone: string): string {
  const offset = zoneOffset(zone, micros);
  if (offset % 60 !== 0) return `'${localText(micros)} +00:00'`;
  const local = micros + BigInt(offset) * 1_000_000n;
  const unique = localToInstants(zone, local).length === 1;
  return `'${localText(local)}${unique ? '' : ` ${offsetText(offset)}`}'`;
}

/** Interval constants, which stand only next to + or - in date arithmetic. Source: docs.snowflake.com/en/sql-reference/data-types-datetime#interval-constants */
export function intervalConstant({ months, days, microseconds: micros }: CalendarInterval): string {
  const seconds = micros / 1_000_000n;
  const parts = [
    ...(months !== 0 ? [`${months} month`] : []),
    ...(days !== 0 ? [`${days} day`] : []),
    ...(seconds !== 0n ? [`${seconds} second`] : []),
    ...(micros % 1_000_000n !== 0n ? [`${micros % 1_000_000n} microsecond`] : []),
  ];
  return `INTERVAL '${parts.length > 0 ? parts.join(', ') : '0 second'}'`;
}

/** A constant, as exactly the value and type that Spark has. NULL is bare, since Snowflake finds its type from its place. */
export function literal(lit: Literal, ctx: EmitContext): SqlPiece {
  const { value, type } = lit;
  if (value === null) return atom('NULL');
  const outside = (): never => ctx.refuse(lit, 'Snowflake’s dates reach from year 1 to year 9999');
  switch (type.kind) {
    case 'boolean':
      return atom(value ? 'TRUE' : 'FALSE');
    case 'byte':
    case 'short':
    case 'int':
    case 'long':
      return number(String(value));
    case 'decimal':
      return number(decimalText(value as bigint, type.scale));
    case 'float':
    case 'double':
      return doubleLiteral(value as number);
    case 'string':
    case 'char':
    case 'varchar':
      if (PLAIN_TEXT.test(value as string)) return atom(`'${value}'`);
      if (LONE_SURROGATE.test(value as string)) return ctx.refuse(lit, 'the string is not valid Unicode');
      return atom(stringText(value as string));
    case 'binary':
      return atom(`TO_BINARY('${hex(value as Uint8Array)}', 'HEX')`);
    case 'date':
      return inRange(value as number) ? atom(`DATE '${dateText(value as number)}'`) : outside();
    case 'timestamp':
      return inRange(dayOf(value as bigint))
        ? typed(timestampText(value as bigint, ctx.conf.timeZone), typeName(type))
        : outside();
    case 'timestamp_ntz':
      return inRange(dayOf(value as bigint)) ? typed(`'${localText(value as bigint)}'`, typeName(type)) : outside();
    case 'year_month_interval':
    case 'day_time_interval':
      return number(String(value));
    case 'calendar_interval':
      return atom(intervalConstant(value as CalendarInterval));
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

function hex(bytes: Uint8Array): string {
  let text = '';
  for (const b of bytes) text += b.toString(16).toUpperCase().padStart(2, '0');
  return text;
}
