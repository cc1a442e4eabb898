import {
  type Attribute,
  type Call,
  call,
  diagnostic,
  type Expr,
  longLiteral,
  type NamedExpr,
  outputOf,
  type Plan,
  planExprs,
  type Range,
  someExpr,
  types as T,
  transformPlan,
  transformPlanExprs,
} from '@spark-sql-to-snowflake/plan-ir';
import type { Env } from '../env.js';
import { columnOf } from '../expression/name.js';

/** Rows of a range that says how many partitions it has, after steps that leave each row where it is. */
interface Placed {
  /** With the range's column among its own. */
  readonly plan: Plan;
  readonly id: Attribute;
  readonly range: Range & { readonly partitions: number };
  /** Rows may be missing. */
  readonly filtered: boolean;
}
const FUNCTIONS: ReadonlySet<string> = new Set(['monotonically_increasing_id', 'spark_partition_id']);
const isOfPartition = (e: Expr): e is Call => e.kind === 'call' && FUNCTIONS.has(e.fn);
const isSeeded = (e: Expr): boolean => e.kind === 'call' && (e.fn === 'rand' || e.fn === 'randn') && e.args.length > 0;
const moves = (e: Expr): boolean => e.kind === 'window' || 'plan' in e;
const BITS = 33n;
const MOST = 1n << 62n;

/**
 * `monotonically_increasing_id` and `spark_partition_id` over a range of a given number of partitions, where no step in between moves
 * rows to others: partition p of P has the elements from p * N / P up to (p + 1) * N / P, and an id is the partition's number in the upper
 * bits and the row's place among the partition's in the lower 33. Elsewhere where rows are is not known.
 */
export function withPartitions(plan: Plan, env: Env): Plan {
  const own = new WeakSet<Plan>();
  return transformPlan(plan, (node) => {
    if (node.kind !== 'project' && node.kind !== 'filter' && node.kind !== 'aggregate') return node;
    const exprs = planExprs(node);
    const asked = exprs.some((e) => someExpr(e, isOfPartition));
    const seeded = exprs.some((e) => someExpr(e, isSeeded));
    const placed = asked || seeded ? placedRows(node.child, own) : undefined;
    if (!placed) return node;
    if (seeded && placed.range.partitions > 1) {
      const what = 'a random number of a seed over several partitions';
      env.diagnostics.add(diagnostic('approximate', { what, differs: 'the numbers are those of one partition' }));
    }
    return asked ? rewritten(node, placed, own, env) : node;
  });
}

/** The plan of rows that another step has spread over partitions of its own. */
export const withoutPartitions = (plan: Plan): Plan =>
  transformPlan(plan, (node) => {
    if (node.kind !== 'range') return node;
    const { partitions: _, ...range } = node;
    return range;
  });

function placedRows(plan: Plan, own: WeakSet<Plan>): Placed | undefined {
  switch (plan.kind) {
    case 'range': {
      const [id] = plan.output;
      const { partitions } = plan;
      if (!id || partitions === undefined || countOf(plan) * BigInt(partitions) > MOST) return undefined;
      if (countOf(plan) * abs(plan.step) > MOST) return undefined;
      return { plan, id, range: { ...plan, partitions }, filtered: false };
    }
    case 'alias': {
      const below = placedRows(plan.child, own);
      return below && { ...below, plan: { ...plan, child: below.plan } };
    }
    case 'filter': {
      const below = someExpr(plan.condition, moves) ? undefined : placedRows(plan.child, own);
      return below && { ...below, plan: { ...plan, child: below.plan }, filtered: true };
    }
    case 'project': {
      if (!own.has(plan) && plan.columns.some((c) => someExpr(c.expr, moves))) return undefined;
      const below = placedRows(plan.child, own);
      if (!below) return undefined;
      const there = plan.columns.find((c) => c.expr.kind === 'column' && c.expr.id === below.id.id);
      const id = there ? { ...below.id, id: there.id, name: there.name } : below.id;
      const columns = there ? plan.columns : [...plan.columns, passed(id)];
      const made: Plan = { ...plan, child: below.plan, columns };
      if (own.has(plan)) own.add(made);
      return { ...below, plan: made, id };
    }
    default:
      return undefined;
  }
}

