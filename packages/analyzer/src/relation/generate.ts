import { fail, type UnresolvedGenerate } from '@spark-sql-to-snowflake/plan-ir';
import type { QueryContext } from '../env.js';
import { resolveExpr } from '../expression/resolve.js';
import { joined, scopeOf } from '../scope.js';
import { exprContext } from '../select/block.js';
import { generate } from '../select/generator.js';
import { isGenerator } from '../select/items.js';
import { type Analyzed, analyzeSource } from './output.js';

/** LATERAL VIEW. */
export function analyzeLateralView(plan: UnresolvedGenerate, query: QueryContext): Analyzed {
  const child = analyzeSource(plan.child, query);
  const generator = resolveExpr(plan.generator, exprContext(child.scope, query, 'other'));
  const name = plan.generator.name.at(-1) ?? '';
  if (!isGenerator(generator)) return fail('not-a-generator', { name: `\`${name}\`` }, plan.origin);
  const node = generate(child.plan, generator, plan.columns, plan.outer, query.env, plan.origin);
  const { alias } = plan;
  return {
    plan: alias === undefined ? node : { ...node, alias },
    scope: joined(child.scope, scopeOf(node.output, alias === undefined ? [] : [alias], query.env.fold)),
  };
}
