import { assertNever, type DataType, fail, typeText } from '@spark-sql-to-snowflake/plan-ir';
import { quoted } from './names.js';

/**
 * DuckDB's name of a Spark type. A timestamp is TIMESTAMPTZ: an instant in microseconds, read in the session's zone, as Spark's is.
 * Both of Spark's ANSI intervals are INTERVAL, one with months only, one with microseconds only.
 */
export function typeName(type: DataType): string {
  switch (type.kind) {
    case 'boolean':
      return 'BOOLEAN';
    case 'byte':
      return 'TINYINT';
    case 'short':
      return 'SMALLINT';
    case 'int':
      return 'INTEGER';
    case 'long':
      return 'BIGINT';
    case 'float':
      return 'FLOAT';
    case 'double':
      return 'DOUBLE';
    case 'decimal':
      return `DECIMAL(${type.precision}, ${type.scale})`;
    case 'string':
    case 'char':
    case 'varchar':
      return 'VARCHAR';
    case 'binary':
      return 'BLOB';
    case 'date':
      return 'DATE';
    case 'timestamp':
      return 'TIMESTAMPTZ';
    case 'timestamp_ntz':
      return 'TIMESTAMP';
    case 'year_month_interval':
    case 'day_time_interval':
    case 'calendar_interval':
      return 'INTERVAL';
    case 'array':
      return `${typeName(type.element)}[]`;
    case 'map':
      return `MAP(${typeName(type.key)}, ${typeName(type.value)})`;
    case 'struct':
      if (type.fields.length === 0) return noForm(type, 'a struct has one field at least');
      if (new Set(type.fields.map((f) => f.name.toLowerCase())).size < type.fields.length)
        return noForm(type, 'two fields of a struct have one name, which DuckDB does not allow');
      return `STRUCT(${type.fields.map((f) => `${quoted(f.name)} ${typeName(f.type)}`).join(', ')})`;
    case 'null':
      // INTEGER is what DuckDB itself makes of a column of bare NULLs
      return 'INTEGER';
    case 'unknown':
      return noForm(type, 'its type is not known');
    default:
      return assertNever(type, 'typeName');
  }
}

function noForm(type: DataType, why: string): never {
  return fail('not-lowered', { what: `The type ${typeText(type)}`, dialect: 'duckdb', why });
}
