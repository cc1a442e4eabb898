import {
  ascending,
  type Column,
  type ColumnId,
  type Join,
  outputOf,
  type Plan,
  types,
} from '@spark-sql-to-snowflake/plan-ir';
import { type PrepareContext, type PrepareRule, passThrough } from '@spark-sql-to-snowflake/sql-emit';
import { FEW } from './few-placed.js';
import { groupsOf, orderedGroups } from './ordered-groups.js';
import { ROW_NUMBER } from './row-number.js';
import { bytesOfRow } from './row-size.js';

/**
 * Before: all pairs, or the groups, of a few rows that the query itself holds, in whatever order. After: in Spark's, where that order
 * reaches the result. Of pairs, Spark goes over the rows of the larger side (the left one of equals) and over all of the smaller one for
 * each. For groups see `orderedGroups`.
 */
export const fewRows: PrepareRule = {
  name: 'few-rows',
  traits: ['join', 'aggregate', 'distinct'],
  apply: ordered,
};

function ordered(plan: Plan, ctx: PrepareContext): Plan {
  switch (plan.kind) {
    case 'project':
    case 'filter':
    case 'limit':
    case 'alias': {
      const child = ordered(plan.child, ctx);
      return child === plan.child ? plan : { ...plan, child };
    }
    case 'join':
      return isProduct(plan) ? orderedPairs(plan, ctx) : plan;
    case 'aggregate':
      return orderedGroups(plan, ctx);
    case 'distinct':
      return orderedGroups(groupsOf(plan), ctx, plan);
    default:
      return plan;
  }
}

const isProduct = (p: Join): boolean =>
  (p.type === 'cross' || p.type === 'inner') && p.condition === undefined && p.lateral !== true;

/** The number of rows, at most, of what reads no table. */
function rowsOf(plan: Plan): number | undefined {
  switch (plan.kind) {
    case 'values':
      return plan.rows.length;
    case 'one-row':
      return 1;
    case 'project':
    case 'filter':
    case 'alias':
      return rowsOf(plan.child);
    default:
      return undefined;
  }
}

function orderedPairs(plan: Join, ctx: PrepareContext): Plan {
  const [left, right] = [rowsOf(plan.left), rowsOf(plan.right)];
  if (left === undefined || right === undefined || left * right > FEW) return plan;
  // one row after the other is in order anyhow
  if (left < 2 || right < 2) return plan;
  const first = numbered(plan.left, ctx);
  const second = numbered(plan.right, ctx);
  const bytes = (side: Plan, rows: number): number => bytesOfRow(outputOf(side)) * rows;
  const outer = bytes(plan.right, right) <= bytes(plan.left, left) ? first : second;
  const orders = [outer, outer === first ? second : first].map(({ number }) => ascending(number));
  const pairs: Plan = { ...plan, left: first.plan, right: second.plan };
  const sorted: Plan = { kind: 'sort', child: pairs, orders, global: true };
  return { kind: 'project', child: sorted, columns: passThrough(outputOf(plan)) };
}

function numbered(plan: Plan, ctx: PrepareContext): { readonly plan: Plan; readonly number: Column } {
  const id: ColumnId = ctx.newId();
  return {
    plan: {
      kind: 'project',
      child: plan,
      columns: [...passThrough(outputOf(plan)), { id, name: 'place', expr: ROW_NUMBER }],
    },
    number: { kind: 'column', id, name: 'place', type: types.int, nullable: false },
  };
}
