import {
  type ColumnId,
  type Expr,
  mapList,
  mapPlanChildren,
  mapPlanExprs,
  mapSubqueries,
  type NamedExpr,
  outputOf,
  type Plan,
  passed,
  planExprs,
  type SetOperation,
  type Values,
} from '@spark-sql-to-snowflake/plan-ir';
import { canAggregate, hasOpenStar, isVolatile } from '../build.js';
import { addReferences, freeReferences } from '../columns.js';
import type { WholeRule } from '../rule.js';

/** Ids of the columns that somebody above reads; undefined: all. */
type Needed = ReadonlySet<ColumnId> | undefined;

function withReferences(needed: Needed, exprs: readonly Expr[]): Needed {
  if (!needed) return undefined;
  const all = new Set(needed);
  for (const e of exprs) addReferences(e, all);
  return all;
}

function referencesOf(exprs: readonly Expr[]): Set<ColumnId> {
  const found = new Set<ColumnId>();
  for (const e of exprs) addReferences(e, found);
  return found;
}

/** The columns to keep: those needed and those that may not be dropped; one at least, since SQL has no SELECT of nothing. */
function kept(columns: readonly NamedExpr[], needed: Needed): readonly NamedExpr[] {
  if (!needed || columns.length < 2 || hasOpenStar(columns)) return columns;
  const keep = columns.filter((c) => needed.has(c.id) || isVolatile(c.expr));
  if (keep.length === columns.length) return columns;
  return keep.length > 0 ? keep : columns.slice(0, 1);
}

function pruneValues(plan: Values, needed: Needed): Plan {
  if (!needed) return plan;
  const wanted = plan.output.map((a) => needed.has(a.id));
  if (!wanted.includes(true)) wanted[0] = true;
  if (!wanted.includes(false)) return plan;
  const pick = <T>(list: readonly T[]): readonly T[] => list.filter((_, i) => wanted[i]);
  return { ...plan, rows: plan.rows.map(pick), output: pick(plan.output) };
}

/** UNION ALL may lose columns, by position and in all inputs; the others compare whole rows. */
function pruneSetOperation(plan: SetOperation, needed: Needed): Plan {
  const droppable = needed && plan.op === 'union' && plan.all;
  const wanted = plan.output.map((a) => !droppable || needed.has(a.id));
  if (!wanted.includes(true)) wanted[0] = true;
  if (!wanted.includes(false)) return mapPlanChildren(plan, (p) => prune(p, undefined));
  const inputs = plan.inputs.map((input) => {
    const columns = outputOf(input).filter((_, i) => wanted[i]);
    const pruned = prune(input, new Set(columns.map((c) => c.id)));
    const exact = outputOf(pruned);
    const fits = exact.length === columns.length && exact.every((a, i) => a.id === columns[i]?.id);
    return fits ? pruned : ({ kind: 'project', child: pruned, columns: columns.map(passed) } as const);
  });
  return { ...plan, inputs, output: plan.output.filter((_, i) => wanted[i]) };
}

/** The plan with what it needs for `needed`; it may give other columns too, in their order. */
function prune(plan: Plan, needed: Needed): Plan {
  const down = (p: Plan, n: Needed): Plan => mapPlanChildren(p, (child) => prune(child, n));
  switch (plan.kind) {
    case 'values':
      return pruneValues(plan, needed);
    case 'project': {
      const columns = kept(plan.columns, needed);
      const node = columns === plan.columns ? plan : { ...plan, columns };
      return down(node, hasOpenStar(columns) ? undefined : referencesOf(columns.map((c) => c.expr)));
    }
    case 'aggregate': {
      const fewer = kept(plan.columns, needed);
      const columns = plan.sets || canAggregate(plan.groupings, fewer) ? fewer : plan.columns;
      const node = columns === plan.columns ? plan : { ...plan, columns };
      return down(node, referencesOf([...plan.groupings, ...columns.map((c) => c.expr)]));
    }
    case 'filter':
    case 'sort':
      return down(plan, withReferences(needed, planExprs(plan)));
    case 'generate':
      return down(plan, withReferences(needed, [plan.generator]));
    case 'limit':
    case 'alias':
    case 'sample':
      return down(plan, needed);
    case 'join': {
      const both = withReferences(needed, planExprs(plan));
      const semi = plan.type === 'left-semi' || plan.type === 'left-anti';
      const right = prune(plan.right, semi ? referencesOf(planExprs(plan)) : both);
      const outer = plan.lateral && both ? new Set([...both, ...freeReferences(right)]) : both;
      const left = prune(plan.left, outer);
      return left === plan.left && right === plan.right ? plan : { ...plan, left, right };
    }
    case 'set-operation':
      return pruneSetOperation(plan, needed);
    case 'expand':
      return down(plan, referencesOf(planExprs(plan)));
    case 'with': {
      // uses of a definition count columns by position: definitions keep all of theirs
      const ctes = mapList(plan.ctes, (c) => {
        const body = prune(c.plan, undefined);
        return body === c.plan ? c : { ...c, plan: body };
      });
      const child = prune(plan.child, needed);
      return ctes === plan.ctes && child === plan.child ? plan : { ...plan, ctes, child };
    }
    case 'distinct':
    // a function sees whole frames
    case 'python-rows':
      return down(plan, undefined);
    case 'relation':
    case 'one-row':
    case 'range':
    case 'cte-ref':
      return plan;
  }
}

function pruneAll(plan: Plan): Plan {
  const inSubqueries = (p: Plan): Plan => {
    const below = mapPlanChildren(p, inSubqueries);
    return mapPlanExprs(below, (e) => mapSubqueries(e, pruneAll));
  };
  return prune(inSubqueries(plan), undefined);
}

/**
 * Drop columns that nobody reads.
 *
 *     Project(Project(x, [a, b, c]), [a])        →  Project(Project(x, [a]), [a])
 *     Aggregate(x, by k, [k, sum(v), max(w)]) read for k only  →  Aggregate(x, by k, [k])
 *
 * Rows must stay as many: one column is kept where none is read (`count(*)` counts rows). DISTINCT, INTERSECT, EXCEPT and UNION
 * compare whole rows and keep all; UNION ALL drops by position in every input. Volatile columns stay. Tables keep their columns:
 * a bare table prints as `*`.
 */
export const pruneColumns: WholeRule = {
  name: 'prune-columns',
  over: 'whole',
  rewrite: (plan) => pruneAll(plan),
};
