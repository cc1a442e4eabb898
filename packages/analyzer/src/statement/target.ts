import {
  type ColumnId,
  type Expr,
  type Field,
  mapChildren,
  outputOf,
  type Plan,
} from '@spark-sql-to-snowflake/plan-ir';
import { NO_CTES, type QueryContext } from '../env.js';
import type { Clause, ExprContext } from '../expression/context.js';
import { columnIn } from '../expression/name.js';
import { analyzeTable, storedCall } from '../relation/table.js';
import { requalified, type Scope } from '../scope.js';
import { exprContext } from '../select/block.js';

/** The table that a statement changes. `columns` is absent where the catalog does not know it. */
export interface Target {
  readonly plan: Plan;
  readonly scope: Scope;
  readonly columns?: readonly Field[];
}

export function relationOf(name: readonly string[], alias: string | undefined, query: QueryContext): Target {
  const { plan, scope } = analyzeTable({ kind: 'table', name }, { ...query, ctes: NO_CTES }, false);
  const info = query.env.catalog.table(name);
  return {
    plan: alias === undefined ? plan : { kind: 'alias', child: plan, name: alias },
    scope: alias === undefined ? scope : requalified(scope, [alias]),
    ...(typeof info === 'object' && { columns: info.columns }),
  };
}

/**
 * The context of expressions in UPDATE, DELETE and MERGE. There is no plan below them that says what an id is called, so a column
 * carries its table's spelling; nor one that converts what the target stores in another form.
 */
export function changeContext(scope: Scope, query: QueryContext, clause: Clause, target: Target): ExprContext {
  const stored = storedTypes(target);
  const spelled = (e: Expr): Expr => {
    // a name may go on into the fields of the column
    if (e.kind !== 'column') return mapChildren(e, spelled);
    const found = scope.named(scope.fold(e.name))?.find((i) => i.attribute.id === e.id);
    const column = found ? { ...e, name: found.attribute.name } : e;
    const type = stored?.get(e.id);
    return type === undefined ? column : storedCall('read_stored', column, type);
  };
  return {
    ...exprContext(scope, query, clause),
    column: (parts, origin) => {
      const found = columnIn(scope, parts, query.env, origin);
      return found && spelled(found);
    },
  };
}

/** The types of the database's own that columns of the target have (`Field.stored`). */
function storedTypes({ plan, columns }: Target): ReadonlyMap<ColumnId, string> | undefined {
  if (!columns?.some((c) => c.stored !== undefined)) return undefined;
  return new Map(outputOf(plan).flatMap(({ id }, i) => (columns[i]?.stored ? [[id, columns[i].stored]] : [])));
}
