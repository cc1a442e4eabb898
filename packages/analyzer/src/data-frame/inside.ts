import { functionRow, type UnresolvedExpr } from '@spark-sql-to-snowflake/plan-ir';
import { functionNamed } from '../expression/call.js';

/** The operands of an expression; those of subqueries and windows are theirs. */
function operands(e: UnresolvedExpr): readonly UnresolvedExpr[] {
  switch (e.kind) {
    case 'call':
      return e.filter ? [...e.args, e.filter] : e.args;
    case 'cast':
    case 'field':
    case 'alias':
      return [e.expr];
    case 'case':
      return [
        ...(e.operand ? [e.operand] : []),
        ...e.branches.flatMap((b) => [b.when, b.then]),
        ...(e.otherwise ? [e.otherwise] : []),
      ];
    case 'in-subquery':
      return e.values;
    case 'named-argument':
      return [e.value];
    case 'lambda':
      return [e.body];
    case 'update-field':
      return e.value ? [e.struct, e.value] : [e.struct];
    default:
      return [];
  }
}

/** Is there a call of an aggregate, other than as a window's function? */
export function asksAggregate(e: UnresolvedExpr): boolean {
  if (e.kind === 'call' && !e.over) {
    const name = functionNamed(e.name);
    if (name && functionRow(name).kind === 'aggregate') return true;
  }
  return operands(e).some(asksAggregate);
}
