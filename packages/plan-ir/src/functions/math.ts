import type { Literal } from '../expr/literal.js';
import { decimalOf, roundedDecimal } from '../types/decimal.js';
import * as T from '../types/type.js';
import { type CallFacts, defineFunctions, type FunctionRow } from './define.js';
import { filled, shownAs } from './display.js';
import { arithmeticType } from './operator.js';
import { alike, isConstant, strictly } from './strict.js';

/** double → double; Spark marks these nullable whatever their argument. `shown`: the name in column headings, which Spark writes in capitals for most. */
const onDouble = (shown?: string, aliases: readonly string[] = []): FunctionRow => ({
  params: { x: 'double' },
  returns: T.double,
  nullable: 'always',
  aliases,
  ...(shown !== undefined && { display: shownAs(shown) }),
});
const onTwoDoubles = (shown: string): FunctionRow => ({
  params: { x: 'double', y: 'double' },
  returns: T.double,
  display: shownAs(shown),
});

const first = (call: CallFacts): T.DataType => call.types[0] ?? T.double;

/** The constant digits argument of a rounding function; 0 where it is absent or NULL. */
export function digitsOf(args: CallFacts['args']): number {
  return args[1] === undefined ? 0 : Number(constantDigits(args[1]) ?? 0n);
}

/** The value of a whole-number constant as Spark folds it, nothing having folded it yet; undefined where it is none. */
function constantDigits(e: CallFacts['args'][number]): bigint | undefined {
  if (e.kind === 'literal') return wholeOf(e);
  if (e.kind === 'cast') {
    const value = constantDigits(e.expr);
    return value !== undefined && e.type.kind === 'int' ? BigInt.asIntN(32, value) : value;
  }
  if (e.kind !== 'call') return undefined;
  const [a, b] = e.args.map(constantDigits);
  if (a === undefined) return undefined;
  if (e.fn === 'negative') return -a;
  if (b === undefined) return undefined;
  return e.fn === '+' ? a + b : e.fn === '-' ? a - b : e.fn === '*' ? a * b : undefined;
}

function wholeOf({ value, type }: Literal): bigint | undefined {
  if (value === null) return 0n;
  if (type.kind === 'decimal' && typeof value === 'bigint') return value / 10n ** BigInt(type.scale);
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? BigInt(Math.trunc(value)) : undefined;
  return typeof value === 'string' && /^\s*[+-]?\d+\s*$/.test(value)
    ? BigInt(value.trim().replace(/^\+/, ''))
    : undefined;
}

const digitsCheck = ({ args }: CallFacts): string | undefined =>
  args[1] === undefined || constantDigits(args[1]) !== undefined
    ? undefined
    : 'the number of digits must be a whole-number constant';

const scaleCheck =
  (name: string) =>
  ({ args: [, scale] }: CallFacts): string | undefined =>
    scale === undefined || scale.type.kind === 'unknown' || (isConstant(scale) && scale.type.kind === 'int')
      ? undefined
      : `The 'scale' parameter of function '${name}' needs to be a int literal`;

const rounding: FunctionRow = {
  params: { x: 'numeric', 'digits?': 'int' },
  returns: (call) => {
    const type = first(call);
    return type.kind === 'decimal' ? roundedDecimal(type, digitsOf(call.args)) : type;
  },
  nullable: 'always',
  check: digitsCheck,
  display: filled(2, '0'),
};

/** One argument: bigint, or a decimal without places; two: always a decimal. */
const toWhole = (shown: string, aliases: readonly string[] = []): FunctionRow => ({
  params: { x: ['double', 'decimal', 'long'], 'digits?': 'int' },
  coerce: ({ types }) => {
    const [x, digits] = types;
    if (!x || x.kind === 'unknown') return types;
    if (digits) return [decimalOf(x) ?? T.decimal(38, 18), digits.kind === 'unknown' ? digits : T.int];
    return x.kind === 'decimal' || x.kind === 'long' ? types : undefined;
  },
  returns: (call) => {
    const type = first(call);
    if (type.kind !== 'decimal') return T.long;
    // what has no places keeps its type
    return type.scale === 0 && call.args.length === 1 ? type : roundedDecimal(type, digitsOf(call.args));
  },
  nullable: 'always',
  check: scaleCheck(shown.toLowerCase()),
  checkFirst: true,
  aliases,
  display: (args, call) =>
    args.length === 1 && (call.written ?? shown.toLowerCase()) === shown.toLowerCase()
      ? `${shown}(${args[0]})`
      : `${call.written ?? shown.toLowerCase()}(${args.join(', ')})`,
});

const shift: FunctionRow = {
  params: { value: ['int', 'long'], count: 'int' },
  returns: first,
};

/** Like the operator, but NULL where it would overflow, divide by zero or lose its digits; also in ANSI mode. */
const attempt = (op: '+' | '-' | '*' | '/'): FunctionRow => ({
  params: { left: ['numeric', 'interval'], right: ['numeric', 'interval'] },
  returns: (call) => arithmeticType(op, call),
  nullable: 'always',
  coerce: 'arithmetic',
});

