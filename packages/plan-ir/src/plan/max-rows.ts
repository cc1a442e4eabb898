import type { CteId } from '../brand.js';
import type { JoinType, Plan } from './plan.js';
import { rangeCount } from './range-count.js';

const NONE: ReadonlyMap<CteId, number> = new Map();

const pairs = (left: number, right: number): number => (left === 0 || right === 0 ? 0 : left * right);
const JOINED: Readonly<Partial<Record<JoinType, (left: number, right: number) => number>>> = {
  inner: pairs,
  cross: pairs,
  left: (left, right) => pairs(left, Math.max(1, right)),
  right: (left, right) => pairs(Math.max(1, left), right),
  'left-semi': (left) => left,
  'left-anti': (left) => left,
};

/** A number of rows that a plan can't exceed, if one is plain to see; else Infinity. */
export function maxRows(plan: Plan, ctes: ReadonlyMap<CteId, number> = NONE): number {
  switch (plan.kind) {
    case 'one-row':
      return 1;
    case 'values':
      return plan.rows.length;
    case 'range':
      return Number(rangeCount(plan));
    case 'join': {
      const [left, right] = [maxRows(plan.left, ctes), maxRows(plan.right, ctes)];
      return JOINED[plan.type]?.(left, right) ?? Infinity;
    }
    case 'set-operation': {
      const inputs = plan.inputs.map((input) => maxRows(input, ctes));
      return plan.op === 'union' ? inputs.reduce((sum, n) => sum + n, 0) : (inputs[0] ?? Infinity);
    }
    case 'limit': {
      const own = plan.limit?.kind === 'literal' && typeof plan.limit.value === 'number' ? plan.limit.value : Infinity;
      return Math.min(own, maxRows(plan.child, ctes));
    }
    case 'aggregate':
      if (plan.sets) return Infinity;
      return plan.groupings.length === 0 ? 1 : maxRows(plan.child, ctes);
    case 'project':
    case 'filter':
    case 'sort':
    case 'alias':
    case 'distinct':
      return maxRows(plan.child, ctes);
    case 'with': {
      const known = new Map(ctes);
      for (const cte of plan.ctes) known.set(cte.id, maxRows(cte.plan, known));
      return maxRows(plan.child, known);
    }
    case 'cte-ref':
      return ctes.get(plan.cte) ?? Infinity;
    default:
      return Infinity;
  }
}
