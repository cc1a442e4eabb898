import {
  type Aggregate,
  call,
  columnTo,
  conditionsOf,
  diagnostic,
  drawSeed,
  type Expr,
  type Filter,
  literal,
  longLiteral,
  type Made,
  mapDraws,
  mapPlanExprs,
  type Numbers,
  numbersOf,
  outputOf,
  type Placed,
  type PlacingContext,
  type Plan,
  type Project,
  passed,
  placedRows,
  planExprs,
  type Sample,
  type Sort,
  someExpr,
  types as T,
  transformPlan,
  transformUp,
} from '@spark-sql-to-snowflake/plan-ir';
import type { Env } from '../env.js';
import { drawOf } from './draw.js';

type Asking = Project | Filter | Aggregate | Sort;

/** An id is the partition's number in the upper bits and the row's place among the partition's in the lower 33. */
const NUMBERS: Readonly<Record<string, (n: Numbers, env: Env) => Expr>> = {
  monotonically_increasing_id: ({ partition, row }, { conf }) =>
    call('partition_id', [columnTo(partition), columnTo(row)], conf),
  spark_partition_id: ({ partition }, { conf }) => call('partition_number', [columnTo(partition)], conf),
};
const numberAsked = (e: Expr): (typeof NUMBERS)[string] | undefined => (e.kind === 'call' ? NUMBERS[e.fn] : undefined);
const isSeeded = (e: Expr): boolean => drawSeed(e) !== undefined;
const holds = (node: Asking, test: (e: Expr) => boolean): boolean => planExprs(node).some((e) => someExpr(e, test));

/**
 * What depends on the partition that a row is in, where that is known: `monotonically_increasing_id`, `spark_partition_id`, samples and
 * random numbers of a seed over a range, and samples of rows that stand in the query. Spark starts each partition with a seed of its own.
 * Where a step moved rows to others, they are taken to be in one partition, as few rows are.
 */
export function withPartitions(plan: Plan, env: Env): Plan {
  const made: Made = { own: new WeakSet(), sampled: new WeakSet() };
  return transformPlan(plan, (node) => {
    switch (node.kind) {
      case 'filter':
        // a row that one condition drops draws nothing for those behind it
        return holds(node, asksWhere)
          ? conditionsOf(node.condition).reduce<Plan>(
              (child, condition) => numbered({ ...node, child, condition }, made, env),
              node.child,
            )
          : node;
      case 'project':
      case 'aggregate':
      case 'sort':
        return numbered(node, made, env);
      case 'sample':
        return sampled(node, made, env);
      default:
        return node;
    }
  });
}

/** The plan of rows that another step has spread over partitions of its own. */
export const withoutPartitions = (plan: Plan): Plan =>
  transformPlan(plan, (node) => {
    if (node.kind !== 'range' && node.kind !== 'values') return node;
    const { partitions: _, ...rows } = node;
    return rows;
  });

const asksWhere = (e: Expr): boolean => isSeeded(e) || numberAsked(e) !== undefined;
const isRepeated = (e: Expr): boolean => e.kind === 'call' && e.fn === 'sample_count';

/** An operator with the numbers that its expressions ask for as columns right below. What is above sees the columns that it saw. */
function numbered(node: Asking, made: Made, env: Env): Plan {
  if (!holds(node, asksWhere)) return node;
  const rows = placedRows(node.child, made, placing(env));
  const samples = holds(node, isRepeated);
  if (!rows || (rows.early && !samples)) return samples ? inOnePartition(node) : node;
  // the numbers of the only partition are those of the rows in their order
  if (rows.partitions === 1 && !holds(node, (e) => numberAsked(e) !== undefined)) return inOnePartition(node);
  const { below, numbers } = withNumbers(node.child, rows, made, env);
  const draw = drawOf(numbers, rows.partitions, env);
  const replace = (expr: Expr): Expr => {
    const drawn = mapDraws(expr, draw);
    if (someExpr(drawn, isSeeded)) announce(env);
    return transformUp(drawn, (e) => {
      const asked = numberAsked(e);
      return asked ? { ...asked(numbers, env), nullable: false } : e;
    });
  };
  // its own expressions only: the columns below are final
  const replaced = { ...mapPlanExprs({ ...node, child: { kind: 'one-row' } }, replace), child: below } as Asking;
  if (samples) made.sampled.add(replaced);
  if (made.own.has(node)) made.own.add(replaced);
  return node.kind === 'filter' || node.kind === 'sort' ? narrowed(replaced, node.child, made) : replaced;
}

/** A sample of a seed: each row draws a number, which decides. */
function sampled(node: Sample, made: Made, env: Env): Plan {
  const { lower, upper, seed } = node;
  const rows = seed === undefined ? undefined : placedRows(node.child, made, placing(env));
  if (!rows || seed === undefined || rows.partitions === 1) return inOnePartition(node);
  const { below, numbers } = withNumbers(node.child, rows, made, env);
  const { conf } = env;
  const rand = call('rand', [longLiteral(BigInt.asIntN(64, seed))], conf);
  const drawn = mapDraws(rand, drawOf(numbers, rows.partitions, env));
  const bound = (fn: '<' | '>=', value: number): Expr => call(fn, [drawn, literal(value, T.double)], conf);
  const low = lower > 0 ? [bound('>=', lower)] : [];
  const high = upper < 1 ? [bound('<', upper)] : [];
  const child = [...low, ...high].reduce<Plan>(
    (kept, condition) => ({ kind: 'filter', child: kept, condition }),
    below,
  );
  made.sampled.add(below);
  return narrowed(child, node.child, made);
}

/** What is in order within each partition is so as a whole where there is one. */
const inOnePartition = <N extends Asking | Sample>(node: N): N =>
  node.child.kind === 'sort' && !node.child.global ? { ...node, child: { ...node.child, global: true } } : node;

function withNumbers(
  child: Plan,
  rows: Placed,
  made: Made,
  env: Env,
): { readonly below: Plan; readonly numbers: Numbers } {
  const numbers = numbersOf(rows, placing(env));
  const columns = [...outputOf(child).map(passed), numbers.partition, numbers.row];
  const project: Plan = { kind: 'project', child: rows.plan, columns };
  made.own.add(project);
  if (!numbers.orders) return { below: project, numbers };
  const below: Plan = { kind: 'sort', child: project, orders: numbers.orders, global: true };
  made.own.add(below);
  return { below, numbers };
}

/** With the columns of before only. */
function narrowed(plan: Plan, before: Plan, made: Made): Plan {
  const project: Plan = { kind: 'project', child: plan, columns: outputOf(before).map(passed) };
  made.own.add(project);
  return project;
}

const placing = (env: Env): PlacingContext => ({ conf: env.conf, newId: () => env.ids.column() });

function announce(env: Env): void {
  const what = 'a random number of a seed that not each row asks for, over several partitions';
  env.diagnostics.add(diagnostic('approximate', { what, differs: 'the numbers are those of one partition' }));
}
