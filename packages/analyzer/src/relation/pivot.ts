import {
  type Attribute,
  canCast,
  type Expr,
  fail,
  functionRow,
  literal,
  mapChildren,
  type NamedExpr,
  outputOf,
  type Plan,
  types as T,
  typeSql,
  type UnresolvedExpr,
  type UnresolvedPivot,
} from '@spark-sql-to-snowflake/plan-ir';
import { implicitly } from '../coerce/cast.js';
import { noteMadeUp } from '../data-frame/metadata.js';
import type { QueryContext } from '../env.js';
import { scalarCall } from '../expression/call.js';
import { hasAggregate } from '../expression/holds.js';
import { columnOf } from '../expression/name.js';
import { resolveExpr } from '../expression/resolve.js';
import { pretty } from '../name/pretty.js';
import { scopeOf, visible } from '../scope.js';
import { exprContext } from '../select/block.js';
import { usedColumns } from '../select/project.js';
import { type Analyzed, tidy } from './output.js';
import { analyzePlan } from './plan.js';

interface Named {
  readonly expr: Expr;
  readonly alias: string | undefined;
}

/** Spark's quick way of pivoting: all aggregates per value first, then picking. It takes these types, and all columns must have them. */
const PICKED = new Set(['byte', 'short', 'int', 'long', 'float', 'double', 'decimal', 'boolean', 'unknown']);

/** A value of one column that picking never finds, since it looks for it as Java's objects are compared. */
const neverPicked = (e: Expr): boolean =>
  e.type.kind === 'binary' || ((e.type.kind === 'double' || e.type.kind === 'float') && isNaNLiteral(e));

function isNaNLiteral(e: Expr): boolean {
  if (e.kind === 'cast') return isNaNLiteral(e.expr);
  if (e.kind !== 'literal') return false;
  return typeof e.value === 'string' ? e.value.trim().toLowerCase() === 'nan' : Number.isNaN(e.value);
}

/**
 * PIVOT as an aggregate whose aggregates look at the rows of one value each. Where Spark picks (see `PICKED`) it leaves the other
 * cells NULL, `count` included: such aggregates are NULL where the group has no row of the value. Otherwise they have what they
 * give over no rows, and `first` and `last` pass over NULLs.
 */
export function analyzePivot(plan: UnresolvedPivot, query: QueryContext): Analyzed {
  const { env } = query;
  const child = analyzePlan(plan.child, query);
  const context = exprContext(child.scope, query, 'select');
  if (!plan.values) {
    return fail(
      'unsupported',
      { what: 'PIVOT without a list of values', why: 'the columns then depend on the data' },
      plan.origin,
    );
  }
  const named = (e: UnresolvedExpr): Named =>
    e.kind === 'alias'
      ? { expr: resolveExpr(e.expr, context), alias: e.names[0] }
      : { expr: resolveExpr(e, context), alias: undefined };
  const aggregates = plan.aggregates.map(named);
  for (const a of aggregates) {
    if (!hasAggregate(a.expr)) fail('pivot-aggregate', { sql: pretty(a.expr, env) }, plan.origin);
  }
  const picked = aggregates.every((a) => PICKED.has(a.expr.type.kind));
  const columns = plan.columns.map((c) => resolveExpr(c, context));
  const values = plan.values.map(named);
  const used = new Set<number>();
  for (const e of [...aggregates.map((a) => a.expr), ...columns]) usedColumns(e, env, (c) => used.add(c.id));
  if (!plan.groupBy && child.scope.opens.length > 0) {
    return fail(
      'star-needs-schema',
      { table: child.scope.opens[0]?.qualifier.join('.') ?? 'the table', what: 'PIVOT' },
      plan.origin,
    );
  }
  const names = plan.groupBy?.map((g) => (g.kind === 'alias' ? g.names[0] : undefined));
  const groupings = plan.groupBy
    ? plan.groupBy.map((g) => resolveExpr(g, context))
    : visible(child.scope)
        .filter((c) => !used.has(c.id))
        .map((c) => columnOf(c, c.name));
  const out: NamedExpr[] = groupings.map((g, i) => {
    const name = names?.[i];
    if (name !== undefined) return { id: env.ids.column(), name, expr: g };
    if (g.kind === 'column') return { id: g.id, name: g.name, expr: g };
    const id = env.ids.column();
    if (env.metadata) noteMadeUp(id, g, env);
    return { id, name: pretty(g, env), expr: g };
  });
  for (const value of values) {
    const matched = matches(columns, value, plan, query);
    const lost = picked && columns.length === 1 && neverPicked(value.expr);
    const condition = lost ? literal(false, T.boolean) : matched;
    for (const a of aggregates) {
      const expr = conditional(a.expr, condition, picked, query);
      out.push({ id: env.ids.column(), name: cellName(value, a, aggregates.length, query), expr });
    }
  }
  const made: Plan = {
    kind: 'aggregate',
    child: tidy(child, query),
    groupings,
    columns: out,
    origin: plan.origin,
  };
  const output: readonly Attribute[] = outputOf(made);
  return { plan: made, scope: scopeOf(output, [], env.fold) };
}

