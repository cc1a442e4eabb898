import type { Expr } from '@spark-sql-to-snowflake/plan-ir';
import {
  at,
  atom,
  type CallSite,
  constantInt,
  isNullConstant,
  type SqlPiece,
  STRENGTH,
} from '@spark-sql-to-snowflake/sql-emit';
import { typeName } from '../types.js';

/** What the nested families' lowerings have in common. */

/** `sql`, or NULL where one of the arguments at the given places is NULL: many list functions take a NULL list for an empty one. */
export function unlessNull(
  args: readonly (SqlPiece | undefined)[],
  site: CallSite,
  places: readonly number[],
  sql: string | SqlPiece,
): SqlPiece {
  const inner = typeof sql === 'string' ? atom(sql) : sql;
  if (places.some((i) => isNullConstant(site.exprs[i]))) return atom(`CAST(NULL AS ${typeName(site.type)})`);
  const tests = places
    .filter((i) => site.exprs[i]?.nullable)
    .map((i) => `${at(args[i] as SqlPiece, STRENGTH.compare + 1)} IS NOT NULL`);
  return tests.length === 0 ? inner : atom(`CASE WHEN ${tests.join(' AND ')} THEN ${inner.text} END`);
}

/** Cheap to write twice: a column, a literal, a lambda's variable, a field of one. */
export function isSimple(expr: Expr | undefined): boolean {
  if (expr?.kind === 'field') return isSimple(expr.expr);
  return expr?.kind === 'column' || expr?.kind === 'literal' || expr?.kind === 'lambda-variable';
}

/**
 * SQL that names a value more than once: a simple one is repeated, any other is computed once, as the element of a list of one
 * that a lambda takes. The variable's name is one that nobody writes.
 */
export function once(
  value: SqlPiece,
  expr: Expr | undefined,
  body: (name: SqlPiece) => string,
  name = 'a__',
): SqlPiece {
  if (isSimple(expr)) return atom(body(value));
  return atom(`list_transform([${value.text}], lambda ${name}: ${body(atom(name))})[1]`);
}

/** The text of an argument where an operand stands, behind a sign as well. */
export const operand = (p: SqlPiece | undefined): string => (p ? at(p, STRENGTH.postfix) : 'NULL');

/** The text of an argument in front of `[…]`. */
export const indexed = (p: SqlPiece | undefined): string => (p ? at(p, STRENGTH.postfix) : 'NULL');

/** The value of an integer constant, under implicit casts too. */
export function constantOf(expr: Expr | undefined): number | undefined {
  return expr?.kind === 'cast' ? constantOf(expr.expr) : constantInt(expr);
}
