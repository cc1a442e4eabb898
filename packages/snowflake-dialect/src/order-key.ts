import type { DataType } from '@spark-sql-to-snowflake/plan-ir';
import { at, atom, piece, type SqlPiece, STRENGTH } from '@spark-sql-to-snowflake/sql-emit';
import { fn } from './functions/pieces.js';
import { stringText } from './literals.js';
import { typeName } from './types.js';

/** Makes every bigint a positive number of at most twenty digits. */
const OFFSET = '10000000000000000000';
const DIGITS = '0123456789';
const EPOCH = "DATE '1970-01-01'";

type ArrayType = Extract<DataType, { kind: 'array' }>;

const cast = (sql: string, type: string): SqlPiece => piece(`${sql}::${type}`, STRENGTH.postfix);
const whole = (n: SqlPiece): string => `LPAD((${at(n, STRENGTH.add)} + ${OFFSET})::VARCHAR, ${OFFSET.length}, '0')`;
/** Hexadecimal digits in the order of the bytes; the blank behind them is less than any digit. */
const bytes = (v: SqlPiece): string => `HEX_ENCODE(${v.text}) || ' '`;

/** The digits stand in columns; those of numbers below zero are turned round. */
function decimal(v: SqlPiece, precision: number): string {
  const digits = `LPAD(ABS(${v.text})::VARCHAR, ${precision + 2}, '0')`;
  const turned = `'0' || TRANSLATE(${digits}, '${DIGITS}', '${[...DIGITS].reverse().join('')}')`;
  return `IFF(${at(v, STRENGTH.bitwise)} < 0, ${turned}, '1' || ${digits})`;
}

/** A list is longer than its beginning: what stands behind the last element is less than any mark of one. */
function list(v: SqlPiece, { element, containsNull }: ArrayType, depth: number): string | undefined {
  const name = `o${depth}__`;
  const key = marked(atom(name), element, '0', depth + 1, containsNull);
  return key && `ARRAY_TO_STRING(TRANSFORM(${v.text}, ${name} ${typeName(element)} -> ${key}), '') || ' '`;
}

function scalar(v: SqlPiece, type: DataType): string | undefined {
  switch (type.kind) {
    case 'boolean':
      return `IFF(${v.text}, '1', '0')`;
    case 'byte':
    case 'short':
    case 'int':
    case 'long':
    case 'year_month_interval':
    case 'day_time_interval':
      return whole(v);
    case 'date':
      return whole(atom(`DATEDIFF(DAY, ${EPOCH}, ${v.text})`));
    case 'timestamp':
    case 'timestamp_ntz':
      return whole(fn('DATE_PART', atom('EPOCH_MICROSECOND'), v));
    case 'decimal':
      return decimal(v, type.precision);
    case 'string':
    case 'binary':
      return bytes(v);
    default:
      return undefined;
  }
}

/** The key of what is no NULL. No key is the beginning of another. */
function keyOf(v: SqlPiece, type: DataType, depth: number): string | undefined {
  if (type.kind === 'array') return list(v, type, depth);
  if (type.kind !== 'struct') return scalar(v, type);
  const fields = type.fields.map((f) =>
    marked(cast(`GET(${v.text}, ${stringText(f.name)})`, typeName(f.type)), f.type, '0', depth, f.nullable),
  );
  return fields.some((f) => f === undefined) || fields.length === 0 ? undefined : fields.join(' || ');
}

/** The key behind the mark of a value, or the mark of a NULL alone: `0` where NULL is less than all values, `2` where it is greater. */
function marked(v: SqlPiece, type: DataType, none: '0' | '2', depth: number, nullable = true): string | undefined {
  const key = keyOf(v, type, depth);
  if (key !== undefined && !nullable) return `'1' || ${key}`;
  return key && `IFF(${at(v, STRENGTH.bitwise)} IS NULL, '${none}', '1' || ${key})`;
}

/**
 * Text in whose order values of a type come in Spark: Snowflake has no order of arrays and objects. NULL for NULL; a NULL inside is less
 * than any value. Undefined for types in which there are floating-point numbers or maps.
 */
export function orderKey(value: SqlPiece, type: DataType, nullable: boolean): SqlPiece | undefined {
  const key = keyOf(value, type, 0);
  if (key === undefined) return undefined;
  if (nullable && type.kind === 'struct') return atom(`IFF(${at(value, STRENGTH.bitwise)} IS NULL, NULL, ${key})`);
  return piece(key, STRENGTH.concat);
}

/** The keys of a list's elements, each with the element's place behind its last blank. */
export function elementKeys(items: string, element: DataType, none: '0' | '2'): string | undefined {
  const key = marked(cast(`GET(${items}, i__)`, typeName(element)), element, none, 0);
  return key && `TRANSFORM(ARRAY_GENERATE_RANGE(0, ARRAY_SIZE(${items})), i__ INT -> ${key} || ' ' || i__)`;
}
/** The element that a key of `elementKeys` belongs to. */
export const keyedElement = (items: string, key: string): string => `GET(${items}, SPLIT_PART(${key}, ' ', -1)::INT)`;

/** Is a type one that Snowflake has no order of? */
export const isNested = (type: DataType | undefined): boolean => type?.kind === 'array' || type?.kind === 'struct';
export const NO_ORDER =
  'Snowflake has no order of arrays and objects, and floating-point numbers in them have no text in their order';
