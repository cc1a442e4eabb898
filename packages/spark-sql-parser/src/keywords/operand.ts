import * as t from '../gen/tokens.js';
import type { Token } from '../scan/token.js';
import { startsQuery } from './brackets.js';
import { BINARY, has, isTerminator, SET_OPERATORS } from './flags.js';
import { CASE, CAST, type Pass, peek, SAMPLE, STRUCT_TYPE, TYPE } from './pass.js';
import { isTypePosition } from './type.js';

/** A keyword where an operand must come: a name, unless the grammar has a construct that begins with it there. */
export function keywordForOperand(pass: Pass, type: number): number {
  const { previous } = pass;
  const next = peek(pass, 1);
  if (previous === t.AS && pass.frame.kind === CAST) return type;
  if (pass.frame.kind >= TYPE) return type;
  if (pass.frame.kind === STRUCT_TYPE) return type;
  switch (previous) {
    case t.AS:
      return afterAs(pass, type, next);
    case t.WITH:
      return type === t.ROLLUP || type === t.CUBE || type === t.DBPROPERTIES || type === t.PROPERTIES ? type : t.WORD;
    case t.SET:
      return pass.statement === t.UPDATE || pass.statement === t.MERGE ? t.WORD : type;
    case t.FOR:
      if (pass.statement === t.ANALYZE) return type;
      return next === t.AS && peek(pass, 2) === t.OF ? type : t.WORD;
    case t.ON:
      return pass.inQuery || pass.statement === t.MERGE ? expressionKeyword(pass, type, next) : type;
    case t.INTO:
    case t.USING:
      return type === t.TABLE && !isTerminator(next) && next !== t.LEFT_PAREN && next !== t.VALUES ? type : t.WORD;
    case t.BY:
      if (
        type === t.NAME &&
        pass.statement === t.INSERT &&
        pass.beforePrevious !== t.ORDER &&
        pass.beforePrevious !== t.GROUP
      )
        return type;
      if (type === t.SOURCE || type === t.TARGET) return pass.beforePrevious === t.MATCHED ? type : t.WORD;
      break;
    case t.LIMIT:
      if (type === t.ALL) return type;
      break;
    case t.LIKE:
    case t.ILIKE:
      if ((type === t.ANY || type === t.ALL || type === t.SOME) && next === t.LEFT_PAREN) return type;
      if (type === t.ANY && pass.statement === t.SHOW) return type;
      break;
    case t.UPDATE:
      return type === t.SET && pass.statement === t.MERGE ? type : t.WORD;
    case t.LATERAL:
      return type === t.VIEW ? type : t.WORD;
    case t.OUTER:
      return pass.beforePrevious === t.VIEW ? t.WORD : type;
    case t.THEN:
      if (pass.statement === t.MERGE && pass.frame.kind !== CASE && isMergeAction(type)) return type;
      break;
    case t.ALL:
    case t.DISTINCT:
      if (has(SET_OPERATORS, pass.beforePrevious)) return queryKeyword(type);
      if (type === t.FROM && pass.beforePrevious === t.IS) return type;
      break;
    case t.QUERY_PAREN:
      return queryKeyword(type);
    case t.BOTH:
    case t.LEADING:
    case t.TRAILING:
      return type === t.FROM ? type : expressionKeyword(pass, type, next);
    case t.LEFT_PAREN:
      return afterParenthesis(pass, type, next);
  }
  return expressionKeyword(pass, type, next);
}

function isMergeAction(type: number): boolean {
  return type === t.UPDATE || type === t.DELETE || type === t.INSERT;
}

/** Aliases; but AS also stands before the query of a definition, and in a few clauses. */
function afterAs(pass: Pass, type: number, next: number): number {
  const { beforePrevious } = pass;
  if (beforePrevious === t.STORED || beforePrevious === t.DEFINED || pass.statement === t.SHOW) return type;
  if (type === t.OF) return type;
  const definition = pass.frames.length === 1 && !pass.inQuery;
  return definition && startsQuery(pass, 0, false) && !isTerminator(next) ? queryKeyword(type) : t.WORD;
}

/** The keyword that begins a query. */
export function queryKeyword(type: number): number {
  switch (type) {
    case t.TABLE:
      return t.QUERY_TABLE;
    case t.MAP:
    case t.REDUCE:
      return t.QUERY_MAP;
    default:
      return type;
  }
}

/** The first word in a parenthesis that is no query. */
function afterParenthesis(pass: Pass, type: number, next: number): number {
  switch (type) {
    case t.WHERE:
      return pass.beforePrevious === t.FILTER ? type : t.WORD;
    case t.PARTITION:
    case t.ORDER:
    case t.SORT:
    case t.CLUSTER:
    case t.DISTRIBUTE:
      return next === t.BY ? type : t.WORD;
    case t.ROWS:
    case t.RANGE:
      return pass.beforePrevious === t.OVER && next !== t.LEFT_PAREN && !isTerminator(next)
        ? type
        : expressionKeyword(pass, type, next);
    case t.BUCKET:
      return pass.frame.kind === SAMPLE && next === t.INTEGER_VALUE ? type : t.WORD;
    case t.TABLE:
      return isTerminator(next) || has(BINARY, next) ? t.WORD : type;
    case t.BOTH:
    case t.LEADING:
    case t.TRAILING:
      return calls(pass, t.TRIM) && !isTerminator(next) ? type : t.WORD;
    default:
      return expressionKeyword(pass, type, next);
  }
}

