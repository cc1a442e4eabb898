import { type DataType, hasPlainText, isIntegral, isStringType } from '@spark-sql-to-snowflake/plan-ir';
import { at, atom, piece, type SqlPiece, STRENGTH } from '@spark-sql-to-snowflake/sql-emit';
import { stringText } from '../literals.js';
import { type Conversion, LONG, refuseCast, repeatable } from './conversion.js';
import { intervalText } from './intervals.js';
import { ofLambda, partOf, typed, unlessNull } from './nested.js';

const TIMESTAMP = `'YYYY-MM-DD HH24:MI:SS.FF6'`;

/** To VARCHAR, in Spark's spelling. A length in CAST means nothing to Spark. */
export function toText(c: Conversion): SqlPiece {
  return spell(c.value, c.from, c, 0);
}

function spell(value: SqlPiece, from: DataType, c: Conversion, depth: number): SqlPiece {
  const varchar = piece(`${at(value, STRENGTH.postfix)}::VARCHAR`, STRENGTH.postfix);
  switch (from.kind) {
    case 'string':
    case 'char':
    case 'varchar':
      return value;
    case 'null':
    case 'boolean':
    case 'byte':
    case 'short':
    case 'int':
    case 'long':
      return varchar;
    case 'decimal':
      // Java goes over to an exponent where more than six zeros would follow the point; ANSI mode never does
      return hasPlainText(from) || c.mode === 'ansi'
        ? varchar
        : atom(`${c.ctx.helper('decimal_to_string')}(${varchar.text})`);
    case 'float':
      return atom(`${c.ctx.helper('float_to_string')}(${value.text})`);
    case 'double':
      return atom(`${c.ctx.helper('double_to_string')}(${value.text})`);
    case 'date':
      return atom(`TO_VARCHAR(${value.text}, 'YYYY-MM-DD')`);
    case 'timestamp':
      return timestampText(`${at(value, STRENGTH.postfix)}::TIMESTAMP_NTZ`);
    case 'timestamp_ntz':
      return timestampText(value.text);
    case 'year_month_interval':
    case 'day_time_interval':
      return intervalText(value, from, c);
    case 'binary':
      return atom(`TO_VARCHAR(${value.text}, 'UTF-8')`);
    case 'array': {
      const e = `e${depth}__`;
      return wrapped(
        '[',
        list(value.text, typed(e, from.element), shown(spell(atom(e), from.element, c, depth + 1)), c),
        ']',
      );
    }
    case 'map':
      return mapText(value, from, c, depth);
    case 'struct':
      return structText(value, from, c, depth);
    default:
      return refuseCast(c, 'is not there yet');
  }
}

/** Fractions of a second without trailing zeros. */
const timestampText = (value: string): SqlPiece => atom(`RTRIM(RTRIM(TO_VARCHAR(${value}, ${TIMESTAMP}), '0'), '.')`);

/** A NULL inside something else is spelled out. */
const shown = (text: SqlPiece): string => `COALESCE(${text.text}, 'null')`;
const wrapped = (open: string, inner: string, close: string): SqlPiece =>
  piece(`'${open}' || ${inner} || '${close}'`, STRENGTH.concat);
const list = (values: string, variable: string, text: string, c: Conversion): string =>
  `ARRAY_TO_STRING(TRANSFORM(${values}, ${variable} -> ${ofLambda(c, text)}), ', ')`;

/** `{a -> 1, b -> null}`. */
function mapText(value: SqlPiece, type: Extract<DataType, { kind: 'map' }>, c: Conversion, depth: number): SqlPiece {
  if (!isStringType(type.key) && !isIntegral(type.key))
    return refuseCast(c, `has keys of type ${type.key.kind}, which an OBJECT cannot have`);
  if (!repeatable({ ...c, value })) return refuseCast(c, LONG);
  c.ctx.approximate(c.cast, 'the entries come sorted by key, in Spark in the order they were put in');
  const k = `k${depth}__`;
  const entry = shown(spell(partOf(value.text, k, type.value), type.value, c, depth + 1));
  return wrapped('{', list(`OBJECT_KEYS(${value.text})`, `${k} VARCHAR`, `${k} || ' -> ' || ${entry}`, c), '}');
}

/** `{1, null}`. */
function structText(
  value: SqlPiece,
  type: Extract<DataType, { kind: 'struct' }>,
  c: Conversion,
  depth: number,
): SqlPiece {
  if (!repeatable({ ...c, value })) return refuseCast(c, LONG);
  const fields = type.fields.map((f) =>
    shown(spell(partOf(value.text, stringText(f.name), f.type), f.type, c, depth + 1)),
  );
  const text = wrapped('{', fields.join(" || ', ' || ") || "''", '}');
  return unlessNull(value, depth > 0 || c.cast.expr.nullable, text);
}
