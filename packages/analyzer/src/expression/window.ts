import {
  type AggregateCall,
  type Call,
  type DataType,
  type Expr,
  type FrameBound,
  type FunctionName,
  type FunctionRow,
  fail,
  intLiteral,
  literal,
  resultNullable,
  resultType,
  type SortOrder,
  sameType,
  typeSql,
  types,
  type UnresolvedBound,
  type UnresolvedCall,
  type UnresolvedFrame,
  type UnresolvedWindow,
  type WindowCall,
  type WindowFrame,
} from '@spark-sql-to-snowflake/plan-ir';
import { checkCount, coerceArguments, signatureOf } from '../coerce/arguments.js';
import { implicitly } from '../coerce/cast.js';
import type { Env } from '../env.js';
import { pretty } from '../name/pretty.js';
import { aggregateCall } from './aggregate.js';
import { checkFacts, checkGiven, resolveArguments } from './call.js';
import { type ExprContext, insideOf } from './context.js';
import { hasAggregate } from './holds.js';
import { orderedArguments } from './named-arguments.js';
import { resolveExpr, resolveOrders } from './resolve.js';

const RANKING: ReadonlySet<string> = new Set([
  'row_number',
  'rank',
  'dense_rank',
  'percent_rank',
  'cume_dist',
  'ntile',
]);
const OFFSET: ReadonlySet<string> = new Set(['lag', 'lead']);
/** Functions whose answer depends on an order that the window must then give. */
const ORDERED: ReadonlySet<string> = new Set([...RANKING, ...OFFSET, 'nth_value']);
/** Aggregates that order their rows themselves: their window has neither order nor frame. */
const UNORDERED: ReadonlySet<string> = new Set(['median', 'percentile_cont', 'percentile_disc']);
const MAY_IGNORE_NULLS: ReadonlySet<string> = new Set(['lag', 'lead', 'nth_value', 'first', 'last', 'any_value']);

const UNBOUNDED_PRECEDING: FrameBound = { kind: 'unbounded-preceding' };
const UNBOUNDED_FOLLOWING: FrameBound = { kind: 'unbounded-following' };
const CURRENT_ROW: FrameBound = { kind: 'current-row' };

/** `f(…) OVER (…)`. */
export function windowCall(
  e: UnresolvedCall,
  over: UnresolvedWindow,
  name: FunctionName,
  row: FunctionRow,
  written: string,
  context: ExprContext,
): Expr {
  const { env } = context;
  if (context.clause === 'join') fail('unsupported-place', { operator: 'Join', sql: written }, e.origin);
  if (context.clause === 'where' || context.clause === 'having' || context.clause === 'group by') {
    const names = { where: 'WHERE', having: 'HAVING', 'group by': 'GROUP BY' };
    fail('window-in-clause', { clause: names[context.clause] }, e.origin);
  }
  if (context.inside !== undefined) fail('window-in-window', { sql: written }, e.origin);
  if (row.kind !== 'aggregate' && row.kind !== 'window') {
    fail('unsupported-window-function', { sql: `${written}()` }, e.origin);
  }
  if (e.nulls === 'ignore' && !MAY_IGNORE_NULLS.has(name)) {
    fail('function-syntax', { name: `\`${written}\``, syntax: 'IGNORE NULLS' }, e.origin);
  }
  const spec = windowSpec(over, context);
  const inner = insideOf(context, 'window');
  const fn =
    row.kind === 'aggregate'
      ? windowAggregate(e, name, row, written, context)
      : windowFunction(e, name, row, written, inner);
  if (fn.kind === 'aggregate' && fn.distinct) fail('distinct-window', { sql: pretty(fn, env) }, e.origin);
  const unordered = fn.kind === 'aggregate' && (fn.orderBy !== undefined || UNORDERED.has(name));
  if (unordered && (spec.orderBy.length > 0 || spec.frame)) {
    fail('ordered-aggregate-window', { name: `'${written}'` }, e.origin);
  }
  if (fn.kind === 'aggregate' && fn.filter) {
    fail('window-filter', {}, e.origin);
  }
  const partitionBy = spec.partitionBy.map((p) => resolveExpr(p, inner));
  const orderBy = resolveOrders(spec.orderBy, inner);
  if (orderBy.length === 0 && ORDERED.has(name) && name !== 'nth_value') {
    fail('window-without-order', { sql: pretty(fn, env) }, e.origin);
  }
  const frame = frameOf(name, fn, spec.frame, orderBy, inner, e);
  const made: WindowCall = {
    kind: 'window',
    function: fn,
    partitionBy,
    orderBy,
    frame,
    type: fn.type,
    nullable: fn.nullable,
    ...((e.nulls === 'ignore' || (fn.kind === 'aggregate' && fn.ignoreNulls)) && { ignoreNulls: true as const }),
    origin: e.origin,
  };
  return made;
}

