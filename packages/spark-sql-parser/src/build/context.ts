import { fail, type Origin, type TextSpan } from '@spark-sql-to-snowflake/plan-ir';
import { decodeString } from '../literal/string.js';
import type { Settings } from '../options.js';
import type { SyntaxNode } from '../parse/rule-parser.js';
import type { Token } from '../scan/token.js';

/** What the builder needs besides the tree: the text, the settings, and which `?` is which. */
export interface BuildContext {
  readonly text: string;
  readonly settings: Settings;
  /** Offset of each `?` → its number from 0, in the order of the text. */
  readonly markers: ReadonlyMap<number, number>;
  /** In a SELECT list where names in backquotes are patterns. */
  readonly patterns?: boolean;
}

export function spanOf(node: SyntaxNode): TextSpan {
  return { start: node.start.start, end: node.stop.end };
}

export function spanBetween(first: Token, last: Token): TextSpan {
  return { start: first.start, end: last.end };
}

/** A node that was just made and that nobody else has seen, with another span: a parenthesis belongs to what is in it. */
export function spannedAnew<T extends { readonly origin?: Origin | undefined }>(made: T, origin: TextSpan): T {
  (made as { origin?: Origin | undefined }).origin = origin;
  return made;
}

export function textOf(ctx: BuildContext, node: SyntaxNode): string {
  return ctx.text.slice(node.start.start, node.stop.end);
}

export function tokenText(ctx: BuildContext, token: Token): string {
  return ctx.text.slice(token.start, token.end);
}

/** The name that a token spells, its quotes taken off. */
export function nameOf(ctx: BuildContext, token: Token): string {
  const text = tokenText(ctx, token);
  const quote = text.charCodeAt(0);
  if (quote === 96) return text.slice(1, -1).replaceAll('``', '`');
  if (quote === 34) return text.slice(1, -1).replaceAll('""', '"');
  return text;
}

export function namesOf(ctx: BuildContext, tokens: readonly Token[]): readonly string[] {
  return tokens.map((token) => nameOf(ctx, token));
}

/** The value of a string literal's token. */
export function stringOf(ctx: BuildContext, token: Token): string {
  return decodeString(tokenText(ctx, token), ctx.settings.escapedStringLiterals);
}

/** An error that the grammar left to the builder: Spark's grammar refuses the same. */
export function refuse(ctx: BuildContext, token: Token, what?: string): never {
  const near = token.start >= ctx.text.length ? 'end of input' : `'${tokenText(ctx, token)}'`;
  fail('syntax-error', { near, ...(what !== undefined && { what }) }, { start: token.start, end: token.end });
}
