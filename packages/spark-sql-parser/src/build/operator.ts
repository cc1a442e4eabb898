import type { TextSpan, UnresolvedExpr } from '@spark-sql-to-snowflake/plan-ir';
import * as t from '../gen/tokens.js';
import type { Token } from '../scan/token.js';
import { type BuildContext, tokenText } from './context.js';

/** Binary operators from loose to tight; all associate to the left. AND, OR and NOT are looser and stand elsewhere. */
const LEVELS: readonly (readonly number[])[] = [
  [t.EQ, t.NSEQ, t.NEQ, t.NEQJ, t.LT, t.LTE, t.GT, t.GTE],
  [t.PIPE],
  [t.HAT],
  [t.AMPERSAND],
  [t.PLUS, t.HYPHEN, t.CONCAT_PIPE],
  [t.ASTERISK, t.SLASH, t.PERCENT_SIGN, t.DIV],
];

/** The level of each token type that is an operator. */
const LEVEL_OF: ReadonlyMap<number, number> = new Map(LEVELS.flatMap((types, level) => types.map((t) => [t, level])));

function levelOf(type: number): number {
  return LEVEL_OF.get(type) ?? -1;
}

/** Spark's other spellings. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['==', '='],
  ['<>', '!='],
  ['!<', '>='],
  ['!>', '<='],
]);

function operatorName(ctx: BuildContext, token: Token): string {
  if (token.type === t.DIV) return 'div';
  const text = tokenText(ctx, token);
  return NAMES.get(text) ?? text;
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
    values.push(operation(ctx, pending.pop() as Token, left, right));
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

/** One operator between two operands. */
export function operation(ctx: BuildContext, op: Token, left: UnresolvedExpr, right: UnresolvedExpr): UnresolvedExpr {
  return { kind: 'call', name: [operatorName(ctx, op)], args: [left, right], origin: covering(left, right) };
}

/** From the beginning of one expression to the end of another. */
export function covering(left: UnresolvedExpr, right: UnresolvedExpr): TextSpan {
  return { start: (left.origin as TextSpan).start, end: (right.origin as TextSpan).end };
}
