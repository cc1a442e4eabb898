import { type AggregateCall, type Case, type Expr, transformPlanExprs } from '@spark-sql-to-snowflake/plan-ir';
import type { PrepareContext, PrepareRule } from '@spark-sql-to-snowflake/sql-emit';

/** The argument whose NULL makes the aggregate skip the row, where it is not the first one. */
const DECISIVE: Readonly<Record<string, number>> = { min_by: 1, max_by: 1 };
/** These take NULLs for values unless they are told not to. */
const TAKES_NULLS = new Set(['first', 'last', 'any_value']);

/**
 * Before: `sum(x) FILTER (WHERE c)`, which Snowflake does not know. After: `sum(CASE WHEN c THEN x END)`: aggregates skip NULLs.
 * The trap: `count(*)` is `count(1)`, so its 1 is what becomes NULL; an aggregate that takes NULLs as values cannot be written so.
 */
export const aggregateFilter: PrepareRule = {
  name: 'aggregate-filter',
  traits: ['filter-clause'],
  apply: (plan, ctx) =>
    transformPlanExprs(plan, (e) => (e.kind === 'aggregate' && e.filter ? withoutFilter(e, e.filter, ctx) : e)),
};

function withoutFilter({ filter: _, ...call }: AggregateCall, filter: Expr, ctx: PrepareContext): AggregateCall {
  if (TAKES_NULLS.has(call.fn) && !call.ignoreNulls)
    return ctx.refuse(call, 'Snowflake has no FILTER, and this aggregate takes NULL for a value', 'Add IGNORE NULLS.');
  const decisive = DECISIVE[call.fn] ?? 0;
  return { ...call, args: call.args.map((arg, i) => (i === decisive ? onlyWhere(filter, arg) : arg)) };
}

const onlyWhere = (when: Expr, then: Expr): Case => ({
  kind: 'case',
  branches: [{ when, then }],
  type: then.type,
  nullable: true,
});
