import type { DuckDBType } from '@duckdb/node-api';
import duckdb, { type Vector } from '@duckdb/node-bindings';
import { type ArrowColumn, int32Tail } from '../../arrow/column.js';
import { type Flat, isValid, refuse } from './source.js';

const MICROS_A_DAY = 86_400_000_000n;
const INFINITE_DATES: ReadonlySet<number> = new Set([2_147_483_647, -2_147_483_647]);

/** Days since 1970-01-01. The infinite dates, which Spark has not, are refused. */
export function dates(type: DuckDBType, column: ArrowColumn): (vector: Vector, rows: number) => Flat {
  return (vector, rows) => {
    const data = duckdb.vector_get_data(vector, rows * 4);
    const days = new Int32Array(data.buffer, data.byteOffset, rows);
    return {
      width: 4,
      append(from, count, valid) {
        for (let i = from; i < from + count; i++) {
          if (INFINITE_DATES.has(days[i] as number) && isValid(valid, i)) refuse('infinity', type, column.field.type);
        }
        column.values.append(data.subarray(from * 4, (from + count) * 4));
      },
    };
  };
}

/** Microseconds, of the epoch or of a local clock. Infinite ones are the last number of 64 bits, and that without its sign. */
export function timestamps(type: DuckDBType, column: ArrowColumn): (vector: Vector, rows: number) => Flat {
  return (vector, rows) => {
    const data = duckdb.vector_get_data(vector, rows * 8);
    const words = new Int32Array(data.buffer, data.byteOffset, rows * 2);
    const infinite = (i: number): boolean => {
      const high = words[i * 2 + 1] as number;
      if (high === 0x7fffffff) return words[i * 2] === -1;
      return high === -0x80000000 && words[i * 2] === 1;
    };
    return {
      width: 8,
      append(from, count, valid) {
        for (let i = from; i < from + count; i++) {
          if (infinite(i) && isValid(valid, i)) refuse('infinity', type, column.field.type);
        }
        column.values.append(data.subarray(from * 8, (from + count) * 8));
      },
    };
  };
}

/** DuckDB's interval: months and days of 32 bits each, microseconds of 64. */
function intervals(vector: Vector, rows: number) {
  const data = duckdb.vector_get_data(vector, rows * 16);
  const words = new Int32Array(data.buffer, data.byteOffset, rows * 4);
  const longs = new BigInt64Array(data.buffer, data.byteOffset, rows * 2);
  return {
    months: (i: number): number => words[i * 4] as number,
    days: (i: number): number => words[i * 4 + 1] as number,
    micros: (i: number): bigint => longs[i * 2 + 1] as bigint,
    text: (i: number): string => `${words[i * 4]} months ${words[i * 4 + 1]} days ${longs[i * 2 + 1]} microseconds`,
  };
}

export function yearMonthIntervals(type: DuckDBType, column: ArrowColumn): (vector: Vector, rows: number) => Flat {
  return (vector, rows) => {
    const data = intervals(vector, rows);
    return {
      width: 4,
      append(from, count, valid) {
        const out = int32Tail(column.values, count);
        for (let i = 0; i < count; i++) {
          const at = from + i;
          if (!isValid(valid, at)) continue;
          if (data.days(at) !== 0 || data.micros(at) !== 0n) refuse(data.text(at), type, column.field.type);
          out[i] = data.months(at);
        }
      },
    };
  };
}

export function dayTimeIntervals(type: DuckDBType, column: ArrowColumn): (vector: Vector, rows: number) => Flat {
  return (vector, rows) => {
    const data = intervals(vector, rows);
    return {
      width: 8,
      append(from, count, valid) {
        const { values } = column;
        values.reserve(count * 8);
        const out = new BigInt64Array(values.buffer, values.length, count);
        values.length += count * 8;
        for (let i = 0; i < count; i++) {
          const at = from + i;
          if (!isValid(valid, at)) continue;
          const micros = BigInt(data.days(at)) * MICROS_A_DAY + data.micros(at);
          if (data.months(at) !== 0 || BigInt.asIntN(64, micros) !== micros) {
            refuse(data.text(at), type, column.field.type);
          }
          out[i] = micros;
        }
      },
    };
  };
}
