import { assertNever } from '../assert-never.js';
import type { DataType } from './type.js';

const SIMPLE: Partial<Record<DataType['kind'], string>> = {
  null: 'void',
  byte: 'tinyint',
  short: 'smallint',
  long: 'bigint',
  calendar_interval: 'interval',
};

/** Spark's `catalogString`: what `DESCRIBE` and error messages print, e.g. `array<struct<a:int,b:decimal(10,2)>>`. */
export function typeText(type: DataType): string {
  switch (type.kind) {
    case 'decimal':
      return `decimal(${type.precision},${type.scale})`;
    case 'char':
    case 'varchar':
      return `${type.kind}(${type.length})`;
    case 'year_month_interval':
    case 'day_time_interval':
      return type.start === type.end ? `interval ${type.start}` : `interval ${type.start} to ${type.end}`;
    case 'array':
      return `array<${typeText(type.element)}>`;
    case 'map':
      return `map<${typeText(type.key)},${typeText(type.value)}>`;
    case 'struct':
      return `struct<${type.fields.map((f) => `${f.name}:${typeText(f.type)}`).join(',')}>`;
    case 'null':
    case 'boolean':
    case 'byte':
    case 'short':
    case 'int':
    case 'long':
    case 'float':
    case 'double':
    case 'string':
    case 'binary':
    case 'date':
    case 'timestamp':
    case 'timestamp_ntz':
    case 'calendar_interval':
    case 'unknown':
      return SIMPLE[type.kind] ?? type.kind;
    default:
      return assertNever(type, 'typeText');
  }
}

/** Spark's `sql` form of a type, as casts and messages print it, e.g. `ARRAY<STRUCT<a: INT>>`. */
export function typeSql(type: DataType): string {
  switch (type.kind) {
    case 'array':
      return `ARRAY<${typeSql(type.element)}>`;
    case 'map':
      return `MAP<${typeSql(type.key)}, ${typeSql(type.value)}>`;
    case 'struct':
      return `STRUCT<${type.fields.map((f) => `${f.name}: ${typeSql(f.type)}${f.nullable ? '' : ' NOT NULL'}`).join(', ')}>`;
    default:
      return typeText(type).toUpperCase();
  }
}
