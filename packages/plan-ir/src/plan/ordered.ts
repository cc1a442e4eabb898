import type { Plan } from './plan.js';

/** Is there a sort that the rows still show? */
export function isOrdered(plan: Plan): boolean {
  switch (plan.kind) {
    case 'sort':
      return true;
    case 'project':
    case 'filter':
    case 'limit':
    case 'alias':
    case 'sample':
    case 'generate':
      return isOrdered(plan.child);
    case 'with':
      return true;
    default:
      return false;
  }
}
