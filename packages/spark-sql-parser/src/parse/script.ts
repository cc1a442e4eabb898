import { CompileError, type UnresolvedStatement } from '@spark-sql-to-snowflake/plan-ir';
import * as t from '../gen/tokens.js';
import { type ParseOptions, type Settings, settingsOf } from '../options.js';
import { blockCommentEnd, lineCommentEnd } from '../scan/comment.js';
import { scan } from '../scan/scanner.js';
import { Token } from '../scan/token.js';
import { statementOf } from './parse.js';

/** A statement of a script, or why it is none. Offsets are those of the script; the semicolon is not part of it. */
export type ScriptEntry = {
  readonly start: number;
  readonly end: number;
  /** The comments right before it, as written. */
  readonly leadingComments: readonly string[];
} & ({ readonly statement: UnresolvedStatement } | { readonly error: CompileError });

/** Statements between semicolons, each parsed for itself: what is wrong with one does not hide the others. */
export function parseScript(text: string, options: ParseOptions = {}): readonly ScriptEntry[] {
  const settings = settingsOf(options);
  const { tokens, unclosed } = scan(text);
  const entries: ScriptEntry[] = [];
  let behind = 0;
  let first = 0;
  tokens.forEach((token, i) => {
    if (token.type !== t.SEMICOLON && token.type !== t.EOF) return;
    const own = tokens.slice(first, i);
    first = i + 1;
    const isLast = token.type === t.EOF;
    // A comment that nothing closes is an error also where no statement follows it.
    if (own.length > 0 || (isLast && unclosed !== undefined)) {
      entries.push(entryOf(text, own, token, behind, isLast ? unclosed : undefined, settings));
    }
    behind = token.end;
  });
  return entries;
}

function entryOf(
  text: string,
  own: readonly Token[],
  closing: Token,
  behind: number,
  unclosed: number | undefined,
  settings: Settings,
): ScriptEntry {
  const start = own[0]?.start ?? unclosed ?? closing.start;
  const end = own[own.length - 1]?.end ?? closing.start;
  const place = { start, end, leadingComments: commentsOf(text, behind, start) };
  try {
    const ended = [...own, new Token(t.EOF, closing.start, closing.start)];
    return { ...place, statement: statementOf(text.slice(0, closing.start), ended, unclosed, settings) };
  } catch (error) {
    if (error instanceof CompileError) return { ...place, error };
    throw error;
  }
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
