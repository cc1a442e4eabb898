import { type CteDefinition, fail, type UnresolvedWith } from '@spark-sql-to-snowflake/plan-ir';
import { type CteEntry, type Ctes, findCte, type QueryContext } from '../env.js';
import { renamedColumns } from './alias.js';
import { analyzeLegacyWith, isLegacy } from './legacy-with.js';
import { type Analyzed, tidy } from './output.js';
import { analyzePlan } from './plan.js';

/** WITH: each definition sees the ones before it. */
export function analyzeWith(plan: UnresolvedWith, query: QueryContext): Analyzed {
  const { env } = query;
  if (isLegacy(env)) return analyzeLegacyWith(plan, query);
  const { startsNested } = query;
  const own = new Map<string, CteEntry>();
  const ctes: Ctes = { own, parent: query.ctes };
  const definitions: CteDefinition[] = [];
  for (const cte of plan.ctes) {
    const key = env.fold(cte.name);
    if (startsNested && env.conf.ctePrecedence === 'exception' && findCte(query.ctes, key))
      fail('ambiguous-cte', { name: `\`${cte.name}\`` }, cte.origin ?? plan.origin);
    const inner: QueryContext = { ...query, ctes, startsNested: true };
    const analyzed = analyzePlan(cte.plan, inner);
    const body = { plan: tidy(analyzed, inner), scope: analyzed.scope };
    const made = cte.columns ? renamedColumns(body, cte.columns, cte.name, inner, cte.origin) : body;
    const entry: CteEntry = { id: env.ids.cte(), name: cte.name, scope: made.scope };
    definitions.push({ id: entry.id, name: cte.name, plan: made.plan });
    own.set(key, entry);
  }
  const child = analyzePlan(plan.child, { ...query, ctes, startsNested: undefined });
  return {
    plan: { kind: 'with', ctes: definitions, child: child.plan, origin: plan.origin },
    scope: child.scope,
  };
}
