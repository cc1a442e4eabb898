import { type Call, type Case, type CaseBranch, type Expr, sameType } from '@spark-sql-to-snowflake/plan-ir';
import { isFalse, isFn, isNull, isTrue, nullOf } from '../build.js';
import type { ExprRule } from '../rule.js';

const isConstant = (e: Expr): boolean => e.kind === 'literal' || isNull(e);

function simplify(expr: Case): Expr {
  if (!expr.branches.some((b) => isConstant(b.when)))
    return expr.branches.length > 0 ? expr : (expr.otherwise ?? nullOf(expr.type, expr.origin));
  const live = expr.branches.filter((b) => !isFalse(b.when) && !isNull(b.when));
  const certain = live.findIndex((b) => isTrue(b.when));
  const branches: readonly CaseBranch[] = certain < 0 ? live : live.slice(0, certain);
  const otherwise = certain < 0 ? expr.otherwise : live[certain]?.then;
  if (branches.length === 0) return otherwise ?? nullOf(expr.type, expr.origin);
  if (branches.length === expr.branches.length) return expr;
  const { otherwise: _, ...rest } = expr;
  return { ...rest, branches, ...(otherwise && { otherwise }) };
}

function simplifyIf(call: Call): Expr {
  const [condition, yes, no] = call.args;
  if (!condition || !yes || !no) return call;
  if (isTrue(condition)) return yes;
  return isFalse(condition) || isNull(condition) ? no : call;
}

/** Arguments that are NULL give nothing, and behind one that never is NULL nothing counts. */
function simplifyCoalesce(call: Call): Expr {
  const some = call.args.filter((a) => !isNull(a));
  const certain = some.findIndex((a) => a.kind === 'literal');
  const args = certain < 0 ? some : some.slice(0, certain + 1);
  const [first] = args;
  if (!first) return nullOf(call.type, call.origin);
  if (args.length === 1) return first;
  return args.length === call.args.length ? call : { ...call, args };
}

/**
 * Take the branch that a constant condition chooses.
 *
 *     CASE WHEN false THEN a WHEN b THEN c WHEN true THEN d ELSE e END  →  CASE WHEN b THEN c ELSE d END
 *     if(true, a, b)                                                    →  a
 *     coalesce(NULL, a, 1, b)                                           →  coalesce(a, 1)
 *
 * A NULL condition chooses no branch. A branch whose type differs in what may be NULL inside (arrays, structs) still is of the
 * CASE's type; where it differs in more, nothing is done.
 */
export const simplifyCase: ExprRule = {
  name: 'simplify-case',
  over: 'expr',
  kinds: ['case', 'call'],
  rewrite(expr) {
    if (expr.kind !== 'case' && expr.kind !== 'call') return expr;
    const after =
      expr.kind === 'case'
        ? simplify(expr)
        : isFn(expr, 'if')
          ? simplifyIf(expr)
          : isFn(expr, 'coalesce')
            ? simplifyCoalesce(expr)
            : expr;
    if (after === expr) return expr;
    return sameType(after.type, expr.type) && (expr.nullable || !after.nullable) ? after : expr;
  },
};
