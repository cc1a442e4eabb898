import type { DataType } from '../types/type.js';

/** How a Python function takes its rows: one by one, or as the columns of a batch. Named as PySpark's PythonEvalType. */
export type PythonEvalType =
  | 'batched'
  | 'arrow-batched'
  | 'scalar-pandas'
  | 'scalar-pandas-iter'
  | 'grouped-agg-pandas'
  | 'map-pandas'
  | 'map-arrow'
  | 'grouped-map-pandas'
  | 'cogrouped-map-pandas';

/** A Python function as Spark Connect sends it. It is never looked into: a Python process unpickles it. */
export interface PythonFunction {
  readonly name: string;
  readonly evalType: PythonEvalType;
  /** The function and its result type, by cloudpickle. */
  readonly command: Uint8Array;
  /** The version of the client's Python, which is the only one that surely reads the command: `3.11`. */
  readonly version: string;
  readonly type: DataType;
  /** False: it is called once for each row, and wherever it stands. */
  readonly deterministic: boolean;
}
