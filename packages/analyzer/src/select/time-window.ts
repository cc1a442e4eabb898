import {
  type AggregateCall,
  type Attribute,
  call,
  type Expr,
  type FrameBound,
  fail,
  functionRow,
  intLiteral,
  longLiteral,
  type NamedExpr,
  nullLiteral,
  type Origin,
  outputOf,
  type Plan,
  resultType,
  stringLiteral,
  types as T,
  type UnresolvedAggregate,
  type UnresolvedCall,
  type UnresolvedExpr,
  type UnresolvedProject,
  type WindowCall,
} from '@spark-sql-to-snowflake/plan-ir';
import { implicitly } from '../coerce/cast.js';
import { caseOf } from '../data-frame/case-of.js';
import { noteTimeWindow } from '../data-frame/metadata.js';
import type { Env } from '../env.js';
import type { ExprContext } from '../expression/context.js';
import { columnOf } from '../expression/name.js';
import { resolveExpr } from '../expression/resolve.js';
import type { Analyzed } from '../relation/output.js';
import { joined, makeScope } from '../scope.js';

const WINDOW = T.struct([T.field('start', T.timestamp), T.field('end', T.timestamp)]);
const UNITS: Readonly<Record<string, bigint>> = {
  microsecond: 1n,
  millisecond: 1_000n,
  second: 1_000_000n,
  minute: 60_000_000n,
  hour: 3_600_000_000n,
  day: 86_400_000_000n,
  week: 604_800_000_000n,
};

/** The microseconds of `10 minutes`; undefined for months, and for what is no interval. `days`: may it have days, which count 24 hours? */
function microsOf(text: string, days: boolean): bigint | undefined {
  const words = text.trim().replace(/^interval\s+/i, '');
  const pattern = /\s*([+-]?)(\d+)\s+([a-z]+?)s?(?=\s|$)/iy;
  let sum = 0n;
  let end = 0;
  for (let match = pattern.exec(words); match !== null; match = pattern.exec(words)) {
    const [, sign, count = '0', name = ''] = match;
    const unit = UNITS[name.toLowerCase()];
    if (unit === undefined || (!days && unit >= (UNITS.day as bigint))) return undefined;
    sum += BigInt(`${sign}${count}`) * unit;
    end = pattern.lastIndex;
  }
  return end > 0 && words.slice(end).trim() === '' ? sum : undefined;
}

const KINDS: ReadonlySet<string> = new Set(['window', 'session_window']);
const timeWindow = (e: UnresolvedExpr): UnresolvedCall | undefined =>
  e.kind === 'call' && e.name.length === 1 && KINDS.has((e.name[0] ?? '').toLowerCase()) && !e.over ? e : undefined;

/** The expression with its time windows replaced, where they stand by themselves, under names, casts or other calls. */
function replaced(e: UnresolvedExpr, by: (call: UnresolvedCall) => UnresolvedExpr): UnresolvedExpr {
  const window = timeWindow(e);
  if (window) return by(window);
  switch (e.kind) {
    case 'alias':
    case 'field':
    case 'cast': {
      const expr = replaced(e.expr, by);
      return expr === e.expr ? e : { ...e, expr };
    }
    case 'call': {
      const args = e.args.map((a) => replaced(a, by));
      return args.every((a, i) => a === e.args[i]) ? e : { ...e, args };
    }
    default:
      return e;
  }
}

function hasTimeWindow(e: UnresolvedExpr): boolean {
  switch (e.kind) {
    case 'alias':
    case 'field':
    case 'cast':
      return hasTimeWindow(e.expr);
    case 'call':
      return timeWindow(e) !== undefined || e.args.some(hasTimeWindow);
    default:
      return false;
  }
}

const standsIn = (core: UnresolvedProject | UnresolvedAggregate): boolean =>
  core.items.some(hasTimeWindow) ||
  (core.kind === 'aggregate' && core.groupBy.some((g) => g.kind === 'expr' && hasTimeWindow(g.expr)));

/** What two windows must have in common to be one. */
const identity = (value: unknown): string =>
  JSON.stringify(value, (key, v) => (key === 'origin' ? undefined : typeof v === 'bigint' ? `${v}n` : v));

/**
 * `window` and `session_window` in a block: one column below it, by that name, as Spark makes it. The calls become that name. A sliding
 * window gives a row to each window that the time is in; sessions are put together of the rows of the other grouping expressions.
 */
export function withTimeWindow<B extends UnresolvedProject | UnresolvedAggregate>(
  core: B,
  input: Analyzed,
  context: ExprContext,
): { readonly core: B; readonly input: Analyzed } {
  return standsIn(core) ? windowBelow(core, input, context) : { core, input };
}

