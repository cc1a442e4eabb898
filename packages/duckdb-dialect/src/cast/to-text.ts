import { type DataType, type Expr, hasPlainText } from '@spark-sql-to-snowflake/plan-ir';
import { at, atom, type SqlPiece, STRENGTH } from '@spark-sql-to-snowflake/sql-emit';
import { signedYear } from '../datetime/far-year.js';
import { stringText } from '../literals.js';
import { bound, type Conversion, refuseCast } from './conversion.js';
import { calendarText, intervalText } from './intervals.js';
import { plainDecimalText } from './plain-decimal.js';

const text = (value: string): SqlPiece => atom(`CAST(${value} AS VARCHAR)`);

/** To VARCHAR, in Spark's spelling. A length in CAST means nothing to Spark. */
export function toText(c: Conversion): SqlPiece {
  return spell(c.value, c.from, c, 0);
}

function spell(value: SqlPiece, from: DataType, c: Conversion, depth: number): SqlPiece {
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
      return text(value.text);
    case 'date':
    case 'timestamp_ntz':
      return timeText(value, c, depth);
    case 'decimal':
      // Java goes over to an exponent where more than six zeros would follow the point; ANSI mode never does
      if (hasPlainText(from) || c.mode === 'ansi') return atom(plainDecimalText(value.text, from));
      return atom(`${c.ctx.helper('decimal_to_string')}(${plainDecimalText(value.text, from)})`);
    case 'float':
      return atom(`${c.ctx.helper('float_to_string')}(${value.text})`);
    case 'double':
      return atom(`${c.ctx.helper('double_to_string')}(${value.text})`);
    case 'timestamp':
      return timeText(value, c, depth, (v) => `CAST(${v} AS TIMESTAMP)`);
    case 'year_month_interval':
    case 'day_time_interval':
      return intervalText(value, from, c);
    case 'calendar_interval':
      return calendarText(value);
    case 'binary':
      return atom(`decode(${value.text})`);
    case 'array': {
      const e = `e${depth}`;
      const element = shown(spell(atom(e), from.element, c, depth + 1));
      return wrapped('[', list(value.text, e, element), ']');
    }
    case 'map': {
      const e = `e${depth}`;
      const key = spell(atom(`${e}['key']`), from.key, c, depth + 1);
      const entry = spell(atom(`${e}['value']`), from.value, c, depth + 1);
      const arrow = `${at(key, STRENGTH.concat)} || ' -> ' || ${shown(entry)}`;
      return wrapped('{', list(`map_entries(${value.text})`, e, arrow), '}');
    }
    case 'struct':
      return struct(value, from, c, depth);
    default:
      return refuseCast(c, 'is not there yet');
  }
}

/** A day or a clock's time; parts of something are cheap to write twice. */
function timeText(value: SqlPiece, c: Conversion, depth: number, clock = (v: string): string => v): SqlPiece {
  if (c.cast.expr.kind === 'literal' && depth === 0 && c.cast.expr.value !== null) return text(clock(value.text));
  const body = (v: string): string => signedYear(clock(v), c.ctx);
  return depth > 0 ? atom(body(value.text)) : bound(c, body);
}

/** A NULL inside something else is spelled out. */
const shown = (value: SqlPiece): string => `coalesce(${value.text}, 'null')`;
const list = (value: string, variable: string, element: string): string =>
  `array_to_string(list_transform(${value}, lambda ${variable}: ${element}), ', ')`;
const wrapped = (open: string, inner: string, close: string): SqlPiece => ({
  text: `'${open}' || ${inner} || '${close}'`,
  strength: STRENGTH.concat,
});

function struct(value: SqlPiece, from: Extract<DataType, { kind: 'struct' }>, c: Conversion, depth: number): SqlPiece {
  const s = isName(c.cast.expr) && depth === 0 ? value.text : `s${depth}`;
  const fields = from.fields.map((f) => shown(spell(atom(`${s}[${stringText(f.name).text}]`), f.type, c, depth + 1)));
  const body = `CASE WHEN ${s} IS NOT NULL THEN '{' || ${fields.join(" || ', ' || ") || "''"} || '}' END`;
  return atom(s === value.text ? body : `list_transform([${value.text}], lambda ${s}: ${body})[1]`);
}
const isName = (e: Expr): boolean => e.kind === 'column';
