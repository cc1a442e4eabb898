import type { Expr } from '@spark-sql-to-snowflake/plan-ir';

/** The text of a string constant; undefined for anything else, NULL included. */
export function constantText(expr: Expr | undefined): string | undefined {
  return expr?.kind === 'literal' && typeof expr.value === 'string' ? expr.value : undefined;
}

/** The value of a whole-number constant (negated or not) that a double holds exactly; undefined for anything else. */
export function constantInt(expr: Expr | undefined): number | undefined {
  if (expr?.kind === 'call' && expr.fn === 'negative') {
    const value = constantInt(expr.args[0]);
    return value === undefined ? undefined : -value;
  }
  if (expr?.kind !== 'literal') return undefined;
  if (typeof expr.value === 'bigint' && (expr.type.kind === 'long' || expr.type.kind === 'int')) {
    const value = Number(expr.value);
    return Number.isSafeInteger(value) ? value : undefined;
  }
  return typeof expr.value === 'number' && Number.isInteger(expr.value) && INTEGRAL.has(expr.type.kind)
    ? expr.value
    : undefined;
}
const INTEGRAL: ReadonlySet<string> = new Set(['byte', 'short', 'int', 'long']);

export const isNullConstant = (expr: Expr | undefined): boolean => expr?.kind === 'literal' && expr.value === null;