function windowBelow<B extends UnresolvedProject | UnresolvedAggregate>(
  core: B,
  input: Analyzed,
  context: ExprContext,
): { readonly core: B; readonly input: Analyzed } {
  const found: UnresolvedCall[] = [];
  const name = (e: UnresolvedCall): UnresolvedExpr => {
    found.push(e);
    return { kind: 'name', parts: [(e.name[0] ?? '').toLowerCase()], ...(e.origin && { origin: e.origin }) };
  };
  const items = core.items.map((i) => replaced(i, name));
  const groupBy =
    core.kind === 'aggregate'
      ? core.groupBy.map((g) => (g.kind === 'expr' ? { ...g, expr: replaced(g.expr, name) } : g))
      : undefined;
  const [first] = found;
  if (!first) return { core, input };
  const { origin } = first;
  if (found.some((f) => identity([f.name, f.args]) !== identity([first.name, first.args])))
    return fail('unsupported', { what: 'More than one time window in a query' }, origin);
  if (input.scope.opens.length > 0 || (!groupBy && items.some((i) => i.kind === 'star')))
    return fail('unsupported', { what: 'A time window over columns that are not known one by one' }, origin);
  const session = (first.name[0] ?? '').toLowerCase() === 'session_window';
  if (session && !groupBy) return fail('unsupported', { what: 'session_window without GROUP BY' }, origin);
  const args = first.args.map((a) => resolveExpr(a, context));
  const [time] = args;
  if (!time || args.length < 2) return { core, input };
  if (!['string', 'timestamp', 'date', 'null'].includes(time.type.kind))
    return fail('unsupported', { what: `A time window over ${time.type.kind}` }, origin);
  const at = implicitly(time, T.timestamp, context.env.conf);
  const keys = (core.kind === 'aggregate' ? core.groupBy : []).flatMap((g) => {
    if (g.kind === 'expr' && timeWindow(g.expr)) return [];
    if (!session || (g.kind === 'expr' && g.expr.kind !== 'literal')) return g.kind === 'expr' ? [g.expr] : [];
    return fail('unsupported', { what: 'session_window beside a position or grouping sets' }, origin);
  });
  const made = session
    ? sessions(
        input.plan,
        at,
        args[1] as Expr,
        keys.map((k) => resolveExpr(k, context)),
        context.env,
        origin,
      )
    : spans(input.plan, at, args.slice(1), context.env, origin);
  noteTimeWindow(made.window.id, time, input.plan, context.env);
  const entry = makeScope([{ kind: 'entry', attribute: made.window, qualifier: [] }], input.scope.fold);
  const rewritten = { ...core, items, ...(groupBy && { groupBy }) };
  return { core: rewritten, input: { ...input, plan: made.plan, scope: joined(input.scope, entry) } };
}

interface Made {
  readonly plan: Plan;
  readonly window: Attribute;
}

function constantMicros(e: Expr | undefined, days: boolean, origin: Origin | undefined): bigint {
  const micros = e?.kind === 'literal' && typeof e.value === 'string' ? microsOf(e.value, days) : undefined;
  return (
    micros ??
    fail('unsupported', { what: 'A time window whose length is no constant in days or smaller units' }, origin)
  );
}

function windowOf(start: Expr, end: Expr, env: Env): Expr {
  const micros = (e: Expr): Expr => call('timestamp_micros', [e], env.conf);
  const made = call(
    'named_struct',
    [stringLiteral('start'), micros(start), stringLiteral('end'), micros(end)],
    env.conf,
  );
  return { ...made, type: WINDOW, nullable: false };
}
const passed = (plan: Plan): readonly NamedExpr[] =>
  outputOf(plan).map((c) => ({ id: c.id, name: c.name, expr: columnOf(c, c.name) }));
const withColumns = (child: Plan, columns: readonly NamedExpr[]): Plan => ({
  kind: 'project',
  child,
  columns: [...passed(child), ...columns],
});

