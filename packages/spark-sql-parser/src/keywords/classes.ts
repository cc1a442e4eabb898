import { KEYWORDS } from '../gen/keywords.js';
import { flags, has } from './flags.js';

const types = KEYWORDS.map(([, type]) => type);

/** Keywords have consecutive token types: the lexer lists them together. */
export const KEYWORD_FROM: number = Math.min(...types);
export const KEYWORD_TO: number = Math.max(...types);

const RESERVED = flags(...KEYWORDS.filter(([, , reserved]) => reserved).map(([, type]) => type));
const JOIN = flags(...KEYWORDS.filter(([, , , join]) => join).map(([, type]) => type));

/** Reserved where spark.sql.ansi.enforceReservedKeywords holds. */
export function isReserved(type: number): boolean {
  return has(RESERVED, type);
}

/** A name like any other keyword, but never an unquoted table alias. */
export function isJoinWord(type: number): boolean {
  return has(JOIN, type);
}
