import {
  type AggregateCall,
  assertNever,
  type DataType,
  type Expr,
  type FrameBound,
  type FunctionName,
  type FunctionRow,
  functionRow,
  type SortOrder,
  typeSql,
  type WindowCall,
} from '@spark-sql-to-snowflake/plan-ir';
import type { Env } from '../env.js';
import { literalText } from './literal.js';
import { plain } from './plain.js';

/** Spark 3.5 leaves casts to these out, those that a user wrote too: the column of `CAST(NULL AS ARRAY<INT>)` is called NULL. */
const NESTED: ReadonlySet<DataType['kind']> = new Set(['array', 'map', 'struct']);

/** An expression as Spark prints it for people: the name of a column without alias, and the text in messages. */
export function pretty(expr: Expr, env: Env): string {
  const printed = env.printed.get(expr);
  if (printed !== undefined) return printed;
  const written = expr.kind === 'aggregate' ? undefined : env.written.get(expr);
  if (written) return callText(written.name, written.row, written.args, env);
  switch (expr.kind) {
    case 'literal':
      return literalText(expr, env.conf.timeZone);
    case 'column':
      return expr.name;
    case 'call':
      return callText(expr.fn, functionRow(expr.fn as FunctionName), expr.args, env);
    case 'cast':
      if (expr.implicit || NESTED.has(expr.type.kind)) return pretty(expr.expr, env);
      return `${expr.mode === 'try' ? 'TRY_CAST' : 'CAST'}(${pretty(expr.expr, env)} AS ${typeSql(expr.type)})`;
    case 'case': {
      const branches = expr.branches.map((b) => `WHEN ${pretty(b.when, env)} THEN ${pretty(b.then, env)}`);
      const otherwise = expr.otherwise ? ` ELSE ${pretty(expr.otherwise, env)}` : '';
      return `CASE ${branches.join(' ')}${otherwise} END`;
    }
    case 'field':
      return `${pretty(expr.expr, env)}.${expr.name}`;
    case 'aggregate':
      return aggregateText(expr, env);
    case 'window':
      return windowText(expr, env);
    case 'lambda':
      return `lambdafunction(${[expr.body, ...expr.params].map((e) => pretty(e, env)).join(', ')})`;
    case 'lambda-variable':
      return 'namedlambdavariable()';
    case 'scalar-subquery':
      return `scalarsubquery(${outerText(expr, env)})`;
    case 'exists':
      return `exists(${outerText(expr, env)})`;
    case 'in-subquery': {
      const [first] = expr.values;
      const value =
        expr.values.length === 1 && first
          ? pretty(first, env)
          : `named_struct(${expr.values
              .map(
                (v, i) => `'${v.kind === 'column' || v.kind === 'field' ? v.name : `col${i + 1}`}', ${pretty(v, env)}`,
              )
              .join(', ')})`;
      return `(${value} IN (listquery(${outerText(expr, env)})))`;
    }
    case 'python-udf':
      return plain(expr, env);
    case 'open-star':
      return '*';
    default:
      return assertNever(expr, 'pretty');
  }
}

/** A call as it was written: by the row's own rule where it has one. */
export function callText(name: string, row: FunctionRow | undefined, args: readonly Expr[], env: Env): string {
  const texts = args.map((a) => pretty(a, env));
  if (row?.display) return row.display(texts, { types: args.map((a) => a.type), args, conf: env.conf, written: name });
  return `${name}(${texts.join(', ')})`;
}

/** The enclosing query's columns that a subquery uses. */
const outerText = (expr: Expr, env: Env): string => (env.outerUses.get(expr) ?? []).map((c) => c.name).join(', ');

function aggregateText(expr: AggregateCall, env: Env): string {
  const written = env.written.get(expr);
  const name = written?.name ?? expr.fn;
  const text = callText(name, functionRow(expr.fn as FunctionName), written?.args ?? expr.args, env);
  const open = text.indexOf('(');
  const within = expr.orderBy?.map((o) => pretty(o.expr, env) + (o.direction === 'desc' ? ' DESC' : ''));
  const ordered = within ? ` WITHIN GROUP (ORDER BY ${within.join(', ')})` : '';
  const inner = expr.distinct ? `${text.slice(0, open + 1)}DISTINCT ${text.slice(open + 1)}` : text;
  return expr.filter ? `${inner}${ordered} FILTER (WHERE ${pretty(expr.filter, env)})` : inner + ordered;
}

export function orderText(order: SortOrder, env: Env): string {
  return `${pretty(order.expr, env)} ${order.direction.toUpperCase()} NULLS ${order.nulls.toUpperCase()}`;
}

function boundText(bound: FrameBound, env: Env): string {
  switch (bound.kind) {
    case 'unbounded-preceding':
      return 'UNBOUNDED PRECEDING';
    case 'unbounded-following':
      return 'UNBOUNDED FOLLOWING';
    case 'current-row':
      return 'CURRENT ROW';
    case 'preceding':
      // Spark keeps the sign of a bound that it cast
      if (bound.offset.kind === 'cast' && bound.offset.implicit) return `(- ${pretty(bound.offset, env)}) FOLLOWING`;
      return `${pretty(bound.offset, env)} PRECEDING`;
    case 'following':
      return `${pretty(bound.offset, env)} FOLLOWING`;
    default:
      return assertNever(bound, 'boundText');
  }
}

function windowText(expr: WindowCall, env: Env): string {
  const parts: string[] = [];
  if (expr.partitionBy.length > 0) parts.push(`PARTITION BY ${expr.partitionBy.map((e) => pretty(e, env)).join(', ')}`);
  if (expr.orderBy.length > 0) parts.push(`ORDER BY ${expr.orderBy.map((o) => orderText(o, env)).join(', ')}`);
  const { unit, start, end } = expr.frame;
  parts.push(`${unit.toUpperCase()} BETWEEN ${boundText(start, env)} AND ${boundText(end, env)}`);
  const nulls = expr.ignoreNulls && expr.function.fn === 'nth_value' ? ' ignore nulls' : '';
  return `${pretty(expr.function, env)}${nulls} OVER (${parts.join(' ')})`;
}