/** Whether the parenthesis just opened is a call of the function that the keyword names. */
function calls(pass: Pass, name: number): boolean {
  return (pass.tokens[pass.frame.opener - 1] as Token | undefined)?.scanned === name;
}

/** Keywords with which expressions and relations begin. */
function expressionKeyword(pass: Pass, type: number, next: number): number {
  const alone = isTerminator(next) || has(BINARY, next);
  switch (type) {
    case t.NOT:
      return type;
    case t.NULL:
    case t.TRUE:
    case t.FALSE:
      return next === t.LEFT_PAREN ? t.WORD : type;
    case t.UNKNOWN:
      return pass.previous === t.NOT && pass.beforePrevious === t.IS ? type : t.WORD;
    case t.CASE:
      return alone || next === t.FROM ? t.WORD : type;
    case t.WHEN:
      return pass.previous === t.CASE ? type : t.WORD;
    case t.CAST:
    case t.TRY_CAST:
    case t.STRUCT:
    case t.IDENTIFIER:
      return next === t.LEFT_PAREN || isTypePosition(pass) ? type : t.WORD;
    case t.EXISTS:
      return next === t.LEFT_PAREN && queryBehindParentheses(pass) ? type : t.WORD;
    case t.DISTINCT:
      if (pass.previous === t.NOT && pass.beforePrevious === t.IS) return type;
      return quantifierPosition(pass) && !alone ? type : t.WORD;
    case t.ALL:
      return quantifierPosition(pass) && !alone ? type : t.WORD;
    case t.TRANSFORM:
      return pass.previous === t.SELECT && next === t.LEFT_PAREN && isScript(pass) ? type : t.WORD;
    case t.MATCHED:
      return pass.statement === t.MERGE &&
        (pass.previous === t.WHEN || pass.previous === t.NOT) &&
        pass.frame.kind !== CASE
        ? type
        : t.WORD;
    case t.ROLLUP:
    case t.CUBE:
      return next === t.LEFT_PAREN && groupsHere(pass) ? type : t.WORD;
    case t.GROUPING:
      return next === t.SETS ? type : t.WORD;
    case t.LATERAL:
      return relationPosition(pass) && (next === t.LEFT_PAREN || !alone) ? type : t.WORD;
    case t.VALUES:
      return relationPosition(pass) && !alone ? type : t.WORD;
    case t.OUTER:
      return pass.previous === t.VIEW && next !== t.LEFT_PAREN ? type : t.WORD;
    case t.TABLE:
      return pass.previous === t.COMMA && next === t.LEFT_PAREN ? type : t.WORD;
    case t.UNBOUNDED:
      return next === t.PRECEDING || next === t.FOLLOWING ? type : t.WORD;
    case t.CURRENT:
      return next === t.ROW ? type : t.WORD;
    case t.BETWEEN:
      return pass.previous === t.ROWS || pass.previous === t.RANGE ? type : t.WORD;
    case t.PARTITION:
      return pass.statement === t.ALTER && pass.previous === t.COMMA ? type : t.WORD;
    case t.ARRAY:
    case t.MAP:
      return isTypePosition(pass) ? type : t.WORD;
    case t.SELECT:
    case t.FROM:
      return alone ? t.WORD : afterSelectList(pass, type);
    default:
      return t.WORD;
  }
}

/** SELECT and FROM where an operand is missing: keywords, unless another of their kind follows and makes them names. */
function afterSelectList(pass: Pass, type: number): number {
  return type === t.SELECT && !has(SET_OPERATORS, pass.previous) && pass.previous !== t.SELECT
    ? type
    : pass.previous === t.COMMA || pass.previous === t.SELECT
      ? t.WORD
      : type;
}

function quantifierPosition(pass: Pass): boolean {
  return (
    pass.previous === t.SELECT ||
    pass.previous === t.LEFT_PAREN ||
    pass.previous === t.QUERY_MAP ||
    pass.previous === t.HINT_END ||
    has(SET_OPERATORS, pass.previous)
  );
}

function relationPosition(pass: Pass): boolean {
  const { previous } = pass;
  return (
    previous === t.FROM ||
    previous === t.JOIN ||
    previous === t.MULTI_FROM ||
    ((previous === t.COMMA || previous === t.LEFT_PAREN) && pass.frame.from)
  );
}

function groupsHere(pass: Pass): boolean {
  return !pass.frame.from && (pass.previous === t.BY || pass.previous === t.COMMA || pass.previous === t.LEFT_PAREN);
}

function queryBehindParentheses(pass: Pass): boolean {
  let ahead = 1;
  while (peek(pass, ahead) === t.LEFT_PAREN) ahead++;
  return startsQuery(pass, ahead, false);
}

/** SELECT TRANSFORM(…) USING, as opposed to a call of the function transform: looks behind the closing bracket. */
function isScript(pass: Pass): boolean {
  let depth = 0;
  for (let ahead = 1; ; ahead++) {
    const type = peek(pass, ahead);
    if (type === t.EOF) return false;
    if (type === t.LEFT_PAREN) depth++;
    if (type === t.RIGHT_PAREN && --depth === 0) {
      const next = peek(pass, ahead + 1);
      return next === t.USING || next === t.ROW || next === t.RECORDWRITER;
    }
  }
}
