import {
  type Aggregate,
  type AggregateCall,
  ascending,
  call,
  columnOf,
  columnTo,
  type Distinct,
  type Expr,
  intLiteral,
  type NamedExpr,
  outputOf,
  type Plan,
  passed,
  planExprs,
  someExpr,
} from '@spark-sql-to-snowflake/plan-ir';
import type { PrepareContext } from '@spark-sql-to-snowflake/sql-emit';
import { fewPlaced } from './few-placed.js';

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
  const keyed = plan.groupings.length > 0 && plan.groupings.every(isPlain);
  const few = keyed ? fewPlaced(plan.child, ctx) : undefined;
  if (!few) return otherwise;
  const hidden: Expr[] = [];
  const first = (of: Expr): AggregateCall => ({
    kind: 'aggregate',
    fn: 'min',
    args: [of],
    distinct: false,
    type: of.type,
    nullable: false,
  });
  const { shufflePartitions = SHUFFLE_PARTITIONS } = ctx.conf;
  const hash = call('pmod', [call('hash', plan.groupings, ctx.conf), intLiteral(shufflePartitions)], ctx.conf);
  const calls = aggregatesOf(plan);
  if (calls.some((c) => c.distinct)) hidden.push(hash, first(few.place));
  else if (isSorted(calls)) hidden.push(...plan.groupings);
  else if (few.rows.partitions === 1 && !few.rows.early) hidden.push(first(few.place));
  else hidden.push(first(few.partition), hash, ...nullsLast(plan.groupings, calls, ctx), first(few.place));
  const keys = hidden.map((expr, i): NamedExpr => ({ id: ctx.newId(), name: `_order${i + 1}`, expr }));
  const orders = keys.map((k) => ascending(columnTo(k)));
  const groups: Plan = { ...plan, child: few.plan, columns: [...plan.columns, ...keys] };
  const sorted: Plan = { kind: 'sort', child: groups, orders, global: true };
  return { kind: 'project', child: sorted, columns: outputOf(plan).map(passed) };
}

/** Keys of one value each, which have a hash. */
const HASHED: ReadonlySet<string> = new Set(
  'boolean byte short int long float double decimal string binary date timestamp timestamp_ntz'.split(' '),
);
const isPlain = (key: Expr): boolean => HASHED.has(key.type.kind);

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
