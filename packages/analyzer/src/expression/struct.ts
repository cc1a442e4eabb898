import { call, type Expr, type Origin, stringLiteral, type UnresolvedExpr } from '@spark-sql-to-snowflake/plan-ir';
import { pretty } from '../name/pretty.js';
import { expandArguments } from '../select/star.js';
import type { ExprContext } from './context.js';
import { resolveExpr } from './resolve.js';

/** `struct(a, b + 1, c AS d)`: fields are named after columns and aliases, others `col` and their place. */
export function structCall(items: readonly UnresolvedExpr[], context: ExprContext, origin?: Origin): Expr {
  const { env } = context;
  const args: Expr[] = [];
  const texts: string[] = [];
  const add = (value: Expr, alias: string | undefined): void => {
    const own =
      value.kind === 'column' || value.kind === 'field' || value.kind === 'lambda-variable' ? value.name : undefined;
    args.push(stringLiteral(alias ?? own ?? `col${args.length / 2 + 1}`), value);
    const text = pretty(value, env);
    texts.push(alias === undefined ? text : `${text} AS ${alias}`);
  };
  for (const item of items) {
    if (item.kind === 'star') for (const value of expandArguments([item], context)) add(value, undefined);
    else if (item.kind === 'alias') add(resolveExpr(item.expr, context), item.names[0]);
    else add(resolveExpr(item, context), undefined);
  }
  const made = call('named_struct', args, env.conf, origin);
  env.printed.set(made, `struct(${texts.join(', ')})`);
  return made;
}
