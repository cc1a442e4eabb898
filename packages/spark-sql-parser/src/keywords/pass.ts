import type { Token } from '../scan/token.js';

/** What the scanner's tokens mean under the session's settings. */
export interface KeywordOptions {
  /** spark.sql.ansi.enabled with spark.sql.ansi.enforceReservedKeywords: reserved keywords are never names. */
  readonly reserved: boolean;
  /** spark.sql.ansi.doubleQuotedIdentifiers: "a" is a name. */
  readonly doubleQuotedNames: boolean;
  /** What the text is: it decides what may come first. */
  readonly entry: 'statement' | 'expression' | 'type' | 'schema' | 'name';
}

export const PAREN = 0;
export const CALL = 1;
export const QUERY = 2;
export const CAST = 3;
export const CASE = 4;
export const SAMPLE = 5;
export const TYPE = 6;
export const STRUCT_TYPE = 7;

/** One open bracket, CASE or type: what the words in it depend on. */
export interface Frame {
  kind: number;
  /** Index of the token that opened it. */
  readonly opener: number;
  /** BETWEENs that still wait for their AND. */
  between: number;
  /** Inside the rows of VALUES, whose commas are their own. */
  values: boolean;
  /** Behind FROM of the current SELECT: names are those of relations. */
  from: boolean;
}

/** The pass over the tokens, from left to right. */
export interface Pass {
  readonly tokens: readonly Token[];
  readonly options: KeywordOptions;
  /** Index of the token being decided. */
  index: number;
  /** Types of the two tokens before it, as decided; START before the first. */
  previous: number;
  beforePrevious: number;
  /** Whether an operand has just ended, so that an operator, an alias or a clause must follow. */
  ended: boolean;
  /** The name before ended a chain that began at a value: `f(x).a`. */
  fieldChain: boolean;
  /** First keyword of the statement, behind EXPLAIN. */
  statement: number;
  /** A query has begun somewhere in the statement. */
  inQuery: boolean;
  /** The first FROM outside brackets, where nothing but WITH came before; -1 if none. */
  leadingFrom: number;
  readonly frames: Frame[];
  frame: Frame;
  /** Kind of the bracket that closed last. */
  closed: number;
}

/** Stands for "nothing before": no token has this type. */
export const START = 0;

/** The scanner's type of the token `ahead` places on. */
export function peek(pass: Pass, ahead: number): number {
  const { tokens } = pass;
  return (tokens[Math.min(pass.index + ahead, tokens.length - 1)] as Token).scanned;
}

export function push(pass: Pass, kind: number): void {
  pass.frame = { kind, opener: pass.index, between: 0, values: false, from: false };
  pass.frames.push(pass.frame);
}

/** Leaves the innermost frame; the outermost stays. */
export function pop(pass: Pass): void {
  if (pass.frames.length === 1) return;
  pass.closed = (pass.frames.pop() as Frame).kind;
  pass.frame = pass.frames[pass.frames.length - 1] as Frame;
}
