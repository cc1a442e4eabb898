import {
  type DataType,
  dateText,
  type Literal,
  type LiteralValue,
  localToInstants,
  type SparkConf,
  sameType,
} from '@spark-sql-to-snowflake/plan-ir';
import { dayOfText, timeOfText } from './date.js';
import { decimalValue, decimalValueOf, isIntegral, rescale, wholeOf, wholeValue } from './number.js';

const WHOLE = /^(?:0|-?[1-9]\d*)$/;
const FIXED = /^-?(\d+)(?:\.(\d+))?$/;

/** The one instant at which a zone's clocks show a local time; undefined in gaps and overlaps. */
function onlyInstant(local: bigint, zone: string): bigint | undefined {
  const instants = localToInstants(zone, local);
  return instants.length === 1 ? instants[0] : undefined;
}

function fromText(text: string, to: DataType, conf: SparkConf): LiteralValue | undefined {
  switch (to.kind) {
    case 'byte':
    case 'short':
    case 'int':
    case 'long':
      return WHOLE.test(text) ? wholeValue(BigInt(text), to) : undefined;
    case 'decimal': {
      const match = FIXED.exec(text);
      if (!match) return undefined;
      const fraction = match[2] ?? '';
      return decimalValue({ unscaled: BigInt(text.replace('.', '')), scale: fraction.length }, to);
    }
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : undefined;
    case 'date':
      return dayOfText(text);
    case 'timestamp': {
      const time = timeOfText(text);
      return time && onlyInstant(time.local, time.zone ?? conf.timeZone);
    }
    case 'timestamp_ntz': {
      const time = timeOfText(text);
      return time?.zone === undefined ? time?.local : undefined;
    }
    default:
      return undefined;
  }
}

function toText(from: Literal): LiteralValue | undefined {
  const whole = wholeOf(from);
  if (whole !== undefined) return whole.toString();
  if (typeof from.value === 'boolean') return String(from.value);
  return from.type.kind === 'date' && typeof from.value === 'number' ? dateText(from.value) : undefined;
}

/**
 * The value of a constant cast to another type, where it is exact: nothing rounded, cut, wrapped or overflowing, no number in a text
 * that only a lenient reader takes. NULL keeps its cast. So it is the same in every cast mode. Undefined: leave the cast.
 */
export function castValue(from: Literal, to: DataType, conf: SparkConf): LiteralValue | undefined {
  if (from.value === null) return undefined;
  if (sameType(from.type, to)) return from.value;
  if (from.type.kind === 'string' && typeof from.value === 'string') return fromText(from.value, to, conf);
  if (to.kind === 'string') return toText(from);
  if (from.type.kind === 'date' && typeof from.value === 'number') {
    const midnight = BigInt(from.value) * 86_400_000_000n;
    if (to.kind === 'timestamp') return onlyInstant(midnight, conf.timeZone);
    return to.kind === 'timestamp_ntz' ? midnight : undefined;
  }
  const number = decimalValueOf(from);
  if (!number) return undefined;
  if (to.kind === 'decimal') return decimalValue(number, to);
  const whole = isIntegral(to) ? rescale(number, 0) : undefined;
  return whole === undefined ? undefined : wholeValue(whole, to);
}
