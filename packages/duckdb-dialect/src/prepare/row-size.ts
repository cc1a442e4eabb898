import type { Attribute, DataType } from '@spark-sql-to-snowflake/plan-ir';

/** What Spark takes a value of a type to need, in bytes, where it knows no better (`DataType.defaultSize`; observed on 3.5.7). */
function bytesOf(type: DataType): number {
  switch (type.kind) {
    case 'boolean':
    case 'byte':
    case 'null':
      return 1;
    case 'short':
      return 2;
    case 'int':
    case 'float':
    case 'date':
    case 'year_month_interval':
      return 4;
    case 'decimal':
      return type.precision <= 18 ? 8 : 16;
    case 'calendar_interval':
      return 16;
    case 'string':
      return 20;
    case 'binary':
      return 100;
    case 'array':
      return bytesOf(type.element);
    case 'map':
      return bytesOf(type.key) + bytesOf(type.value);
    case 'struct':
      return type.fields.reduce((sum, f) => sum + bytesOf(f.type), 0);
    default:
      return 8;
  }
}

/** A row's bytes by Spark's reckoning: eight for itself, and its values; a text's twelve more are for what points to it. */
export const bytesOfRow = (columns: readonly Attribute[]): number =>
  columns.reduce((sum, { type }) => sum + bytesOf(type) + (type.kind === 'string' ? 12 : 0), 8);
