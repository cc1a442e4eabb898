import {
  type AggregateCall,
  type ColumnId,
  type DataType,
  type Expr,
  type FunctionName,
  type FunctionRow,
  fail,
  intLiteral,
  isVolatileFunction,
  resultNullable,
  resultType,
  someExpr,
  types as T,
  type UnresolvedCall,
  type UnresolvedExpr,
} from '@spark-sql-to-snowflake/plan-ir';
import { checkCount, coerceArguments, signatureOf } from '../coerce/arguments.js';
import { pretty } from '../name/pretty.js';
import { checkFacts, resolveArguments } from './call.js';
import { type ExprContext, insideOf } from './context.js';
import { hasAggregate } from './holds.js';
import { orderedArguments } from './named-arguments.js';
import { resolveExpr, resolveOrders } from './resolve.js';

/** Aggregates that can skip NULLs, by IGNORE NULLS or a second argument. */
const SKIPS_NULLS: ReadonlySet<string> = new Set(['first', 'last', 'any_value']);

const isBareStar = (e: UnresolvedExpr | undefined): boolean =>
  e?.kind === 'star' && !e.target && !e.except && e.pattern === undefined;

/** An aggregate call; `over` says that it is a window's function, which may stand where aggregates may not. */
export function aggregateCall(
  e: UnresolvedCall,
  name: FunctionName,
  row: FunctionRow,
  written: string,
  context: ExprContext,
  over = false,
): AggregateCall {
  const { env } = context;
  const inner = insideOf(context, over ? 'window' : 'aggregate');
  const items = orderedArguments(e.args, row, written, e.origin);
  const countsRows = name === 'count' && items.length === 1 && isBareStar(items[0]) && !e.distinct;
  const given = countsRows ? [intLiteral(1)] : resolveArguments(items, inner);
  // a struct's star is fine; Spark refuses a table's, whose NULLs would make it another count than count(*)
  const [only] = items;
  if (name === 'count' && items.length === 1 && only?.kind === 'star' && only.target && given[0]?.kind === 'column') {
    fail('count-table-star', { target: only.target.join('.') }, e.origin);
  }
  const orderBy = e.withinGroup && resolveOrders(e.withinGroup, inner);
  checkCount(written, signatureOf(row), given.length, e.origin);
  const args = coerceArguments({ name, row, args: given, written }, env, e.origin);
  const facts = { types: args.map((a) => a.type), args, conf: env.conf, written };
  checkFacts(row, written, facts, env, e.origin);
  const filter = e.filter && resolveExpr(e.filter, inner);
  if (filter && filter.type.kind !== 'boolean' && filter.type.kind !== 'unknown') {
    fail('aggregate-filter-not-boolean', {}, e.origin);
  }
  const skips = SKIPS_NULLS.has(name);
  const flag = skips && args[1]?.kind === 'literal' && args[1].value === true;
  if (e.nulls === 'ignore' && !skips) {
    fail('function-syntax', { name: `\`${written}\``, syntax: 'IGNORE NULLS' }, e.origin);
  }
  const kept = skips ? args.slice(0, 1) : args;
  const ordering = name === 'percentile_cont' || name === 'percentile_disc' ? orderBy?.[0]?.expr.type : undefined;
  const plain: AggregateCall = {
    kind: 'aggregate',
    fn: name,
    args: kept,
    distinct: e.distinct === true,
    type: ordering ? percentileOf(ordering, resultType(row, facts)) : resultType(row, facts),
    nullable: resultNullable(row, facts),
    origin: e.origin,
  };
  const ignoreNulls = e.nulls === 'ignore' || flag;
  const made: AggregateCall =
    filter || orderBy || ignoreNulls
      ? { ...plain, ...(filter && { filter }), ...(orderBy && { orderBy }), ...(ignoreNulls && { ignoreNulls }) }
      : plain;
  // IGNORE NULLS makes Spark forget the alias that was called
  env.written.set(made, { name: e.nulls === 'ignore' ? name : written, row, args });
  return made;
}

/** An aggregate where it stands: the enclosing query's, or one of this query. */
export function placedAggregate(made: AggregateCall, context: ExprContext): Expr {
  const { outerAggregate, outerIds } = context.query;
  if (outerAggregate && outerIds && context.inside === undefined && isOuter(made, outerIds))
    return outerAggregate(made);
  checkPlace(made, context);
  return made;
}

/** Has it columns, and are they all the enclosing query's? */
function isOuter(e: Expr, outerIds: ReadonlySet<ColumnId>): boolean {
  let columns = 0;
  const inner = someExpr(e, (x) => {
    if (x.kind !== 'column') return false;
    columns++;
    return !outerIds.has(x.id);
  });
  return columns > 0 && !inner;
}

/** Functions that are not folded here, yet give the same each time as far as Spark is concerned. */
const SAME_EACH_TIME: ReadonlySet<string> = new Set(['raise_error', 'assert_true', 'aes_encrypt']);
const isRandom = (e: Expr): boolean =>
  someExpr(e, (x) => x.kind === 'call' && isVolatileFunction(x.fn) && !SAME_EACH_TIME.has(x.fn));

const NO_AGGREGATES: ReadonlySet<ExprContext['clause']> = new Set(['where', 'group by', 'values', 'join']);

/** Aggregates may not stand in WHERE, in GROUP BY, in a join's condition, or in each other. */
function checkPlace(made: AggregateCall, context: ExprContext): void {
  const { env, clause } = context;
  if (context.inside === 'aggregate' || made.args.some(hasAggregate)) fail('nested-aggregate', {}, made.origin);
  const random = made.args.find(isRandom);
  if (random) fail('nondeterministic-aggregate', { sql: pretty(made, env) }, random.origin ?? made.origin);
  if (!NO_AGGREGATES.has(clause)) return;
  const sql = pretty(made, env);
  if (clause === 'where') fail('invalid-where', { sql, functions: sql }, made.origin);
  if (clause === 'group by') fail('group-by-aggregate', { sql }, made.origin);
  if (clause === 'values') fail('values-expression', { sql }, made.origin);
  if (clause === 'join') fail('unsupported-place', { operator: clause, sql }, made.origin);
}

/** A percentile of intervals is an interval of all units. */
function percentileOf(ordering: DataType, type: DataType): DataType {
  const one =
    ordering.kind === 'year_month_interval'
      ? T.yearMonthInterval()
      : ordering.kind === 'day_time_interval'
        ? T.dayTimeInterval()
        : undefined;
  if (!one) return type;
  return type.kind === 'array' ? T.array(one, false) : one;
}
