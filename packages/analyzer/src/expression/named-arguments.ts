import { type FunctionRow, fail, type Origin, type UnresolvedExpr } from '@spark-sql-to-snowflake/plan-ir';
import { signatureOf } from '../coerce/arguments.js';

const isNamed = (a: UnresolvedExpr): boolean => a.kind === 'named-argument';

/** `f(a, name => b)` as positional arguments. */
export function orderedArguments(
  args: readonly UnresolvedExpr[],
  row: FunctionRow,
  written: string,
  origin: Origin | undefined,
): readonly UnresolvedExpr[] {
  if (!args.some(isNamed)) return args;
  const name = `\`${written}\``;
  const { names, required, repeated } = signatureOf(row);
  if (repeated) return fail('named-arguments-not-supported', { name }, origin);
  const found: (UnresolvedExpr | undefined)[] = [];
  for (const [i, arg] of args.entries()) {
    const at = arg.kind === 'named-argument' ? names.findIndex((n) => n.toLowerCase() === arg.name.toLowerCase()) : i;
    if (arg.kind === 'named-argument' && at < 0) {
      return fail('unrecognized-parameter', { name, argument: `\`${arg.name}\`` }, arg.origin);
    }
    if (found[at]) return fail('duplicate-parameter', { name, argument: `\`${names[at] ?? ''}\`` }, arg.origin);
    found[at] = arg.kind === 'named-argument' ? arg.value : arg;
  }
  for (let i = 0; i < Math.max(required, found.length); i++) {
    if (!found[i]) return fail('required-parameter', { name, argument: `\`${names[i] ?? ''}\`` }, origin);
  }
  return found.filter((a) => a !== undefined);
}
