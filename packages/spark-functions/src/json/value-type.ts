/**
 * The type that text is read as, in a form that is short in a statement: a Spark type's name (`int`, `decimal(10,2)`), or one key
 * around what is inside.
 */
export type ValueType =
  | string
  | { readonly array: ValueType }
  /** The values of a map; its keys are text. */
  | { readonly map: ValueType }
  | { readonly struct: readonly (readonly [name: string, type: ValueType])[] };

/** Precision and scale of `decimal(p,s)`. */
export function decimalDigits(type: string): readonly [precision: number, scale: number] | undefined {
  const match = /^decimal\((\d+),(\d+)\)$/.exec(type);
  return match ? [Number(match[1]), Number(match[2])] : undefined;
}
