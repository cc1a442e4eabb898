import {
  type AggregateCall,
  type Attribute,
  attributeName,
  call,
  type DataType,
  diagnostic,
  type Expr,
  fail,
  intLiteral,
  type LambdaVariable,
  literal,
  type NamedExpr,
  type Plan,
  stringLiteral,
  types as T,
  type UnresolvedFreqItems,
} from '@spark-sql-to-snowflake/plan-ir';
import type { Env, QueryContext } from '../env.js';
import { columnOf } from '../expression/name.js';
import { resolveExpr } from '../expression/resolve.js';
import { literalText } from '../name/literal.js';
import type { Analyzed } from '../relation/output.js';
import { analyzePlan } from '../relation/plan.js';
import { scopeOf } from '../scope.js';
import { exprContext } from '../select/block.js';

const DIFFERS =
  'which infrequent values are among them depends on the order of the rows and, on Spark, on how they are partitioned';
const NESTED = 'the values stand in another order';

/**
 * `freqItems`: for each column the values that make up more than a share of the rows, and perhaps others. Spark keeps 1/share counters
 * and shows what they hold in the end, in the order of a hash map.
 *
 * After: the rows' values in one list a column, of which a helper picks places.
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
  const child = input.plan;
  // no aggregates: a row for each row
  if (plan.columns.length === 0)
    return { plan: { kind: 'project', child, columns: [] }, scope: scopeOf([], [], env.fold) };
  const context = exprContext(input.scope, query, 'where');
  const columns = plan.columns.map((name) => {
    const value = resolveExpr({ kind: 'name', parts: attributeName(name) }, context);
    return frequent(value, `${name}_freqItems`, Math.trunc(1 / support), env);
  });
  const nested = columns.some((c) => c.kind === OTHER) ? [NESTED] : [];
  const differs = [DIFFERS, ...nested].join('; ');
  env.diagnostics.add(diagnostic('approximate', { what: 'freqItems', differs }, plan.origin));
  const gathered: Plan = { kind: 'aggregate', child, groupings: [], columns: columns.map((c) => c.list) };
  const output = columns.map(({ items: { id, name, expr } }) => ({ id, name, type: expr.type, nullable: false }));
  return {
    plan: { kind: 'project', child: gathered, columns: columns.map((c) => c.items) },
    scope: scopeOf(output, [], env.fold),
  };
}

const OTHER = 'other';
/** By which of Scala's hash codes the values lie in Spark's map, where it is known. */
const KINDS: Partial<Record<DataType['kind'], string>> = {
  byte: 'int',
  short: 'int',
  int: 'int',
  date: 'int',
  long: 'long',
  timestamp: 'long',
  float: 'float',
  double: 'double',
  decimal: 'decimal',
  boolean: 'boolean',
  string: 'string',
  // compared as objects, so that each row brings another value
  binary: 'object',
  map: 'object',
};

/** The text that a value is told apart by: of dates and timestamps their numbers, of nested values their JSON. */
function keyOf(value: Expr, { conf }: Env): Expr {
  const text = (expr: Expr): Expr =>
    expr.type.kind === 'string'
      ? expr
      : { kind: 'cast', expr, type: T.string, mode: 'legacy', nullable: expr.nullable };
  switch (value.type.kind) {
    case 'date':
      return text(call('unix_date', [value], conf));
    case 'timestamp':
      return text(call('unix_micros', [value], conf));
    case 'binary':
    case 'map':
      return call('if', [call('isnull', [value], conf), literal(null, T.string), stringLiteral('')], conf);
    case 'array':
    case 'struct':
      return call(
        'if',
        [
          call('isnull', [value], conf),
          literal(null, T.string),
          call('to_json', [call('named_struct', [stringLiteral('value'), value], conf)], conf),
        ],
        conf,
      );
    default:
      return text(value);
  }
}

function frequent(
  value: Expr,
  name: string,
  size: number,
  env: Env,
): { readonly list: NamedExpr; readonly items: NamedExpr; readonly kind: string } {
  const { conf } = env;
  const kind = KINDS[value.type.kind] ?? OTHER;
  // lists leave NULL out, but not a struct that holds it
  const row = call('named_struct', [stringLiteral('key'), keyOf(value, env), stringLiteral('value'), value], conf);
  const list: AggregateCall = {
    kind: 'aggregate',
    fn: 'collect_list',
    args: [row],
    distinct: false,
    type: T.array(row.type, false),
    nullable: false,
  };
  const listed: Attribute = { id: env.ids.column(), name: 'list', type: list.type, nullable: false };
  const rows = columnOf(listed, listed.name);
  const keys = each(rows, row.type, (x) => fieldOf(x, 'key', 0, T.string), env);
  const places = call('frequent_items', [keys, stringLiteral(kind), intLiteral(size)], conf);
  const items = each(places, T.int, (i) => fieldOf(call('get', [rows, i], conf), 'value', 1, value.type), env);
  const type = T.array(value.type, value.nullable);
  return {
    list: { id: listed.id, name: listed.name, expr: list },
    items: { id: env.ids.column(), name, expr: { ...items, type, nullable: false } },
    kind,
  };
}

const fieldOf = (expr: Expr, name: string, ordinal: number, type: DataType): Expr => ({
  kind: 'field',
  expr,
  name,
  ordinal,
  type,
  nullable: true,
});

/** `transform(list, x -> body(x))` */
function each(list: Expr, element: DataType, bodyOf: (x: LambdaVariable) => Expr, { ids, conf }: Env): Expr {
  const x: LambdaVariable = { kind: 'lambda-variable', id: ids.column(), name: 'x', type: element, nullable: false };
  const body = bodyOf(x);
  const lambda: Expr = { kind: 'lambda', params: [x], body, type: body.type, nullable: true };
  return call('transform', [list, lambda], conf);
}
