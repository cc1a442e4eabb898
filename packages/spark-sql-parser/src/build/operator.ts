import type { TextSpan, UnresolvedExpr } from '@spark-sql-to-snowflake/plan-ir';
import * as t from '../gen/tokens.js';
import { type Flags, flags, has } from '../keywords/flags.js';
import type { Token } from '../scan/token.js';
import { type BuildContext, tokenText } from './context.js';

/** Binary operators from loose to tight; all associate to the left. AND, OR and NOT are looser and stand elsewhere. */
const LEVELS: readonly Flags[] = [
  flags(t.EQ, t.NSEQ, t.NEQ, t.NEQJ, t.LT, t.LTE, t.GT, t.GTE),
  flags(t.PIPE),
  flags(t.HAT),
  flags(t.AMPERSAND),
  flags(t.PLUS, t.HYPHEN, t.CONCAT_PIPE),
  flags(t.ASTERISK, t.SLASH, t.PERCENT_SIGN, t.DIV),
];

function levelOf(type: number): number {
  return LEVELS.findIndex((level) => has(level, type));
}

/** Spark's other spellings. */
const NAMES: Readonly<Record<string, string>> = { '==': '=', '<>': '!=', '!<': '>=', '!>': '<=', DIV: 'div' };

function operatorName(ctx: BuildContext, token: Token): string {
  const text = tokenText(ctx, token);
  return NAMES[text.toUpperCase()] ?? text;
}

/** Folds `a + b * c` by precedence, with a stack: long chains cost no recursion. */
export function foldOperators(
  ctx: BuildContext,
  operands: readonly UnresolvedExpr[],
  ops: readonly Token[],
): UnresolvedExpr {
  const first = operands[0] as UnresolvedExpr;
  if (ops.length === 0) return first;
  const values: UnresolvedExpr[] = [first];
  const pending: Token[] = [];
  const levels: number[] = [];
  const reduce = (): void => {
    const right = values.pop() as UnresolvedExpr;
    const left = values.pop() as UnresolvedExpr;
    levels.pop();
    values.push(binary(operatorName(ctx, pending.pop() as Token), left, right));
  };
  ops.forEach((op, i) => {
    const level = levelOf(op.type);
    while (levels.length > 0 && (levels[levels.length - 1] as number) >= level) reduce();
    pending.push(op);
    levels.push(level);
    values.push(operands[i + 1] as UnresolvedExpr);
  });
  while (pending.length > 0) reduce();
  return values[0] as UnresolvedExpr;
}

function binary(name: string, left: UnresolvedExpr, right: UnresolvedExpr): UnresolvedExpr {
  return { kind: 'call', name: [name], args: [left, right], origin: covering(left, right) };
}

/** From the beginning of one expression to the end of another. */
export function covering(left: UnresolvedExpr, right: UnresolvedExpr): TextSpan {
  return { start: (left.origin as TextSpan).start, end: (right.origin as TextSpan).end };
}
