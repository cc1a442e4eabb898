import type { Expr } from '../expr/expr.js';
import { decimalResult } from '../types/decimal.js';
import { boolean, type DataType, double, int, long } from '../types/type.js';
import { type CallFacts, defineFunctions, type FunctionRow } from './define.js';
import { shownInfix } from './display.js';
import { comparisonOperands } from './operands.js';

type DecimalOp = '+' | '-' | '*' | '/' | '%' | 'pmod';

/** The type of an arithmetic operator from its operands, which are of one kind by now. */
export function arithmeticType(op: DecimalOp, call: CallFacts): DataType {
  const [a, b] = call.types;
  if (a?.kind === 'decimal' && b?.kind === 'decimal') return decimalResult(op, a, b, call.conf.allowPrecisionLoss);
  return a?.kind === 'unknown' ? a : (b ?? double);
}

/** Outside ANSI mode a decimal that does not fit is NULL. */
function decimalMayOverflow(call: CallFacts): boolean {
  const decimal = call.types[0]?.kind === 'decimal';
  return (decimal && !call.conf.ansi) || call.args.some((a) => a.nullable);
}

/** Shown as an operator unless the function's own name was written: `(a % b)`, `mod(a, b)`. */
const infixOrName =
  (op: string): NonNullable<FunctionRow['display']> =>
  (args, call) =>
    call.written !== undefined && /^[a-z]/.test(call.written) && call.written !== op
      ? `${call.written}(${args.join(', ')})`
      : `(${args.join(` ${op} `)})`;

const arithmetic = (op: DecimalOp): FunctionRow => ({
  params: { left: ['numeric', 'interval'], right: ['numeric', 'interval'] },
  returns: (call) => arithmeticType(op, call),
  nullable: decimalMayOverflow,
  coerce: 'arithmetic',
  display: infixOrName(op),
});

const bitwise = (op: string): FunctionRow => ({
  params: { left: 'integral', right: 'integral' },
  returns: (call) => call.types[0] ?? int,
  coerce: 'arithmetic',
  display: infixOrName(op),
});

const comparison = (op: string, aliases: readonly string[] = []): FunctionRow => ({
  params: { left: 'orderable', right: 'orderable' },
  returns: boolean,
  coerce: 'comparison',
  display: shownInfix(op),
  aliases,
});

/** `and` and `or` are n-ary here and binary in Spark, whose names nest to the left. */
const connective = (op: string): FunctionRow => ({
  params: { 'operands...': 'boolean' },
  strict: true,
  returns: boolean,
  display: (args) => args.reduce((l, r) => `(${l} ${op} ${r})`),
});

/**
 * Can `value BETWEEN low AND high` stand as one call? Its two comparisons must ask for the same type of all three; otherwise the
 * analyzer writes the two comparisons. Gives that type.
 */
export function betweenType(value: Expr, low: Expr, high: Expr, conf: CallFacts['conf']): DataType | undefined {
  const lower = comparisonOperands('>=', value, low, conf);
  const upper = comparisonOperands('<=', value, high, conf);
  if (!lower || !upper) return undefined;
  const [first] = lower;
  return [...lower, ...upper].every((t) => JSON.stringify(t) === JSON.stringify(first)) ? first : undefined;
}

/**
 * Operators under Spark's names for them. `and` and `or` take two operands or more. `comparisonRewrite` (operands.ts) tells what
 * Spark makes of some comparisons with a literal before any of this applies.
 */
export const operatorFunctions = defineFunctions({
  and: connective('AND'),
  or: connective('OR'),
  not: { params: { operand: 'boolean' }, returns: boolean, aliases: ['!'], display: (a) => `(NOT ${a[0]})` },

  '+': arithmetic('+'),
  '-': arithmetic('-'),
  '*': arithmetic('*'),
  '/': { ...arithmetic('/'), nullable: 'always' },
  '%': { ...arithmetic('%'), nullable: 'always', aliases: ['mod'] },
  div: {
    params: { left: ['long', 'decimal', 'interval'], right: ['long', 'decimal', 'interval'] },
    returns: long,
    nullable: 'always',
    coerce: 'arithmetic',
    display: shownInfix('div'),
  },
  negative: {
    params: { operand: ['numeric', 'interval'] },
    returns: (call) => call.types[0] ?? double,
    display: (args, call) => (call.written === 'negative' ? `negative(${args[0]})` : `(- ${args[0]})`),
  },
  positive: {
    params: { operand: ['numeric', 'interval'] },
    returns: (call) => call.types[0] ?? double,
    display: (args) => `(+ ${args[0]})`,
  },

  '&': bitwise('&'),
  '|': bitwise('|'),
  '^': bitwise('^'),
  '~': {
    params: { operand: 'integral' },
    returns: (call) => call.types[0] ?? int,
    display: (args) => `~${args[0]}`,
  },

  '=': comparison('=', ['==']),
  '!=': {
    ...comparison('!='),
    aliases: ['<>'],
    internal: true,
    expand: ({ args }) => {
      const nullable = args.some((a) => a.nullable);
      const equal: Expr = { kind: 'call', fn: '=', args, type: boolean, nullable };
      return { kind: 'call', fn: 'not', args: [equal], type: boolean, nullable };
    },
    display: ([left, right]) => `(NOT (${left} = ${right}))`,
  },
  '<=>': { ...comparison('<=>'), nullable: 'never' },
  '<': comparison('<'),
  '<=': comparison('<='),
  '>': comparison('>'),
  '>=': comparison('>='),
  between: {
    params: { value: 'orderable', low: 'orderable', high: 'orderable' },
    returns: boolean,
    coerce: ({ args, conf }) => {
      const [value, low, high] = args;
      const type = value && low && high && betweenType(value, low, high, conf);
      return type && [type, type, type];
    },
    display: ([v, low, high]) => `((${v} >= ${low}) AND (${v} <= ${high}))`,
    internal: true,
  },
  in: {
    params: { value: 'orderable', 'list...?': 'orderable' },
    returns: boolean,
    coerce: 'widest',
    display: ([value, ...list]) => `(${value} IN (${list.join(', ')}))`,
    internal: true,
  },
  isnull: { params: { value: 'any' }, returns: boolean, nullable: 'never', display: (a) => `(${a[0]} IS NULL)` },
  isnotnull: { params: { value: 'any' }, returns: boolean, nullable: 'never', display: (a) => `(${a[0]} IS NOT NULL)` },
});
