import { assertNever, type DataType, fail } from '@spark-sql-to-snowflake/plan-ir';

/**
 * Snowflake's name of a Spark type. Integers are NUMBERs of the digits their range needs: Snowflake's own INT is NUMBER(38, 0),
 * which takes part in arithmetic and in schemas as something else. FLOAT and DOUBLE are one type, of 64 bits.
 * A timestamp is TIMESTAMP_LTZ, an instant shown in the session's zone, cut to Spark's microseconds.
 * An ANSI interval is carried as the number of its months or microseconds.
 * Arrays, maps and structs are semi-structured in expressions: ARRAY and OBJECT, whose elements have no type of their own; tables store
 * them as structured types (structured.ts).
 * Source: docs.snowflake.com/en/sql-reference/intro-summary-data-types
 */
export function typeName(type: DataType): string {
  switch (type.kind) {
    case 'boolean':
      return 'BOOLEAN';
    case 'byte':
      return 'NUMBER(3, 0)';
    case 'short':
      return 'NUMBER(5, 0)';
    case 'int':
      return 'NUMBER(10, 0)';
    case 'long':
      return 'NUMBER(19, 0)';
    case 'float':
    case 'double':
      return 'FLOAT';
    case 'decimal':
      return `NUMBER(${type.precision}, ${type.scale})`;
    case 'string':
      return 'VARCHAR';
    case 'char':
    case 'varchar':
      return `VARCHAR(${type.length})`;
    case 'binary':
      return 'BINARY';
    case 'date':
      return 'DATE';
    case 'timestamp':
      return 'TIMESTAMP_LTZ(6)';
    case 'timestamp_ntz':
      return 'TIMESTAMP_NTZ(6)';
    case 'array':
      return 'ARRAY';
    case 'map':
    case 'struct':
      return 'OBJECT';
    case 'null':
      return 'VARCHAR';
    case 'year_month_interval':
      return 'NUMBER(10, 0)';
    case 'day_time_interval':
      return 'NUMBER(19, 0)';
    case 'calendar_interval':
      return fail('not-lowered', {
        what: 'A column of type interval',
        dialect: 'snowflake',
        why: 'a mix of months, days and seconds is a constant in date arithmetic there, not a value',
      });
    case 'unknown':
      return fail('not-lowered', {
        what: 'A column of unknown type',
        dialect: 'snowflake',
        why: 'its type must be written here',
      });
    default:
      return assertNever(type, 'typeName');
  }
}
