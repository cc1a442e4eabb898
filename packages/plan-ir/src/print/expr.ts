import { assertNever } from '../assert-never.js';
import type { Expr, FrameBound, SortOrder } from '../expr/expr.js';
import type { Plan } from '../plan/plan.js';
import { typeText } from '../types/text.js';
import { literalText } from './literal.js';
import { columnText, type Renumbering, renumbering } from './names.js';
import { boundText, callText, orderText, windowText } from './operators.js';

/** What printing an expression needs: numbers for ids, and somewhere to leave the plans of its subqueries. */
export interface PrintContext {
  readonly numbers: Renumbering;
  /** Called with each subquery plan; gives the label to print in its place. */
  subquery(kind: string, plan: Plan): string;
}

const list = (exprs: readonly Expr[], ctx: PrintContext): string[] => exprs.map((e) => exprText(e, ctx));
export const ordersText = (orders: readonly SortOrder[], ctx: PrintContext): string[] =>
  orders.map((o) => orderText(exprText(o.expr, ctx), o.direction, o.nulls));
const bound = (b: FrameBound, ctx: PrintContext): string =>
  boundText(b.kind, 'offset' in b ? exprText(b.offset, ctx) : undefined);

export function exprText(expr: Expr, ctx: PrintContext): string {
  switch (expr.kind) {
    case 'literal':
      return literalText(expr);
    case 'column':
    case 'lambda-variable':
      return columnText(expr.kind === 'column' ? expr.name : `lambda ${expr.name}`, expr.id, expr.type, ctx.numbers);
    case 'call':
      return callText(expr.fn, list(expr.args, ctx));
    case 'cast': {
      const word = expr.mode === 'try' ? 'try_cast' : expr.mode === 'ansi' ? 'ansi_cast' : 'cast';
      return `${word}(${exprText(expr.expr, ctx)} as ${typeText(expr.type)})`;
    }
    case 'case': {
      const branches = expr.branches.map((b) => `WHEN ${exprText(b.when, ctx)} THEN ${exprText(b.then, ctx)} `);
      const otherwise = expr.otherwise ? `ELSE ${exprText(expr.otherwise, ctx)} ` : '';
      return `CASE ${branches.join('')}${otherwise}END`;
    }
    case 'field':
      return `${exprText(expr.expr, ctx)}.${expr.name}`;
    case 'aggregate': {
      const args = `${expr.distinct ? 'distinct ' : ''}${list(expr.args, ctx).join(', ')}`;
      const nulls = expr.ignoreNulls ? ' IGNORE NULLS' : '';
      const within = expr.orderBy ? ` WITHIN GROUP (ORDER BY ${ordersText(expr.orderBy, ctx).join(', ')})` : '';
      const filter = expr.filter ? ` FILTER (WHERE ${exprText(expr.filter, ctx)})` : '';
      return `${expr.fn}(${args})${nulls}${within}${filter}`;
    }
    case 'window': {
      const frame = `${expr.frame.unit.toUpperCase()} BETWEEN ${bound(expr.frame.start, ctx)} AND ${bound(expr.frame.end, ctx)}`;
      const inside = windowText(list(expr.partitionBy, ctx), ordersText(expr.orderBy, ctx), frame);
      return `${exprText(expr.function, ctx)}${expr.ignoreNulls ? ' IGNORE NULLS' : ''} OVER (${inside})`;
    }
    case 'lambda': {
      const params = list(expr.params, ctx).join(', ');
      return `lambdafunction(${exprText(expr.body, ctx)}, ${params})`;
    }
    case 'scalar-subquery':
    case 'exists':
      return ctx.subquery(expr.kind, expr.plan);
    case 'in-subquery': {
      const values = list(expr.values, ctx);
      const left = values.length === 1 ? values[0] : `(${values.join(', ')})`;
      return `${left} IN ${ctx.subquery('list', expr.plan)}`;
    }
    case 'python-udf':
      return `${expr.function.name}(${list(expr.args, ctx).join(', ')})`;
    case 'open-star':
      return `${expr.qualifier ? `${expr.qualifier.join('.')}.` : ''}*${expr.except.length > 0 ? ` EXCEPT (${expr.except.join(', ')})` : ''}`;
    default:
      return assertNever(expr, 'exprText');
  }
}

/** An expression on one line, as in EXPLAIN: `(a#1 + cast(b#2 as bigint))`. Subqueries are shown by their kind only. */
export function printExpr(expr: Expr, numbers: Renumbering = renumbering()): string {
  return exprText(expr, { numbers, subquery: (kind) => `${kind}#${numbers.subquery()} []` });
}