function windowAggregate(
  e: UnresolvedCall,
  name: FunctionName,
  row: FunctionRow,
  written: string,
  context: ExprContext,
): AggregateCall {
  const { ignoreNulls: _, ...made } = aggregateCall(e, name, row, written, context, true);
  const skips = _ === true || e.nulls === 'ignore';
  const result: AggregateCall = skips ? { ...made, ignoreNulls: true } : made;
  context.env.written.set(result, { name: e.nulls === 'ignore' ? name : written, row, args: made.args });
  return result;
}

function windowFunction(
  e: UnresolvedCall,
  name: FunctionName,
  row: FunctionRow,
  written: string,
  context: ExprContext,
): Call {
  const { env } = context;
  const items = orderedArguments(e.args, row, written, e.origin);
  const given = resolveArguments(items, context);
  checkCount(written, signatureOf(row), given.length, e.origin);
  // rank functions take any arguments and look at none
  const used = RANKING.has(name) && name !== 'ntile' ? [] : given;
  checkGiven(row, written, used, env, e.origin);
  const args = coerceArguments({ name, row, args: used, written }, env, e.origin);
  const facts = { types: args.map((a) => a.type), args, conf: env.conf, written };
  checkFacts(row, written, facts, env, e.origin);
  return {
    kind: 'call',
    fn: name,
    args,
    type: resultType(row, facts),
    nullable: resultNullable(row, facts),
    origin: e.origin,
  };
}

/** The window that is meant: in place, by name, or a named one that is added to. */
function windowSpec(over: UnresolvedWindow, context: ExprContext): UnresolvedWindow {
  if (over.reference === undefined) return over;
  const { env, query } = context;
  const named = query.windows?.get(env.fold(over.reference));
  if (!named) return fail('missing-window', { name: over.reference }, over.origin);
  return windowSpec(named, context);
}

function frameOf(
  name: string,
  fn: AggregateCall | Call,
  written: UnresolvedFrame | undefined,
  orderBy: readonly SortOrder[],
  context: ExprContext,
  e: UnresolvedCall,
): WindowFrame {
  const own = ownFrame(name, fn);
  if (written) {
    const frame = writtenFrame(written, orderBy, context, e);
    if (!own) return frame;
    const same = frame.unit === own.unit && frame.start.kind === own.start.kind && frame.end.kind === own.end.kind;
    if (same && !OFFSET.has(name)) return { ...own, explicit: true };
    return fail('window-frame-required', { sql: pretty(fn, context.env) }, e.origin);
  }
  if (own) return own;
  if (orderBy.length === 0) return { unit: 'rows', start: UNBOUNDED_PRECEDING, end: UNBOUNDED_FOLLOWING };
  return { unit: 'range', start: UNBOUNDED_PRECEDING, end: CURRENT_ROW };
}

/** The frame that a function has by its meaning. */
function ownFrame(name: string, fn: AggregateCall | Call): WindowFrame | undefined {
  if (OFFSET.has(name)) {
    const offset = fn.args[1] ?? intLiteral(1);
    const bound: FrameBound = { kind: 'following', offset: name === 'lag' ? negated(offset) : offset };
    return { unit: 'rows', start: bound, end: bound };
  }
  if (!RANKING.has(name)) return undefined;
  return { unit: name === 'cume_dist' ? 'range' : 'rows', start: UNBOUNDED_PRECEDING, end: CURRENT_ROW };
}

function negated(offset: Expr): Expr {
  return offset.kind === 'literal' && typeof offset.value === 'number' ? { ...offset, value: -offset.value } : offset;
}

function writtenFrame(
  frame: UnresolvedFrame,
  orderBy: readonly SortOrder[],
  context: ExprContext,
  e: UnresolvedCall,
): WindowFrame {
  const { env } = context;
  if (frame.start.kind === 'unbounded-following' || frame.end.kind === 'unbounded-preceding') {
    fail(
      'frame-bound',
      { sql: `${frame.unit} frame`, why: 'a frame starts at UNBOUNDED FOLLOWING or ends at UNBOUNDED PRECEDING' },
      e.origin,
    );
  }
  const start = boundOf(frame.start, frame, orderBy, context);
  const end = boundOf(frame.end, frame, orderBy, context);
  const offset = (b: FrameBound): b is Extract<FrameBound, { offset: Expr }> => 'offset' in b;
  const isKnown = orderBy[0]?.expr.type.kind !== 'unknown';
  if (isKnown && offset(start) && offset(end) && !sameType(start.offset.type, end.offset.type)) {
    const [a, b] = [start, end].map((x) => `"${typeSql(x.offset.type)}"`);
    fail(
      'frame-types-differ',
      { sql: `${frame.unit} frame`, why: `its bounds do not have the same type: ${a} <> ${b}` },
      e.over?.origin ?? e.origin,
    );
  }
  if (frame.unit === 'range') {
    const sql = `RANGE BETWEEN ${start.kind} AND ${end.kind}`;
    if (orderBy.length === 0 && (start.kind !== 'unbounded-preceding' || end.kind !== 'unbounded-following')) {
      fail(
        'range-frame-no-order',
        { sql, why: 'a range window frame cannot be used in an unordered window specification' },
        e.origin,
      );
    }
    if (orderBy.length > 1 && (offset(start) || offset(end))) {
      fail(
        'range-frame-many-orders',
        {
          sql,
          why: 'a range window frame with value boundaries cannot be used in a window specification with multiple order by expressions',
        },
        e.origin,
      );
    }
    const [order] = orderBy;
    if (order && (offset(start) || offset(end))) checkRange(order.expr, [start, end], sql, env, e);
  }
  // a frame that has the current row on one side may be empty; two distances may not cross
  if (offset(start) && offset(end) && (rank(start) > rank(end) || (start.kind === end.kind && crossed(start, end)))) {
    fail(
      'frame-order',
      {
        sql: `${frame.unit} frame`,
        why: 'the lower bound of a window frame must be less than or equal to the upper bound',
      },
      e.origin,
    );
  }
  return { unit: frame.unit, start, end, explicit: true };
}

