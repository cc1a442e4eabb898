import { columnOf, type Join, outputOf, type Plan, passed, type SetOperation } from '@spark-sql-to-snowflake/plan-ir';
import { isFalse, isNull, nullOf } from '../build.js';
import { emptyLike, isEmpty, isOpen } from '../empty.js';
import type { PlanRule } from '../rule.js';

/** The left side beside NULLs, or the right side beside NULLs. */
function filledUp(plan: Join, kept: Plan, order: 'kept first' | 'kept last'): Plan {
  const lost = kept === plan.left ? plan.right : plan.left;
  const own = outputOf(kept).map(passed);
  const nulls = outputOf(lost).map((a) => ({ id: a.id, name: a.name, expr: nullOf(a.type) }));
  return { kind: 'project', child: kept, columns: order === 'kept first' ? [...own, ...nulls] : [...nulls, ...own] };
}

function ofJoin(plan: Join): Plan {
  const [left, right] = [isEmpty(plan.left), isEmpty(plan.right)];
  switch (plan.type) {
    case 'inner':
    case 'cross':
      return left || right ? emptyLike(plan) : plan;
    case 'left':
      return left ? emptyLike(plan) : right ? filledUp(plan, plan.left, 'kept first') : plan;
    case 'right':
      return right ? emptyLike(plan) : left ? filledUp(plan, plan.right, 'kept last') : plan;
    case 'full':
      if (left && right) return emptyLike(plan);
      if (right) return filledUp(plan, plan.left, 'kept first');
      return left ? filledUp(plan, plan.right, 'kept last') : plan;
    case 'left-semi':
      return left || right ? emptyLike(plan) : plan;
    case 'left-anti':
      return left ? emptyLike(plan) : right ? plan.left : plan;
  }
}

/** UNION leaves empty inputs out; INTERSECT with one is empty; EXCEPT looks at its first input only. */
function ofSetOperation(plan: SetOperation): Plan {
  if (plan.op === 'intersect') return plan.inputs.some(isEmpty) ? emptyLike(plan) : plan;
  if (plan.op === 'except') return plan.inputs[0] && isEmpty(plan.inputs[0]) ? emptyLike(plan) : plan;
  const inputs = plan.inputs.filter((p) => !isEmpty(p));
  const [only] = inputs;
  if (!only) return emptyLike(plan);
  if (inputs.length === plan.inputs.length) return plan;
  if (inputs.length > 1) return { ...plan, inputs };
  const columns = outputOf(only);
  const renamed: Plan = {
    kind: 'project',
    child: only,
    columns: plan.output.flatMap((a, i) =>
      columns[i] ? [{ id: a.id, name: a.name, expr: columnOf(columns[i]) }] : [],
    ),
  };
  return plan.all ? renamed : { kind: 'distinct', child: renamed };
}

/**
 * Nothing in, nothing out.
 *
 *     Filter(x, false)       →  no rows
 *     x JOIN (no rows)       →  no rows
 *     x LEFT JOIN (no rows)  →  Project(x, [x's columns, NULLs])
 *     x UNION ALL (no rows)  →  x
 *
 * An aggregate without GROUP BY gives a row over nothing, and so may one with grouping sets: neither is empty. Relations with an
 * open schema are left alone, since nobody knows the columns that the answer has.
 */
export const propagateEmpty: PlanRule = {
  name: 'propagate-empty',
  over: 'plan',
  rewrite(plan) {
    switch (plan.kind) {
      case 'filter':
        if (isEmpty(plan.child)) return plan.child;
        return (isFalse(plan.condition) || isNull(plan.condition)) && !isOpen(plan.child) ? emptyLike(plan) : plan;
      case 'limit':
        return isEmpty(plan.child) || (plan.limit?.kind === 'literal' && plan.limit.value === 0 && !isOpen(plan.child))
          ? emptyLike(plan)
          : plan;
      case 'aggregate':
        return isEmpty(plan.child) && plan.groupings.length > 0 && !plan.sets ? emptyLike(plan) : plan;
      case 'project':
      case 'sort':
      case 'distinct':
      case 'alias':
      case 'sample':
      case 'generate':
      case 'expand':
        return isEmpty(plan.child) ? emptyLike(plan) : plan;
      case 'join':
        return isOpen(plan) ? plan : ofJoin(plan);
      case 'set-operation':
        return ofSetOperation(plan);
      default:
        return plan;
    }
  },
};