function cellName(value: Named, aggregate: Named, count: number, query: QueryContext): string {
  const text = value.alias ?? valueText(value.expr, query);
  if (count === 1) return text;
  return `${text}_${aggregate.alias ?? pretty(aggregate.expr, query.env)}`;
}

/** A value as a column's name: what casting it to a string gives. */
function valueText(e: Expr, query: QueryContext): string {
  if (e.kind === 'call' && e.fn === 'named_struct') {
    const fields = e.args.filter((_, i) => i % 2 === 1).map((a) => valueText(a, query));
    return `{${fields.join(', ')}}`;
  }
  if (e.kind === 'literal' && e.value === null) return 'null';
  if (e.kind === 'literal' && e.value instanceof Uint8Array) return utf8Of(e.value) ?? pretty(e, query.env);
  if (e.type.kind === 'year_month_interval' || e.type.kind === 'day_time_interval') return pretty(e, query.env);
  return pretty(e, query.env).replace(/^(?:DATE|TIMESTAMP(?:_NTZ)?|INTERVAL) '(.*)'.*$/, '$1');
}

/** Undefined: the bytes are no UTF-8. */
function utf8Of(bytes: Uint8Array): string | undefined {
  try {
    return decodeURIComponent(Array.from(bytes, (b) => `%${b.toString(16).padStart(2, '0')}`).join(''));
  } catch {
    return undefined;
  }
}

function isConstant(e: Expr): boolean {
  if (e.kind === 'literal') return true;
  if (e.kind === 'cast') return isConstant(e.expr);
  return e.kind === 'call' && e.args.every(isConstant);
}

/** The rows of one value: null-safe, since NULL may be a value. */
function matches(columns: readonly Expr[], value: Named, plan: UnresolvedPivot, query: QueryContext): Expr {
  const { env } = query;
  if (!isConstant(value.expr)) fail('pivot-value-not-constant', { sql: pretty(value.expr, env) }, plan.origin);
  const isStruct = value.expr.kind === 'call' && value.expr.fn === 'named_struct';
  const parts =
    columns.length > 1 && isStruct && value.expr.kind === 'call'
      ? value.expr.args.filter((_, i) => i % 2 === 1)
      : [value.expr];
  const tests = columns.map((c, i): Expr => {
    const part = parts[i];
    const fits =
      part &&
      parts.length === columns.length &&
      (part.type.kind === c.type.kind || canCast(part.type, c.type, env.conf.ansi ? 'ansi' : 'legacy'));
    if (!part || !fits) {
      return fail(
        'pivot-value-type',
        { value: pretty(value.expr, env), type: typeSql(value.expr.type), column: typeSql(c.type) },
        plan.origin,
      );
    }
    return scalarCall('<=>', functionRow('<=>'), '<=>', [c, implicitly(part, c.type, env.conf)], env, plan.origin);
  });
  const [first] = tests;
  return tests.length === 1 && first ? first : scalarCall('and', functionRow('and'), 'and', tests, env, plan.origin);
}

/** Aggregates that are never NULL need a look at whether the group has a row of the value at all, where Spark picks. */
function conditional(e: Expr, condition: Expr, picked: boolean, query: QueryContext): Expr {
  const { env } = query;
  let zero = false;
  const filtered = (x: Expr): Expr => {
    if (x.kind !== 'aggregate') return mapChildren(x, filtered);
    zero ||= !x.nullable;
    const filter = x.filter
      ? scalarCall('and', functionRow('and'), 'and', [x.filter, condition], env, x.origin)
      : condition;
    const skips = !picked && (x.fn === 'first' || x.fn === 'last');
    return { ...x, filter, ...(skips && { ignoreNulls: true as const }) };
  };
  const then = filtered(e);
  if (!picked) return then;
  if (!zero && e.kind === 'aggregate') return { ...then, nullable: true };
  const present: Expr = {
    kind: 'aggregate',
    fn: 'count_if',
    args: [condition],
    distinct: false,
    type: { kind: 'long' },
    nullable: false,
  };
  const none: Expr = { kind: 'literal', value: 0n, type: { kind: 'long' }, nullable: false };
  const when = scalarCall('>', functionRow('>'), '>', [present, none], env, e.origin);
  return { kind: 'case', branches: [{ when, then }], type: then.type, nullable: true };
}
