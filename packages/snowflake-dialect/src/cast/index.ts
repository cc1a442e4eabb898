import {
  type Cast,
  type DataType,
  type Expr,
  isDatetime,
  isIntegral,
  isStringType,
  literal,
  sameType,
  types,
} from '@spark-sql-to-snowflake/plan-ir';
import {
  atom,
  type EmitContext,
  isDatetimeWord,
  isPlainText,
  plainInstant,
  type SqlPiece,
} from '@spark-sql-to-snowflake/sql-emit';
import { type Conversion, castAs, refuseCast } from './conversion.js';
import { toInterval } from './intervals.js';
import { toDate, toTimestamp } from './to-datetime.js';
import { toInteger } from './to-integer.js';
import { toBoolean, toDecimal, toFloating } from './to-number.js';
import { toText } from './to-text.js';

/** A Spark cast, with Spark's answer for what does not fit, as Snowflake says it. */
export function castToSnowflake(value: SqlPiece, cast: Cast, ctx: EmitContext): SqlPiece {
  return convert({ value, from: cast.expr.type, to: cast.type, mode: cast.mode, cast, ctx });
}

function convert(c: Conversion): SqlPiece {
  const { from, to, value } = c;
  if (sameType(from, to) || (isStringType(from) && isStringType(to)) || to.kind === 'unknown') return value;
  if (from.kind === 'null') return castAs(value, to);
  if (from.kind === 'unknown') return fromUnknown(c);
  if (isDatetime(to) && isStringType(from)) {
    const instant = to.kind === 'timestamp' ? plainInstant(c.cast.expr, c.ctx.conf.timeZone) : undefined;
    if (instant !== undefined) return c.ctx.dialect.literal(literal(instant, to), c.ctx);
    if (isDatetimeWord(c.cast.expr)) return refuseCast(c, 'of a word like today is not there yet');
  }
  if (isPlainText(c.cast.expr, to)) return castAs(value, to);
  return byTarget(to)(c);
}

function byTarget(to: DataType): (c: Conversion) => SqlPiece {
  switch (to.kind) {
    case 'byte':
    case 'short':
    case 'int':
    case 'long':
      return toInteger;
    case 'float':
    case 'double':
      return toFloating;
    case 'decimal':
      return (c) => toDecimal({ ...c, to });
    case 'boolean':
      return toBoolean;
    case 'string':
    case 'char':
    case 'varchar':
      return toText;
    case 'binary':
      return (c) =>
        isStringType(c.from) ? atom(`TO_BINARY(${c.value.text}, 'UTF-8')`) : refuseCast(c, 'has no form here');
    case 'date':
      return toDate;
    case 'timestamp':
    case 'timestamp_ntz':
      return toTimestamp;
    case 'array':
    case 'map':
    case 'struct':
      return toNested;
    case 'year_month_interval':
    case 'day_time_interval':
      return (c) => toInterval(c, to);
    default:
      return (c) => refuseCast(c, 'has no form here');
  }
}

const VARIANTS: ReadonlySet<string> = new Set(['getitem', 'element_at', 'try_element_at', 'get']);
/** Comes this expression as a VARIANT: out of an array, a map or a struct? */
const isVariant = (e: Expr): boolean =>
  e.kind === 'field' || e.kind === 'lambda-variable' || (e.kind === 'call' && VARIANTS.has(e.fn));

/**
 * A value whose type nobody knows. What coercion takes it for is written only where the result depends on it: a date moved by days
 * is none where it was a timestamp or text, a quotient of NUMBERs is none of FLOATs.
 */
function fromUnknown(c: Conversion): SqlPiece {
  const { value, to, cast } = c;
  const taken = cast.implicit && cast.expr.kind !== 'literal';
  if (taken) {
    const semi = to.kind === 'array' || to.kind === 'map' || to.kind === 'struct';
    if (isVariant(cast.expr) && !semi) return castAs(value, to);
    return to.kind === 'double' || isDatetime(to) ? { ...castAs(value, to), bare: value } : value;
  }
  const text = cast.mode === 'try' || to.kind === 'binary' || to.kind.endsWith('_interval');
  return text ? convert({ ...c, from: types.string }) : castAs(value, to);
}

/** Elements have no type of their own: a cast that only widens numbers, or renames fields of equal names, is nothing. */
function toNested(c: Conversion): SqlPiece {
  return carriesOver(c.from, c.to) ? c.value : refuseCast(c, 'converts elements, which is not there yet');
}

function carriesOver(from: DataType, to: DataType): boolean {
  if (from.kind === 'null' || sameType(from, to)) return true;
  if (from.kind === 'array' && to.kind === 'array') return carriesOver(from.element, to.element);
  if (from.kind === 'map' && to.kind === 'map') {
    return carriesOver(from.key, to.key) && carriesOver(from.value, to.value);
  }
  if (from.kind === 'struct' && to.kind === 'struct') {
    return from.fields.every((f, i) => f.name === to.fields[i]?.name && carriesOver(f.type, to.fields[i].type));
  }
  const order = ['byte', 'short', 'int', 'long'];
  return isIntegral(from) && isIntegral(to) && order.indexOf(from.kind) <= order.indexOf(to.kind);
}
