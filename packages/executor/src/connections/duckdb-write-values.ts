import {
  DuckDBBlobValue,
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBIntervalValue,
  DuckDBListValue,
  DuckDBMapValue,
  DuckDBStructValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  type DuckDBValue,
} from '@duckdb/node-api';
import type { CalendarInterval, DataType } from '@spark-sql-to-snowflake/plan-ir';
import type { SparkMap, SparkValue } from '../value.js';

/** Makes DuckDB's values of a Spark type's. */
export type ToDuckDB = (value: SparkValue) => DuckDBValue;

const asItIs: ToDuckDB = (v) => v as DuckDBValue;

/** The way of the values of a type into DuckDB. NULL stays NULL. */
export function toDuckDB(type: DataType): ToDuckDB {
  const strict = converter(type);
  return strict === asItIs ? asItIs : (value) => (value === null ? null : strict(value));
}

function converter(type: DataType): ToDuckDB {
  switch (type.kind) {
    case 'decimal':
      return (v) => new DuckDBDecimalValue(v as bigint, type.precision, type.scale);
    case 'binary':
      return (v) => new DuckDBBlobValue(v as Uint8Array);
    case 'date':
      return (v) => new DuckDBDateValue(v as number);
    case 'timestamp':
      return (v) => new DuckDBTimestampTZValue(v as bigint);
    case 'timestamp_ntz':
      return (v) => new DuckDBTimestampValue(v as bigint);
    case 'year_month_interval':
      return (v) => new DuckDBIntervalValue(v as number, 0, 0n);
    case 'day_time_interval':
      return (v) => new DuckDBIntervalValue(0, 0, v as bigint);
    case 'calendar_interval':
      return (v) => {
        const { months, days, microseconds } = v as CalendarInterval;
        return new DuckDBIntervalValue(months, days, microseconds);
      };
    case 'array': {
      const element = toDuckDB(type.element);
      return (v) => new DuckDBListValue((v as readonly SparkValue[]).map(element));
    }
    case 'map': {
      const [key, value] = [toDuckDB(type.key), toDuckDB(type.value)];
      return (v) => new DuckDBMapValue((v as SparkMap).entries.map(([k, w]) => ({ key: key(k), value: value(w) })));
    }
    case 'struct': {
      const fields = type.fields.map((f) => toDuckDB(f.type));
      return (v) =>
        new DuckDBStructValue(
          Object.fromEntries(
            type.fields.map((f, i) => [f.name, (fields[i] as ToDuckDB)((v as readonly SparkValue[])[i] ?? null)]),
          ),
        );
    }
    default:
      return asItIs;
  }
}
