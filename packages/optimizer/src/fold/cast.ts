import {
  type DataType,
  dateText,
  type Literal,
  type LiteralValue,
  localToInstants,
  type SparkConf,
  sameType,
} from '@spark-sql-to-snowflake/plan-ir';
import { parseDate, parseLocal } from './date.js';
import { decimalValue, decimalValueOf, isIntegral, rescale, wholeOf, wholeValue } from './number.js';

const WHOLE = /^(?:0|-?[1-9]\d*)$/;
const FIXED = /^-?(\d+)(?:\.(\d+))?$/;

/** The one instant at which the session's clocks show a local time; undefined in gaps and overlaps. */
function instantOf(local: bigint | undefined, conf: SparkConf): bigint | undefined {
  if (local === undefined) return undefined;
  const instants = localToInstants(conf.timeZone, local);
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
      return parseDate(text);
    case 'timestamp':
      return instantOf(parseLocal(text), conf);
    case 'timestamp_ntz':
      return parseLocal(text);
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
 * The value of a constant cast to another type, where it is exact: nothing rounded, cut, wrapped or overflowing, no text that
 * only a lenient reader takes. NULL keeps its cast. So it is the same in every cast mode. Undefined: leave the cast.
 */
export function castValue(from: Literal, to: DataType, conf: SparkConf): LiteralValue | undefined {
  if (from.value === null) return undefined;
  if (sameType(from.type, to)) return from.value;
  if (from.type.kind === 'string' && typeof from.value === 'string') return fromText(from.value, to, conf);
  if (to.kind === 'string') return toText(from);
  if (from.type.kind === 'date' && typeof from.value === 'number') {
    const midnight = BigInt(from.value) * 86_400_000_000n;
    if (to.kind === 'timestamp') return instantOf(midnight, conf);
    return to.kind === 'timestamp_ntz' ? midnight : undefined;
  }
  const number = decimalValueOf(from);
  if (!number) return undefined;
  if (to.kind === 'decimal') return decimalValue(number, to);
  const whole = isIntegral(to) ? rescale(number, 0) : undefined;
  return whole === undefined ? undefined : wholeValue(whole, to);
}
