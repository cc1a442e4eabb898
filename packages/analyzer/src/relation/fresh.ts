import {
  type Attribute,
  type ColumnId,
  type CteId,
  type Expr,
  isVolatileFunction,
  mapPlanChildren,
  mapPlanExprs,
  mapSubqueries,
  type Plan,
  transformUp,
} from '@spark-sql-to-snowflake/plan-ir';
import type { Env } from '../env.js';
import { spread } from './values.js';

/** The same plan with new ids throughout, so that it may stand twice in one query. */
export function refreshed(plan: Plan, env: Env): Plan {
  const columns = new Map<ColumnId, ColumnId>();
  const ctes = new Map<CteId, CteId>();
  const column = (id: ColumnId): ColumnId => {
    const before = columns.get(id);
    if (before) return before;
    const made = env.ids.column();
    columns.set(id, made);
    return made;
  };
  const cte = (id: CteId): CteId => {
    const before = ctes.get(id);
    if (before) return before;
    const made = env.ids.cte();
    ctes.set(id, made);
    return made;
  };
  const attributes = (list: readonly Attribute[]): readonly Attribute[] =>
    list.map((a) => ({ ...a, id: column(a.id) }));
  const node = (e: Expr): Expr => {
    if (e.kind === 'call' && isVolatileFunction(e.fn)) env.partitions.asked = true;
    if (e.kind === 'column' || e.kind === 'lambda-variable') return { ...e, id: column(e.id) };
    if (e.kind === 'lambda') return { ...e, params: e.params.map((p) => ({ ...p, id: column(p.id) })) };
    return e;
  };
  const expr = (e: Expr): Expr => mapSubqueries(transformUp(e, node), go);
  const go = (p: Plan): Plan => {
    const made = mapPlanExprs(mapPlanChildren(p, go), expr);
    switch (made.kind) {
      case 'project':
      case 'aggregate':
        return { ...made, columns: made.columns.map((c) => ({ ...c, id: column(c.id) })) };
      case 'relation':
      case 'set-operation':
      case 'expand':
      case 'generate':
      case 'python-rows':
        return { ...made, output: attributes(made.output) };
      case 'values':
        return spread({ ...made, output: attributes(made.output) }, env);
      case 'range':
        env.partitions.known ||= made.partitions !== undefined;
        return { ...made, output: attributes(made.output) };
      case 'sample':
        env.partitions.asked = true;
        return made;
      case 'cte-ref':
        return { ...made, cte: cte(made.cte), output: attributes(made.output) };
      case 'with':
        return { ...made, ctes: made.ctes.map((c) => ({ ...c, id: cte(c.id) })) };
      default:
        return made;
    }
  };
  return go(plan);
}
