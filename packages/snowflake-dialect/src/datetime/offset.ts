import { atom, type SqlPiece } from '@spark-sql-to-snowflake/sql-emit';
import { fn } from '../functions/pieces.js';

const OFFSET = /^(?:UTC|GMT|UT)?([+-])(\d{1,2})(?::?(\d{2}))?$/;
/** Minutes east of UTC of a zone that is written as an offset. */
export function offsetMinutes(zone: string | undefined): number | undefined {
  const match = zone === undefined ? null : OFFSET.exec(zone);
  if (!match) return undefined;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3] ?? 0));
}
export const shiftedBy = (minutes: number, time: SqlPiece): SqlPiece => fn('DATEADD', atom('MINUTE'), minutes, time);
