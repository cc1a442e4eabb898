import * as t from '../gen/tokens.js';
import type { Token } from '../scan/token.js';
import { KEYWORD_FROM, KEYWORD_TO } from './classes.js';
import { CONTINUES_QUERY, has, isTerminator, STARTS_QUERY } from './flags.js';
import { CALL, CASE, CAST, type Frame, PAREN, type Pass, peek, pop, push, QUERY, SAMPLE, TYPE } from './pass.js';

/** Decides what a '(' opens, and enters it. */
export function openBracket(pass: Pass): number {
  const call = pass.previous === t.WORD;
  if (startsQuery(pass, 1, call)) {
    push(pass, QUERY);
    return t.QUERY_PAREN;
  }
  if (!call && opensLambda(pass)) {
    push(pass, PAREN);
    return t.LAMBDA_PAREN;
  }
  push(pass, kindOf(pass, call));
  return t.LEFT_PAREN;
}

function kindOf(pass: Pass, call: boolean): number {
  if (pass.previous === t.CAST || pass.previous === t.TRY_CAST) return CAST;
  if (pass.previous === t.TABLESAMPLE) return SAMPLE;
  return call ? CALL : PAREN;
}

/** Whether the word `ahead` places on begins a query: `(select)` is a column, `(table(t))` an argument. */
export function startsQuery(pass: Pass, ahead: number, inCall: boolean): boolean {
  const type = peek(pass, ahead);
  if (!has(STARTS_QUERY, type)) return false;
  const next = peek(pass, ahead + 1);
  if (isTerminator(next) || next === t.DOT) return false;
  switch (type) {
    case t.SELECT:
      return next !== t.EQ;
    case t.TABLE:
      return !inCall && next !== t.LEFT_PAREN;
    case t.MAP:
    case t.REDUCE:
      return next !== t.LEFT_PAREN && next !== t.LEFT_BRACKET && next !== t.LT;
    case t.WITH: {
      const after = peek(pass, ahead + 2);
      return after === t.AS || after === t.LEFT_PAREN;
    }
    case t.VALUES:
      return next !== t.EQ && next !== t.LEFT_BRACKET;
    default:
      return (
        next === t.WORD ||
        next === t.BACKQUOTED_WORD ||
        next === t.LEFT_PAREN ||
        (next >= KEYWORD_FROM && next <= KEYWORD_TO)
      );
  }
}

/** `(a, b) ->`: names and commas up to the arrow. */
function opensLambda(pass: Pass): boolean {
  for (let ahead = 2; peek(pass, ahead) === t.COMMA; ahead += 2) {
    const close = peek(pass, ahead + 2);
    if (close === t.RIGHT_PAREN) return peek(pass, ahead + 3) === t.ARROW;
  }
  return false;
}

/** Leaves what a ')' closes, and with it any CASE or type that was left open in it. */
export function closeBracket(pass: Pass): void {
  while (pass.frame.kind === CASE || pass.frame.kind >= TYPE) pop(pass);
  const closing = pass.frame;
  pop(pass);
  if (closing.kind === QUERY) widenQuery(pass, closing);
}

/** `((SELECT 1) UNION …)`: what follows the first query in a parenthesis tells that the parenthesis holds a query too. */
function widenQuery(pass: Pass, closed: Frame): void {
  const { frame, tokens } = pass;
  if (frame.opener < 0 || frame.opener !== closed.opener - 1) return;
  if (frame.kind !== PAREN && frame.kind !== CALL) return;
  const next = peek(pass, 1);
  const before = tokens[frame.opener - 1];
  const list = frame.kind === CALL || before?.type === t.IN;
  const continues = has(CONTINUES_QUERY, next) || (next === t.RIGHT_PAREN && !list);
  if (!continues) return;
  (tokens[frame.opener] as Token).type = t.QUERY_PAREN;
  frame.kind = QUERY;
}
