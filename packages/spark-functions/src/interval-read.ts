import { defineHelper } from './define.js';

/** Spark's casts of text to its two ANSI intervals: `1-2`, `INTERVAL '1-2' YEAR TO MONTH` and the like for the fields of the type, no other. */

/** The bar is in Spark's own class of signs. */
const SIGN = '[+|-]?';
const BLANKS_AROUND = /^[\u0000-\u0020\u007f]+|[\u0000-\u0020\u007f]+$/g;

/** What each field takes: the digits that may stand for it in front, its greatest value there, its letter, its microseconds. */
const CLOCK = {
  day: [9, 106_751_991n, 'd', 86_400_000_000n],
  hour: [10, 2_562_047_788n, 'h', 3_600_000_000n],
  minute: [12, 153_722_867_280n, 'm', 60_000_000n],
  second: [13, 9_223_372_036_854n, 's.n', 1_000_000n],
} as const;
type ClockField = keyof typeof CLOCK;
const CLOCK_FIELDS = Object.keys(CLOCK) as readonly ClockField[];

interface Read {
  readonly negative: boolean;
  readonly parts: readonly string[];
}

/** The groups of `digits`, alone or as a literal of these fields; two signs are none. */
function groups(text: string, digits: string, fields: string): Read | undefined {
  const words = fields.replaceAll(' ', '\\s+');
  const bare = new RegExp(`^(${SIGN})${digits}$`).exec(text);
  const found = bare ?? new RegExp(`^INTERVAL\\s+(${SIGN})'(${SIGN})${digits}'\\s+${words}$`, 'i').exec(text);
  if (!found) return undefined;
  const signs = found.slice(1, bare ? 2 : 3);
  return {
    negative: signs.filter((s) => s === '-').length === 1,
    parts: found.slice(bare ? 2 : 3).map((p) => p ?? ''),
  };
}

function mismatch(text: string, kind: string, format: string, fields: string): never {
  const upper = fields.toUpperCase();
  const legacy =
    kind === 'day-time'
      ? ', set spark.sql.legacy.fromDayTimeString.enabled to true to restore the behavior before Spark 3.0.'
      : '';
  throw new Error(
    `Interval string does not match ${kind} format of \`[+|-]${format}\`, \`INTERVAL [+|-]'[+|-]${format}' ${upper}\` when cast to interval ${fields}: ${text}${legacy}`,
  );
}

function within(value: bigint, most: bigint, field: string, least = '0'): bigint {
  if (value > most) throw new Error(`requirement failed: ${field} ${value} outside range [${least}, ${most}]`);
  return value;
}

/** Spark tells what it was reading. */
function reading<T>(what: string, read: () => T): T {
  try {
    return read();
  } catch (e) {
    throw new Error(`Error parsing interval ${what} string: ${(e as Error).message}`);
  }
}

function exact(value: bigint, bits: 32 | 64): bigint {
  if (BigInt.asIntN(bits, value) !== value) throw new Error(bits === 32 ? 'integer overflow' : 'long overflow');
  return value;
}

/** The months of a text; an Error with Spark's message where it has none. */
export function readYearMonth(given: string, fields: string): number {
  const text = given.replace(BLANKS_AROUND, '');
  const both = fields === 'year to month';
  const read = groups(text, both ? '(\\d+)-(\\d+)' : '(\\d+)', fields);
  if (!read) return mismatch(text, 'year-month', both ? 'y-m' : fields.slice(0, 1), fields);
  return reading('year-month', () => {
    const [first = 0n, months = 0n] = read.parts.map(BigInt);
    if (first > 9_223_372_036_854_775_807n) throw new Error(`For input string: "${first}"`);
    const count = fields === 'month' ? first : first * 12n + (both ? within(months, 11n, 'month') : 0n);
    return Number(exact(read.negative ? -count : count, 32));
  });
}

/** `.5` as microseconds: what is smaller is cut off. */
const fraction = (digits: string): bigint => BigInt(digits.slice(1, 7).padEnd(6, '0'));

/** The microseconds of a text; an Error with Spark's message where it has none. */
export function readDayTime(given: string, fields: string): bigint {
  const text = given.replace(BLANKS_AROUND, '');
  const [start, end = start] = fields.split(' to ') as [ClockField, ClockField?];
  const used = CLOCK_FIELDS.slice(CLOCK_FIELDS.indexOf(start), CLOCK_FIELDS.indexOf(end) + 1);
  const digits = used.map((f, i) => {
    const between = i === 0 ? '' : used[i - 1] === 'day' ? ' ' : ':';
    return `${between}(\\d{1,${i === 0 ? CLOCK[f][0] : 2}})${f === 'second' ? '(\\.\\d{1,9})?' : ''}`;
  });
  const read = groups(text, digits.join(''), fields);
  if (!read) {
    const format = used.map((f, i) => `${i === 0 ? '' : used[i - 1] === 'day' ? ' ' : ':'}${CLOCK[f][2]}`).join('');
    return mismatch(text, 'day-time', format, fields);
  }
  const alone = used.length === 1;
  return alone ? reading('day-time', () => microsOf(read, used)) : microsOf(read, used);
}

function microsOf({ negative, parts }: Read, used: readonly ClockField[]): bigint {
  const alone = used.length === 1;
  const values = used.map((f, i) => {
    const value = BigInt(parts[i] as string);
    if (i > 0) return within(value, f === 'hour' ? 23n : 59n, f) * CLOCK[f][3];
    // alone, any but the seconds leave the range of a BIGINT at its other end
    if (alone && f !== 'second') return BigInt.asIntN(64, value * CLOCK[f][3]);
    return within(value, CLOCK[f][1], f, alone ? String(-CLOCK[f][1]) : '0') * CLOCK[f][3];
  });
  const whole = values.reduce((a, b) => a + b);
  const rest = fraction(parts[used.length] ?? '');
  // Spark loses the sign of no seconds at all
  const positive = !negative || (alone && whole === 0n);
  return exact(positive ? whole + rest : -whole - rest, 64);
}

/** NULL where the text is no interval and nothing is to be raised. */
function orNull<T>(raises: boolean, read: () => T): T | null {
  if (raises) return read();
  try {
    return read();
  } catch {
    return null;
  }
}

export const intervalReadHelpers = [
  defineHelper({
    name: 'text_to_year_month',
    params: { text: 'string', fields: 'string', raises: 'boolean' },
    returns: 'int',
    body: ({ text, fields, raises }) => orNull(raises, () => readYearMonth(text, fields)),
  }),
  defineHelper({
    name: 'text_to_day_time',
    params: { text: 'string', fields: 'string', raises: 'boolean' },
    returns: 'long',
    body: ({ text, fields, raises }) => orNull(raises, () => readDayTime(text, fields)),
  }),
] as const;
