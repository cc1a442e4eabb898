import type { DuckDBType } from '@duckdb/node-api';
import duckdb, { type Vector } from '@duckdb/node-bindings';
import { type DataType, typeText } from '@spark-sql-to-snowflake/plan-ir';
import { isSet } from '../../arrow/column.js';
import { ExecutionError } from '../../execution-error.js';

/** A vector of DuckDB on the way into an Arrow column. Good for as long as the vector's chunk is. */
export interface Source {
  /** About the memory that these rows take in Arrow. */
  size(from: number, count: number): number;
  append(from: number, count: number): void;
}
/** Takes vectors of one column, of `rows` rows each. */
export type Open = (vector: Vector, rows: number) => Source;

/** Appends rows' values to a column; validity is dealt with by whoever calls. `valid` is null where no row is NULL. */
export type AppendValues = (from: number, count: number, valid: Uint8Array | null) => void;
/** Of a layout without children. `width`: bytes a value, or how to count them. */
export interface Flat {
  readonly width: number | ((from: number, count: number, valid: Uint8Array | null) => number);
  append: AppendValues;
}

export const validityOf = (vector: Vector, rows: number): Uint8Array | null =>
  duckdb.vector_get_validity(vector, ((rows + 63) >> 6) * 8) as Uint8Array | null;

export const isValid = (valid: Uint8Array | null, row: number): boolean => valid === null || isSet(valid, row);

export function refuse(value: unknown, from: DuckDBType, type: DataType): never {
  throw new ExecutionError(`The value ${String(value)} (${from}) is no ${typeText(type)}.`);
}
