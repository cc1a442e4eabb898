import {
  type Expr,
  fail,
  forEachChild,
  type Origin,
  type Plan,
  planExprs,
  transformPlan,
} from '@spark-sql-to-snowflake/plan-ir';
import { freeColumns, type PrepareRule } from '@spark-sql-to-snowflake/sql-emit';

function refuse(what: string, why: string, origin: Origin | undefined, instead?: string): never {
  return fail('not-lowered', { what, dialect: 'snowflake', why, ...(instead !== undefined && { instead }) }, origin);
}

/**
 * What Snowflake's documentation rules out, or leaves open, and no rewrite puts into other words: refused here, rather than sent to
 * fail there or to give rows that nobody has described.
 */
export const limits: PrepareRule = {
  name: 'limits',
  traits: ['in-subquery', 'lateral', 'grouping-sets'],
  apply: (plan) =>
    transformPlan(plan, (p) => {
      checkJoin(p);
      checkSets(p);
      if (p.kind === 'filter') conditions(p.condition);
      else for (const e of planExprs(p)) noCorrelatedIn(e);
      return p;
    }),
};

/** docs.snowflake.com/en/sql-reference/constructs/join-lateral: rows of the left side without a partner are not kept. */
function checkJoin(p: Plan): void {
  if (p.kind !== 'join' || !p.lateral || p.type === 'inner' || p.type === 'cross') return;
  refuse(
    `A ${p.type} join with LATERAL`,
    'its lateral joins give only rows that the right side makes',
    p.origin,
    'Join with a subquery on the correlated columns.',
  );
}

/** Spark gives the rows of a grouping set as often as it is listed; what Snowflake does is not documented. */
function checkSets(p: Plan): void {
  if (p.kind !== 'aggregate' || !p.sets) return;
  const keys = p.sets.sets.map((set) => [...set].sort((a, b) => a - b).join());
  if (new Set(keys).size < keys.length)
    refuse('A grouping set that is listed twice', 'what it gives is not documented', p.origin, 'Write UNION ALL.');
}

/** docs.snowflake.com/en/sql-reference/operators-subquery: a correlated IN stands in WHERE, and not under OR. */
function conditions(e: Expr): void {
  if (e.kind === 'call' && e.fn === 'and') e.args.forEach(conditions);
  else if (e.kind === 'call' && e.fn === 'not' && e.args[0]?.kind === 'in-subquery') conditions(e.args[0]);
  else if (e.kind === 'in-subquery') e.values.forEach(noCorrelatedIn);
  else noCorrelatedIn(e);
}

function noCorrelatedIn(e: Expr): void {
  if (e.kind === 'in-subquery' && freeColumns(e.plan).size > 0)
    refuse('A correlated IN', 'it stands on its own in WHERE only', e.origin, 'Join with the distinct values instead.');
  forEachChild(e, noCorrelatedIn);
}
