/** Spark 3.5's data types, as plain data. Source: the Data Types page of the Spark SQL reference. */
export type DataType =
  | { readonly kind: 'null' }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'byte' }
  | { readonly kind: 'short' }
  | { readonly kind: 'int' }
  | { readonly kind: 'long' }
  | { readonly kind: 'float' }
  | { readonly kind: 'double' }
  | DecimalType
  | { readonly kind: 'string' }
  | CharType
  | VarcharType
  | { readonly kind: 'binary' }
  | { readonly kind: 'date' }
  | { readonly kind: 'timestamp' }
  | { readonly kind: 'timestamp_ntz' }
  | { readonly kind: 'calendar_interval' }
  | YearMonthIntervalType
  | DayTimeIntervalType
  | ArrayType
  | MapType
  | StructType
  /** The type of a column of a table whose schema nobody knows. Only text translation meets it; no plan that runs has one. */
  | { readonly kind: 'unknown' };

export type TypeKind = DataType['kind'];

/** `precision` 1 to 38 digits in all, `scale` 0 to `precision` of them behind the point. */
export interface DecimalType {
  readonly kind: 'decimal';
  readonly precision: number;
  readonly scale: number;
}
/** Only in schemas: Spark reads a CHAR column as a string. `length` in characters. */
export interface CharType {
  readonly kind: 'char';
  readonly length: number;
}
/** Only in schemas: Spark reads a VARCHAR column as a string. `length` in characters. */
export interface VarcharType {
  readonly kind: 'varchar';
  readonly length: number;
}
export const YEAR_MONTH_UNITS = ['year', 'month'] as const;
export type YearMonthUnit = (typeof YEAR_MONTH_UNITS)[number];
export const DAY_TIME_UNITS = ['day', 'hour', 'minute', 'second'] as const;
export type DayTimeUnit = (typeof DAY_TIME_UNITS)[number];
/** `INTERVAL start TO end`; counted in months. */
export interface YearMonthIntervalType {
  readonly kind: 'year_month_interval';
  readonly start: YearMonthUnit;
  readonly end: YearMonthUnit;
}
/** `INTERVAL start TO end`; counted in microseconds. */
export interface DayTimeIntervalType {
  readonly kind: 'day_time_interval';
  readonly start: DayTimeUnit;
  readonly end: DayTimeUnit;
}
export interface ArrayType {
  readonly kind: 'array';
  readonly element: DataType;
  readonly containsNull: boolean;
}
export interface MapType {
  readonly kind: 'map';
  readonly key: DataType;
  readonly value: DataType;
  readonly valueContainsNull: boolean;
}
export interface StructType {
  readonly kind: 'struct';
  readonly fields: readonly Field[];
}
/** A field of a struct, or a column of a table. */
export interface Field {
  readonly name: string;
  readonly type: DataType;
  readonly nullable: boolean;
  readonly comment?: string;
  /** The column's metadata, JSON text. */
  readonly metadata?: string;
  /** The database's own type of a stored column, where its values are converted as they are read and written (`read_stored`, `write_stored`). */
  readonly stored?: string;
}

export const nullType: DataType = { kind: 'null' };
export const boolean: DataType = { kind: 'boolean' };
export const byte: DataType = { kind: 'byte' };
export const short: DataType = { kind: 'short' };
export const int: DataType = { kind: 'int' };
export const long: DataType = { kind: 'long' };
export const float: DataType = { kind: 'float' };
export const double: DataType = { kind: 'double' };
export const string: DataType = { kind: 'string' };
export const binary: DataType = { kind: 'binary' };
export const date: DataType = { kind: 'date' };
export const timestamp: DataType = { kind: 'timestamp' };
export const timestampNtz: DataType = { kind: 'timestamp_ntz' };
export const calendarInterval: DataType = { kind: 'calendar_interval' };
export const unknown: DataType = { kind: 'unknown' };
/** One object for each precision and scale: an inline table has thousands of decimals of a few types. */
export function decimal(precision: number, scale: number): DecimalType {
  const key = precision * 64 + scale;
  const known = decimals.get(key);
  if (known?.precision === precision && known.scale === scale) return known;
  const made: DecimalType = { kind: 'decimal', precision, scale };
  // beyond what Spark has there may be any number, and no limit to them
  if (scale >= 0 && scale < 64 && precision <= 38) decimals.set(key, made);
  return made;
}
const decimals = new Map<number, DecimalType>();
export const array = (element: DataType, containsNull = true): ArrayType => ({ kind: 'array', element, containsNull });
export const map = (key: DataType, value: DataType, valueContainsNull = true): MapType => ({
  kind: 'map',
  key,
  value,
  valueContainsNull,
});
export const struct = (fields: readonly Field[]): StructType => ({ kind: 'struct', fields });
export const field = (name: string, type: DataType, nullable = true): Field => ({ name, type, nullable });
export const yearMonthInterval = (start: YearMonthUnit = 'year', end: YearMonthUnit = 'month'): DataType => ({
  kind: 'year_month_interval',
  start,
  end,
});
export const dayTimeInterval = (start: DayTimeUnit = 'day', end: DayTimeUnit = 'second'): DataType => ({
  kind: 'day_time_interval',
  start,
  end,
});
