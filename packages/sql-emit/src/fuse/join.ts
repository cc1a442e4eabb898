import { type Call, type Exists, type Expr, type Join, type Plan, TRUE, types } from '@spark-sql-to-snowflake/plan-ir';
import { type Block, bareBlock, isOrdered, isUnprojected, type SelectBlock, type Source } from './block.js';
import { derive, type FuseContext, fuse } from './fuse.js';

/**
 * One side of a join as a source, with the conditions that may be hoisted to the joined block's WHERE: an inner side's WHERE
 * filters the same rows before or after the join, an outer join's null-giving side must keep its own.
 */
function side(
  plan: Plan,
  block: Block,
  mayHoist: boolean,
): { readonly source: Source; readonly where: readonly Expr[] } {
  const simple =
    isUnprojected(block) &&
    !isOrdered(block) &&
    block.ctes.length === 0 &&
    block.source &&
    (block.where.length === 0 || mayHoist);
  if (simple && block.source) return { source: block.source, where: block.where };
  return { source: derive(plan, block).source as Source, where: [] };
}

/** `EXISTS (SELECT 1 FROM right WHERE condition)`: a semi join in words every database has. */
function existence(plan: Join): Expr {
  const filtered: Plan = plan.condition ? { kind: 'filter', child: plan.right, condition: plan.condition } : plan.right;
  const exists: Exists = { kind: 'exists', plan: filtered, type: types.boolean, nullable: false };
  if (plan.type === 'left-semi') return exists;
  const not: Call = { kind: 'call', fn: 'not', args: [exists], type: types.boolean, nullable: false };
  return not;
}

/** A join as a FROM clause, with nothing nested that can stand beside. */
export function fuseJoin(plan: Join, ctx: FuseContext): SelectBlock {
  const leftBlock = fuse(plan.left, ctx);
  const semi = plan.type === 'left-semi' || plan.type === 'left-anti';
  if (semi && ctx.can.semiJoin === 'exists') {
    const left = side(plan.left, leftBlock, true);
    return { ...bareBlock(left.source), where: [...left.where, existence(plan)] };
  }
  const inner = plan.type === 'inner' || plan.type === 'cross';
  const left = side(plan.left, leftBlock, inner || plan.type === 'left' || semi);
  const right = side(plan.right, fuse(plan.right, ctx), inner && !plan.lateral);
  const rightSource: Source =
    plan.lateral && right.source.kind !== 'derived'
      ? (derive(plan.right, fuse(plan.right, ctx)).source as Source)
      : right.source;
  const condition = plan.condition ?? (plan.type === 'cross' || plan.type === 'inner' ? undefined : TRUE);
  return {
    ...bareBlock({
      kind: 'join',
      type: plan.type === 'inner' && !condition ? 'cross' : plan.type,
      left: left.source,
      right: rightSource,
      lateral: plan.lateral === true,
      condition,
    }),
    where:
      right.where.length === 0 ? left.where : left.where.length === 0 ? right.where : [...left.where, ...right.where],
  };
}
