import { type NamedExpr, outputOf, type Plan, types as T, type UnresolvedPlan } from '@spark-sql-to-snowflake/plan-ir';
import type { QueryContext } from '../env.js';
import { columnOf } from '../expression/name.js';
import { withPartitions } from '../partition/with-partitions.js';
import { requalified, type Scope, visible } from '../scope.js';
import { analyzePlan } from './plan.js';

/** A typed plan and the names of its columns. */
export interface Analyzed {
  readonly plan: Plan;
  readonly scope: Scope;
  /** Of a DataFrame: the relation whose columns a sort or filter over this one may use, too. */
  readonly below?: Analyzed;
  /** The same relation in a form that lets columns of `below` through, where `plan` is a shorter one that does not. */
  readonly wide?: Analyzed;
}

/** The plan with exactly the columns that its names show, in their order. */
export function tidy({ plan, scope }: Analyzed, query: QueryContext): Plan {
  const wanted = visible(scope);
  const output = outputOf(plan);
  if (output === wanted || (output.length === wanted.length && output.every((c, i) => c.id === wanted[i]?.id)))
    return plan;
  if (scope.opens.length > 0 && output.length <= wanted.length) return plan;
  const columns = scope.items.flatMap((i): NamedExpr[] => {
    if (i.kind === 'open') {
      const expr = {
        kind: 'open-star' as const,
        qualifier: i.qualifier,
        except: [],
        type: T.unknown,
        nullable: true,
      };
      return [{ id: query.env.ids.column(), name: '*', expr }];
    }
    if (i.hidden) return [];
    return [{ id: i.attribute.id, name: i.attribute.name, expr: columnOf(i.attribute, i.attribute.name) }];
  });
  return { kind: 'project', child: plan, columns };
}

const QUERIES: ReadonlySet<UnresolvedPlan['kind']> = new Set([
  'project',
  'aggregate',
  'having',
  'distinct',
  'window-definitions',
  'sort',
  'distribute',
  'limit',
  'set-operation',
  'with',
]);

/** A relation of FROM. A subquery without a name ends the names that its columns had inside. */
export function analyzeSource(plan: UnresolvedPlan, query: QueryContext): Analyzed {
  const analyzed = analyzePlan(plan, query);
  if (plan.planId !== undefined || !QUERIES.has(plan.kind)) return analyzed;
  return { plan: tidy(analyzed, query), scope: requalified(analyzed.scope, []) };
}

/** A query whose columns matter by position: a subquery, an input of a set operation, the statement's own. */
export function analyzeOutput(plan: UnresolvedPlan, query: QueryContext): Plan {
  const made = tidy(analyzePlan(plan, query), query);
  return query.env.partitions.asked ? withPartitions(made, query.env) : made;
}
