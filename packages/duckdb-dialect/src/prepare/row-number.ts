import { types, type WindowCall } from '@spark-sql-to-snowflake/plan-ir';

/** The number of a row, from 1, in the order in which DuckDB has the rows. */
export const ROW_NUMBER: WindowCall = {
  kind: 'window',
  function: { kind: 'call', fn: 'row_number', args: [], type: types.int, nullable: false },
  partitionBy: [],
  orderBy: [],
  frame: { unit: 'rows', start: { kind: 'unbounded-preceding' }, end: { kind: 'current-row' } },
  type: types.int,
  nullable: false,
};
