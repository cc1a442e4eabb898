import {
  type Cast,
  type DataType,
  type Expr,
  isDatetime,
  isStringType,
  literal,
  sameType,
  types,
} from '@spark-sql-to-snowflake/plan-ir';
import {
  at,
  atom,
  datetimeWord,
  type EmitContext,
  isPlainText,
  plainInstant,
  type SqlPiece,
  STRENGTH,
} from '@spark-sql-to-snowflake/sql-emit';
import { type Conversion, castAs, LONG, refuseCast, repeatable } from './conversion.js';
import { toInterval } from './intervals.js';
import { toNested } from './nested.js';
import { ofWord, toDate, toTimestamp } from './to-datetime.js';
import { toInteger } from './to-integer.js';
import { toBoolean, toDecimal, toFloating } from './to-number.js';
import { toText } from './to-text.js';

/** A Spark cast, with Spark's answer for what does not fit, as Snowflake says it. */
export function castToSnowflake(value: SqlPiece, cast: Cast, ctx: EmitContext): SqlPiece {
  return convert({ value, from: cast.expr.type, to: cast.type, mode: cast.mode, cast, ctx }, 0);
}

function convert(c: Conversion, depth: number): SqlPiece {
  const { from, to, value } = c;
  if (sameType(from, to) || (isStringType(from) && isStringType(to)) || to.kind === 'unknown') return value;
  if (from.kind === 'null') return castAs(value, to);
  if (from.kind === 'unknown') return fromUnknown(c, depth);
  if (isDatetime(to) && isStringType(from)) {
    const instant = to.kind === 'timestamp' ? plainInstant(c.cast.expr, c.ctx.conf.timeZone) : undefined;
    if (instant !== undefined) return c.ctx.dialect.literal(literal(instant, to), c.ctx);
    const word = datetimeWord(c.cast.expr);
    if (word === 'with a zone') return refuseCast(c, 'of a word like today with a zone is not there yet');
    if (word !== undefined) return ofWord(word, c);
  }
  if (isPlainText(c.cast.expr, to)) return castAs(value, to);
  return byTarget(to)(c, depth);
}

function byTarget(to: DataType): (c: Conversion, depth: number) => SqlPiece {
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
      return toBinary;
    case 'date':
      return toDate;
    case 'timestamp':
    case 'timestamp_ntz':
      return toTimestamp;
    case 'array':
    case 'map':
    case 'struct':
      return (c, depth) => toNested(c, depth, convert);
    case 'year_month_interval':
    case 'day_time_interval':
      return (c) => toInterval(c, to);
    default:
      return (c) => refuseCast(c, 'has no form here');
  }
}

const BYTES: Readonly<Record<string, number>> = { byte: 1, short: 2, int: 4, long: 8 };

/** A string's UTF-8 bytes; an integer's own, highest first. */
function toBinary(c: Conversion): SqlPiece {
  if (isStringType(c.from)) return atom(`TO_BINARY(${c.value.text}, 'UTF-8')`);
  const bytes = BYTES[c.from.kind];
  if (bytes === undefined) return refuseCast(c, 'has no form here');
  if (!repeatable(c)) return refuseCast(c, LONG);
  const v = at(c.value, STRENGTH.add);
  const unsigned = `IFF(${v} < 0, ${v} + ${2n ** BigInt(8 * bytes)}, ${v})`;
  const digits = `LTRIM(TO_CHAR(${unsigned}, '${'X'.repeat(2 * bytes)}'))`;
  return atom(`TO_BINARY(LPAD(${digits}, ${2 * bytes}, '0'), 'HEX')`);
}

const VARIANTS: ReadonlySet<string> = new Set(['getitem', 'element_at', 'try_element_at', 'get']);
/** Comes this expression as a VARIANT: out of an array, a map or a struct? */
const isVariant = (e: Expr): boolean =>
  e.kind === 'field' || e.kind === 'lambda-variable' || (e.kind === 'call' && VARIANTS.has(e.fn));

/**
 * A value whose type nobody knows. What coercion takes it for is written only where the result depends on it: a date moved by days
 * is none where it was a timestamp or text, a quotient of NUMBERs is none of FLOATs.
 */
function fromUnknown(c: Conversion, depth: number): SqlPiece {
  const { value, to, cast } = c;
  const taken = cast.implicit && cast.expr.kind !== 'literal';
  if (taken) {
    const semi = to.kind === 'array' || to.kind === 'map' || to.kind === 'struct';
    if (isVariant(cast.expr) && !semi) return castAs(value, to);
    return to.kind === 'double' || isDatetime(to) ? { ...castAs(value, to), bare: value } : value;
  }
  const text = cast.mode === 'try' || to.kind === 'binary' || to.kind.endsWith('_interval');
  return text ? convert({ ...c, from: types.string, plain: true }, depth) : castAs(value, to);
}
