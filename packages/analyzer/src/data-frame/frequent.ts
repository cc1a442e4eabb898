import {
  type Attribute,
  type ColumnId,
  call,
  diagnostic,
  type Expr,
  fail,
  functionRow,
  type LambdaVariable,
  literal,
  longLiteral,
  type NamedExpr,
  outputOf,
  type Plan,
  stringLiteral,
  types as T,
  type UnresolvedFreqItems,
  type WindowCall,
} from '@spark-sql-to-snowflake/plan-ir';
import type { QueryContext } from '../env.js';
import { scalarCall } from '../expression/call.js';
import { columnOf } from '../expression/name.js';
import { literalText } from '../name/literal.js';
import { refreshed } from '../relation/fresh.js';
import { type Analyzed, tidy } from '../relation/output.js';
import { analyzePlan } from '../relation/plan.js';
import { scopeOf } from '../scope.js';
import { namedColumn } from './na.js';

/**
 * `freqItems`: for each column the values that make up more than a share of the rows. Spark keeps 1/share counters and shows what
 * they hold in the end: all values where there are no more than that, else the frequent ones and perhaps others.
 */
export function analyzeFreqItems(plan: UnresolvedFreqItems, query: QueryContext): Analyzed {
  const { env } = query;
  const support = plan.support ?? 0.01;
  if (!(support >= 1e-4 && support <= 1)) {
    return fail('frame-argument', {
      why: `requirement failed: Support must be in [1e-4, 1], but got ${literalText(literal(support, T.double), env.conf.timeZone)}.`,
    });
  }
  const input = analyzePlan(plan.child, query);
  const child = tidy(input, query);
  const differs =
    'the values stand in another order, and where a column has more of them than 1/support Spark may show infrequent ones, too';
  env.diagnostics.add(diagnostic('approximate', { what: 'freqItems', differs }, plan.origin));
  let result: Plan | undefined;
  const output: Attribute[] = [];
  for (const [i, name] of plan.columns.entries()) {
    const column = namedColumn(name, input, query) ?? fail('unknown-column-alone', { name: `\`${name}\`` });
    const place = outputOf(child).findIndex((c) => c.id === column.id);
    const own = i === 0 ? child : refreshed(child, env);
    const key = outputOf(own)[place] ?? column;
    const made = frequent(own, key, `${name}_freqItems`, support, query);
    output.push(made.output);
    result = result ? { kind: 'join', left: result, right: made.plan, type: 'cross' } : made.plan;
  }
  return { plan: result ?? { kind: 'one-row' }, scope: scopeOf(output, [], env.fold) };
}

function frequent(
  child: Plan,
  key: Attribute,
  name: string,
  support: number,
  query: QueryContext,
): { readonly plan: Plan; readonly output: Attribute } {
  const { env } = query;
  const { conf } = env;
  const long = (id: ColumnId, as: string): Attribute => ({ id, name: as, type: T.long, nullable: false });
  const value: Attribute = { ...key, id: env.ids.column(), name: 'value' };
  const rows = long(env.ids.column(), 'rows');
  const counted: Plan = {
    kind: 'aggregate',
    child,
    groupings: [columnOf(key, key.name)],
    columns: [
      { id: value.id, name: value.name, expr: columnOf(key, key.name) },
      { id: rows.id, name: rows.name, expr: aggregateOf('count', literal(1, T.int), T.long) },
    ],
  };
  const all = long(env.ids.column(), 'all_rows');
  const kinds = long(env.ids.column(), 'kinds');
  const own = (c: Attribute): NamedExpr => ({ id: c.id, name: c.name, expr: columnOf(c, c.name) });
  const totals: Plan = {
    kind: 'project',
    child: counted,
    columns: [
      own(value),
      own(rows),
      { id: all.id, name: all.name, expr: overAll(aggregateOf('sum', columnOf(rows, rows.name), T.long)) },
      { id: kinds.id, name: kinds.name, expr: overAll(aggregateOf('count', literal(1, T.int), T.long)) },
    ],
  };
  const op = (fn: '<=' | '>' | '*' | 'or', a: Expr, b: Expr): Expr => scalarCall(fn, functionRow(fn), fn, [a, b], env);
  const few = op('<=', columnOf(kinds, kinds.name), longLiteral(BigInt(Math.floor(1 / support))));
  const share = op('*', columnOf(all, all.name), literal(support, T.double));
  const condition = op('or', few, op('>', columnOf(rows, rows.name), share));
  const chosen: Plan = { kind: 'filter', child: totals, condition };
  // lists leave NULL out, but not a struct that holds it
  const held = call('named_struct', [stringLiteral('value'), columnOf(value, value.name)], conf);
  const list = aggregateOf('collect_list', held, T.array(held.type, false));
  const x: LambdaVariable = {
    kind: 'lambda-variable',
    id: env.ids.column(),
    name: 'x',
    type: held.type,
    nullable: false,
  };
  const listed: Attribute = { id: env.ids.column(), name: 'list', type: list.type, nullable: false };
  const gathered: Plan = {
    kind: 'aggregate',
    child: chosen,
    groupings: [],
    columns: [{ id: listed.id, name: listed.name, expr: list }],
  };
  const body: Expr = { kind: 'field', expr: x, name: 'value', ordinal: 0, type: key.type, nullable: true };
  const items = call(
    'transform',
    [columnOf(listed, 'list'), { kind: 'lambda', params: [x], body, type: body.type, nullable: true }],
    conf,
  );
  const output: Attribute = { id: env.ids.column(), name, type: T.array(key.type, true), nullable: false };
  return {
    plan: { kind: 'project', child: gathered, columns: [{ id: output.id, name, expr: items }] },
    output,
  };
}

const aggregateOf = (fn: 'count' | 'sum' | 'collect_list', arg: Expr, type: T.DataType) => ({
  kind: 'aggregate' as const,
  fn,
  args: [arg],
  distinct: false,
  type,
  nullable: fn === 'sum',
});

const overAll = (f: ReturnType<typeof aggregateOf>): WindowCall => ({
  kind: 'window',
  function: f,
  partitionBy: [],
  orderBy: [],
  frame: { unit: 'rows', start: { kind: 'unbounded-preceding' }, end: { kind: 'unbounded-following' } },
  type: f.type,
  nullable: f.nullable,
});
