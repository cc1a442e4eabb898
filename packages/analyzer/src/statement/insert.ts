import {
  type Expr,
  type Field,
  fail,
  type Insert,
  type NamedExpr,
  outputOf,
  type Plan,
  type TableInfo,
  type UnresolvedExpr,
  type UnresolvedPlan,
} from '@spark-sql-to-snowflake/plan-ir';
import type { QueryContext } from '../env.js';
import { columnOf } from '../expression/name.js';
import { resolveExpr } from '../expression/resolve.js';
import { tidy } from '../relation/output.js';
import { analyzePlan } from '../relation/plan.js';
import { exprContext } from '../select/block.js';
import { filled } from './defaults.js';
import { storedPlan } from './store.js';
import { relationOf } from './target.js';

const quoted = (names: readonly string[]): string => names.map((n) => `\`${n}\``).join(', ');

/** INSERT: the query's columns are cast to the table's, by position or by name, where the catalog knows the table. */
export function analyzeInsert(s: Insert<UnresolvedPlan, UnresolvedExpr>, query: QueryContext): Insert<Plan, Expr> {
  const { env } = query;
  const info = env.catalog.table(s.table);
  const known = typeof info === 'object' ? info : undefined;
  const listed = () => (known ? targetColumns(s, known, query).map((c) => c.name) : s.columns);
  const given = filled(s, listed, known);
  const source = analyzePlan(given?.query ?? s.query, query);
  const plan = tidy(source, query);
  if (info === 'missing') return fail('unknown-table', { name: s.table.map((p) => `\`${p}\``).join('.') }, s.origin);
  const relation = relationOf(s.table, undefined, query);
  const context = exprContext(relation.scope, query, 'other');
  const partition = s.partition.map((p) => ({
    name: p.name,
    ...(p.value && { value: resolveExpr(p.value, context) }),
  }));
  const { replaceWhere: _condition, relation: _relation, ...rest } = s;
  const columnsLeft = given && s.columns?.filter((_, i) => !given.left.has(i));
  const made = {
    ...rest,
    ...(columnsLeft && { columns: columnsLeft }),
    partition,
    ...(info !== 'unknown' && { relation: relation.plan }),
    ...(s.replaceWhere && { replaceWhere: resolveExpr(s.replaceWhere, context) }),
  };
  if (info === 'unknown' || source.scope.opens.length > 0) return { ...made, query: plan };
  const target = targetColumns(s, info, query);
  const filledColumns = given ? target.filter((_, i) => !given.left.has(i)) : target;
  const columns = givenColumns(filledColumns, s, info, plan, query);
  const ordered = s.byName ? byName(plan, columns, s, query) : plan;
  const output = outputOf(ordered);
  if (output.length !== columns.length) {
    const params = {
      table: s.table.map((p) => `\`${p}\``).join('.'),
      columns: quoted(columns.map((c) => c.name)),
      data: quoted(output.map((c) => c.name)),
    };
    fail(output.length > columns.length ? 'insert-too-many' : 'insert-too-few', params, s.origin);
  }
  // named even where the source did not: what is written must not depend on the order in which a database has its columns
  return { ...made, columns: columns.map((c) => c.name), query: storedPlan(ordered, columns, s.table, env, s.origin) };
}

/** The columns that the query fills, in order: those listed, or all but the partition columns that have a value, which come last. */
function targetColumns(
  s: Insert<UnresolvedPlan, UnresolvedExpr>,
  info: TableInfo,
  query: QueryContext,
): readonly Field[] {
  const { fold } = query.env;
  const byKey = new Map(info.columns.map((c) => [fold(c.name), c]));
  const fixed = new Set(s.partition.filter((p) => p.value).map((p) => fold(p.name)));
  if (s.columns) {
    const seen = new Set<string>();
    return s.columns.map((name) => {
      const column = byKey.get(fold(name));
      if (!column)
        return fail('unknown-column', { name: `\`${name}\``, near: info.columns.map((c) => c.name) }, s.origin);
      if (seen.has(fold(name))) fail('duplicate-column', { column: `\`${name}\`` }, s.origin);
      seen.add(fold(name));
      return column;
    });
  }
  const last = new Set((info.partitionColumns ?? []).map(fold));
  const first = info.columns.filter((c) => !last.has(fold(c.name)));
  const rest = info.columns.filter((c) => last.has(fold(c.name)));
  return [...first, ...rest].filter((c) => !fixed.has(fold(c.name)));
}

/** Of an INSERT by name the columns that the query has: the others get their default or NULL. Partition columns must be there. */
function givenColumns(
  columns: readonly Field[],
  s: Insert<UnresolvedPlan, UnresolvedExpr>,
  info: TableInfo,
  plan: Plan,
  { env: { fold } }: QueryContext,
): readonly Field[] {
  if (!s.byName) return columns;
  const kept = new Set([...outputOf(plan).map((c) => c.name), ...(info.partitionColumns ?? [])].map(fold));
  return columns.filter((c) => kept.has(fold(c.name)) || !c.nullable);
}

function byName(
  plan: Plan,
  columns: readonly Field[],
  s: Insert<UnresolvedPlan, UnresolvedExpr>,
  query: QueryContext,
): Plan {
  const { fold } = query.env;
  const table = s.table.map((p) => `\`${p}\``).join('.');
  const output = outputOf(plan);
  const wanted = new Set(columns.map((c) => fold(c.name)));
  const extra = output.filter((c) => !wanted.has(fold(c.name)));
  if (extra.length > 0) fail('insert-extra-column', { table, columns: quoted(extra.map((c) => c.name)) }, s.origin);
  const list = columns.map((c): NamedExpr => {
    const found = output.find((o) => fold(o.name) === fold(c.name));
    if (!found) return fail('insert-missing-column', { table, column: `\`${c.name}\`` }, s.origin);
    return { id: found.id, name: found.name, expr: columnOf(found, found.name) };
  });
  return output.every((c, i) => c.id === list[i]?.id) ? plan : { kind: 'project', child: plan, columns: list };
}
