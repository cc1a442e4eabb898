import type { ColumnId, Expr, Join, JoinType } from '@spark-sql-to-snowflake/plan-ir';
import { conjuncts, isFn, isNull } from '../build.js';
import { idsOf } from '../columns.js';
import type { PlanRule } from '../rule.js';
import { isStrict } from '../strict.js';

type Ids = ReadonlySet<ColumnId>;

/** Is the expression certainly NULL where all these columns are? */
function isNullWithout(expr: Expr, ids: Ids): boolean {
  switch (expr.kind) {
    case 'column':
      return ids.has(expr.id);
    case 'literal':
      return expr.value === null;
    case 'cast':
    case 'field':
      return isNullWithout(expr.expr, ids);
    case 'call': {
      const [first] = expr.args;
      // IN and BETWEEN of NULL are NULL, whatever the list or the bounds
      if (isFn(expr, 'in', 'between')) return first !== undefined && isNullWithout(first, ids);
      return isStrict(expr.fn) && expr.args.some((a) => isNullWithout(a, ids));
    }
    default:
      return false;
  }
}

/** Is the condition certainly not true where all these columns are NULL? */
function rejects(condition: Expr, ids: Ids): boolean {
  if (isFn(condition, 'and')) return condition.args.some((a) => rejects(a, ids));
  if (isFn(condition, 'or')) return condition.args.every((a) => rejects(a, ids));
  const [operand] = condition.kind === 'call' ? condition.args : [];
  if (isFn(condition, 'isnotnull')) return operand !== undefined && isNullWithout(operand, ids);
  if (isFn(condition, '<=>')) {
    const [a, b] = condition.args;
    const notNull = (e: Expr): boolean => e.kind === 'literal' && !isNull(e);
    return (
      a !== undefined &&
      b !== undefined &&
      ((isNullWithout(a, ids) && notNull(b)) || (isNullWithout(b, ids) && notNull(a)))
    );
  }
  return isNullWithout(condition, ids);
}

/** `left` and `right`: does the filter drop rows in which that side is all NULL? */
function narrowed(type: JoinType, left: boolean, right: boolean): JoinType {
  if (type === 'left') return right ? 'inner' : type;
  if (type === 'right') return left ? 'inner' : type;
  if (type !== 'full') return type;
  if (left && right) return 'inner';
  return left ? 'left' : right ? 'right' : type;
}

function narrow(join: Join, condition: Expr): Join {
  if (join.type !== 'left' && join.type !== 'right' && join.type !== 'full') return join;
  const parts = conjuncts(condition);
  const drops = (ids: Ids): boolean => parts.some((c) => rejects(c, ids));
  const type = narrowed(join.type, drops(idsOf(join.left)), drops(idsOf(join.right)));
  return type === join.type ? join : { ...join, type };
}

/**
 * An outer join whose NULL-filled rows are filtered out anyway is an inner one.
 *
 *     Filter(l LEFT JOIN r, r.b = 1)       →  Filter(l JOIN r, r.b = 1)
 *     Filter(l FULL JOIN r, l.a IS NOT NULL) →  Filter(l LEFT JOIN r, l.a IS NOT NULL)
 *
 * Only conditions that NULL certainly makes not true: `r.b IS NULL`, `coalesce(r.b, 1) = 1` and `r.b <=> l.a` keep such rows,
 * and so may any function that is not known to be strict.
 */
export const eliminateOuterJoin: PlanRule = {
  name: 'eliminate-outer-join',
  over: 'plan',
  kinds: ['filter'],
  rewrite(plan) {
    if (plan.kind !== 'filter' || plan.child.kind !== 'join') return plan;
    const child = narrow(plan.child, plan.condition);
    return child === plan.child ? plan : { ...plan, child };
  },
};
