import {
  type Attribute,
  fail,
  type NamedExpr,
  type Plan,
  type UnresolvedExpr,
  type UnresolvedPlan,
  type UnresolvedPythonRows,
} from '@spark-sql-to-snowflake/plan-ir';
import type { QueryContext } from '../env.js';
import { resolveExpr } from '../expression/resolve.js';
import type { Analyzed } from '../relation/output.js';
import { analyzePlan } from '../relation/plan.js';
import { scopeOf, visible } from '../scope.js';
import { exprContext } from '../select/block.js';
import { same } from './columns.js';

/** What a Python function makes of frames has the columns that it says, which may all be NULL. */
export function analyzePythonRows(plan: UnresolvedPythonRows, query: QueryContext): Analyzed {
  const { env } = query;
  const { function: f, groupings, other } = plan;
  const left = framesOf(plan.child, groupings, query);
  const right = other && framesOf(other.child, other.groupings, query);
  if (f.type.kind !== 'struct')
    return fail('unsupported', { what: `A Python function of rows that gives ${f.type.kind}` }, plan.origin);
  const output = f.type.fields.map(
    (c): Attribute => ({ id: env.ids.column(), name: c.name, type: c.type, nullable: c.nullable }),
  );
  const inputs = right ? [left, right] : [left];
  const made: Plan = { kind: 'python-rows', inputs, keys: groupings.length, function: f, output, origin: plan.origin };
  return { plan: made, scope: scopeOf(output, [], env.fold) };
}

/** The rows of a frame, and behind their columns what they are grouped by. */
function framesOf(child: UnresolvedPlan, groupings: readonly UnresolvedExpr[], query: QueryContext): Plan {
  const input = analyzePlan(child, query);
  const context = exprContext(input.scope, query, 'group by');
  const keys = groupings.map((g, i): NamedExpr => {
    const expr = resolveExpr(g.kind === 'alias' ? g.expr : g, context);
    return { id: query.env.ids.column(), name: `k${i}`, expr };
  });
  return { kind: 'project', child: input.plan, columns: [...visible(input.scope).map(same), ...keys] };
}
