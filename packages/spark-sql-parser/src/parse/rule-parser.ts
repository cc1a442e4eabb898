import { EOF, TOKEN_NAMES } from '../gen/tokens.js';
import type { Token } from '../scan/token.js';

/** What every generated parser stands on: a cursor over tokens whose first refusal ends the parse. */
export class RuleParser {
  /** The next token and its type; the last token is EOF and is never passed. */
  declare token: Token;
  declare type: number;
  declare previous: Token;
  declare depth: number;
  declare private position: number;
  declare private readonly tokens: readonly Token[];

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
    this.depth = 0;
    this.position = 0;
    const first = tokens[0] as Token;
    this.token = first;
    this.previous = first;
    this.type = first.type;
  }

  protected match(type: number): Token {
    if (this.type !== type) throw this.refusal();
    return this.take();
  }

  protected take(): Token {
    const taken = this.token;
    this.previous = taken;
    if (taken.type !== EOF) {
      const next = this.tokens[++this.position] as Token;
      this.token = next;
      this.type = next.type;
    }
    return taken;
  }

  protected descend(): void {
    if (++this.depth > MAX_DEPTH) throw new TooDeep(this.token);
  }

  protected refusal(): Refusal {
    return new Refusal(this.token, this.position);
  }
}

/**
 * Deepest nesting of rules that the parser follows. A level of parentheses costs two (an expression and its primary), a
 * subquery three or four: 400 parentheses pass, and some 200 subqueries. Node's default stack holds about three times as
 * much in the parser and the builder; the passes behind them walk the same depth.
 */
export const MAX_DEPTH = 800;

/** The token that no rule could take. Not an Error: it is caught inside the package, and a stack trace costs time. */
export class Refusal {
  readonly token: Token;
  readonly position: number;

  constructor(token: Token, position: number) {
    this.token = token;
    this.position = position;
  }

  get tokenName(): string {
    return TOKEN_NAMES[Math.max(this.token.type, 0)] ?? 'EOF';
  }
}

export class TooDeep {
  readonly token: Token;

  constructor(token: Token) {
    this.token = token;
  }
}

/** A rule's match: its first and last token, and what the grammar labels. Only the parser writes to it. */
export interface SyntaxNode {
  start: Token;
  stop: Token;
}

/** The empty list that every node shares until something is appended. */
export const NONE: readonly never[] = [];

/** The list with the item behind it. Short lists are made anew: one that grows takes room for 16 items more than it has. */
export function append<T>(list: readonly T[], item: T): readonly T[] {
  switch (list.length) {
    case 0:
      return [item];
    case 1:
      return [list[0] as T, item];
    case 2:
      return [list[0] as T, list[1] as T, item];
    case 3:
      return [list[0] as T, list[1] as T, list[2] as T, item];
    default:
      (list as T[]).push(item);
      return list;
  }
}
