import { type DataType, types as T } from '@spark-sql-to-snowflake/plan-ir';

/**
 * The type that a column of a Spark type is read back with from the database, which keeps no length of text, has one type for all
 * intervals, and none for NULL alone.
 */
export function storedForm(type: DataType): DataType {
  switch (type.kind) {
    case 'char':
    case 'varchar':
      return T.string;
    case 'year_month_interval':
    case 'day_time_interval':
      return T.calendarInterval;
    case 'null':
      return T.int;
    case 'array':
      return T.array(storedForm(type.element));
    case 'map':
      return T.map(storedForm(type.key), storedForm(type.value));
    case 'struct':
      return T.struct(type.fields.map((f) => T.field(f.name, storedForm(f.type))));
    default:
      return type;
  }
}
