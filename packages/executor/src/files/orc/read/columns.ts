import { isTimeZone } from '@spark-sql-to-snowflake/plan-ir';
import type { SparkValue } from '../../../value.js';
import { hybridToProleptic, isLeftOut } from '../calendar.js';
import { CalendarKind, Stream_Kind, Type_Kind } from '../gen/orc.js';
import { malformed } from '../malformed.js';
import type { OrcType } from '../types.js';
import { baseSeconds, instantsRead } from '../zones.js';
import { booleans, byteRuns, countOf } from './byte-runs.js';
import { unzigzag } from './byte-stream.js';
import { binaries, strings, type Values } from './strings.js';
import type { Stripe } from './stripe.js';

/** What the columns of a file are read by. */
export interface Reading {
  readonly calendar: CalendarKind;
  /** The zone of this machine. */
  readonly zone: string;
}

/** Gives the next values of a column; NULL where there is none. */
export type Column = (count: number) => readonly SparkValue[];

/** Values that are NULL where the column's stream says so, and where a struct around them is not there. */
export function nullsBetween(stripe: Stripe, id: number, values: Column): Column {
  const present = stripe.present(id);
  if (!present) return values;
  return (count) => {
    const there: boolean[] = [];
    let some = 0;
    for (let i = 0; i < count; i++) {
      const is = present();
      there.push(is);
      if (is) some++;
    }
    const dense = values(some);
    if (some === count) return dense;
    let at = 0;
    return there.map((is) => (is ? (dense[at++] as SparkValue) : null));
  };
}

const each =
  (one: () => SparkValue): Column =>
  (count) => {
    const values: SparkValue[] = [];
    for (let i = 0; i < count; i++) values.push(one());
    return values;
  };

/** The values of a column that is no list, map or struct, of the type that the file has. Throws MalformedOrc. */
export function atoms(type: OrcType, stripe: Stripe, reading: Reading): Column {
  const { id } = type;
  const data = (): ReturnType<Stripe['stream']> => stripe.stream(id, Stream_Kind.DATA);
  switch (type.kind) {
    case Type_Kind.BOOLEAN:
      return each(booleans(data()));
    case Type_Kind.BYTE: {
      const next = byteRuns(data());
      return each(() => (next() << 24) >> 24);
    }
    case Type_Kind.SHORT:
      return integersOf(stripe, id, 16);
    case Type_Kind.INT:
      return integersOf(stripe, id, 32);
    case Type_Kind.LONG: {
      const next = stripe.integers(id, Stream_Kind.DATA, true);
      return each(() => BigInt(next()));
    }
    case Type_Kind.FLOAT:
      return floats(data(), 4, (view, at) => view.getFloat32(at, true));
    case Type_Kind.DOUBLE:
      return floats(data(), 8, (view, at) => view.getFloat64(at, true));
    case Type_Kind.STRING:
    case Type_Kind.CHAR:
    case Type_Kind.VARCHAR:
      return strings(stripe, id) as Values<SparkValue>;
    case Type_Kind.BINARY:
      return binaries(stripe, id) as Values<SparkValue>;
    case Type_Kind.DATE:
      return dates(stripe, id, reading.calendar);
    case Type_Kind.TIMESTAMP:
      return timestamps(stripe, id, reading);
    case Type_Kind.DECIMAL:
      return decimals(type, stripe);
    default:
      return malformed(`a column of the type ${type.kind}`);
  }
}

function integersOf(stripe: Stripe, id: number, bits: number): Column {
  const next = stripe.integers(id, Stream_Kind.DATA, true);
  const limit = 2 ** (bits - 1);
  return each(() => {
    const value = next();
    return typeof value === 'number' && value >= -limit && value < limit
      ? value
      : malformed(`${value} of ${bits} bits`);
  });
}

function floats(
  stream: ReturnType<Stripe['stream']>,
  size: number,
  read: (view: DataView, at: number) => number,
): Column {
  return (count) => {
    const values: number[] = [];
    // not all at once: the count is what a file says
    for (let left = count; left > 0; ) {
      const some = Math.min(left, 4096);
      const bytes = stream.bytes(some * size);
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      for (let i = 0; i < some; i++) values.push(read(view, i * size));
      left -= some;
    }
    return values;
  };
}

function dates(stripe: Stripe, id: number, calendar: CalendarKind): Column {
  const days = integersOf(stripe, id, 32);
  // Spark reads a proleptic day that the hybrid calendar has not as the day that it is called by there
  const day =
    calendar === CalendarKind.PROLEPTIC_GREGORIAN ? (d: number) => (isLeftOut(d) ? d + 10 : d) : hybridToProleptic;
  return (count) => (days(count) as readonly number[]).map(day);
}

function timestamps(stripe: Stripe, id: number, reading: Reading): Column {
  const seconds = stripe.integers(id, Stream_Kind.DATA, true);
  const nanos = stripe.integers(id, Stream_Kind.SECONDARY, false);
  const zone = stripe.zone || reading.zone;
  if (!isTimeZone(zone)) malformed(`its time zone is ${JSON.stringify(zone)}`);
  const base = baseSeconds(zone);
  const instant = instantsRead(zone, reading.zone, reading.calendar === CalendarKind.PROLEPTIC_GREGORIAN);
  return each(() => {
    const second = Number(seconds()) + base;
    const packed = countOf(nanos());
    const zeros = packed % 8;
    const nano = zeros === 0 ? packed / 8 : ((packed - zeros) / 8) * 10 ** (zeros + 1);
    if (!Number.isSafeInteger(second) || nano > 999_999_999) malformed('a timestamp that is none');
    // before 1970 seconds are cut, not rounded down, by all who write
    const whole = second < 0 && nano > 999_999 ? second - 1 : second;
    const micros = instant(whole, BigInt(Math.floor(nano / 1000)));
    return BigInt.asIntN(64, micros) === micros ? micros : malformed('a timestamp that is none');
  });
}

/** More bits than 38 digits need. */
const DECIMAL_BITS = 133;

function decimals(type: OrcType, stripe: Stripe): Column {
  const digits = stripe.stream(type.id, Stream_Kind.DATA);
  const scales = stripe.integers(type.id, Stream_Kind.SECONDARY, true);
  const limit = 10n ** BigInt(type.precision);
  const fitting = (value: bigint): bigint =>
    value < limit && value > -limit ? value : malformed('a decimal with more digits than its type has');
  return each(() => {
    const unscaled = BigInt(unzigzag(digits.varint(DECIMAL_BITS)));
    const missing = type.scale - Number(scales());
    if (Math.abs(missing) > 38) malformed('a decimal of another scale');
    if (missing >= 0) return fitting(unscaled * 10n ** BigInt(missing));
    const unit = 10n ** BigInt(-missing);
    return unscaled % unit === 0n
      ? fitting(unscaled / unit)
      : malformed('a decimal with more digits than its type has');
  });
}
