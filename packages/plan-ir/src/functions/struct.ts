import type { Expr } from '../expr/expr.js';
import * as T from '../types/type.js';
import { defineFunctions } from './define.js';

const constantText = (e: Expr | undefined): string | undefined =>
  e?.kind === 'literal' && typeof e.value === 'string' ? e.value : undefined;

/** `struct(…)` of the source: its fields' names come from the arguments' names, which the analyzer knows; it makes a `named_struct`. */
export const structFunctions = defineFunctions({
  struct: {
    params: { 'values...?': 'any' },
    returns: ({ types, args }) =>
      T.struct(types.map((t, i) => T.field(fieldName(args[i], i), t, args[i]?.nullable ?? true))),
    nullable: 'never',
  },
  /** Names (constants) and values in turn. */
  named_struct: {
    params: { 'parts...?': 'any' },
    returns: ({ types, args }) => {
      const fields: T.Field[] = [];
      for (let i = 0; i + 1 < types.length; i += 2) {
        fields.push(T.field(constantText(args[i]) ?? '', types[i + 1] ?? T.unknown, args[i + 1]?.nullable ?? true));
      }
      return T.struct(fields);
    },
    nullable: 'never',
    check: ({ args }) => {
      if (args.length % 2 === 1) return 'The `named_struct` requires 2n (n > 0) parameters';
      return args.every((a, i) => i % 2 === 1 || constantText(a) !== undefined)
        ? undefined
        : 'Only foldable `STRING` expressions are allowed to appear at odd position';
    },
  },
});

function fieldName(arg: Expr | undefined, index: number): string {
  return arg?.kind === 'column' || arg?.kind === 'field' ? arg.name : `col${index + 1}`;
}
