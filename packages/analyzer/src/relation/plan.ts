import {
  diagnostic,
  fail,
  type UnresolvedDistinct,
  type UnresolvedFilter,
  type UnresolvedHint,
  type UnresolvedPlan,
  type UnresolvedSort,
} from '@spark-sql-to-snowflake/plan-ir';
import { analyzeFrame } from '../data-frame/frame.js';
import { alreadyAnalyzed } from '../data-frame/frames.js';
import { analyzeDataFrame } from '../data-frame/plan.js';
import type { QueryContext } from '../env.js';
import { hasAggregate } from '../expression/holds.js';
import { resolveExpr } from '../expression/resolve.js';
import { pretty } from '../name/pretty.js';
import { withoutPartitions } from '../partition/with-partitions.js';
import { makeScope, visible } from '../scope.js';
import { analyzeBlock, checkBoolean, exprContext, selectBlock } from '../select/block.js';
import { resolveSort } from '../select/order.js';
import { analyzeAlias } from './alias.js';
import { analyzeLateralView } from './generate.js';
import { analyzeJoin } from './join.js';
import { analyzeLimit } from './limit.js';
import { type Analyzed, analyzeSource, tidy } from './output.js';
import { analyzePivot } from './pivot.js';
import { analyzeSample } from './sample.js';
import { analyzeSetOperation } from './set-operation.js';
import { analyzeTable } from './table.js';
import { analyzeTableFunction } from './table-function.js';
import { analyzeUnpivot } from './unpivot.js';
import { analyzeValues } from './values.js';
import { analyzeWith } from './with.js';

/** One relation or query: its typed plan and the names it offers. */
export function analyzePlan(plan: UnresolvedPlan, query: QueryContext): Analyzed {
  return plan.planId === undefined ? analyzeRelation(plan, query) : analyzeFrame(plan, plan.planId, inner(query));
}

/** The same, whether or not it is a DataFrame. */
export function analyzeRelation(plan: UnresolvedPlan, query: QueryContext): Analyzed {
  const block = selectBlock(plan);
  if (block) return analyzeBlock(block, inner(query));
  switch (plan.kind) {
    case 'table':
      return analyzeTable(plan, query);
    case 'table-function':
      return analyzeTableFunction(plan, query);
    case 'values':
      return analyzeValues(plan, query);
    case 'one-row':
      return (
        alreadyAnalyzed(plan, query.env) ?? {
          plan: { kind: 'one-row', origin: plan.origin },
          scope: makeScope([], query.env.fold),
        }
      );
    case 'filter':
      return analyzeFilter(plan, inner(query));
    case 'sort':
      return analyzeSort(plan, inner(query));
    case 'distribute':
      return moved(analyzePlan(plan.child, inner(query)), query);
    case 'limit':
      return analyzeLimit(plan, inner(query));
    case 'distinct':
      return analyzeDistinct(plan, inner(query));
    case 'join':
      return analyzeJoin(plan, inner(query));
    case 'set-operation':
      return analyzeSetOperation(plan, inner(query));
    case 'alias':
      return analyzeAlias(plan, inner(query));
    case 'with':
      return analyzeWith(plan, query);
    case 'generate':
      return analyzeLateralView(plan, inner(query));
    case 'pivot':
      return analyzePivot(plan, inner(query));
    case 'unpivot':
      return analyzeUnpivot(plan, inner(query));
    case 'sample':
      return analyzeSample(plan, inner(query));
    case 'hint':
      return analyzeHint(plan, inner(query));
    case 'window-definitions':
      return analyzePlan(plan.child, inner(query));
    case 'transform':
      return fail(
        'unsupported',
        { what: 'TRANSFORM with a script', why: 'it runs a program of the cluster' },
        plan.origin,
      );
    case 'project':
    case 'aggregate':
    case 'having':
      return fail('unsupported', { what: 'HAVING here' }, plan.origin);
    default:
      return analyzeDataFrame(plan, inner(query));
  }
}

/** Below the top of a definition or subquery, a WITH may repeat outer names. */
function inner(query: QueryContext): QueryContext {
  return query.startsNested ? { ...query, startsNested: undefined } : query;
}

function analyzeFilter(plan: UnresolvedFilter, query: QueryContext): Analyzed {
  const child = analyzeSource(plan.child, query);
  const condition = resolveExpr(plan.condition, exprContext(child.scope, query, 'where'));
  checkBoolean(condition, query);
  if (hasAggregate(condition)) {
    const sql = pretty(condition, query.env);
    fail('invalid-where', { sql, functions: sql }, plan.origin);
  }
  return {
    plan: { kind: 'filter', child: child.plan, condition, origin: plan.origin },
    scope: child.scope,
  };
}

function analyzeSort(plan: UnresolvedSort, query: QueryContext): Analyzed {
  const child = analyzePlan(plan.child, query);
  const items = visible(child.scope).map((a) => ({
    id: a.id,
    name: a.name,
    expr: { kind: 'column' as const, ...a },
    aliased: false,
    uses: new Set<typeof a.id>(),
    origin: undefined,
  }));
  const orders = resolveSort(plan, items, child.scope, undefined, query);
  for (const o of orders) {
    if (hasAggregate(o.expr)) fail('missing-group-by', {}, o.expr.origin);
  }
  return {
    plan: { kind: 'sort', child: child.plan, orders, global: plan.global, origin: plan.origin },
    scope: child.scope,
  };
}

function analyzeDistinct(plan: UnresolvedDistinct, query: QueryContext): Analyzed {
  const child = analyzePlan(plan.child, query);
  return { plan: { kind: 'distinct', child: tidy(child, query) }, scope: child.scope };
}

function analyzeHint(plan: UnresolvedHint, query: QueryContext): Analyzed {
  const why = 'hints change how Spark runs a query, not its answer';
  query.env.diagnostics.add(diagnostic('left-out', { what: `The hint ${plan.name}`, why }, plan.origin));
  const input = analyzePlan(plan.child, query);
  return MOVING.has(plan.name.toLowerCase()) ? moved(input, query) : input;
}
const MOVING: ReadonlySet<string> = new Set(['coalesce', 'repartition', 'repartition_by_range', 'rebalance']);

/** Rows that are spread anew. */
export const moved = (input: Analyzed, { env }: QueryContext): Analyzed =>
  env.partitions.known ? { ...input, plan: withoutPartitions(input.plan) } : input;
