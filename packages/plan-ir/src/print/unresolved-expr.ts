import { assertNever } from '../assert-never.js';
import { typeText } from '../types/text.js';
import type { UnresolvedExpr, UnresolvedSortOrder, UnresolvedWindow } from '../unresolved/expr.js';
import type { UnresolvedPlan } from '../unresolved/plan.js';
import { literalText } from './literal.js';
import { boundText, callText, orderText, windowText } from './operators.js';

/** Takes a subquery's plan, gives the label to print in its place. */
export type TakeSubquery = (kind: string, plan: UnresolvedPlan) => string;

export const unresolvedOrders = (orders: readonly UnresolvedSortOrder[], take: TakeSubquery): string[] =>
  orders.map((o) => orderText(unresolvedExprText(o.expr, take), o.direction, o.nulls));

export function unresolvedWindow(w: UnresolvedWindow, take: TakeSubquery): string {
  const bound = (b: NonNullable<UnresolvedWindow['frame']>['start']): string =>
    boundText(b.kind, 'offset' in b ? unresolvedExprText(b.offset, take) : undefined);
  const frame = w.frame && `${w.frame.unit.toUpperCase()} BETWEEN ${bound(w.frame.start)} AND ${bound(w.frame.end)}`;
  const keys = w.partitionBy.map((e) => unresolvedExprText(e, take));
  return [w.reference ?? '', windowText(keys, unresolvedOrders(w.orderBy, take), frame)]
    .filter((s) => s !== '')
    .join(' ');
}

const starText = (target: readonly string[] | undefined, except: readonly (readonly string[])[] | undefined): string =>
  `${target ? `${target.join('.')}.` : ''}*${except ? ` EXCEPT (${except.map((n) => n.join('.')).join(', ')})` : ''}`;

/** An expression before names are looked up: names carry the quote that Spark's own parsed plans have. */
export function unresolvedExprText(expr: UnresolvedExpr, take: TakeSubquery): string {
  const go = (e: UnresolvedExpr): string => unresolvedExprText(e, take);
  const list = (exprs: readonly UnresolvedExpr[]): string => exprs.map(go).join(', ');
  switch (expr.kind) {
    case 'literal':
      return literalText(expr);
    case 'name':
      return `'${expr.parts.join('.')}`;
    case 'star':
      return starText(expr.target, expr.except);
    case 'call': {
      const plain = !expr.distinct && !expr.filter && !expr.nulls && !expr.withinGroup && !expr.over;
      const name = expr.name.join('.');
      if (plain) return callText(name, expr.args.map(go));
      const nulls = expr.nulls ? ` ${expr.nulls.toUpperCase()} NULLS` : '';
      const within = expr.withinGroup
        ? ` WITHIN GROUP (ORDER BY ${unresolvedOrders(expr.withinGroup, take).join(', ')})`
        : '';
      const filter = expr.filter ? ` FILTER (WHERE ${go(expr.filter)})` : '';
      const over = expr.over ? ` OVER (${unresolvedWindow(expr.over, take)})` : '';
      return `${name}(${expr.distinct ? 'distinct ' : ''}${list(expr.args)})${nulls}${within}${filter}${over}`;
    }
    case 'cast':
      return `${expr.mode === 'try' ? 'try_cast' : 'cast'}(${go(expr.expr)} as ${typeText(expr.type)})`;
    case 'case': {
      const branches = expr.branches.map((b) => `WHEN ${go(b.when)} THEN ${go(b.then)} `).join('');
      const operand = expr.operand ? `${go(expr.operand)} ` : '';
      return `CASE ${operand}${branches}${expr.otherwise ? `ELSE ${go(expr.otherwise)} ` : ''}END`;
    }
    case 'field':
      return `${go(expr.expr)}.${expr.name}`;
    case 'alias': {
      const [only] = expr.names;
      return `${go(expr.expr)} AS ${expr.names.length === 1 ? only : `(${expr.names.join(', ')})`}`;
    }
    case 'lambda':
      return `lambdafunction(${go(expr.body)}, ${expr.params.join(', ')})`;
    case 'scalar-subquery':
    case 'exists':
      return take(expr.kind, expr.plan);
    case 'in-subquery':
      return `${expr.values.length === 1 ? list(expr.values) : `(${list(expr.values)})`} IN ${take('list', expr.plan)}`;
    case 'named-argument':
      return `${expr.name} => ${go(expr.value)}`;
    case 'parameter':
      return expr.name === undefined ? `?${expr.position ?? ''}` : `:${expr.name}`;
    case 'identifier-clause':
      return `IDENTIFIER(${go(expr.expr)})${expr.args ? `(${list(expr.args)})` : ''}`;
    case 'table-argument':
      return take('table-argument', expr.plan);
    case 'python-udf':
      return `${expr.function.name}(${list(expr.args)})`;
    case 'column-pattern':
      return `'${expr.pattern}`;
    case 'update-field': {
      const name = expr.field.join('.');
      return expr.value
        ? `update_fields(${go(expr.struct)}, WithField(${name}, ${go(expr.value)}))`
        : `update_fields(${go(expr.struct)}, DropField(${name}))`;
    }
    default:
      return assertNever(expr, 'unresolvedExprText');
  }
}
