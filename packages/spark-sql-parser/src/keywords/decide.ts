import * as t from '../gen/tokens.js';
import type { Token } from '../scan/token.js';
import { closeBracket, openBracket } from './brackets.js';
import { isReserved, KEYWORD_FROM, KEYWORD_TO } from './classes.js';
import { ENDS_OPERAND, has, OPENS_OPERAND } from './flags.js';
import { decideInterval } from './interval.js';
import { keywordForOperand } from './operand.js';
import { keywordAfterOperand } from './operator.js';
import {
  CALL,
  CASE,
  type KeywordOptions,
  PAREN,
  type Pass,
  peek,
  pop,
  push,
  START,
  STRUCT_TYPE,
  TYPE,
} from './pass.js';
import { keywordInStatement } from './statement.js';
import { isTypeOpening, openType } from './type.js';

/**
 * Decides for every token what the grammar needs to know and its neighbours tell: whether a keyword is a name, which
 * parentheses hold queries, whose AND it is. One walk, no backtracking; the types are changed in place.
 *
 * A keyword is left alone where in doubt. The parser has a second chance with those (see parse/retry.ts).
 */
export function decideKeywords(
  tokens: readonly Token[],
  options: KeywordOptions,
  forced?: ReadonlyMap<number, number>,
): void {
  const outermost = { kind: PAREN, opener: -1, between: 0, values: false, from: false };
  const pass: Pass = {
    tokens,
    options,
    index: 0,
    previous: options.entry === 'expression' ? t.SELECT : START,
    beforePrevious: START,
    ended: false,
    fieldChain: false,
    statement: START,
    inQuery: options.entry === 'expression',
    leadingFrom: -1,
    frames: [outermost],
    frame: outermost,
    closed: PAREN,
  };
  const last = tokens.length - 1;
  for (; pass.index < last; pass.index++) {
    const at = pass.index;
    const token = tokens[at] as Token;
    const type = forced?.has(at) ? force(pass, forced.get(at) as number) : decide(pass, token);
    // An interval literal has stepped over its own tokens, with their types set.
    if (pass.index === at) token.type = type;
    pass.beforePrevious = pass.previous;
    pass.previous = type;
    pass.ended = has(ENDS_OPERAND, type) || (type === t.ASTERISK && pass.ended);
    if (type !== t.WORD && type !== t.DOT) pass.fieldChain = type === t.FIELD_DOT;
  }
}

/** A keyword whose reading another pass over the same tokens has settled. */
function force(pass: Pass, type: number): number {
  if (type === t.WORD) return word(pass);
  enter(pass, type);
  return type;
}

/** The token's type. `pass.ended` still tells about the token before; for a `*` it is set to whether that is a star. */
function decide(pass: Pass, token: Token): number {
  const type = token.scanned;
  switch (type) {
    case t.WORD:
      return word(pass);
    case t.BACKQUOTED_WORD:
      return word(pass);
    case t.DOUBLEQUOTED_STRING:
      return pass.options.doubleQuotedNames ? word(pass) : t.STRING_LITERAL;
    case t.LEFT_PAREN:
      return openBracket(pass);
    case t.RIGHT_PAREN:
      closeBracket(pass);
      return type;
    case t.COMMA:
      return pass.frame.values ? t.VALUES_COMMA : type;
    case t.DOT:
      if (peek(pass, 1) === t.ASTERISK && pass.previous === t.WORD && !pass.fieldChain) return t.STAR_DOT;
      return pass.previous === t.WORD && !pass.fieldChain ? t.DOT : t.FIELD_DOT;
    case t.ASTERISK:
      pass.ended = !pass.ended;
      return type;
    case t.LT:
      return isTypeOpening(pass) ? openType(pass) : type;
    case t.NEQ:
      return pass.previous === t.STRUCT ? t.TYPE_EMPTY : type;
    case t.GT:
      if (pass.frame.kind >= TYPE) pop(pass);
      return type;
    default:
      return type >= KEYWORD_FROM && type <= KEYWORD_TO ? keyword(pass, type) : type;
  }
}

