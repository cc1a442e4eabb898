import {
  attributeName,
  intLiteral,
  longLiteral,
  mapUnresolvedChildren,
  stringLiteral,
  types as T,
  type UnresolvedCrosstab,
  type UnresolvedExpr,
  type UnresolvedFillNa,
  type UnresolvedPivot,
  type UnresolvedPlan,
} from '@spark-sql-to-snowflake/plan-ir';

/** A value as the crosstab names it: text, `null` for NULL. */
function shown(name: string, clean: (text: UnresolvedExpr) => UnresolvedExpr): UnresolvedExpr {
  const column: UnresolvedExpr = { kind: 'name', parts: attributeName(name) };
  const missing: UnresolvedExpr = { kind: 'call', name: ['isnull'], args: [column] };
  const text = clean({ kind: 'cast', expr: column, type: T.string });
  const then = stringLiteral('null');
  return { kind: 'case', branches: [{ when: missing, then }], otherwise: text };
}

/**
 * `crosstab` as what Spark makes of it: counts pivoted by the second column's values, which are not known yet, and 0 where there
 * are none. Backticks are no part of a column's name.
 */
export function crosstabAsPivot(plan: UnresolvedCrosstab): UnresolvedFillNa {
  const { child, column1, column2, ...rest } = plan;
  const row: UnresolvedExpr = {
    kind: 'alias',
    expr: shown(column1, (text) => text),
    names: [`${column1}_${column2}`],
  };
  const column = shown(column2, (text) => ({
    kind: 'call',
    name: ['regexp_replace'],
    args: [text, stringLiteral('`'), stringLiteral('')],
  }));
  const count: UnresolvedExpr = { kind: 'call', name: ['count'], args: [intLiteral(1)] };
  const pivot: UnresolvedPivot = { kind: 'pivot', child, groupBy: [row], aggregates: [count], columns: [column] };
  return { ...rest, kind: 'fill-na', child: pivot, columns: [], values: [longLiteral(0n)] };
}

/** The plan with each crosstab as a pivot, whose values the host has to look up. The same plan where there is none. */
export function withoutCrosstabs(plan: UnresolvedPlan): UnresolvedPlan {
  const made = mapUnresolvedChildren(plan, withoutCrosstabs);
  return made.kind === 'crosstab' ? crosstabAsPivot(made) : made;
}
