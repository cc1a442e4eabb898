import type { FunctionRow } from './define.js';

type Display = NonNullable<FunctionRow['display']>;

/** `written(args)`, with the trailing arguments that were left out shown as Spark fills them in. `count`: how many there are in all. */
export const filled =
  (count: number, ...defaults: readonly string[]): Display =>
  (args, call) =>
    `${call.written}(${fill(args, count, defaults).join(', ')})`;

/** `name(args)` whatever alias was written, filled as `filled` does. */
export const shownAs =
  (name: string, count = 0, ...defaults: readonly string[]): Display =>
  (args) =>
    `${name}(${fill(args, count, defaults).join(', ')})`;

/** `(left op right)`. */
export const shownInfix =
  (op: string): Display =>
  (args) =>
    `(${args[0]} ${op} ${args[1]})`;

function fill(args: readonly string[], count: number, defaults: readonly string[]): readonly string[] {
  const missing = Math.max(0, count - args.length);
  return missing === 0 ? args : [...args, ...defaults.slice(-missing)];
}
