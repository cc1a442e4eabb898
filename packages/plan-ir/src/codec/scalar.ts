import type { ColumnId, CteId } from '../brand.js';
import type { LiteralValue } from '../expr/literal.js';
import type { Origin } from '../origin.js';
import { DAY_TIME_UNITS, type DataType, type Field, YEAR_MONTH_UNITS } from '../types/type.js';
import { count, flag, list, object, oneOf, opt, reject, type Shape, text, union } from './shape.js';
import { fromTagged } from './value.js';

export const number: Shape<number> = (json, path) => {
  const value = typeof json === 'number' ? json : fromTagged(json);
  return typeof value === 'number' ? value : reject(path, 'a number');
};
export const bigint: Shape<bigint> = (json, path) => {
  const value = fromTagged(json);
  return typeof value === 'bigint' ? value : reject(path, 'a bigint');
};
export const bytes: Shape<Uint8Array> = (json, path) => {
  const value = fromTagged(json);
  return value instanceof Uint8Array ? value : reject(path, 'bytes');
};
export const columnId: Shape<ColumnId> = (json, path) => count(json, path) as ColumnId;
export const cteId: Shape<CteId> = (json, path) => count(json, path) as CteId;

export const origin: Shape<Origin> = (json, path) =>
  typeof json === 'object' && json !== null && 'planId' in json ? planOrigin(json, path) : textOrigin(json, path);
const planOrigin = object<{ readonly planId: number }>(() => ({ planId: number }));
const textOrigin = object<{ readonly start: number; readonly end: number }>(() => ({ start: count, end: count }));

const interval = object<{ readonly months: number; readonly days: number; readonly microseconds: bigint }>(() => ({
  months: number,
  days: number,
  microseconds: bigint,
}));
export const literalValue: Shape<LiteralValue> = (json, path) => {
  if (json === null || typeof json === 'boolean' || typeof json === 'number' || typeof json === 'string') return json;
  return fromTagged(json) ?? interval(json, path);
};

const NONE = {};
const length = { length: count };
/** All of Spark's types. */
export const dataType: Shape<DataType> = union<DataType>('a type', () => ({
  null: NONE,
  boolean: NONE,
  byte: NONE,
  short: NONE,
  int: NONE,
  long: NONE,
  float: NONE,
  double: NONE,
  decimal: { precision: count, scale: number },
  string: NONE,
  char: length,
  varchar: length,
  binary: NONE,
  date: NONE,
  timestamp: NONE,
  timestamp_ntz: NONE,
  calendar_interval: NONE,
  year_month_interval: { start: oneOf(...YEAR_MONTH_UNITS), end: oneOf(...YEAR_MONTH_UNITS) },
  day_time_interval: { start: oneOf(...DAY_TIME_UNITS), end: oneOf(...DAY_TIME_UNITS) },
  array: { element: dataType, containsNull: flag },
  map: { key: dataType, value: dataType, valueContainsNull: flag },
  struct: { fields: list(field) },
  unknown: NONE,
}));
export const field: Shape<Field> = object<Field>(() => ({
  name: text,
  type: dataType,
  nullable: flag,
  comment: opt(text),
  metadata: opt(text),
  stored: opt(text),
}));
