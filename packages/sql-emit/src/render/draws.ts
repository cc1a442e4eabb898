import { type Expr, someExpr } from '@spark-sql-to-snowflake/plan-ir';
import type { SqlPiece } from '../piece.js';

/**
 * Values that are another each time they are asked for: Spark asks once for a row. A lowering that writes such an argument several times
 * would ask several times. What was written so is noted here, and computed in a column of its own (`fuse/drawn-once.ts`).
 */
export interface Draws {
  /** Arguments that stand several times in the text. */
  readonly repeated: readonly Expr[];
  /** Look at the text of a call: does an argument stand in it more often than it was given? */
  note(args: readonly Expr[], pieces: readonly SqlPiece[], text: string): void;
}

const UNSEEDED: ReadonlySet<string> = new Set(['rand', 'randn']);
const ALWAYS: ReadonlySet<string> = new Set(['uuid', 'shuffle']);

/** With a seed, all calls of a row give one value. */
export const isDraw = (e: Expr): boolean =>
  e.kind === 'call' && (ALWAYS.has(e.fn) || (UNSEEDED.has(e.fn) && e.args.length === 0));

export const isDrawn = (e: Expr): boolean => someExpr(e, isDraw);

const times = (text: string, part: string): number => text.split(part).length - 1;

export function drawsOf(): Draws {
  const repeated: Expr[] = [];
  return {
    repeated,
    note(args, pieces, text) {
      args.forEach((arg, i) => {
        const part = pieces[i]?.text;
        if (part === undefined || part === '' || !isDrawn(arg)) return;
        const given = pieces.reduce((n, p) => n + times(p.text, part), 0);
        if (times(text, part) > given) repeated.push(arg);
      });
    },
  };
}
