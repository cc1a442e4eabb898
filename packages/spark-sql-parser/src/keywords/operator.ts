import * as t from '../gen/tokens.js';
import { startsQuery } from './brackets.js';
import { isJoinWord } from './classes.js';
import { ENDS_CLAUSE, FOLLOWS_ALIAS, has, isTerminator, JOIN_WORDS, ROLE_AFTER_OPERAND } from './flags.js';
import { CALL, CASE, type Pass, peek } from './pass.js';

/** A keyword behind an operand: an operator, the next clause, or an alias without AS. */
export function keywordAfterOperand(pass: Pass, type: number): number {
  const special = specialRole(pass, type);
  if (special !== 0) return special;
  const next = peek(pass, 1);
  if (!pass.inQuery) return type;
  if (has(ROLE_AFTER_OPERAND, type)) {
    // Nothing can follow an operator here, so it is none; but a clause may end so.
    return isTerminator(next) && !has(ENDS_CLAUSE, type) && !isJoinAlias(pass, type) ? t.WORD : type;
  }
  if (isJoinAlias(pass, type)) return type;
  return next === t.EOF || has(FOLLOWS_ALIAS, next) ? t.WORD : type;
}

/** JOIN's words never are table aliases without quotes. */
function isJoinAlias(pass: Pass, type: number): boolean {
  return pass.frame.from && isJoinWord(type);
}

/** Keywords whose meaning hangs on one more neighbour; 0 where that does not tell. */
function specialRole(pass: Pass, type: number): number {
  const next = peek(pass, 1);
  switch (type) {
    case t.AND:
      return pass.frame.between > 0 ? t.BETWEEN_AND : t.AND;
    case t.NOT:
      return isPredicate(next) ? t.PREDICATE_NOT : t.NOT;
    case t.IN:
      return isPositionIn(pass) ? t.POSITION_IN : type;
    case t.FIRST:
    case t.LAST:
      return pass.previous === t.NULLS ? type : 0;
    case t.NULLS:
      return next === t.FIRST || next === t.LAST ? type : 0;
    case t.IGNORE:
    case t.RESPECT:
      if (next !== t.NULLS) return 0;
      return peek(pass, 2) === t.RIGHT_PAREN && !closedCall(pass) ? t.INNER_NULLS : type;
    case t.OVER:
    case t.FILTER:
      return pass.previous === t.RIGHT_PAREN || pass.previous === t.NULLS ? type : 0;
    case t.WITHIN:
      return next === t.GROUP ? type : 0;
    case t.WHEN:
    case t.THEN:
    case t.ELSE:
    case t.END:
      return pass.frame.kind === CASE || pass.statement === t.MERGE ? type : 0;
    case t.INNER:
    case t.CROSS:
    case t.LEFT:
    case t.RIGHT:
    case t.FULL:
    case t.SEMI:
    case t.ANTI:
    case t.NATURAL:
      return has(JOIN_WORDS, next) ? type : 0;
    case t.VERSION:
    case t.TIMESTAMP:
    case t.SYSTEM_VERSION:
    case t.SYSTEM_TIME:
      return next === t.AS && peek(pass, 2) === t.OF ? type : 0;
    case t.EXCEPT:
      if (
        pass.previous === t.ASTERISK &&
        next === t.LEFT_PAREN &&
        !startsQuery(pass, 2, false) &&
        peek(pass, 2) !== t.LEFT_PAREN
      ) {
        return t.STAR_EXCEPT;
      }
      return type;
    case t.ESCAPE:
      return next === t.STRING_LITERAL || next === t.DOUBLEQUOTED_STRING ? type : 0;
    case t.WITH:
      return next === t.SERDEPROPERTIES ? t.SERDE_WITH : type;
    case t.TABLE:
      return pass.statement === t.INSERT && !isTerminator(next) ? t.QUERY_TABLE : type;
    case t.MAP:
    case t.REDUCE:
      return next === t.LT || next === t.KEYS || isTerminator(next) || has(FOLLOWS_ALIAS, next) ? 0 : t.QUERY_MAP;
    case t.ARRAY:
    case t.STRUCT:
      return next === t.LT || next === t.NEQ ? type : 0;
    default:
      return 0;
  }
}

function isPredicate(type: number): boolean {
  return type === t.BETWEEN || type === t.IN || type === t.LIKE || type === t.ILIKE || type === t.RLIKE;
}

/** The IN of POSITION(a IN b), which is that function's own. */
function isPositionIn(pass: Pass): boolean {
  const { frame, tokens } = pass;
  return frame.kind === CALL && tokens[frame.opener - 1]?.scanned === t.POSITION && pass.previous !== t.PREDICATE_NOT;
}

/** Whether the bracket that ended the operand belongs to a call, which IGNORE NULLS then belongs to. */
function closedCall(pass: Pass): boolean {
  return pass.previous === t.RIGHT_PAREN && pass.closed === CALL;
}
