import { type families, isIntegral, type NeedsLowering } from '@spark-sql-to-snowflake/plan-ir';
import {
  approximate,
  at,
  atom,
  build,
  type CallSite,
  choose,
  type Lowering,
  type SqlPiece,
  STRENGTH,
  template,
} from '@spark-sql-to-snowflake/sql-emit';
import { typeName } from '../types.js';
import { additive, attempt, divide, positiveModulo } from './arithmetic.js';
import { bitCount, bitGet, shiftLeft, shiftRight, shiftRightUnsigned } from './bits.js';
import { intervalAbs, intervalBucket, intervalOr, intervalSign } from './interval-number.js';
import { rounding, towards } from './rounding.js';

const NAN = `'NaN'::DOUBLE`;

/** Use an argument more than once: a name or constant as it is, anything longer bound to a variable. */
function bound(p: SqlPiece, site: CallSite, body: (v: string) => string): SqlPiece {
  const kind = site.exprs[0]?.kind;
  if (kind === 'column' || kind === 'literal') return atom(body(p.text));
  return atom(`list_transform([${p.text}], lambda v: ${body('v')})[1]`);
}
const guarded = (body: (v: string) => string): Lowering => build(([x], site) => bound(x as SqlPiece, site, body));

const LAST_DIGIT = 'the last digit may differ, since another library computes it';
/** What DuckDB leaves to the platform's mathematical library, and Spark to Java's. */
const library = (lowering: Lowering): Lowering => approximate(lowering, LAST_DIGIT);
/** NULL where the argument is not above `above`; NaN stays. */
const above = (above: number, body: (v: string) => string): Lowering =>
  library(guarded((v) => `CASE WHEN ${v} > ${above} THEN ${body(v)} END`));
/** Where DuckDB raises for infinity and NaN, Java gives NaN. */
const finite = (body: (v: string) => string): Lowering =>
  library(guarded((v) => `CASE WHEN isfinite(${v}) THEN ${body(v)} WHEN ${v} IS NOT NULL THEN ${NAN} END`));
/** Outside of -1 to 1 Java gives NaN. */
const unit = (name: string): Lowering =>
  library(guarded((v) => `CASE WHEN abs(${v}) <= 1 THEN ${name}(${v}) WHEN ${v} IS NOT NULL THEN ${NAN} END`));
const helper = (name: string): Lowering =>
  build((args, site) => atom(`${site.ctx.helper(name)}(${args.map((a) => a.text).join(', ')})`));

/** Of two arguments: both must be positive. `log(1, x)` is infinite. */
const logarithm: Lowering = choose({
  1: above(0, (v) => `ln(${v})`),
  2: build(([base, x]) => {
    const body = `CASE WHEN v['b'] > 0 AND v['x'] > 0 THEN ln(v['x']) / ln(v['b']) END`;
    return atom(`list_transform([{'b': ${base?.text}, 'x': ${x?.text}}], lambda v: ${body})[1]`);
  }),
});

/** Java has NaN for every NaN exponent, and for 1 and -1 to an infinite one. */
const power: Lowering = build(([x, y], site) => {
  const exponent = site.exprs[1];
  const inner = exponent?.kind === 'cast' ? exponent.expr : exponent;
  if (inner?.kind === 'literal' && inner.value !== null && Number.isFinite(Number(inner.value))) {
    return atom(`pow(${x?.text}, ${y?.text})`);
  }
  const odd = `isnan(v['y']) OR (abs(v['x']) = 1 AND isinf(v['y']))`;
  const body = `CASE WHEN ${odd} THEN ${NAN} ELSE pow(v['x'], v['y']) END`;
  return atom(`list_transform([{'x': ${x?.text}, 'y': ${y?.text}}], lambda v: ${body})[1]`);
});

/** The least integer has no absolute value: DuckDB raises where Spark gives it back. */
const absolute: Lowering = build(([x], site) => {
  const result = atom(`abs(${x?.text})`);
  return isIntegral(site.type) && site.exprs[0]?.kind !== 'column'
    ? atom(`CAST(${result.text} AS ${typeName(site.type)})`)
    : result;
});

