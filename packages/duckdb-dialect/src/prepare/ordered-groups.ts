import {
  type Aggregate,
  type AggregateCall,
  call,
  columnOf,
  columnTo,
  type Distinct,
  type Expr,
  intLiteral,
  type Made,
  type NamedExpr,
  numbersOf,
  outputOf,
  type Plan,
  passed,
  placedRows,
  planExprs,
  type SortOrder,
  someExpr,
} from '@spark-sql-to-snowflake/plan-ir';
import type { PrepareContext } from '@spark-sql-to-snowflake/sql-emit';

/** So many rows are put in order in no time. */
const FEW = 10_000n;
const SHUFFLE_PARTITIONS = 200;

/** DISTINCT as the groups that it is. */
export const groupsOf = (plan: Distinct): Aggregate => ({
  kind: 'aggregate',
  child: plan.child,
  groupings: outputOf(plan.child).map((a) => columnOf(a)),
  columns: outputOf(plan.child).map(passed),
});

/**
 * Groups in the order in which Spark has them where few rows are grouped and their partitions are known (observed on Spark 3.5): those
 * that appear in an earlier partition come first, among them by the hash of their keys modulo `spark.sql.shuffle.partitions`, then in
 * the order in which they first appear. A DISTINCT aggregate is grouped twice, the second time in one piece. Aggregates that can't be
 * changed in place are made of rows in the order of their keys. `otherwise`: the plan where the order is not known.
 */
export function orderedGroups(plan: Aggregate, ctx: PrepareContext, otherwise: Plan = plan): Plan {
  const hidden: Expr[] = [];
  const made: Made = { own: new WeakSet(), sampled: new WeakSet() };
  const rows = plan.groupings.length === 0 ? undefined : placedRows(plan.child, made, ctx);
  if (!rows || rows.orders || rows.count > FEW || !plan.groupings.every(isPlain)) return otherwise;
  const { partition } = numbersOf(rows, ctx);
  const place: NamedExpr = { ...passed(rows.element), id: ctx.newId(), name: '_place' };
  const first = (of: NamedExpr): AggregateCall => ({
    kind: 'aggregate',
    fn: 'min',
    args: [columnTo(of)],
    distinct: false,
    type: of.expr.type,
    nullable: false,
  });
  const { shufflePartitions = SHUFFLE_PARTITIONS } = ctx.conf;
  const hash = call('pmod', [call('hash', plan.groupings, ctx.conf), intLiteral(shufflePartitions)], ctx.conf);
  const calls = aggregatesOf(plan);
  if (calls.some((c) => c.distinct)) hidden.push(hash, first(place));
  else if (isSorted(calls)) hidden.push(...plan.groupings);
  else if (rows.partitions === 1 && !rows.early) hidden.push(first(place));
  else hidden.push(first(partition), hash, ...nullsLast(plan.groupings, calls, ctx), first(place));
  const keys = hidden.map((expr, i): NamedExpr => ({ id: ctx.newId(), name: `_order${i + 1}`, expr }));
  const child: Plan = {
    kind: 'project',
    child: rows.plan,
    columns: [...outputOf(plan.child).map(passed), partition, place],
  };
  const orders = keys.map((k): SortOrder => ({ expr: columnTo(k), direction: 'asc', nulls: 'first' }));
  const groups: Plan = { ...plan, child, columns: [...plan.columns, ...keys] };
  const sorted: Plan = { kind: 'sort', child: groups, orders, global: true };
  return { kind: 'project', child: sorted, columns: outputOf(plan).map(passed) };
}

/** Keys of one value each: how Spark hashes others is of no concern here. */
const NESTED: ReadonlySet<string> = new Set(['array', 'struct', 'map', 'unknown', 'calendar_interval']);
const isPlain = (key: Expr): boolean => !NESTED.has(key.type.kind);

function aggregatesOf(plan: Aggregate): readonly AggregateCall[] {
  const found: AggregateCall[] = [];
  for (const expr of planExprs(plan))
    someExpr(expr, (e) => {
      if (e.kind === 'aggregate') found.push(e);
      return false;
    });
  return found;
}

const PICKERS: ReadonlySet<string> = new Set(['min', 'max', 'first', 'last', 'any_value', 'min_by', 'max_by']);
const IMMUTABLE: ReadonlySet<string> = new Set(['string', 'binary', 'array', 'struct', 'map', 'calendar_interval']);
/** Aggregates that keep objects, for which Spark has a map of its own. */
const OBJECTS = /^(collect_|percentile|median$|mode$|histogram_|count_min_|hll_)/;

/** Groups with a NULL among their keys have no place in the small map that Spark has before the large one, and come after. */
function nullsLast(keys: readonly Expr[], calls: readonly AggregateCall[], { conf }: PrepareContext): readonly Expr[] {
  const tests = keys.filter((k) => k.nullable).map((k) => call('isnull', [k], conf));
  if (tests.length === 0 || calls.length === 0 || calls.some((c) => OBJECTS.test(c.fn))) return [];
  return [tests.length === 1 ? (tests[0] as Expr) : call('or', tests, conf)];
}

/** Does Spark sort the rows by their keys first: is there a value that can't be changed in place, and no map for objects? */
function isSorted(calls: readonly AggregateCall[]): boolean {
  if (calls.some((c) => OBJECTS.test(c.fn))) return false;
  return calls.some((c) => PICKERS.has(c.fn) && c.args.some((a) => IMMUTABLE.has(a.type.kind)));
}