const RANK = {
  'unbounded-preceding': 0,
  preceding: 1,
  'current-row': 2,
  following: 3,
  'unbounded-following': 4,
} as const;
const rank = (b: FrameBound): number => RANK[b.kind];

function crossed(start: { readonly kind: string; readonly offset: Expr }, end: { readonly offset: Expr }): boolean {
  const value = (e: Expr): number => (e.kind === 'literal' && e.value !== null ? Number(e.value) : Number.NaN);
  const [a, b] = [value(start.offset), value(end.offset)];
  return start.kind === 'preceding' ? a < b : a > b;
}

/** A RANGE offset is added to the ordering value: their types must go together. */
function checkRange(order: Expr, bounds: readonly FrameBound[], sql: string, env: Env, e: UnresolvedCall): void {
  for (const bound of bounds) {
    if (!('offset' in bound)) continue;
    const { kind } = order.type;
    const offset = bound.offset.type.kind;
    const interval = offset.endsWith('interval');
    const numeric = ['byte', 'short', 'int', 'long', 'float', 'double', 'decimal'].includes(kind);
    const fits =
      kind === 'unknown' ||
      kind === offset ||
      (numeric && !interval) ||
      (kind === 'date' && (offset === 'int' || offset === 'year_month_interval')) ||
      ((kind === 'timestamp' || kind === 'timestamp_ntz') && interval);
    if (!fits) {
      fail(
        'range-frame-type',
        {
          sql: `${pretty(order, env)} ${sql}`,
          why: `the data type "${kind}" used in the order specification does not support the data type "${offset}" of the range frame`,
        },
        e.origin,
      );
    }
  }
}

/** A bound that is a number in quotes, where numbers are ordered: the number, which names still show as the text. */
function numberOf(offset: Expr, order: DataType | undefined, env: Env): Expr {
  if (offset.kind !== 'literal' || typeof offset.value !== 'string' || offset.type.kind !== 'string' || !order)
    return offset;
  const real = order.kind === 'float' || order.kind === 'double';
  if (!real && !['byte', 'short', 'int', 'long'].includes(order.kind)) return offset;
  const text = offset.value.trim().toLowerCase();
  if (!/^[+-]?\d{1,9}$/.test(text) && !(real && /^[+-]?(?:\d{1,9}\.\d{1,9}|inf|infinity)$/.test(text))) return offset;
  const value = Number(text.replace(/inf(?:inity)?/, 'Infinity'));
  const expr: Expr = literal(value, real ? types.double : types.int, offset.origin);
  env.printed.set(expr, offset.value);
  // Spark reads the text as a double first, and casts to what is no double
  if (order.kind === 'double') return expr;
  return { kind: 'cast', expr, type: order, mode: 'legacy', implicit: true, nullable: false, origin: offset.origin };
}

function boundOf(
  bound: UnresolvedBound,
  frame: UnresolvedFrame,
  orderBy: readonly SortOrder[],
  context: ExprContext,
): FrameBound {
  if (bound.kind !== 'preceding' && bound.kind !== 'following') return bound;
  const { env } = context;
  const written = resolveExpr(bound.offset, context);
  const offset = frame.unit === 'range' ? numberOf(written, orderBy[0]?.expr.type, env) : written;
  if (offset.kind === 'column' || hasAggregate(offset)) {
    return fail(
      'frame-bound-not-foldable',
      { sql: pretty(offset, env), why: 'a window frame bound must be a constant' },
      offset.origin,
    );
  }
  const order = orderBy[0]?.expr.type;
  if (frame.unit === 'rows') {
    if (offset.type.kind !== 'int') {
      return fail(
        'frame-bound-type',
        { sql: pretty(offset, env), why: `the data type of a ROWS bound must be "INT", not "${offset.type.kind}"` },
        offset.origin,
      );
    }
    return { kind: bound.kind, offset };
  }
  const numeric = ['byte', 'short', 'int', 'long', 'float', 'double', 'decimal'];
  const cast = order && numeric.includes(order.kind) && numeric.includes(offset.type.kind);
  return { kind: bound.kind, offset: cast ? implicitly(offset, order, env.conf) : offset };
}
