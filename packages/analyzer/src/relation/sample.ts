import { fail, type UnresolvedSample } from '@spark-sql-to-snowflake/plan-ir';
import type { QueryContext } from '../env.js';
import { resolveExpr } from '../expression/resolve.js';
import { exprContext } from '../select/block.js';
import { type Analyzed, tidy } from './output.js';
import { analyzePlan } from './plan.js';

/** TABLESAMPLE. Counted rows are a LIMIT to Spark; a bucket out of n is the share 1/n. */
export function analyzeSample(plan: UnresolvedSample, query: QueryContext): Analyzed {
  const child = analyzePlan(plan.child, query);
  const { method } = plan;
  switch (method.kind) {
    case 'rows': {
      const limit = resolveExpr(method.rows, exprContext(child.scope, query, 'other'));
      return { plan: { kind: 'limit', child: child.plan, limit, origin: plan.origin }, scope: child.scope };
    }
    case 'percent':
    case 'bucket': {
      const upper = method.kind === 'percent' ? method.percent / 100 : method.numerator / method.denominator;
      if (!(upper >= 0 && upper <= 1)) {
        return fail(
          'unsupported',
          { what: `A sampling fraction of ${upper}`, why: 'it must be between 0 and 1' },
          plan.origin,
        );
      }
      query.env.partitions.asked = true;
      const seed = plan.seed === undefined ? {} : { seed: plan.seed };
      return {
        plan: {
          kind: 'sample',
          child: tidy(child, query),
          lower: 0,
          upper,
          ...seed,
          origin: plan.origin,
        },
        scope: child.scope,
      };
    }
    case 'bytes':
      return fail(
        'unsupported',
        { what: `TABLESAMPLE (${method.bytes})`, why: 'Spark itself refuses a size in bytes' },
        plan.origin,
      );
  }
}
