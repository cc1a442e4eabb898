import { atom, type EmitContext, type SqlPiece } from '@spark-sql-to-snowflake/sql-emit';
import { callHelper } from '../helper-call.js';

/** Is the year of a day or of a clock's time one that every database writes with four digits? */
export const hasPlainYear = (time: string): string => `YEAR(${time}) BETWEEN 1 AND 9999`;

/** The same of an instant, in every zone; of one before the year 1 DuckDB gives the year of its era. */
export const isPlainInstant = (instant: string): string =>
  `${instant} BETWEEN TIMESTAMPTZ '0001-01-02 00:00:00Z' AND TIMESTAMPTZ '9999-12-30 00:00:00Z'`;

/** The text of a day or of a clock's time as Spark has it: before the year 1 DuckDB counts back (`0001-12-31 (BC)`), and past 9999 it has no sign. */
export function signedYear(time: string, ctx: EmitContext): string {
  const text: SqlPiece = atom(`CAST(${time} AS VARCHAR)`);
  return `CASE WHEN ${hasPlainYear(time)} THEN ${text.text} ELSE ${callHelper(ctx, 'signed_year', [text]).text} END`;
}
