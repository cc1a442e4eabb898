import { type DataType, typeText } from '@spark-sql-to-snowflake/plan-ir';
import { ExecutionError } from '../../execution-error.js';
import { JsonNumber, JsonObject, type JsonSyntax, type JsonValue, parseJson } from '../../files/json/parse.js';
import { decimalShape, readTimestamp, toDecimal } from '../../files/text-value.js';
import type { SparkValue } from '../../value.js';

/** A text as it came, never NULL, as a value of Spark's. */
export type FromWire = (text: string) => SparkValue;

const SYNTAX: JsonSyntax = {
  allowComments: false,
  allowUnquotedFieldNames: false,
  allowSingleQuotes: false,
  allowNumericLeadingZeros: false,
  // NaN and infinities are values of FLOAT, and stand in the text of an array as they are
  allowNonNumericNumbers: true,
  allowBackslashEscapingAnyCharacter: false,
  allowUnquotedControlChars: true,
};
const SEMI: ReadonlySet<string> = new Set(['variant', 'array', 'object', 'map', 'geography', 'geometry']);
const DAY_MS = 86_400_000;

function wrong(text: string, type: DataType): never {
  throw new ExecutionError(`Snowflake gave ${JSON.stringify(text.slice(0, 60))} where ${typeText(type)} was expected.`);
}

/**
 * How values of a Spark type are read from a column of the given type of Snowflake. Integers that have left their type keep its low bits,
 * or raise in ANSI mode. Throws ExecutionError for texts that are none.
 */
export function fromWire(type: DataType, wireType: string, ansi = false): FromWire {
  if (SEMI.has(wireType)) {
    return fromJsonText(fromJson(type, ansi));
  }
  switch (type.kind) {
    case 'boolean':
      return (t) => (t === '1' || t === 'true' ? true : t === '0' || t === 'false' ? false : wrong(t, type));
    case 'byte':
    case 'short':
    case 'int':
    case 'year_month_interval':
      return (t) => Number(within(integer(t, type), type, ansi));
    case 'long':
    case 'day_time_interval':
      return (t) => within(integer(t, type), type, ansi);
    case 'float':
      return (t) => Math.fround(double(t, type));
    case 'double':
      return (t) => double(t, type);
    case 'decimal':
      return (t) => decimal(t, type);
    case 'string':
    case 'char':
    case 'varchar':
      return wireType === 'boolean' ? (t) => (t === '1' ? 'true' : t === '0' ? 'false' : t) : (t) => t;
    case 'binary':
      return (t) => new Uint8Array(Buffer.from(t, 'hex'));
    case 'date':
      return wireType === 'date' ? (t) => Number(t) : (t) => dateOf(t, type);
    case 'timestamp':
    case 'timestamp_ntz':
      return (t) => micros(t, type);
    case 'null':
      return () => null;
    case 'array':
    case 'map':
    case 'struct':
      // a text that holds JSON
      return fromJsonText(fromJson(type, ansi));
    case 'calendar_interval':
    case 'unknown':
      throw new ExecutionError(`Snowflake has no values of the type ${typeText(type)}.`);
  }
}

function fromJsonText(convert: (value: JsonValue) => SparkValue): FromWire {
  return (text) => {
    const value = parseJson(text, SYNTAX);
    return value === undefined || value === null ? null : convert(value);
  };
}

/** The bits of an integer type. */
const BITS: Partial<Readonly<Record<DataType['kind'], number>>> = {
  byte: 8,
  short: 16,
  int: 32,
  year_month_interval: 32,
};

/** Snowflake's numbers go on to 38 digits where Spark's wrap around, or raise in ANSI mode; its intervals always raise. */
function within(value: bigint, type: DataType, ansi: boolean): bigint {
  const bits = BITS[type.kind] ?? 64;
  const kept = BigInt.asIntN(bits, value);
  const isInterval = type.kind === 'year_month_interval' || type.kind === 'day_time_interval';
  if (kept === value || !(ansi || isInterval)) return kept;
  if (bits < 32) throw new ExecutionError(`[BINARY_ARITHMETIC_OVERFLOW] ${value} caused overflow.`);
  const what = `${bits === 32 ? 'integer' : 'long'} overflow.`;
  if (isInterval) throw new ExecutionError(`[INTERVAL_ARITHMETIC_OVERFLOW] ${what}`);
  throw new ExecutionError(
    `[ARITHMETIC_OVERFLOW] ${what} If necessary set "spark.sql.ansi.enabled" to "false" to bypass this error.`,
  );
}

