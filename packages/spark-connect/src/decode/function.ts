import type { UnresolvedExpr } from '@spark-sql-to-snowflake/plan-ir';
import type * as proto from '../messages.js';
import type { PlanParsers } from './context.js';
import { decodeExpression, decodeExpressions } from './expression.js';
import { SPECIAL_FUNCTIONS } from './function-special.js';

/** The IR's names of operators that clients call otherwise. */
const OPERATORS: ReadonlyMap<string, string> = new Map([
  ['==', '='],
  ['<>', '!='],
  ['!', 'not'],
]);
/** Operators whose name clients may send in any case, as they may those of functions. */
const WORDS = new Set([
  'not',
  'in',
  'like',
  'ilike',
  'rlike',
  'isnull',
  'isnotnull',
  'div',
  'negative',
  'positive',
  'between',
]);

/** A function or an operator. */
export function decodeFunction(message: proto.Expression_UnresolvedFunction, parsers: PlanParsers): UnresolvedExpr {
  const { functionName, isDistinct, isUserDefinedFunction } = message;
  const lower = functionName.toLowerCase();
  if (lower === 'and' || lower === 'or')
    return { kind: 'call', name: [lower], args: operandsOf(lower, message, parsers) };
  const args = decodeExpressions(message.arguments, parsers);
  const special = isDistinct || isUserDefinedFunction ? undefined : SPECIAL_FUNCTIONS.get(lower)?.(args);
  if (special) return special;
  const name = isUserDefinedFunction
    ? parsers.name(functionName) // one that was registered: looked up as SQL would
    : lower === 'negative' || lower === 'product'
      ? ['builtin', lower] // the function, which names its column otherwise than the sign does; one that SQL lacks
      : [OPERATORS.get(functionName) ?? (WORDS.has(lower) ? lower : functionName)];
  return isDistinct ? { kind: 'call', name, args, distinct: true } : { kind: 'call', name, args };
}

/** `a AND b AND c` comes as pairs, the first in the second: they are one call, found without recursion. */
function operandsOf(
  name: string,
  message: proto.Expression_UnresolvedFunction,
  parsers: PlanParsers,
): readonly UnresolvedExpr[] {
  const operands: UnresolvedExpr[] = [];
  let at = message;
  for (;;) {
    const { arguments: args } = at;
    for (let i = args.length - 1; i > 0; i--) operands.push(decodeExpression(args[i], parsers));
    const kind = args[0]?.exprType;
    if (kind?.$case !== 'unresolvedFunction' || kind.value.functionName.toLowerCase() !== name) {
      if (args.length > 0) operands.push(decodeExpression(args[0], parsers));
      return operands.reverse();
    }
    at = kind.value;
  }
}