const passed = (a: Attribute): NamedExpr => ({ id: a.id, name: a.name, expr: columnOf(a, a.name) });
const abs = (n: bigint): bigint => (n < 0n ? -n : n);
/** How many elements a range has. */
function countOf({ start, end, step }: Range): bigint {
  const span = step > 0n ? end - start : start - end;
  return span <= 0n ? 0n : (span + abs(step) - 1n) / abs(step);
}

type Node = Extract<Plan, { kind: 'project' | 'filter' | 'aggregate' }>;

/** The numbers become columns right below, and what is above sees the columns that it saw. */
function rewritten(node: Node, placed: Placed, own: WeakSet<Plan>, env: Env): Plan {
  const output = outputOf(node.child);
  const made = numbersOf(placed, env);
  const below: Plan = { kind: 'project', child: placed.plan, columns: [...output.map(passed), ...made.values()] };
  own.add(below);
  const columns = new Map([...made].map(([fn, c]) => [fn, columnOf(attributeOf(c), c.name)]));
  // its own expressions only: the columns below are final
  const over = transformPlanExprs({ ...node, child: { kind: 'one-row' } }, (e) =>
    isOfPartition(e) ? (columns.get(e.fn) ?? e) : e,
  );
  const replaced = { ...over, child: below } as Node;
  if (own.has(node)) own.add(replaced);
  return node.kind === 'filter' ? { kind: 'project', child: replaced, columns: output.map(passed) } : replaced;
}

const attributeOf = ({ id, name, expr }: NamedExpr): Attribute => ({
  id,
  name,
  type: expr.type,
  nullable: expr.nullable,
});

function numbersOf({ id, range, filtered }: Placed, env: Env): ReadonlyMap<string, NamedExpr> {
  const { conf } = env;
  const count = countOf(range);
  const parts = BigInt(range.partitions);
  const known = (e: Expr): Expr => ({ ...e, nullable: false });
  const long = (fn: '+' | '-' | '*' | 'div', a: Expr, n: bigint): Expr => known(call(fn, [a, longLiteral(n)], conf));
  const offset = range.start === 0n ? columnOf(id, id.name) : long('-', columnOf(id, id.name), range.start);
  const element = range.step === 1n ? offset : long('div', offset, range.step);
  const partition =
    parts === 1n || count === 0n
      ? longLiteral(0n)
      : long('div', long('-', long('*', long('+', element, 1n), parts), 1n), count);
  const first = parts === 1n ? longLiteral(0n) : long('div', long('*', partition, count), parts);
  const number: Expr = {
    kind: 'window',
    function: { kind: 'call', fn: 'row_number', args: [], type: T.int, nullable: false },
    partitionBy: [partition],
    orderBy: [{ expr: element, direction: 'asc', nulls: 'first' }],
    frame: { unit: 'rows', start: { kind: 'unbounded-preceding' }, end: { kind: 'current-row' } },
    type: T.int,
    nullable: false,
  };
  const asType = (expr: Expr, type: typeof T.int | typeof T.long): Expr => ({
    kind: 'cast',
    expr,
    type,
    mode: 'legacy',
    nullable: false,
  });
  const place = filtered ? long('-', asType(number, T.long), 1n) : known(call('-', [element, first], conf));
  const unique = known(call('+', [long('*', partition, 1n << BITS), place], conf));
  const column = (name: string, expr: Expr): NamedExpr => ({ id: env.ids.column(), name, expr });
  return new Map([
    ['monotonically_increasing_id', column('_place', unique)],
    ['spark_partition_id', column('_partition', asType(partition, T.int))],
  ]);
}
