import type { DuckDBType } from '@duckdb/node-api';
import { DuckDBTypeId as Id } from '@duckdb/node-api';
import duckdb, { type Vector } from '@duckdb/node-bindings';
import { assertNever, Bug } from '@spark-sql-to-snowflake/plan-ir';
import { type ArrowColumn, growBits } from '../../arrow/column.js';
import { childrenOpener } from './nested.js';
import { decimals, floats, integers } from './numbers.js';
import { type Flat, isValid, type Open, refuse, validityOf } from './source.js';
import { dates, dayTimeIntervals, timestamps, yearMonthIntervals } from './temporal.js';
import { bytes } from './text.js';

/**
 * How the vectors of a column of DuckDB become a column of Arrow. A value that is none of the column's Spark type is an error when
 * it comes: nothing is rounded or cut. NULLs are of every type.
 */
export function opener(from: DuckDBType, column: ArrowColumn): Open {
  const nested = childrenOpener(from, column, opener);
  if (nested) return nested;
  const make = flat(from, column);
  return (vector, rows) => {
    const valid = validityOf(vector, rows);
    const source = make(vector, rows);
    return {
      size: (start, count) =>
        typeof source.width === 'number' ? source.width * count : source.width(start, count, valid),
      append(start, count) {
        source.append(start, count, valid);
        column.addRows(valid, start, count);
      },
    };
  };
}

type MakeFlat = (vector: Vector, rows: number) => Flat;

function flat(from: DuckDBType, column: ArrowColumn): MakeFlat {
  const { type } = column.field;
  switch (type.kind) {
    case 'boolean':
      return from.typeId === Id.BOOLEAN ? (v, rows) => booleans(v, rows, column) : onlyNulls(from, column);
    case 'byte':
    case 'short':
    case 'int':
    case 'long':
      return integers(from, column, type.kind) ?? onlyNulls(from, column);
    case 'float':
    case 'double':
      return floats(from, column, type.kind) ?? onlyNulls(from, column);
    case 'decimal':
      return decimals(from, column, type) ?? onlyNulls(from, column);
    case 'string':
    case 'char':
    case 'varchar':
      return from.typeId === Id.VARCHAR ? (v, rows) => bytes(v, rows, column) : onlyNulls(from, column);
    case 'binary':
      return from.typeId === Id.BLOB ? (v, rows) => bytes(v, rows, column) : onlyNulls(from, column);
    case 'date':
      return from.typeId === Id.DATE ? dates(from, column) : onlyNulls(from, column);
    case 'timestamp':
      return from.typeId === Id.TIMESTAMP_TZ ? timestamps(from, column) : onlyNulls(from, column);
    case 'timestamp_ntz':
      return from.typeId === Id.TIMESTAMP ? timestamps(from, column) : onlyNulls(from, column);
    case 'year_month_interval':
      return from.typeId === Id.INTERVAL ? yearMonthIntervals(from, column) : onlyNulls(from, column);
    case 'day_time_interval':
      return from.typeId === Id.INTERVAL ? dayTimeIntervals(from, column) : onlyNulls(from, column);
    case 'null':
    case 'array':
    case 'map':
    case 'struct':
      return onlyNulls(from, column);
    case 'calendar_interval':
    case 'unknown':
      throw new Bug(`${type.kind} has a layout in Arrow`);
    default:
      return assertNever(type, 'flat');
  }
}

function booleans(vector: Vector, rows: number, column: ArrowColumn): Flat {
  const data = duckdb.vector_get_data(vector, rows);
  return {
    width: 1 / 8,
    append(from, count) {
      const { values, rows: start } = column;
      growBits(values, start, count);
      const { view } = values;
      for (let i = 0; i < count; i++) {
        if (data[from + i] !== 0)
          view[(start + i) >> 3] = (view[(start + i) >> 3] as number) | (1 << ((start + i) & 7));
      }
    },
  };
}

/** Where DuckDB's type is not one that the Spark type is kept in, there may be NULLs, and nothing else. */
function onlyNulls(from: DuckDBType, column: ArrowColumn): MakeFlat {
  return (vector, rows) => {
    const valid = validityOf(vector, rows);
    return {
      width: 1,
      append(start, count) {
        for (let i = start; i < start + count; i++) if (isValid(valid, i)) refuse('of a row', from, column.field.type);
        column.addNullValues(count);
      },
    };
  };
}
