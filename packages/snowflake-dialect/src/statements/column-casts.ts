import {
  type Attribute,
  type Expr,
  type NamedExpr,
  outputOf,
  type Plan,
  stringLiteral,
} from '@spark-sql-to-snowflake/plan-ir';
import { isNested } from '@spark-sql-to-snowflake/sql-emit';

/** A query with its columns cast to types of Snowflake's; those that `typeOf` gives none stay as they are. */
export function castColumns(query: Plan, typeOf: (column: Attribute) => string | undefined): Plan {
  const output = outputOf(query);
  const casts = output.map(typeOf);
  if (casts.every((type) => type === undefined)) return query;
  // below ORDER BY and LIMIT the columns are still those of one SELECT; a nested one may be what is sorted by
  const nested = output.some((a, i) => casts[i] !== undefined && isNested(a.type));
  if (!nested && (query.kind === 'sort' || query.kind === 'limit')) {
    const child = castColumns(query.child, typeOf);
    if (child !== query.child && sameIds(child, query.child)) return { ...query, child };
  }
  const cast = (value: Expr, i: number): Expr => {
    const type = casts[i];
    return type === undefined ? value : typed(value, type);
  };
  if (query.kind === 'project' || query.kind === 'aggregate')
    return { ...query, columns: query.columns.map((c, i) => ({ ...c, expr: cast(c.expr, i) })) };
  const columns = output.map(
    (a, i): NamedExpr => ({ id: a.id, name: a.name, expr: cast({ kind: 'column', ...a }, i) }),
  );
  return { kind: 'project', child: query, columns };
}

/** A value cast to a type of Snowflake's. */
export const typed = (value: Expr, type: string): Expr => ({
  kind: 'call',
  fn: 'write_stored',
  args: [value, stringLiteral(type)],
  type: value.type,
  nullable: value.nullable,
});

const sameIds = (a: Plan, b: Plan): boolean => {
  const ids = outputOf(b).map((c) => c.id);
  return outputOf(a).every((c, i) => c.id === ids[i]);
};
