import {
  Bug,
  type DataType,
  fail,
  intLiteral,
  type Literal,
  type LiteralValue,
  literal,
  type UnresolvedPivot,
  type UnresolvedPlan,
} from '@spark-sql-to-snowflake/plan-ir';
import type { RowSet } from './queries.js';

const NESTED: ReadonlySet<DataType['kind']> = new Set(['array', 'map', 'struct']);

/** The query for the values of a pivot that names none: what is distinct in its column, one more than allowed, in order. */
export function distinctValues(pivot: UnresolvedPivot, most: number): UnresolvedPlan {
  const [column] = pivot.columns;
  if (!column) throw new Bug('a pivot without a column');
  const values: UnresolvedPlan = {
    kind: 'limit',
    limit: intLiteral(most + 1),
    child: {
      kind: 'distinct',
      child: { kind: 'project', child: pivot.child, items: [{ kind: 'alias', expr: column, names: ['value'] }] },
    },
  };
  const order = {
    expr: { kind: 'name' as const, parts: ['value'] },
    direction: 'asc' as const,
    nulls: 'first' as const,
  };
  return { kind: 'sort', child: values, orders: [order], global: true };
}

/** The rows of that query as the literals that the pivot lists. Throws CompileError where there are too many. */
export function valuesOf({ schema, rows }: RowSet, pivot: UnresolvedPivot, most: number): readonly Literal[] {
  const type = schema[0]?.type;
  if (!type || NESTED.has(type.kind))
    return fail('unsupported', {
      what: 'A pivot over an array, a map or a struct',
      why: 'its values have no literals',
    });
  const [column] = pivot.columns;
  if (rows.length > most) fail('pivot-values', { column: nameOf(column), limit: most });
  return rows.map((row) => literal((row[0] ?? null) as LiteralValue, type));
}

const nameOf = (column: UnresolvedPivot['columns'][number] | undefined): string =>
  column?.kind === 'name' ? column.parts.join('.') : 'of the expression';
