import type { Expr } from '../expr/expr.js';
import * as T from '../types/type.js';

/** What the rows of the nested families ask of types and arguments. */

/** The type of an array's elements. */
export function elementOf(type: T.DataType | undefined): T.DataType {
  if (type?.kind === 'array') return type.element;
  return type?.kind === 'null' ? T.nullType : T.unknown;
}

/** What a subscript gives: an array's element, a map's value. */
export function memberOf(type: T.DataType | undefined): T.DataType {
  return type?.kind === 'map' ? type.value : elementOf(type);
}

/** Can an element (or a map's value) be NULL? */
export function holdsNull(type: T.DataType | undefined): boolean {
  if (type?.kind === 'array') return type.containsNull;
  return type?.kind === 'map' ? type.valueContainsNull : true;
}

export function isIntegral(type: T.DataType): boolean {
  return type.kind === 'byte' || type.kind === 'short' || type.kind === 'int' || type.kind === 'long';
}

/** The value of an integer literal. */
export function constantIndex(expr: Expr | undefined): number | undefined {
  if (expr?.kind !== 'literal') return undefined;
  return typeof expr.value === 'number' || typeof expr.value === 'bigint' ? Number(expr.value) : undefined;
}

/** The body of a lambda argument. */
export function bodyOf(expr: Expr | undefined): Expr | undefined {
  return expr?.kind === 'lambda' ? expr.body : undefined;
}
