import type { Expr } from '../expr/expr.js';
import { sameType } from '../types/same.js';
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

/** All of one type, or all arguments from `from` on. What is of unknown type may be of any. */
export const ofOneType =
  (name: string, from = 0) =>
  ({ types, written }: CallFacts): string | undefined => {
    const [first, ...rest] = types.slice(from);
    if (!first || first.kind === 'unknown' || rest.every((t) => t.kind === 'unknown' || sameType(first, t)))
      return undefined;
    const names = [first, ...rest].map((t) => `"${typeSql(t)}"`).join(', ');
    return `Input to \`${written === '||' ? name : (written ?? name)}\` should all be the same type, but it's [${names}]`;
  };

/** An array, and at `place` a value of its elements' type. Neither is NULL without a type. */
export const elementAt =
  (name: string, place: number) =>
  ({ types }: CallFacts): string | undefined => {
    const [list] = types;
    const element = types[place];
    if (!list || !element || list.kind === 'unknown' || element.kind === 'unknown') return undefined;
    if (list.kind === 'array' && (list.element.kind === 'unknown' || sameType(list.element, element))) return undefined;
    return `Input to \`${name}\` should have been "ARRAY" followed by a value with same element type, but it's ["${typeSql(list)}", "${typeSql(element)}"]`;
  };

/** Two arrays with elements of one type. */
export const likeArrays =
  (name: string) =>
  ({ types: [a, b] }: CallFacts): string | undefined => {
    if (!a || !b || a.kind === 'unknown' || b.kind === 'unknown') return undefined;
    const known = (t: DataType): boolean => t.kind === 'array' && t.element.kind !== 'unknown';
    if (a.kind === 'array' && b.kind === 'array' && (!known(a) || !known(b) || sameType(a.element, b.element)))
      return undefined;
    return `Input to function \`${name}\` should have been two "ARRAY" with same element type, but it's ["${typeSql(a)}", "${typeSql(b)}"]`;
  };

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

/** The arguments at these places are of one kind of type. */
export const alike =
  (...places: readonly number[]) =>
  (call: CallFacts): string | undefined => {
    const types = places.flatMap((i) => call.types[i] ?? []).filter((t) => t.kind !== 'unknown');
    if (types.every((t) => t.kind === types[0]?.kind)) return undefined;
    const named = types.map((t) => `"${typeSql(t)}"`).join(' or ');
    return `Input to \`${call.written}\` should all be the same type, but it's (${named})`;
  };