/** Windows of a fixed length that begin every `slide`. */
function spans(child: Plan, time: Expr, args: readonly Expr[], env: Env, origin: Origin | undefined): Made {
  const { conf } = env;
  const length = constantMicros(args[0], true, origin);
  const slide = args[1] ? constantMicros(args[1], true, origin) : length;
  const offset = args[2] ? constantMicros(args[2], true, origin) : 0n;
  const outOfRange = (why: string): never => fail('out-of-range', { sql: 'window', why }, origin);
  if (length <= 0n) outOfRange('The `window_duration` must be between (0, 9223372036854775807]');
  if (slide <= 0n) outOfRange('The `slide_duration` must be between (0, 9223372036854775807]');
  const violated = (why: string): never => fail('parameter-constraint', { sql: 'window', why }, origin);
  if (slide > length) violated('The `slide_duration` must be <= the `window_duration`');
  if (offset >= slide || -offset >= slide) violated('The abs(`start_time`) must be < the `slide_duration`');
  const micros = call('unix_micros', [time], conf);
  const minus = (a: Expr, n: bigint): Expr => (n === 0n ? a : call('-', [a, longLiteral(n)], conf));
  const last = call('-', [micros, call('pmod', [minus(micros, offset), longLiteral(slide)], conf)], conf);
  const windows = Array.from({ length: Number((length + slide - 1n) / slide) }, (_, i) => {
    const start = minus(last, BigInt(i) * slide);
    return windowOf(start, minus(last, BigInt(i) * slide - length), env);
  });
  const known: Plan = { kind: 'filter', child, condition: call('isnotnull', [time], conf) };
  const window: Attribute = { id: env.ids.column(), name: 'window', type: WINDOW, nullable: slide !== length };
  if (slide === length) {
    const plan = withColumns(known, [{ id: window.id, name: 'window', expr: windows[0] as Expr }]);
    return { plan, window };
  }
  const list: Expr = { ...call('array', windows, conf), type: T.array(WINDOW, false), nullable: false };
  const facts = { types: [list.type], args: [list], conf };
  const generator = {
    kind: 'call' as const,
    fn: 'explode',
    args: [list],
    type: resultType(functionRow('explode'), facts),
    nullable: false,
  };
  const plan: Plan = { kind: 'generate', child: known, generator, outer: false, output: [window], origin };
  const end: Expr = {
    kind: 'field',
    expr: columnOf(window, 'window'),
    name: 'end',
    ordinal: 1,
    type: T.timestamp,
    nullable: true,
  };
  // each window begins at the time or before
  return length % slide === 0n
    ? { plan, window }
    : { plan: { kind: 'filter', child: plan, condition: call('<', [time, end], conf) }, window };
}

/** A gap as microseconds: a constant, or a CASE of constants. */
function gapOf(gap: Expr, origin: Origin | undefined): Expr {
  if (gap.kind !== 'case') return longLiteral(constantMicros(gap, false, origin));
  const pairs = gap.branches.map((b) => [b.when, gapOf(b.then, origin)] as const);
  return caseOf(pairs, gap.otherwise ? gapOf(gap.otherwise, origin) : nullLiteral(T.long), T.long);
}

/** Rows whose spans from their time to a gap later overlap or touch are one session. */
function sessions(
  child: Plan,
  time: Expr,
  gap: Expr,
  keys: readonly Expr[],
  env: Env,
  origin: Origin | undefined,
): Made {
  const { conf } = env;
  const column = (name: string, expr: Expr): NamedExpr => ({ id: env.ids.column(), name, expr });
  const ref = (c: NamedExpr): Expr =>
    columnOf({ id: c.id, name: c.name, type: c.expr.type, nullable: c.expr.nullable }, c.name);
  const micros = call('unix_micros', [time], conf);
  const start = column('start', micros);
  const end = column('end', call('+', [micros, gapOf(gap, origin)], conf));
  const spanned = withColumns(child, [start, end]);
  const known: Plan = { kind: 'filter', child: spanned, condition: call('>', [ref(end), ref(start)], conf) };
  const over = (
    fn: 'min' | 'max' | 'sum',
    of: Expr,
    partitionBy: readonly Expr[],
    ordered: boolean,
    until: FrameBound,
  ): WindowCall => {
    const aggregate: AggregateCall = {
      kind: 'aggregate',
      fn,
      args: [of],
      distinct: false,
      type: T.long,
      nullable: true,
    };
    return {
      kind: 'window',
      function: aggregate,
      partitionBy,
      orderBy: ordered ? [{ expr: ref(start), direction: 'asc', nulls: 'first' }] : [],
      frame: { unit: 'rows', start: { kind: 'unbounded-preceding' }, end: until, explicit: true },
      type: T.long,
      nullable: true,
    };
  };
  const before: FrameBound = { kind: 'preceding', offset: intLiteral(1) };
  const reached = column('reached', over('max', ref(end), keys, true, before));
  const overlaps = withColumns(known, [reached]);
  const first = caseOf([[call('>', [ref(start), ref(reached)], conf), longLiteral(1n)]], longLiteral(0n), T.long);
  const begins = column('begins', first);
  const number = column('session', over('sum', ref(begins), keys, true, { kind: 'current-row' }));
  const counted = withColumns(withColumns(overlaps, [begins]), [number]);
  const all: FrameBound = { kind: 'unbounded-following' };
  const from = column('start', over('min', ref(start), [...keys, ref(number)], false, all));
  const to = column('end', over('max', ref(end), [...keys, ref(number)], false, all));
  const bounded = withColumns(counted, [from, to]);
  const window: Attribute = { id: env.ids.column(), name: 'session_window', type: WINDOW, nullable: false };
  const columns = [...passed(child), { id: window.id, name: window.name, expr: windowOf(ref(from), ref(to), env) }];
  return { plan: { kind: 'project', child: bounded, columns }, window };
}
