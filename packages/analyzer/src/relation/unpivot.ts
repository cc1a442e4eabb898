import {
  type Attribute,
  type ColumnId,
  call,
  commonType,
  type DataType,
  type Expr,
  fail,
  type Plan,
  stringLiteral,
  types as T,
  typeSql,
  type UnresolvedExpr,
  type UnresolvedUnpivot,
} from '@spark-sql-to-snowflake/plan-ir';
import { implicitly } from '../coerce/cast.js';
import { framesOf } from '../data-frame/frames.js';
import type { Env, QueryContext } from '../env.js';
import { columnOf } from '../expression/name.js';
import { resolveExpr } from '../expression/resolve.js';
import { pretty } from '../name/pretty.js';
import { scopeOf, visible } from '../scope.js';
import { exprContext } from '../select/block.js';
import { type Analyzed, tidy } from './output.js';
import { analyzePlan } from './plan.js';

const nameOf = (e: Expr, written: UnresolvedExpr | undefined, env: Env): string =>
  written?.kind === 'alias'
    ? (written.names[0] ?? '')
    : e.kind === 'column' || (e.kind === 'field' && written?.kind === 'name')
      ? e.name
      : pretty(e, env);

/** UNPIVOT: each row once per entry; rows without any value are dropped unless NULLs are included. */
export function analyzeUnpivot(plan: UnresolvedUnpivot, query: QueryContext): Analyzed {
  const { env } = query;
  const child = analyzePlan(plan.child, query);
  const context = exprContext(child.scope, query, 'select');
  const width = plan.valueColumns.length;
  const entries = plan.entries.map((entry) => {
    const columns = entry.columns.map((c): Expr => {
      const expr = resolveExpr(c, context);
      // DataFrames may unpivot any expression
      return expr.kind === 'column' || plan.ids
        ? expr
        : fail('unpivot-not-column', { sql: pretty(expr, env) }, c.origin);
    });
    if (columns.length !== width) fail('unpivot-size', { names: width }, plan.origin);
    const names = columns.map((c, i) => nameOf(c, entry.columns[i], env));
    return { columns, name: entry.alias ?? names.join('_') };
  });
  const used = new Set<ColumnId>(entries.flatMap((e) => e.columns.flatMap((c) => (c.kind === 'column' ? [c.id] : []))));
  if (!plan.ids && child.scope.opens.length > 0) {
    return fail(
      'star-needs-schema',
      { table: child.scope.opens[0]?.qualifier.join('.') ?? 'the table', what: 'UNPIVOT' },
      plan.origin,
    );
  }
  const ids: readonly Expr[] = plan.ids
    ? plan.ids.map((i) => resolveExpr(i, context))
    : visible(child.scope)
        .filter((c) => !used.has(c.id))
        .map((c) => columnOf(c, c.name));
  if (plan.ids && entries.length === 0) {
    const kept = new Set(ids.flatMap((e) => (e.kind === 'column' ? [e.id] : [])));
    for (const c of visible(child.scope))
      if (!kept.has(c.id)) entries.push({ columns: [columnOf(c, c.name)], name: c.name });
    if (entries.length === 0) return fail('unpivot-values', {}, plan.origin);
  }
  const types = plan.valueColumns.map((_, i): DataType => {
    const list = entries.map((e) => e.columns[i]?.type ?? T.nullType);
    return (
      commonType(list, env.conf, 'keep') ??
      fail('unpivot-types', { types: list.map((t) => `"${typeSql(t)}"`).join(', ') }, plan.origin)
    );
  });
  const make = (name: string, type: DataType, nullable: boolean): Attribute => ({
    id: env.ids.column(),
    name,
    type,
    nullable,
  });
  const values = plan.valueColumns.map((name, i) =>
    make(
      name,
      types[i] ?? T.unknown,
      entries.some((e) => e.columns[i]?.nullable ?? true),
    ),
  );
  const output = [
    ...ids.map((e, i) => make(nameOf(e, plan.ids?.[i], env), e.type, e.nullable)),
    make(plan.nameColumn, T.string, false),
    ...values,
  ];
  // to DataFrames the ids are still the columns that they were
  if (plan.ids) {
    const { successors } = framesOf(env);
    ids.forEach((e, i) => {
      const made = output[i];
      if (e.kind === 'column' && made) successors.set(e.id, made);
    });
  }
  const projections = entries.map((e) => [
    ...ids,
    stringLiteral(e.name),
    ...e.columns.map((c, i) => implicitly(c, types[i] ?? c.type, env.conf)),
  ]);
  let made: Plan = {
    kind: 'expand',
    child: tidy(child, query),
    projections,
    output,
    origin: plan.origin,
  };
  if (!plan.includeNulls) {
    const tests = values.map((v) => call('isnotnull', [columnOf(v, v.name)], env.conf));
    const [first] = tests;
    const condition = tests.length === 1 && first ? first : call('or', tests, env.conf);
    made = { kind: 'filter', child: made, condition };
  }
  return { plan: made, scope: scopeOf(output, [], env.fold) };
}
