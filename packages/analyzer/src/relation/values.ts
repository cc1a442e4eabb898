import {
  type Attribute,
  commonType,
  type DataType,
  type Expr,
  fail,
  type UnresolvedValues,
} from '@spark-sql-to-snowflake/plan-ir';
import { implicitly } from '../coerce/cast.js';
import type { QueryContext } from '../env.js';
import { hasAggregate, holds } from '../expression/aggregate.js';
import { resolveExpr } from '../expression/resolve.js';
import { pretty } from '../name/pretty.js';
import { makeScope, scopeOf } from '../scope.js';
import { exprContext } from '../select/block.js';
import { isVolatile } from './correlation.js';
import type { Analyzed } from './output.js';

/** VALUES: columns `col1`, `col2`, …, each of the type that all its rows share. */
export function analyzeValues(plan: UnresolvedValues, query: QueryContext): Analyzed {
  const { env } = query;
  const context = exprContext(makeScope([], env.fold), query, 'values');
  const width = plan.rows[0]?.length ?? 0;
  const rows = plan.rows.map((row, i) => {
    if (row.length !== width) {
      fail('values-width', { expected: width, actual: row.length, row: i + 1 }, plan.origin);
    }
    return row.map((cell) => {
      if (cell.kind === 'literal') return cell;
      const expr = resolveExpr(cell, context);
      const bad =
        isVolatile(expr) ||
        holds(expr, (e) => e.kind === 'column') ||
        hasAggregate(expr) ||
        holds(expr, (e) => e.kind === 'scalar-subquery' || e.kind === 'exists' || e.kind === 'in-subquery');
      if (bad) fail('values-expression', { sql: pretty(expr, env) }, cell.origin);
      return expr;
    });
  });
  const types: DataType[] = [];
  const nullable: boolean[] = [];
  for (let i = 0; i < width; i++) {
    const column = rows.map((r) => r[i]).filter((e) => e !== undefined);
    types.push(columnType(column, `col${i + 1}`, query, plan));
    nullable.push(column.some((e) => e.nullable));
  }
  const output = types.map(
    (type, i): Attribute => ({
      id: env.ids.column(),
      name: `col${i + 1}`,
      type,
      nullable: nullable[i] ?? true,
    }),
  );
  const cast = rows.map((row) => row.map((e, i) => implicitly(e, types[i] ?? e.type, env.conf)));
  return {
    plan: { kind: 'values', rows: cast, output, origin: plan.origin },
    scope: scopeOf(output, [], env.fold),
  };
}

function columnType(cells: readonly Expr[], name: string, query: QueryContext, plan: UnresolvedValues): DataType {
  // thousands of rows have few types
  const distinct = [...new Set(cells.map((c) => c.type))];
  // text is made of nothing else here, in no mode
  const type = commonType(distinct, { ...query.env.conf, ansi: false }, 'keep');
  return type ?? fail('values-types', { column: `\`${name}\`` }, plan.origin);
}
