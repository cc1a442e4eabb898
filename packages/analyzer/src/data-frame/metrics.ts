import {
  type UnresolvedAggregate,
  type UnresolvedCollectMetrics,
  type UnresolvedPlan,
  unresolvedChildren,
} from '@spark-sql-to-snowflake/plan-ir';

/** A name under which `observe` tells metrics, and the query that gives them: one row, a column a metric. */
export interface ObservedMetrics {
  readonly name: string;
  readonly query: UnresolvedPlan;
}

/** The metrics that a plan observes, for the host to ask beside the plan itself. */
export function observedMetrics(plan: UnresolvedPlan): readonly ObservedMetrics[] {
  const found: ObservedMetrics[] = [];
  // a list and no recursion: plans may be a thousand operators deep
  const open: UnresolvedPlan[] = [plan];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.kind === 'collect-metrics') found.push({ name: node.name, query: metricsOf(node) });
    open.push(...unresolvedChildren(node));
  }
  return found;
}

const metricsOf = ({ child, metrics, planId }: UnresolvedCollectMetrics): UnresolvedAggregate => ({
  kind: 'aggregate',
  child,
  groupBy: [],
  items: metrics,
  ...(planId !== undefined && { planId }),
});
