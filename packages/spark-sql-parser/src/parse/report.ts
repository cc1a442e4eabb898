import { type CompileError, diagnostic, CompileError as Failure } from '@spark-sql-to-snowflake/plan-ir';
import * as t from '../gen/tokens.js';
import { isReserved, KEYWORD_FROM, KEYWORD_TO } from '../keywords/classes.js';
import type { KeywordOptions } from '../keywords/pass.js';
import type { Token } from '../scan/token.js';
import { MAX_DEPTH, type Refusal } from './rule-parser.js';

/** A refusal of the grammar as the error that the user sees, at the token that Spark would name. */
export function syntaxError(
  text: string,
  tokens: readonly Token[],
  refusal: Refusal,
  options: KeywordOptions,
): CompileError {
  const { position } = refusal;
  // The mark of a query's parenthesis is ours: to Spark it is what stands inside that does not belong there.
  const token = (
    refusal.token.type === t.QUERY_PAREN ? (tokens[position + 1] ?? refusal.token) : refusal.token
  ) as Token;
  const identifier = hyphenated(text, tokens, position);
  if (identifier !== undefined)
    return new Failure(diagnostic('invalid-identifier', { name: identifier.name }, identifier.span));
  const near = token.type === t.EOF ? 'end of input' : `'${text.slice(token.start, token.end)}'`;
  const hint = hintOf(text, tokens, position, options);
  const origin = { start: token.start, end: token.end };
  return new Failure(diagnostic('syntax-error', { near, ...(hint !== undefined && { hint }) }, origin));
}

export function tooDeep(token: Token): CompileError {
  return new Failure(diagnostic('nesting-too-deep', { limit: MAX_DEPTH / 2 }, { start: token.start, end: token.end }));
}

/** `my-table` where a minus can't stand: a name that lacks its quotes. */
function hyphenated(
  text: string,
  tokens: readonly Token[],
  position: number,
): { name: string; span: { start: number; end: number } } | undefined {
  const [before, hyphen, after] = [tokens[position - 1], tokens[position], tokens[position + 1]];
  if (hyphen?.type !== t.HYPHEN || before?.type !== t.WORD || after === undefined) return undefined;
  const joined = before.end === hyphen.start && hyphen.end === after.start;
  const named = after.scanned === t.WORD || (after.scanned >= KEYWORD_FROM && after.scanned <= KEYWORD_TO);
  if (!joined || !named) return undefined;
  return { name: text.slice(before.start, after.end), span: { start: before.start, end: after.end } };
}

function hintOf(text: string, tokens: readonly Token[], position: number, options: KeywordOptions): string | undefined {
  const token = tokens[position] as Token;
  const before = tokens[position - 1];
  const word = text.slice(token.start, token.end);
  if (token.type === t.UNRECOGNIZED && `'"\``.includes(word))
    return `The quote ${word} that opens here is never closed.`;
  if (token.type === t.UNRECOGNIZED) return `Names with characters other than letters, digits and _ need back-quotes.`;
  if (/^qualify$/i.test(word))
    return 'Spark SQL has no QUALIFY: compute the window function in a subquery and filter it in WHERE.';
  if (before?.type === t.COMMA && !options.reserved && (token.type === t.FROM || token.type === t.RIGHT_PAREN))
    return 'Remove the comma before it.';
  if (options.reserved && isReserved(token.scanned))
    return `${word.toUpperCase()} is a reserved word here; as a name it needs back-quotes: \`${word}\`.`;
  if (token.type === t.EOF && parenthesesOpen(tokens) > 0) return 'A parenthesis is not closed.';
  if (token.type === t.RIGHT_PAREN && parenthesesOpen(tokens) < 0) return 'There is no parenthesis to close.';
  return undefined;
}

function parenthesesOpen(tokens: readonly Token[]): number {
  let open = 0;
  for (const { scanned } of tokens) open += scanned === t.LEFT_PAREN ? 1 : scanned === t.RIGHT_PAREN ? -1 : 0;
  return open;
}
