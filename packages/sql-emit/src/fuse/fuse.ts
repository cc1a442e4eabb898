import {
  type Aggregate,
  assertNever,
  type Expr,
  fail,
  mapList,
  mapNamed,
  mapOrders,
  type NamedExpr,
  outputOf,
  type Plan,
  type Sort,
  someExpr,
} from '@spark-sql-to-snowflake/plan-ir';
import type { Capabilities } from '../dialect.js';
import { passThrough } from '../pass-through.js';
import {
  type Block,
  bareBlock,
  isBare,
  isCut,
  isOrdered,
  isUnprojected,
  type SelectBlock,
  type Source,
} from './block.js';
import { fuseJoin } from './join.js';
import { canInline, type Definitions, definitionsOf, hasWindow, substitute } from './substitute.js';

/** What fusing may rely on. */
export interface FuseContext {
  readonly can: Capabilities;
}

/** The plan as a block of its own in FROM. */
export function derive(plan: Plan, block: Block, alias?: string): SelectBlock {
  return bareBlock({ kind: 'derived', block, output: outputOf(plan), alias });
}

const definitions = (block: SelectBlock): Definitions => definitionsOf(block.columns ?? []);
const windowed = (block: SelectBlock): boolean => block.columns?.some((c) => hasWindow(c.expr)) === true;

const isAnd = (e: Expr): boolean => e.kind === 'call' && e.fn === 'and';

/** The parts of a conjunction. */
export function conjuncts(expr: Expr): readonly Expr[] {
  if (expr.kind !== 'call' || expr.fn !== 'and') return [expr];
  return expr.args.some(isAnd) ? expr.args.flatMap(conjuncts) : expr.args;
}

/**
 * A plan as the fewest SELECT blocks that mean the same. Each operator goes into the block of its child where SQL's order of
 * evaluation (FROM, WHERE, GROUP BY, HAVING, windows, QUALIFY, DISTINCT, ORDER BY, LIMIT) allows it, else it opens a new one.
 */
export function fuse(plan: Plan, ctx: FuseContext): Block {
  switch (plan.kind) {
    case 'relation':
    case 'values':
    case 'range':
    case 'cte-ref':
      return bareBlock({ kind: 'leaf', plan });
    case 'one-row':
      return bareBlock();
    case 'alias':
      return fuseAlias(plan.child, plan.name, ctx);
    case 'filter':
      return fuseFilter(plan.child, conjuncts(plan.condition), ctx);
    case 'project':
      return fuseProject(plan.child, plan.columns, ctx);
    case 'aggregate': {
      const child = fuse(plan.child, ctx);
      const inner = child.kind === 'select' && !isCut(child) ? { ...child, orders: [] } : child;
      const target = inner.kind === 'select' && canGroup(inner, plan) ? inner : derive(plan.child, child);
      const defs = definitions(target);
      return {
        ...target,
        group: {
          groupings: mapList(plan.groupings, (g) => substitute(g, defs)),
          sets: plan.sets,
        },
        columns: mapNamed(plan.columns, (e) => substitute(e, defs)),
      };
    }
    case 'join':
      return fuseJoin(plan, ctx);
    case 'set-operation':
      return { kind: 'set', plan, inputs: plan.inputs.map((p) => fuse(p, ctx)), ctes: [], orders: [] };
    case 'sort':
      return plan.global ? fuseSort(plan, ctx) : fuse(plan.child, ctx);
    case 'limit': {
      const child = fuse(plan.child, ctx);
      const target = isCut(child) ? derive(plan.child, child) : child;
      return { ...target, limit: plan.limit, offset: plan.offset };
    }
    case 'distinct': {
      const child = fuse(plan.child, ctx);
      if (child.kind === 'select' && !isCut(child)) {
        return { ...child, orders: [], distinct: true, columns: child.columns ?? passThrough(outputOf(plan.child)) };
      }
      return { ...derive(plan.child, child), distinct: true, columns: passThrough(outputOf(plan.child)) };
    }
    case 'generate': {
      const child = fuse(plan.child, ctx);
      if (plan.child.kind === 'one-row') return bareBlock({ kind: 'generate', plan, generator: plan.generator });
      const target = asSource(plan.child, child);
      return {
        ...target,
        source: { kind: 'generate', plan, generator: plan.generator, ...(target.source && { left: target.source }) },
      };
    }
    case 'sample': {
      const target = asSource(plan.child, fuse(plan.child, ctx));
      if (!target.source || target.where.length > 0 || !hasName(target.source)) {
        const derived = derive(plan.child, target).source as Source;
        return bareBlock({ kind: 'sample', plan, child: derived });
      }
      return { ...target, source: { kind: 'sample', plan, child: target.source } };
    }
    case 'with': {
      const ctes = plan.ctes.map((definition) => ({ definition, block: fuse(definition.plan, ctx) }));
      const child = fuse(plan.child, ctx);
      return { ...child, ctes: [...ctes, ...child.ctes] };
    }
    case 'python-rows':
      return fail('python-in-sql', { name: plan.function.name }, plan.origin);
    case 'expand':
      throw new Error('expand: the dialect has no prepare rule for it');
    default:
      return assertNever(plan, 'fuse');
  }
}

/** A block whose source (and WHERE) can be taken over: itself if nothing is projected yet, else a derived table. */
export function asSource(plan: Plan, block: Block): SelectBlock {
  return isUnprojected(block) && !isOrdered(block) && block.ctes.length === 0 && block.source
    ? block
    : derive(plan, block);
}

