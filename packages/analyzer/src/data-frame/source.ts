import { Bug, type UnresolvedSource } from '@spark-sql-to-snowflake/plan-ir';
import type { QueryContext } from '../env.js';
import type { Analyzed } from '../relation/output.js';
import { tableOf } from '../relation/table.js';
import { requalified } from '../scope.js';

/** Files to read, or rows that the client sent: a table without a name, which the host has made of them. */
export function analyzeSourceData(plan: UnresolvedSource, query: QueryContext): Analyzed {
  const info = query.env.source?.(plan);
  if (!info) throw new Bug(`the host has not looked into a ${plan.kind}`);
  const analyzed = tableOf(info, info.name, query, plan.origin);
  // a DataFrame's rows have no name
  const made = analyzed.plan;
  return { plan: made.kind === 'alias' ? made.child : made, scope: requalified(analyzed.scope, []) };
}