/** A name: of a lambda's parameter, of an argument, of a struct's field, or any other. */
function word(pass: Pass): number {
  if (pass.frame.kind === STRUCT_TYPE && (pass.previous === t.TYPE_LT || pass.previous === t.COMMA))
    return t.FIELD_NAME;
  const next = peek(pass, 1);
  if (next === t.ARROW) return t.LAMBDA_NAME;
  if (next === t.FAT_ARROW) return t.ARGUMENT_NAME;
  if (pass.ended && pass.frame.values) pass.frame.values = false;
  return t.WORD;
}

function keyword(pass: Pass, type: number): number {
  const decided = keywordOrName(pass, type);
  if (decided === t.WORD) return word(pass);
  enter(pass, decided);
  return decided;
}

function keywordOrName(pass: Pass, type: number): number {
  const { previous } = pass;
  if (pass.options.reserved && isReserved(type)) {
    const mayBeCall = type === t.LEFT || type === t.RIGHT || type === t.FILTER;
    if (mayBeCall && !pass.ended && peek(pass, 1) === t.LEFT_PAREN) return t.WORD;
    if (previous === t.DOT || previous === t.FIELD_DOT) return type;
  } else {
    if (previous === t.DOT || previous === t.FIELD_DOT) return t.WORD;
    const next = peek(pass, 1);
    const first = previous === START && pass.options.entry === 'statement';
    if ((next === t.DOT && !first) || next === t.ARROW || next === t.FAT_ARROW) return t.WORD;
    if (pass.frame.kind === STRUCT_TYPE && (previous === t.TYPE_LT || previous === t.COMMA)) return t.WORD;
  }
  const decided = pass.ended
    ? keywordAfterOperand(pass, type)
    : type === t.INTERVAL
      ? decideInterval(pass)
      : has(OPENS_OPERAND, previous)
        ? keywordForOperand(pass, type)
        : keywordInStatement(pass, type);
  return decided === t.WORD && pass.options.reserved && isReserved(type) ? type : decided;
}

/** What a keyword changes for those behind it. */
function enter(pass: Pass, type: number): void {
  const { frame } = pass;
  if (pass.statement === START && type !== t.EXPLAIN && type !== t.WITH) pass.statement = type;
  switch (type) {
    case t.SELECT:
      pass.inQuery = true;
      frame.from = false;
      frame.values = false;
      if (pass.frames.length === 1 && pass.leadingFrom < 0) pass.leadingFrom = -2;
      return;
    case t.FROM:
      pass.inQuery = true;
      frame.from = frame.kind !== CALL && pass.previous !== t.DISTINCT;
      frame.values = false;
      if (pass.frames.length === 1 && pass.leadingFrom === -1) pass.leadingFrom = pass.index;
      return;
    case t.INSERT:
      if (pass.frames.length === 1 && pass.leadingFrom >= 0 && pass.statement === t.FROM) {
        (pass.tokens[pass.leadingFrom] as Token).type = t.MULTI_FROM;
      }
      return;
    case t.VALUES:
      pass.inQuery = true;
      frame.values = true;
      return;
    case t.QUERY_TABLE:
    case t.QUERY_MAP:
      pass.inQuery = true;
      frame.values = false;
      return;
    case t.BETWEEN:
      frame.between++;
      return;
    case t.BETWEEN_AND:
      frame.between--;
      return;
    case t.CASE:
      push(pass, CASE);
      return;
    case t.END:
      if (frame.kind === CASE) pop(pass);
      return;
    case t.WHERE:
    case t.GROUP:
    case t.HAVING:
    case t.ORDER:
    case t.UNION:
    case t.EXCEPT:
    case t.MINUS:
    case t.INTERSECT:
    case t.LIMIT:
      frame.from = false;
      frame.values = false;
      return;
    case t.AS:
    case t.ON:
    case t.JOIN:
      frame.values = false;
      return;
  }
}
