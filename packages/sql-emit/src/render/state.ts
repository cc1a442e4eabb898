import type { CteId, Plan } from '@spark-sql-to-snowflake/plan-ir';
import { forEachPlanChild } from '@spark-sql-to-snowflake/plan-ir';
import type { EmitContext } from '../context.js';
import type { Names } from '../dialect.js';
import type { Draws } from './draws.js';
import type { Texts } from './shown.js';

/** How the columns of a query are to be named. `result`: as Spark spells them; `stored`: as a table's columns; `inner`: uniquely, for the query around; `none`: nobody reads the names. */
export type Naming = 'result' | 'stored' | 'inner' | 'none';

/** What a CTE shows, once rendered: its columns by position. */
export interface CteNames {
  readonly name: string;
  readonly columns: Texts;
}

/** What the rendering of one statement shares. Mutable, and gone with the statement. */
export interface RenderState {
  readonly context: Omit<EmitContext, 'emit'>;
  readonly names: Names;
  readonly layout: 'lines' | 'line';
  readonly ctes: Map<CteId, CteNames>;
  /** Folded names that a generated alias or CTE must not take: tables without a schema, CTEs. */
  readonly taken: Set<string>;
  readonly draws: Draws | undefined;
}

/** The folded names of tables that are named by one part: a CTE of the same name would hide them. */
export function tableNames(plan: Plan, names: Names, found: Set<string> = new Set()): Set<string> {
  if (plan.kind === 'relation') {
    const last = plan.table.at(-1);
    if (plan.table.length === 1 && last !== undefined) found.add(names.fold(names.table([last])));
  }
  forEachPlanChild(plan, (child) => tableNames(child, names, found));
  return found;
}

/** `base`, or `base_1`, `base_2`, … : the first that is not taken. */
export function freshName(base: string, isTaken: (name: string) => boolean): string {
  if (!isTaken(base)) return base;
  for (let i = 1; ; i++) {
    const name = `${base}_${i}`;
    if (!isTaken(name)) return name;
  }
}
