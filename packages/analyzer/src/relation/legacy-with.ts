import type { UnresolvedPlan, UnresolvedWith } from '@spark-sql-to-snowflake/plan-ir';
import type { Env, QueryContext } from '../env.js';
import type { Analyzed } from './output.js';
import { analyzePlan } from './plan.js';

/** The definitions of one WITH, put in place of their names: the plan that stands for each, and the WITH's own before it. */
type Definitions = ReadonlyMap<string, { readonly plan: UnresolvedPlan; readonly earlier: Definitions }>;

/** `'pass'`: here the outermost WITHs that a plan still has are resolved. */
type Step = Definitions | 'pass';

/**
 * ctePrecedencePolicy=LEGACY: what Spark does, in order, to the names of tables in a plan. A WITH is resolved after those in the
 * FROM below it and replaces names in its body alone, also in the subqueries of its expressions, whose own WITHs come right
 * after each replacement; definitions go in as text, and their WITHs are left to the next pass. Behind the last step come
 * passes without end.
 */
export type Substitutions = readonly Step[];

/** A WITH. Its definitions are analyzed where they are used. */
export function analyzeLegacyWith(plan: UnresolvedWith, query: QueryContext): Analyzed {
  const steps = query.substitutions ?? [];
  const pass = steps.indexOf('pass');
  const [before, after] = pass < 0 ? [steps, []] : [steps.slice(0, pass), steps.slice(pass + 1)];
  let definitions: Definitions = new Map();
  for (const cte of plan.ctes) {
    const { columns, origin } = cte;
    const named: UnresolvedPlan = {
      kind: 'alias',
      child: cte.plan,
      name: cte.name,
      ...(columns && { columns }),
      origin,
    };
    definitions = new Map([...definitions, [query.env.fold(cte.name), { plan: named, earlier: definitions }]]);
  }
  const substitutions = [...before, 'pass', definitions, ...after] as const;
  return analyzePlan(plan.child, { ...query, startsNested: undefined, substitutions });
}

/** The definition that a name stands for; undefined: none. */
export function substituted(name: string, query: QueryContext): Analyzed | undefined {
  const steps = query.substitutions ?? [];
  const key = query.env.fold(name);
  for (const [i, step] of steps.entries()) {
    const found = step === 'pass' ? undefined : step.get(key);
    if (found) return analyzePlan(found.plan, { ...query, substitutions: [found.earlier, ...steps.slice(i + 1)] });
  }
  return undefined;
}

/** What is done to a subquery of an expression, given what is done to the plan around it. */
export const insideSubquery = (steps: Substitutions | undefined): Substitutions | undefined =>
  steps?.flatMap((step): readonly Step[] => (step === 'pass' ? [] : [step, 'pass']));

/** Do the definitions of WITH go in as text? */
export const isLegacy = (env: Env): boolean => env.conf.ctePrecedence === 'legacy';
