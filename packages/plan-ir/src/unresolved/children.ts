import type { UnresolvedPlan } from './plan.js';

/** The relations right below one, in order; those inside expressions left out. */
export function unresolvedChildren(plan: UnresolvedPlan): readonly UnresolvedPlan[] {
  switch (plan.kind) {
    case 'table':
    case 'table-function':
    case 'values':
    case 'one-row':
    case 'local-relation':
    case 'read':
    case 'catalog-rows':
    case 'range':
      return [];
    case 'join':
      return [plan.left, plan.right];
    case 'set-operation':
      return plan.inputs;
    case 'python-rows':
      return plan.other ? [plan.child, plan.other.child] : [plan.child];
    case 'with':
      return [...plan.ctes.map((c) => c.plan), plan.child];
    default:
      return [plan.child];
  }
}

/** The same relation with other children; the very same where none changed. */
export function mapUnresolvedChildren(
  plan: UnresolvedPlan,
  map: (child: UnresolvedPlan) => UnresolvedPlan,
): UnresolvedPlan {
  switch (plan.kind) {
    case 'table':
    case 'table-function':
    case 'values':
    case 'one-row':
    case 'local-relation':
    case 'read':
    case 'catalog-rows':
    case 'range':
      return plan;
    case 'join': {
      const left = map(plan.left);
      const right = map(plan.right);
      return left === plan.left && right === plan.right ? plan : { ...plan, left, right };
    }
    case 'set-operation': {
      const inputs = plan.inputs.map(map);
      return inputs.every((input, i) => input === plan.inputs[i]) ? plan : { ...plan, inputs };
    }
    case 'with': {
      const ctes = plan.ctes.map((c) => {
        const definition = map(c.plan);
        return definition === c.plan ? c : { ...c, plan: definition };
      });
      const child = map(plan.child);
      return child === plan.child && ctes.every((c, i) => c === plan.ctes[i]) ? plan : { ...plan, ctes, child };
    }
    case 'python-rows': {
      const child = map(plan.child);
      const other = plan.other && { ...plan.other, child: map(plan.other.child) };
      if (child === plan.child && other?.child === plan.other?.child) return plan;
      return { ...plan, child, ...(other && { other }) };
    }
    default: {
      const child = map(plan.child);
      return child === plan.child ? plan : { ...plan, child };
    }
  }
}
