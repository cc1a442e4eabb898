import type { ColumnId } from '../brand.js';
import type { SparkConf } from '../conf.js';
import { someExpr } from '../expr/children.js';
import type { Expr, SortOrder } from '../expr/expr.js';
import { longLiteral } from '../expr/literal.js';
import { passed } from '../plan/pass-through.js';
import type { Attribute, Plan, Project, Range, Sort, Values } from '../plan/plan.js';
import { rangeCount } from '../plan/range-count.js';
import * as T from '../types/type.js';

/** Rows of which is known in which partition each is, after steps that leave each row where it is. */
export interface Placed {
  /** With the element among its columns. */
  readonly plan: Plan;
  /** Numbers the rows that there were at first: start, start + step, … */
  readonly element: Attribute;
  readonly count: bigint;
  readonly start: bigint;
  readonly step: bigint;
  readonly partitions: number;
  /** Rows may be missing. */
  readonly filtered: boolean;
  /** The order within each partition, where it isn't that of the elements. */
  readonly orders?: readonly SortOrder[];
  /** Spark evaluates these rows before it spreads them over partitions: what filters them or draws for them knows of none. */
  readonly early: boolean;
}

/** Plans that this pass has made, in which no step moves a row, and those among them that sampled: Spark spreads rows before. */
export interface Made {
  readonly own: WeakSet<Plan>;
  readonly sampled: WeakSet<Plan>;
}

/** What it takes to add columns. */
export interface PlacingContext {
  readonly conf: SparkConf;
  newId(): ColumnId;
}

const MOST = 1n << 62n;
const isWindowOrQuery = (e: Expr): boolean => e.kind === 'window' || 'plan' in e;
const abs = (n: bigint): bigint => (n < 0n ? -n : n);

export function placedRows(plan: Plan, made: Made, ctx: PlacingContext): Placed | undefined {
  switch (plan.kind) {
    case 'range':
      return ofRange(plan);
    case 'values':
      return ofValues(plan, ctx);
    case 'alias': {
      const below = placedRows(plan.child, made, ctx);
      return below && { ...below, plan: { ...plan, child: below.plan } };
    }
    case 'sort':
      return ofSort(plan, made, ctx);
    case 'filter': {
      const below = someExpr(plan.condition, isWindowOrQuery) ? undefined : placedRows(plan.child, made, ctx);
      return below?.early ? undefined : below && { ...below, plan: { ...plan, child: below.plan }, filtered: true };
    }
    case 'project':
      return ofProject(plan, made, ctx);
    default:
      return undefined;
  }
}

function ofSort(plan: Sort, made: Made, ctx: PlacingContext): Placed | undefined {
  const own = made.own.has(plan);
  const below = plan.global && !own ? undefined : placedRows(plan.child, made, ctx);
  if (!below) return undefined;
  const sort: Plan = { ...plan, child: below.plan };
  if (!own) return { ...below, plan: sort, orders: plan.orders };
  made.own.add(sort);
  if (!made.sampled.has(plan)) return { ...below, plan: sort };
  made.sampled.add(sort);
  return { ...below, plan: sort, early: false };
}

function ofProject(plan: Project, made: Made, ctx: PlacingContext): Placed | undefined {
  const own = made.own.has(plan);
  if (!own && plan.columns.some((c) => someExpr(c.expr, isWindowOrQuery))) return undefined;
  const below = placedRows(plan.child, made, ctx);
  if (!below || below.orders?.some((o) => !isKept(o.expr, plan))) return undefined;
  const there = plan.columns.find((c) => c.expr.kind === 'column' && c.expr.id === below.element.id);
  const element = there ? { ...below.element, id: there.id, name: there.name } : below.element;
  const project: Plan = {
    ...plan,
    child: below.plan,
    columns: there ? plan.columns : [...plan.columns, passed(element)],
  };
  const sampled = made.sampled.has(plan);
  if (own) made.own.add(project);
  if (sampled) made.sampled.add(project);
  return { ...below, plan: project, element, early: below.early && !sampled };
}

const isKept = (e: Expr, { columns }: Project): boolean =>
  e.kind === 'column' && columns.some((c) => c.id === e.id && c.expr.kind === 'column' && c.expr.id === e.id);

function ofRange(plan: Range): Placed | undefined {
  const [element] = plan.output;
  const { partitions, start, step } = plan;
  const count = rangeCount(plan);
  if (!element || partitions === undefined) return undefined;
  if (count * BigInt(partitions) > MOST || count * abs(step) > MOST) return undefined;
  return { plan, element, count, start, step, partitions, filtered: false, early: false };
}

/** Rows that stand in the query: no partition of them is empty. */
function ofValues(plan: Values, ctx: PlacingContext): Placed | undefined {
  if (plan.partitions === undefined || plan.rows.length === 0) return undefined;
  const element: Attribute = { id: ctx.newId(), name: '_element', type: T.long, nullable: false };
  return {
    plan: {
      ...plan,
      rows: plan.rows.map((row, i) => [...row, longLiteral(BigInt(i))]),
      output: [...plan.output, element],
    },
    element,
    count: BigInt(plan.rows.length),
    start: 0n,
    step: 1n,
    partitions: Math.min(plan.rows.length, plan.partitions),
    filtered: false,
    early: true,
  };
}
