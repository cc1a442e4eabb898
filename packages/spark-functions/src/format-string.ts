import { grouped, readDecimal, roundDecimal } from './decimal-text.js';
import { defineNullableHelper } from './define.js';
import { murmurBytes } from './hash.js';
import { wellFormed } from './json/quote.js';
import { memo } from './memo.js';
import { utf8Bytes } from './utf8.js';

const SPEC = /%(\d+\$)?([-#+ 0,(]*)(\d+)?(?:\.(\d+))?([a-zA-Z%])/g;
/** Bits of the integer types, by their letter. */
const BITS: Readonly<Record<string, number>> = { y: 8, h: 16, i: 32, l: 64 };

function integer(text: string, type: string, conversion: string, flags: string): string {
  const bits = BITS[type];
  if (conversion === 'd' && flags === '' && bits !== undefined) return text;
  const value = BigInt(text);
  if (bits === undefined) throw new Error(`d != ${type}: format_string wants an integer for %${conversion}.`);
  if (conversion === 'd') {
    const digits = String(value < 0n ? -value : value);
    return signed(value < 0n, flags.includes(',') ? grouped(digits) : digits, flags);
  }
  const unsigned = BigInt.asUintN(bits, value).toString(conversion === 'o' ? 8 : 16);
  return flags.includes('#') ? `${conversion === 'o' ? '0' : '0x'}${unsigned}` : unsigned;
}

function signed(negative: boolean, digits: string, flags: string): string {
  if (negative) return flags.includes('(') ? `(${digits})` : `-${digits}`;
  return flags.includes('+') ? `+${digits}` : flags.includes(' ') ? ` ${digits}` : digits;
}

/** Rounded from the shortest digits of the double, the half away from zero, as Java's Formatter does. */
function floating(text: string, conversion: string, precision: number, flags: string): string {
  const value = Number(text);
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NaN' : signed(value < 0, 'Infinity', flags);
  const read = readDecimal(text);
  if (conversion === 'f') {
    const rounded = roundDecimal(read, precision, 'half-up');
    const whole = flags.includes(',') ? grouped(rounded.whole) : rounded.whole;
    return signed(read.negative, rounded.fraction === '' ? whole : `${whole}.${rounded.fraction}`, flags);
  }
  const digits = (read.whole + read.fraction).replace(/^0+/, '');
  let exponent =
    digits === '' ? 0 : read.whole === '0' ? digits.length - read.fraction.length - 1 : read.whole.length - 1;
  let mantissa = roundDecimal(
    { negative: false, whole: digits[0] ?? '0', fraction: digits.slice(1) },
    precision,
    'half-up',
  );
  if (mantissa.whole === '10') {
    exponent++;
    mantissa = { ...mantissa, whole: '1' };
  }
  const power = `${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
  return signed(read.negative, `${mantissa.whole}${mantissa.fraction ? `.${mantissa.fraction}` : ''}e${power}`, flags);
}

/** Units of UTF-16; half a character becomes a question mark. */
const cut = (text: string, precision: string | undefined): string =>
  precision === undefined ? text : wellFormed(text.slice(0, Number(precision)));

/** Java's hash code of the value as Spark holds it. */
function hashText(value: string, type: string): string {
  const hash = HASHES[type]?.(value);
  if (hash === undefined) throw new Error('format_string: %h does not take this argument.');
  return (hash >>> 0).toString(16);
}
const foldedLong = (n: bigint): number => Number(BigInt.asIntN(32, n ^ (n >> 32n)));
const HASHES: Readonly<Record<string, (value: string) => number>> = {
  s: (value) => murmurBytes(utf8Bytes(value), 42),
  y: Number,
  h: Number,
  i: Number,
  l: (value) => foldedLong(BigInt(value)),
  d: (value) => foldedLong(new DataView(Float64Array.of(Number(value)).buffer).getBigInt64(0, true)),
  f: (value) => new DataView(Float32Array.of(Number(value)).buffer).getInt32(0, true),
  b: (value) => (value === 'true' ? 1231 : 1237),
};

function convert(
  value: string | null,
  type: string,
  conversion: string,
  precision: string | undefined,
  flags: string,
): string {
  const lower = conversion.toLowerCase();
  if (lower === 'b') {
    const text = value === null ? 'false' : type === 'b' ? value : 'true';
    return cut(text, precision);
  }
  if (value === null || lower === 's') {
    return cut(value ?? 'null', precision);
  }
  if (lower === 'h') return cut(hashText(value, type), precision);
  if (lower === 'd' || lower === 'x' || lower === 'o') return integer(value, type, lower, flags);
  if ((lower === 'f' || lower === 'e') && (type === 'd' || type === 'f'))
    return floating(value, lower, precision === undefined ? 6 : Number(precision), flags);
  if (lower === 'c' && BITS[type] !== undefined && type !== 'l') return String.fromCodePoint(Number(value));
  throw new Error(`format_string: %${conversion} does not take this argument.`);
}

/** Blanks, or zeros behind the sign, up to the width. */
function pad(text: string, flags: string, width: string | undefined, numeric: boolean): string {
  if (width === undefined) return text;
  const size = Number(width);
  if (text.length >= size) return text;
  if (flags.includes('-')) return text.padEnd(size);
  if (!flags.includes('0') || !numeric) return text.padStart(size);
  const sign = /^(?:[+\- (]|0x)?/.exec(text)?.[0] ?? '';
  return sign + text.slice(sign.length).padStart(size - sign.length, '0');
}

/**
 * Java's Formatter. `types` has a letter for each value: s string, y h i l integers of 8 to 64 bits, d double, f float, b boolean,
 * n decimal; `values` holds their texts.
 */
export const formatStringHelper = defineNullableHelper({
  name: 'format_string',
  params: { format: 'string', types: 'string', values: 'strings' },
  returns: 'string',
  body: ({ format, types, values }) => {
    if (format === null) return null;
    let out = '';
    for (const part of partsOf(format)) out += typeof part === 'string' ? part : printed(part, types ?? '', values);
    return out;
  },
});

/** A piece of a format: text, or what is put in its place. */
interface Spec {
  /** The place of its value; -1 where it takes none. */
  readonly at: number;
  readonly flags: string;
  readonly width: string | undefined;
  readonly precision: string | undefined;
  readonly conversion: string;
}

const partsOf = memo((format): readonly (string | Spec)[] => {
  const parts: (string | Spec)[] = [];
  let next = 0;
  let done = 0;
  for (const found of format.matchAll(SPEC)) {
    const [spec, index, flags = '', width, precision, conversion = ''] = found;
    if (found.index > done) parts.push(format.slice(done, found.index));
    done = found.index + spec.length;
    const none = conversion === '%' || conversion === 'n';
    const at = none ? -1 : index === undefined ? next++ : Number.parseInt(index, 10) - 1;
    parts.push({ at, flags, width, precision, conversion });
  }
  parts.push(format.slice(done));
  return parts;
});

function printed(spec: Spec, types: string, values: readonly (string | null)[] | null): string {
  const { at, flags, width, precision, conversion } = spec;
  if (conversion === '%') return pad('%', flags, width, false);
  if (conversion === 'n') return '\n';
  const type = types[at];
  if (type === undefined) throw new Error(`Format specifier '%${conversion}'`);
  const value = values?.[at] ?? null;
  const text = convert(value, type, conversion, precision, flags);
  const cased = conversion < 'a' ? text.toUpperCase() : text;
  return pad(cased, flags, width, value !== null && 'dxofeXE'.includes(conversion));
}