const signOf: Lowering = build(([x], site) => {
  const value = x as SqlPiece;
  if (value.bare) return atom(`CAST(sign(${value.bare.text}) AS DOUBLE)`);
  return bound(value, site, (v) => `CASE WHEN isnan(${v}) OR ${v} = 0 THEN ${v} ELSE CAST(sign(${v}) AS DOUBLE) END`);
});

const conv: Lowering = build((args, site) => {
  if (site.ctx.conf.ansi)
    site.ctx.approximate(site.call, 'a number of more than 64 bits gives the greatest, and raises in Spark');
  return helper('conv').render(args, site, []);
});

const seeded = (lowering: Lowering): Lowering => ({
  ...lowering,
  render(args, site, params) {
    if (args.length > 0) site.ctx.approximate(site.call, 'the seed is not used: the numbers are others each time');
    return lowering.render([], site, params);
  },
});

export const mathLowerings = {
  abs: intervalOr(intervalAbs, absolute),
  sign: intervalOr(intervalSign, signOf),
  ceil: towards('ceil'),
  floor: towards('floor'),
  round: rounding('round'),
  bround: rounding('bround'),
  rint: template('round_even({x}, 0)'),
  sqrt: guarded((v) => `CASE WHEN ${v} < 0 THEN ${NAN} ELSE sqrt(${v}) END`),
  cbrt: library(helper('cbrt')),
  exp: library(template('exp({x})')),
  expm1: library(helper('expm1')),
  ln: above(0, (v) => `ln(${v})`),
  log: library(logarithm),
  log2: above(0, (v) => `log2(${v})`),
  log10: above(0, (v) => `log10(${v})`),
  log1p: library(helper('log1p')),
  pow: library(power),
  hypot: library(helper('hypot')),
  sin: finite((v) => `sin(${v})`),
  cos: finite((v) => `cos(${v})`),
  tan: finite((v) => `tan(${v})`),
  sec: finite((v) => `1e0 / cos(${v})`),
  csc: finite((v) => `1e0 / sin(${v})`),
  cot: finite((v) => `1e0 / tan(${v})`),
  asin: unit('asin'),
  acos: unit('acos'),
  atan: library(template('atan({x})')),
  // Spark adds zero first, so that -0.0 counts as 0.0
  atan2: library(build((args) => atom(`atan2(${args.map((a) => `${at(a, STRENGTH.add)} + 0e0`).join(', ')})`))),
  sinh: library(template('sinh({x})')),
  cosh: library(template('cosh({x})')),
  tanh: library(template('tanh({x})')),
  // Spark's own formula, which loses digits near zero
  asinh: library(guarded((v) => `CASE WHEN ${v} = '-Infinity' THEN ${v} ELSE ln(${v} + sqrt(${v} * ${v} + 1)) END`)),
  acosh: library(
    guarded((v) => `CASE WHEN ${v} >= 1 THEN ln(${v} + sqrt(${v} * ${v} - 1)) WHEN ${v} IS NOT NULL THEN ${NAN} END`),
  ),
  atanh: unit('atanh'),
  degrees: library(template('degrees({x})')),
  radians: library(template('radians({x})')),
  pi: template('pi()'),
  e: template('2.718281828459045e0'),
  factorial: guarded((v) => `CASE WHEN ${v} BETWEEN 0 AND 20 THEN CAST(factorial(${v}) AS BIGINT) END`),
  pmod: positiveModulo,
  width_bucket: intervalOr(intervalBucket, helper('width_bucket')),
  shiftleft: shiftLeft,
  shiftright: shiftRight,
  shiftrightunsigned: shiftRightUnsigned,
  bit_count: bitCount,
  bit_get: bitGet,
  conv,
  bin: template('bin({value})'),
  hex: template('hex({value})'),
  unhex: template('TRY(unhex({text}))'),
  try_add: attempt(additive('+', 60)),
  try_subtract: attempt(additive('-', 60)),
  try_multiply: attempt(additive('*', 70)),
  try_divide: attempt(divide),
  rand: seeded(template('random()')),
  randn: seeded(library(template('sqrt(-2 * ln(1 - random())) * cos(2 * pi() * random())', 70))),
} satisfies Record<NeedsLowering<(typeof families)['math']>, Lowering>;
