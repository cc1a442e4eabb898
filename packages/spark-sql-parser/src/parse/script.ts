import { CompileError, type UnresolvedStatement } from '@spark-sql-to-snowflake/plan-ir';
import * as t from '../gen/tokens.js';
import { type ParseOptions, settingsOf } from '../options.js';
import { blockCommentEnd, lineCommentEnd } from '../scan/comment.js';
import { scan } from '../scan/scanner.js';
import { Token } from '../scan/token.js';
import { statementOf } from './parse.js';

interface Place {
  /** Offsets in the script; the semicolon is not part of it. */
  readonly start: number;
  readonly end: number;
  /** The comments right before it, as written. */
  readonly leadingComments: readonly string[];
}
/** A statement of a script before it is parsed: settings that an earlier `SET` changes count for it. */
export interface ScriptPart extends Place {
  /** Throws a CompileError that tells where and why. */
  parse(options?: ParseOptions): UnresolvedStatement;
}
/** A statement of a script, or why it is none. */
export type ScriptEntry = Place & ({ readonly statement: UnresolvedStatement } | { readonly error: CompileError });

/** The statements between semicolons, each to be parsed for itself: what is wrong with one does not hide the others. */
export function splitScript(text: string): readonly ScriptPart[] {
  const { tokens, unclosed } = scan(text);
  const parts: ScriptPart[] = [];
  let behind = 0;
  let first = 0;
  tokens.forEach((token, i) => {
    if (token.type !== t.SEMICOLON && token.type !== t.EOF) return;
    const isLast = token.type === t.EOF;
    const own = isLast && first === 0 ? tokens : tokens.slice(first, i + 1);
    first = i + 1;
    // A comment that nothing closes is an error also where no statement follows it.
    if (own.length > 1 || (isLast && unclosed !== undefined)) {
      parts.push(partOf(text, own, behind, isLast ? unclosed : undefined));
    }
    behind = token.end;
  });
  return parts;
}

/** All statements of a script under one set of settings. */
export function parseScript(text: string, options: ParseOptions = {}): readonly ScriptEntry[] {
  return splitScript(text).map(({ parse, ...place }) => {
    try {
      return { ...place, statement: parse(options) };
    } catch (error) {
      if (error instanceof CompileError) return { ...place, error };
      throw error;
    }
  });
}

/** `own` are the statement's tokens and the one that closes it, in whose place EOF is put. */
function partOf(text: string, own: Token[], behind: number, unclosed: number | undefined): ScriptPart {
  const last = own.length - 1;
  const closing = own[last] as Token;
  const start = last > 0 ? (own[0] as Token).start : (unclosed ?? closing.start);
  const end = last > 0 ? (own[last - 1] as Token).end : closing.start;
  const until = closing.start;
  own[last] = new Token(t.EOF, until, until);
  // Let go of by the first parse: the tokens of an inline table would outlive it by the whole compilation.
  let tokens: readonly Token[] | undefined = own;
  return {
    start,
    end,
    leadingComments: commentsOf(text, behind, start),
    parse(options = {}) {
      const prefix = text.slice(0, until);
      const read = tokens ?? scan(prefix, start).tokens;
      tokens = undefined;
      return statementOf(prefix, read, unclosed, settingsOf(options));
    },
  };
}

/** The comments in a stretch of text that holds nothing else but white space. */
function commentsOf(text: string, start: number, end: number): readonly string[] {
  const comments: string[] = [];
  let i = start;
  while (i < end) {
    const line = text.startsWith('--', i);
    if (!line && !text.startsWith('/*', i)) {
      i++;
      continue;
    }
    const close = line ? lineCommentEnd(text, i) : blockCommentEnd(text, i);
    const stop = close < 0 ? end : close;
    comments.push(text.slice(i, stop).trimEnd());
    i = stop;
  }
  return comments;
}
