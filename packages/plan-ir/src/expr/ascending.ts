import type { Expr, SortOrder } from './expr.js';

/** Spark's order where none is written: upwards, NULLs first. */
export const ascending = (expr: Expr): SortOrder => ({ expr, direction: 'asc', nulls: 'first' });