function integer(text: string, type: DataType): bigint {
  const point = text.indexOf('.');
  if (point >= 0 && /[^0]/.test(text.slice(point + 1))) wrong(text, type);
  try {
    return BigInt(point >= 0 ? text.slice(0, point) : text);
  } catch {
    return wrong(text, type);
  }
}

const NON_NUMERIC: Readonly<Record<string, number>> = {
  nan: Number.NaN,
  inf: Number.POSITIVE_INFINITY,
  infinity: Number.POSITIVE_INFINITY,
  '-inf': Number.NEGATIVE_INFINITY,
  '-infinity': Number.NEGATIVE_INFINITY,
};
function double(text: string, type: DataType): number {
  const n = Number(text);
  return Number.isNaN(n) ? (NON_NUMERIC[text.toLowerCase()] ?? wrong(text, type)) : n;
}

function decimal(text: string, type: DataType & { readonly kind: 'decimal' }): bigint {
  const point = text.indexOf('.');
  const digits = point < 0 ? 0 : text.length - point - 1;
  if (digits <= type.scale && !/[eE]/.test(text)) {
    const plain = point < 0 ? text : text.slice(0, point) + text.slice(point + 1);
    if (/^-?\d+$/.test(plain)) return BigInt(plain + '0'.repeat(type.scale - digits));
  }
  const shape = decimalShape(text);
  return (shape && toDecimal(shape, type.precision, type.scale)) ?? wrong(text, type);
}

/** Seconds since the epoch with their fraction; of TIMESTAMP_TZ the offset stands behind. Digits below microseconds are cut off. */
function micros(text: string, type: DataType): bigint {
  const match = /^(-?)(\d+)(?:\.(\d{1,9}))?(?: \d+)?$/.exec(text);
  if (!match) return wrong(text, type);
  const [, sign, seconds = '0', fraction = ''] = match;
  const nanos = BigInt(seconds) * 1_000_000_000n + BigInt(fraction.padEnd(9, '0'));
  if (sign !== '-') return nanos / 1000n;
  // towards the past, as the clock has it
  return -((nanos + 999n) / 1000n);
}

function dateOf(text: string, type: DataType): number {
  const match = /^(-?\d{1,6})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return wrong(text, type);
  const [, year, month, day] = match;
  const at = new Date(0);
  at.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  return Math.floor(at.getTime() / DAY_MS);
}

/** Of values inside arrays and objects, which come as JSON. */
function fromJson(type: DataType, ansi: boolean): (value: JsonValue) => SparkValue {
  const nullable =
    (convert: (value: NonNullable<JsonValue>) => SparkValue) =>
    (value: JsonValue): SparkValue =>
      value === null ? null : convert(value);
  switch (type.kind) {
    case 'string':
    case 'char':
    case 'varchar':
      return nullable(textOf);
    case 'boolean':
      return nullable((v) => (typeof v === 'boolean' ? v : wrong(textOf(v), type)));
    case 'array': {
      const element = fromJson(type.element, ansi);
      return nullable((v) => (Array.isArray(v) ? v.map(element) : wrong(textOf(v), type)));
    }
    case 'struct': {
      const fields = type.fields.map((f) => ({ name: f.name, convert: fromJson(f.type, ansi) }));
      return nullable((v) => {
        if (!(v instanceof JsonObject)) return wrong(textOf(v), type);
        const at = new Map(v.names.map((name, i) => [name, v.values[i] ?? null]));
        return fields.map((f) => f.convert(at.get(f.name) ?? null));
      });
    }
    case 'map': {
      const value = fromJson(type.value, ansi);
      const key = fromWire(type.key, type.key.kind === 'date' ? 'text' : 'json key', ansi);
      return nullable((v) => {
        if (!(v instanceof JsonObject)) return wrong(textOf(v), type);
        return { entries: v.names.map((name, i) => [key(name), value(v.values[i] ?? null)] as const) };
      });
    }
    case 'timestamp':
    case 'timestamp_ntz':
      return nullable((v) => readTimestamp(textOf(v), 'UTC') ?? wrong(textOf(v), type));
    default: {
      const convert = fromWire(type, 'json', ansi);
      return nullable((v) => convert(textOf(v)));
    }
  }
}

/** A value of JSON as Snowflake casts it to text. */
function textOf(value: JsonValue): string {
  if (typeof value === 'string') return value;
  if (value instanceof JsonNumber) return value.text;
  return jsonText(value);
}
function jsonText(value: JsonValue): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return JSON.stringify(value);
  if (value instanceof JsonNumber) return value.text;
  if (value instanceof JsonObject)
    return `{${value.names.map((n, i) => `${JSON.stringify(n)}:${jsonText(value.values[i] ?? null)}`).join(',')}}`;
  return `[${(value as readonly JsonValue[]).map(jsonText).join(',')}]`;
}
