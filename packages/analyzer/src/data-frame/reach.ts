import {
  type Attribute,
  type ColumnId,
  type Expr,
  type NamedExpr,
  outputOf,
  type Plan,
} from '@spark-sql-to-snowflake/plan-ir';
import type { QueryContext } from '../env.js';
import type { ExprContext } from '../expression/context.js';
import { columnIn, columnOf } from '../expression/name.js';
import type { Analyzed } from '../relation/output.js';
import { usedColumns } from '../select/project.js';

/**
 * The expressions of a filter or sort: a column that the relation does not show is looked for in those that it is made of, down to
 * the first that is no chain of one (a join, a union), or that has a name of its own.
 */
export function reachingContext(context: ExprContext, input: Analyzed): ExprContext {
  return {
    ...context,
    column(parts, origin) {
      for (let at: Analyzed | undefined = input; at; at = at.below) {
        const found = columnIn(at.scope, parts, context.env, origin);
        if (found) return found;
      }
      return undefined;
    },
  };
}

/** The relation with whatever else the expressions need from further below; undefined where that cannot be had. */
export function reaching(input: Analyzed, exprs: readonly Expr[], query: QueryContext): Analyzed | undefined {
  const given = new Set(outputOf(input.plan).map((c) => c.id));
  const wanted = new Set<ColumnId>();
  for (const e of exprs) {
    usedColumns(e, query.env, (c) => {
      if (!given.has(c.id) && !query.outerIds?.has(c.id)) wanted.add(c.id);
    });
  }
  return wanted.size === 0 ? input : widened(input, wanted);
}

function widened(given: Analyzed, wanted: ReadonlySet<ColumnId>): Analyzed | undefined {
  const missing = new Set(wanted);
  for (const c of outputOf(given.plan)) missing.delete(c.id);
  if (missing.size === 0) return given;
  const input = given.wide ?? given;
  const below = input.below && widened(input.below, missing);
  if (!input.below || !below) return undefined;
  const extra = outputOf(below.plan).filter((c) => missing.has(c.id));
  if (extra.length < missing.size) return undefined;
  const plan = passing(input.plan, input.below.plan, below.plan, extra);
  return plan && { plan, scope: input.scope, below };
}

/** The plan over another child in place of `until`, with these of its columns passed up. */
function passing(plan: Plan, until: Plan, child: Plan, extra: readonly Attribute[]): Plan | undefined {
  if (plan === until) return child;
  switch (plan.kind) {
    case 'project': {
      const inner = passing(plan.child, until, child, extra);
      return inner && { ...plan, child: inner, columns: [...plan.columns, ...passed(extra)] };
    }
    case 'aggregate': {
      const grouped = extra.every((c) => plan.groupings.some((g) => g.kind === 'column' && g.id === c.id));
      const inner = grouped ? passing(plan.child, until, child, extra) : undefined;
      return inner && !plan.sets ? { ...plan, child: inner, columns: [...plan.columns, ...passed(extra)] } : undefined;
    }
    case 'filter':
    case 'sort':
    case 'limit':
    case 'sample':
    case 'generate': {
      const inner = passing(plan.child, until, child, extra);
      return inner && { ...plan, child: inner };
    }
    default:
      return undefined;
  }
}

const passed = (columns: readonly Attribute[]): readonly NamedExpr[] =>
  columns.map((c) => ({ id: c.id, name: c.name, expr: columnOf(c, c.name) }));
