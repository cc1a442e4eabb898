import { atom, type CallSite, type SqlPiece } from '@spark-sql-to-snowflake/sql-emit';

/**
 * Sums of BIGINT that tell an overflow: Spark adds up row by row, and a sum that leaves BIGINT on the way is NULL (TRY_SUM) or an error
 * (ANSI mode) even where a later row brings it back. DuckDB adds up as HUGEINT and sees the end alone.
 */

const LARGEST = '9223372036854775807';
const LEAST = '-9223372036854775808';

/**
 * No order of rows leaves BIGINT where neither the positive nor the negative values alone do. Where they do, the order decides, and the
 * cast of all their sizes fails: the statement is run again with `orderedSum`. A TRY_SUM that ends out of range is NULL in every order.
 */
export function checkedSum(value: string, site: CallSite, tried: boolean): SqlPiece {
  const sum = (text: string): string => `SUM(${site.distinct}${text})${site.over}`;
  const [all, up, down] = [sum(value), sum(`GREATEST(${value}, 0)`), sum(`LEAST(${value}, 0)`)];
  const mayLeave = `${up} > ${LARGEST} OR ${down} < ${LEAST}`;
  const test = tried ? `(${mayLeave}) AND ${all} BETWEEN ${LEAST} AND ${LARGEST}` : mayLeave;
  const cast = tried ? 'TRY_CAST' : 'CAST';
  return atom(`CASE WHEN ${test} THEN CAST(${up} - ${down} AS BIGINT) ELSE ${cast}(${all} AS BIGINT) END`);
}

/** The sum row by row. */
export function orderedSum(value: string, site: CallSite, tried: boolean): SqlPiece {
  const list = `list_filter(LIST(${site.distinct}${value})${site.over}, lambda e__: e__ IS NOT NULL)`;
  const next = `${tried ? 'TRY_CAST' : 'CAST'}(CAST(a__ AS HUGEINT) + b__ AS BIGINT)`;
  const count = `COUNT(${value})${site.over}`;
  return atom(`CASE WHEN ${count} > 0 THEN list_reduce(${list}, lambda a__, b__: ${next}) END`);
}
