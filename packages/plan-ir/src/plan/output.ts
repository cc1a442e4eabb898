import { assertNever } from '../assert-never.js';
import type { Attribute, NamedExpr, Plan } from './plan.js';

/** Lists are made once a node: plans are immutable, so what was computed stays true. */
const known = new WeakMap<Plan, readonly Attribute[]>();

const asNullable = (columns: readonly Attribute[]): readonly Attribute[] =>
  columns.map((c) => (c.nullable ? c : { ...c, nullable: true }));

function ofColumns(columns: readonly NamedExpr[]): readonly Attribute[] {
  const output: Attribute[] = [];
  for (const { id, name, expr } of columns)
    if (expr.kind !== 'open-star') output.push({ id, name, type: expr.type, nullable: expr.nullable });
  return output;
}

function compute(plan: Plan): readonly Attribute[] {
  switch (plan.kind) {
    case 'project':
    case 'aggregate':
      return ofColumns(plan.columns);
    case 'join': {
      const left = outputOf(plan.left);
      if (plan.type === 'left-semi' || plan.type === 'left-anti') return left;
      const right = outputOf(plan.right);
      return [
        ...(plan.type === 'right' || plan.type === 'full' ? asNullable(left) : left),
        ...(plan.type === 'left' || plan.type === 'full' ? asNullable(right) : right),
      ];
    }
    case 'generate':
      return [...outputOf(plan.child), ...plan.output];
    case 'relation':
    case 'values':
    case 'range':
    case 'cte-ref':
    case 'set-operation':
    case 'expand':
    case 'python-rows':
      return plan.output;
    case 'one-row':
      return [];
    case 'filter':
    case 'sort':
    case 'limit':
    case 'distinct':
    case 'alias':
    case 'with':
    case 'sample':
      return outputOf(plan.child);
    default:
      return assertNever(plan, 'outputOf');
  }
}

/**
 * The columns a plan gives, in order. Columns that a star over an open relation brings are not listed: nobody knows them;
 * those of them that were used are in the open relation's own output.
 */
export function outputOf(plan: Plan): readonly Attribute[] {
  switch (plan.kind) {
    case 'project':
    case 'aggregate':
    case 'join':
    case 'generate': {
      const before = known.get(plan);
      if (before) return before;
      const output = compute(plan);
      known.set(plan, output);
      return output;
    }
    default:
      return compute(plan);
  }
}
