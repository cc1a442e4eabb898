/** What a statement is run for, to be found again in the database's own history. */
export interface StatementMark {
  readonly operation: string;
  /** Those that the user gave the operation. */
  readonly tags: readonly string[];
}
export interface StatementOptions {
  readonly mark?: StatementMark | undefined;
  /** Default: what `setTimeZone` was last called with. */
  readonly timeZone?: string;
  /** When it is aborted the statement that runs is stopped, and the call, or the iteration of its result, throws the reason. */
  readonly signal?: AbortSignal;
  /** What the query is known not to exceed. Few rows may come all at once, where that is faster. */
  readonly maxRows?: number;
  /** Integers that come beyond their type raise, as in ANSI mode; otherwise they keep their low bits, as Spark's own do. */
  readonly ansi?: boolean;
}
export interface ArrowOptions extends StatementOptions {
  /** The session's zone, which timestamps carry as their type. */
  readonly timeZone: string;
  /** About how many bytes a batch may have, if it has more than one row; default 4 MiB. */
  readonly maxBatchBytes?: number;
}
