import type { Expr } from '../expr/expr.js';
import { typeSql } from '../types/text.js';
import type { DataType } from '../types/type.js';
import type { CallFacts, FunctionRow } from './define.js';

/** A constant: something that sees no row. */
export function isConstant(e: Expr | undefined): boolean {
  if (e?.kind === 'cast') return isConstant(e.expr);
  return e?.kind === 'literal' || (e?.kind === 'call' && e.args.every(isConstant));
}

/**
 * Parameters that nothing but NULL is cast to: each argument must be of one of these types, the last list counting for all that
 * follow. What is of unknown type is taken for the first. Spread into a row whose `params` are `any`.
 */
export function strictly(
  ...accepted: readonly (readonly [DataType, ...DataType[]])[]
): Required<Pick<FunctionRow, 'coerce' | 'check'>> {
  const at = (i: number): readonly [DataType, ...DataType[]] | undefined => accepted[Math.min(i, accepted.length - 1)];
  return {
    coerce: ({ types }) => types.map((t, i) => (t.kind === 'null' || t.kind === 'unknown' ? (at(i)?.[0] ?? t) : t)),
    check: ({ types }) => mismatch(types, at),
  };
}

function mismatch(types: readonly DataType[], at: (i: number) => readonly DataType[] | undefined): string | undefined {
  for (const [i, type] of types.entries()) {
    const wanted = at(i) ?? [];
    if (type.kind === 'unknown' || wanted.some((w) => w.kind === type.kind)) continue;
    if (wanted[0]?.kind === 'string' && (type.kind === 'char' || type.kind === 'varchar')) continue;
    const names = wanted.map((w) => `"${typeSql(w)}"`).join(' or ');
    return `parameter ${i + 1} requires the ${wanted.length > 1 ? `(${names})` : names} type, however the argument has the type "${typeSql(type)}"`;
  }
  return undefined;
}

/** One check after the other. */
export const allOf =
  (...checks: readonly NonNullable<FunctionRow['check']>[]) =>
  (call: CallFacts): string | undefined => {
    for (const check of checks) {
      const why = check(call);
      if (why !== undefined) return why;
    }
    return undefined;
  };