/** A named relation stays a table with an alias; a named query stays a derived table: the source's shape is kept. */
function fuseAlias(child: Plan, name: string, ctx: FuseContext): Block {
  const block = fuse(child, ctx);
  if (isBare(block) && block.source) {
    const source = named(block.source, name);
    if (source) return bareBlock(source);
  }
  return derive(child, block, name);
}

/** What stands in FROM under one name: a sample's columns need it. */
const hasName = ({ kind }: Source): boolean => kind === 'leaf' || kind === 'derived' || kind === 'sample';

function named(source: Source, name: string): Source | undefined {
  switch (source.kind) {
    case 'leaf':
      return { kind: 'leaf', plan: source.plan, alias: name };
    case 'derived':
      return { ...source, alias: name };
    case 'sample': {
      const child = named(source.child, name);
      return child && { ...source, child };
    }
    default:
      return undefined;
  }
}

function fuseFilter(childPlan: Plan, conditions: readonly Expr[], ctx: FuseContext): Block {
  const child = fuse(childPlan, ctx);
  if (isUnprojected(child) && child.ctes.length === 0)
    return { ...child, where: child.where.length === 0 ? conditions : [...child.where, ...conditions] };
  if (child.kind === 'select' && !child.distinct && !isCut(child)) {
    const defs = definitions(child);
    if (windowed(child)) {
      if (ctx.can.qualify && canInline(conditions, defs))
        return { ...child, qualify: [...child.qualify, ...conditions.map((c) => substitute(c, defs))] };
    } else if (canInline(conditions, defs) && child.qualify.length === 0) {
      const inlined = conditions.map((c) => substitute(c, defs));
      if (child.group) return { ...child, having: [...child.having, ...inlined] };
      return { ...child, where: [...child.where, ...inlined] };
    }
  }
  const target = derive(childPlan, child);
  return { ...target, where: conditions };
}

function fuseProject(childPlan: Plan, columns: readonly NamedExpr[], ctx: FuseContext): Block {
  const child = fuse(childPlan, ctx);
  const windows = columns.some((c) => hasWindow(c.expr));
  // a block numbers its rows before it sorts them
  if (child.orders.length > 0 && columns.some((c) => someExpr(c.expr, feelsOrder)))
    return { ...derive(childPlan, child), columns };
  if (child.kind === 'select' && !child.distinct && !(windows && (isCut(child) || child.qualify.length > 0))) {
    if (!child.columns) {
      if (child.source || child.ctes.length === 0 || columns.length > 0) return { ...child, columns };
    } else {
      const defs = definitions(child);
      const exprs = columns.map((c) => c.expr);
      const throughWindow = windows && windowed(child);
      if (!throughWindow && canInline(exprs, defs) && !exprs.some((e) => e.kind === 'open-star')) {
        return { ...child, columns: mapNamed(columns, (e) => substitute(e, defs)) };
      }
    }
  }
  return { ...derive(childPlan, child), columns };
}

/** Does the value of a row hang on the rows before it, as they come? */
const feelsOrder = (e: Expr): boolean =>
  (e.kind === 'window' && e.orderBy.length === 0) || (e.kind === 'call' && e.fn === 'monotonically_increasing_id');

/** Can GROUP BY go onto this block? Not over windows, DISTINCT, LIMIT or another GROUP BY. */
function canGroup(block: SelectBlock, { groupings, columns, sets }: Aggregate): boolean {
  if (sets && !keepsKeys(groupings, definitions(block))) return false;
  if (block.distinct || block.group || isCut(block) || windowed(block) || block.qualify.length > 0) return false;
  if ((block.columns ?? []).some((c) => c.expr.kind === 'open-star')) return false;
  return canInline([...groupings, ...columns.map((c) => c.expr)], definitions(block)) || !block.columns;
}

/**
 * With grouping sets a key is what reads like it, so two keys must not become the same text, nor a part of each other, nor a constant:
 * of `(SELECT a, a AS b, 'x' AS c FROM t)` the keys a, b and c stay columns of the subquery.
 */
function keepsKeys(groupings: readonly Expr[], defs: Definitions): boolean {
  const keys = mapList(groupings, (g) => substitute(g, defs));
  if (keys === groupings) return true;
  const columns = new Set(keys.map((k) => (k.kind === 'column' ? k.id : undefined)));
  return columns.size === keys.length && !columns.has(undefined);
}

function fuseSort(plan: Sort, ctx: FuseContext): Block {
  const child = fuse(plan.child, ctx);
  if (isCut(child)) return { ...derive(plan.child, child), orders: plan.orders };
  if (child.kind === 'set') {
    // sorted by name: two columns of one name cannot be told apart
    const counts = new Map<string, number>();
    for (const { name } of child.plan.output) counts.set(name.toLowerCase(), (counts.get(name.toLowerCase()) ?? 0) + 1);
    const own = new Map(child.plan.output.map((a) => [a.id, counts.get(a.name.toLowerCase())]));
    const plain = plan.orders.every(
      ({ expr }) => expr.kind === 'column' && own.get(expr.id) === 1 && !ctx.can.computedKey?.(expr.type),
    );
    return plain ? { ...child, orders: plan.orders } : { ...derive(plan.child, child), orders: plan.orders };
  }
  const defs = definitions(child);
  const orders = mapOrders(plan.orders, (e) => substitute(e, defs));
  if (child.distinct) {
    // DISTINCT sorts by what it selects only
    const selected = plan.orders.every((o) => o.expr.kind === 'column');
    return selected ? { ...child, orders } : { ...derive(plan.child, child), orders: plan.orders };
  }
  return { ...child, orders };
}
