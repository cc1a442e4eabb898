import type { Expr } from '@spark-sql-to-snowflake/plan-ir';
import {
  at,
  atom,
  callText,
  constantInt,
  type Lowering,
  piece,
  type SqlPiece,
  STRENGTH,
} from '@spark-sql-to-snowflake/sql-emit';

/** `NAME(a, b)`; numbers stand for themselves. */
export const fn = (name: string, ...args: readonly (SqlPiece | number)[]): SqlPiece =>
  callText(
    name,
    args.map((a) => (typeof a === 'number' ? atom(String(a)) : a)),
  );

/** `x::TYPE`. */
export const castAs = (p: SqlPiece, type: string): SqlPiece =>
  piece(`${at(p, STRENGTH.postfix)}::${type}`, STRENGTH.postfix);

/** The lower 64 bits of a HUGEINT, the highest of them the sign. */
export const lowerBits = (wide: string): string =>
  `((${wide} + 9223372036854775808) & 18446744073709551615) - 9223372036854775808`;

/** DuckDB counts in BIGINT what Spark counts in INT. */
export const asInt = (lowering: Lowering): Lowering => ({
  ...lowering,
  render: (args, site, params) => castAs(lowering.render(args, site, params), 'INTEGER'),
});

/** A count that is not below 0; NULL stays NULL (GREATEST passes over it). */
export function notNegative(p: SqlPiece, expr: Expr | undefined): SqlPiece {
  const value = constantInt(expr);
  if (value !== undefined) return value < 0 ? atom('0') : p;
  if (expr && !expr.nullable) return fn('GREATEST', p, 0);
  return atom(`CASE WHEN ${at(p, STRENGTH.bitwise)} < 0 THEN 0 ELSE ${p.text} END`);
}

/** `CASE WHEN condition THEN value … ELSE otherwise END`. */
export const caseWhen = (
  branches: readonly (readonly [when: string, then: SqlPiece])[],
  otherwise?: SqlPiece,
): SqlPiece =>
  atom(
    `CASE ${branches.map(([w, t]) => `WHEN ${w} THEN ${t.text}`).join(' ')}${otherwise ? ` ELSE ${otherwise.text}` : ''} END`,
  );

/** As an operand of a comparison. */
export const operand = (p: SqlPiece): string => at(p, STRENGTH.bitwise);