const seedTypes = strictly([T.int, T.long]);
/** Each row draws the next number, so that the seed is no row's. */
const seed: Required<Pick<FunctionRow, 'coerce' | 'check'>> = {
  coerce: seedTypes.coerce,
  check: (call) =>
    seedTypes.check(call) ??
    (call.args.every(isConstant)
      ? undefined
      : `SEED_EXPRESSION_IS_UNFOLDABLE: The seed expression of the expression \`${call.written}\` must be foldable`),
};

const seeded = (shown: string, aliases: readonly string[] = []): FunctionRow => ({
  params: { 'seed?': 'any' },
  ...seed,
  returns: T.double,
  nullable: 'never',
  volatile: true,
  aliases,
  display: shownAs(shown),
});

export const mathFunctions = defineFunctions({
  abs: { params: { x: ['numeric', 'year_month_interval', 'day_time_interval'] }, returns: first },
  sign: {
    ...onDouble(),
    params: { x: ['double', 'year_month_interval', 'day_time_interval'] },
    aliases: ['signum'],
    display: signName,
  },
  ceil: toWhole('CEIL', ['ceiling']),
  floor: toWhole('FLOOR'),
  round: rounding,
  bround: rounding,
  rint: onDouble(),
  sqrt: onDouble('SQRT'),
  cbrt: onDouble('CBRT'),
  exp: onDouble('EXP'),
  expm1: onDouble('EXPM1'),
  ln: onDouble(),
  log: {
    params: { baseOrX: 'double', 'x?': 'double' },
    returns: T.double,
    nullable: 'always',
    display: (args) => (args.length === 1 ? `LOG(E(), ${args[0]})` : `LOG(${args.join(', ')})`),
  },
  log2: onDouble('LOG2'),
  log10: onDouble('LOG10'),
  log1p: onDouble('LOG1P'),
  pow: {
    ...onTwoDoubles('pow'),
    aliases: ['power'],
    display: (args, call) => `${call.written === 'power' ? 'POWER' : 'pow'}(${args.join(', ')})`,
  },
  hypot: onTwoDoubles('HYPOT'),
  sin: onDouble('SIN'),
  cos: onDouble('COS'),
  tan: onDouble('TAN'),
  asin: onDouble('ASIN'),
  acos: onDouble('ACOS'),
  atan: onDouble('ATAN'),
  atan2: onTwoDoubles('ATAN2'),
  sinh: onDouble('SINH'),
  cosh: onDouble('COSH'),
  tanh: onDouble('TANH'),
  asinh: onDouble('ASINH'),
  acosh: onDouble('ACOSH'),
  atanh: onDouble('ATANH'),
  sec: onDouble('SEC'),
  csc: onDouble('CSC'),
  cot: onDouble('COT'),
  degrees: onDouble('DEGREES'),
  radians: onDouble('RADIANS'),
  pi: { params: {}, returns: T.double, nullable: 'never', display: shownAs('PI') },
  e: { params: {}, returns: T.double, nullable: 'never', display: shownAs('E') },
  factorial: { params: { n: 'int' }, returns: T.long, nullable: 'always' },
  pmod: {
    params: { left: 'numeric', right: 'numeric' },
    returns: (call) => arithmeticType('pmod', call),
    nullable: 'always',
    coerce: 'arithmetic',
  },
  width_bucket: {
    params: {
      value: ['double', 'year_month_interval', 'day_time_interval'],
      low: ['double', 'year_month_interval', 'day_time_interval'],
      high: ['double', 'year_month_interval', 'day_time_interval'],
      count: 'long',
    },
    check: alike(0, 1, 2),
    returns: T.long,
    nullable: 'always',
  },
  shiftleft: shift,
  shiftright: shift,
  shiftrightunsigned: shift,
  bit_count: { params: { value: ['integral', 'boolean'] }, strict: true, returns: T.int },
  bit_get: { params: { value: 'integral', position: 'int' }, returns: T.byte, aliases: ['getbit'] },
  conv: { params: { number: 'string', from: 'int', to: 'int' }, returns: T.string, nullable: 'always' },
  bin: { params: { value: 'long' }, returns: T.string },
  hex: { params: { value: ['long', 'binary', 'string'] }, returns: T.string },
  unhex: { params: { text: 'string' }, returns: T.binary, nullable: 'always' },
  try_add: attempt('+'),
  try_subtract: attempt('-'),
  try_multiply: attempt('*'),
  try_divide: attempt('/'),
  rand: seeded('rand', ['random']),
  randn: seeded('randn'),
  /** What `rand(seed)` and `randn(seed)` give the row of a number, counted from 1, of one partition. */
  rand_at: { params: { seed: 'long', row: 'int' }, returns: T.double, volatile: true, internal: true },
  randn_at: { params: { seed: 'long', row: 'int' }, returns: T.double, volatile: true, internal: true },
  /** How often a sample with replacement takes a row: a Poisson draw. */
  sample_count: { params: { seed: 'long', mean: 'double' }, returns: T.int, volatile: true, internal: true },
  sample_count_at: {
    params: { seed: 'long', row: 'int', mean: 'double' },
    returns: T.int,
    volatile: true,
    internal: true,
  },
});

/** `sign(x)` as written, `SIGNUM(x)` in capitals. */
function signName(args: readonly string[], call: CallFacts): string {
  return `${call.written === 'signum' ? 'SIGNUM' : 'sign'}(${args.join(', ')})`;
}
