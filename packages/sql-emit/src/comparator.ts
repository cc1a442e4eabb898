import { type Expr, type Lambda, someExpr } from '@spark-sql-to-snowflake/plan-ir';

const NULL_TESTS: ReadonlySet<string> = new Set(['isnull', 'isnotnull', 'coalesce', '<=>']);
const looksAtNull = (e: Expr): boolean => someExpr(e, (x) => x.kind === 'call' && NULL_TESTS.has(x.fn));

/** Does the comparator of `array_sort` take NULL for equal to all else? There is no such order: it is what Java's sort makes of it. */
export function contradictsItself(list: Expr | undefined, comparator: Lambda): boolean {
  return list?.type.kind === 'array' && list.type.containsNull && !looksAtNull(comparator.body);
}

export const CONTRADICTS =
  'a comparator that takes NULL for equal to all else contradicts itself, and leaves the order to how Spark sorts';
