import type { DataType } from '@spark-sql-to-snowflake/plan-ir';
import { at, atom, piece, type SqlPiece, STRENGTH } from '@spark-sql-to-snowflake/sql-emit';
import { type Conversion, refuseCast } from './conversion.js';
import { intervalText } from './intervals.js';

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
      return from.scale <= 6 || c.mode === 'ansi'
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
    case 'array':
      return arrayText(value, from.element, c, depth);
    default:
      return refuseCast(c, 'is not there yet');
  }
}

/** Fractions of a second without trailing zeros. */
const timestampText = (value: string): SqlPiece => atom(`RTRIM(RTRIM(TO_VARCHAR(${value}, ${TIMESTAMP}), '0'), '.')`);

/** `[1, null]`. Elements are VARIANTs: only those whose text Snowflake and Spark agree on. */
function arrayText(value: SqlPiece, element: DataType, c: Conversion, depth: number): SqlPiece {
  if (!['string', 'boolean', 'byte', 'short', 'int', 'long'].includes(element.kind)) {
    return refuseCast(c, 'has elements that are spelled in another way');
  }
  const e = `e${depth}`;
  const shown = `IFF(IS_NULL_VALUE(${e}) OR ${e} IS NULL, 'null', ${e}::VARCHAR)`;
  return piece(`'[' || ARRAY_TO_STRING(TRANSFORM(${value.text}, ${e} -> ${shown}), ', ') || ']'`, STRENGTH.concat);
}
