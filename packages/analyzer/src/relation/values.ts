import {
  type Attribute,
  commonType,
  type DataType,
  type Expr,
  fail,
  type Literal,
  mapList,
  type UnresolvedExpr,
  type UnresolvedValues,
  type Values,
} from '@spark-sql-to-snowflake/plan-ir';
import { implicitly } from '../coerce/cast.js';
import type { Env, QueryContext } from '../env.js';
import type { ExprContext } from '../expression/context.js';
import { hasAggregate, holds } from '../expression/holds.js';
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
  const rows = plan.rows.map((row, i): readonly Expr[] => {
    if (row.length !== width) {
      fail('values-width', { expected: width, actual: row.length, row: i + 1 }, plan.origin);
    }
    // thousands of rows of constants stay the lists that they are
    return areLiterals(row) ? row : row.map((cell) => resolveCell(cell, context));
  });
  const output = Array.from({ length: width }, (_, i): Attribute => {
    const name = `col${i + 1}`;
    return { id: env.ids.column(), name, ...columnOf(rows, i, name, query, plan) };
  });
  const cast = mapList(rows, (row) => mapList(row, (e, i) => implicitly(e, output[i]?.type ?? e.type, env.conf)));
  return {
    plan: spread({ kind: 'values', rows: cast, output, origin: plan.origin }, env),
    scope: scopeOf(output, [], env.fold),
  };
}

/** Rows that stand in the query, over as many partitions as the session gives to what reads nothing. */
export function spread(plan: Values, env: Env): Values {
  const partitions = env.conf.leafPartitions;
  if (partitions === undefined) return plan;
  env.partitions.known = true;
  return { ...plan, partitions };
}

const areLiterals = (row: readonly UnresolvedExpr[]): row is readonly Literal[] =>
  row.every((cell) => cell.kind === 'literal');

function resolveCell(cell: UnresolvedExpr, context: ExprContext): Expr {
  if (cell.kind === 'literal') return cell;
  const expr = resolveExpr(cell, context);
  const bad =
    isVolatile(expr) ||
    holds(expr, (e) => e.kind === 'column') ||
    hasAggregate(expr) ||
    holds(expr, (e) => e.kind === 'scalar-subquery' || e.kind === 'exists' || e.kind === 'in-subquery');
  if (bad) fail('values-expression', { sql: pretty(expr, context.env) }, cell.origin);
  return expr;
}

function columnOf(
  rows: readonly (readonly Expr[])[],
  index: number,
  name: string,
  query: QueryContext,
  plan: UnresolvedValues,
): Pick<Attribute, 'type' | 'nullable'> {
  // thousands of rows have few types
  const distinct = new Set<DataType>();
  let nullable = false;
  for (const row of rows) {
    const cell = row[index];
    if (!cell) continue;
    distinct.add(cell.type);
    nullable ||= cell.nullable;
  }
  // text is made of nothing else here, in no mode
  const type = commonType([...distinct], { ...query.env.conf, ansi: false }, 'keep');
  return { type: type ?? fail('values-types', { column: `\`${name}\`` }, plan.origin), nullable };
}
