import { type families, isIntegral, type NeedsLowering } from '@spark-sql-to-snowflake/plan-ir';
import {
  at,
  atom,
  build,
  byHelper,
  type CallSite,
  choose,
  type Lowering,
  leftOpen,
  piece,
  type SqlPiece,
  STRENGTH,
  template,
  unsupported,
} from '@spark-sql-to-snowflake/sql-emit';
import { callHelper, viaHelper } from '../helper-call.js';
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

const LAST_DIGIT = 'the last digit may differ: Java promises no more than one of the two doubles beside the true value';
/**
 * What DuckDB leaves to the platform's mathematical library, and Spark to `java.lang.Math`, whose documentation allows one unit in the
 * last place for these. So does that of glibc ("Known Maximum Errors in Math Functions": sin, cos and tan are within one).
 */
const library = (lowering: Lowering): Lowering => leftOpen(lowering, LAST_DIGIT);
/** Where DuckDB raises for infinity and NaN, Java gives NaN. */
const finite = (body: (v: string) => string): Lowering =>
  library(guarded((v) => `CASE WHEN isfinite(${v}) THEN ${body(v)} WHEN ${v} IS NOT NULL THEN ${NAN} END`));
/** A square as the product that it is in Java, too. */
const power: Lowering = byHelper(
  build((args, site) => {
    const [base, exponent] = site.exprs;
    const inner = exponent?.kind === 'cast' ? exponent.expr : exponent;
    const square = inner?.kind === 'literal' && inner.value !== null && Number(inner.value) === 2;
    if (!square || base?.kind !== 'column') return callHelper(site.ctx, 'pow', args);
    const x = at(args[0] as SqlPiece, STRENGTH.multiply + 1);
    return piece(`${x} * ${x}`, STRENGTH.multiply);
  }),
  'sometimes',
);

/** The least integer has no absolute value: DuckDB raises where Spark gives it back. */
const absolute: Lowering = build(([x], site) => {
  const result = atom(`abs(${x?.text})`);
  return isIntegral(site.type) && site.exprs[0]?.kind !== 'column'
    ? atom(`CAST(${result.text} AS ${typeName(site.type)})`)
    : result;
});

const signOf: Lowering = build(([x], site) => {
  const value = x as SqlPiece;
  const [from] = site.exprs;
  const fraction = from?.kind === 'cast' && from.expr.type.kind === 'float';
  if (value.bare && !fraction) return atom(`CAST(sign(${value.bare.text}) AS DOUBLE)`);
  return bound(value, site, (v) => `CASE WHEN isnan(${v}) OR ${v} = 0 THEN ${v} ELSE CAST(sign(${v}) AS DOUBLE) END`);
});

const conv: Lowering = build((args, site) => callHelper(site.ctx, site.ctx.conf.ansi ? 'conv_ansi' : 'conv', args));

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
  cbrt: viaHelper('cbrt'),
  exp: viaHelper('exp'),
  expm1: viaHelper('expm1'),
  ln: viaHelper('ln'),
  log: byHelper(choose({ 1: viaHelper('ln'), 2: viaHelper('log') })),
  log2: viaHelper('log2'),
  log10: viaHelper('log10'),
  log1p: viaHelper('log1p'),
  pow: power,
  hypot: viaHelper('hypot'),
  sin: finite((v) => `sin(${v})`),
  cos: finite((v) => `cos(${v})`),
  tan: finite((v) => `tan(${v})`),
  sec: finite((v) => `1e0 / cos(${v})`),
  csc: finite((v) => `1e0 / sin(${v})`),
  cot: finite((v) => `1e0 / tan(${v})`),
  asin: viaHelper('asin'),
  acos: viaHelper('acos'),
  atan: viaHelper('atan'),
  atan2: viaHelper('atan2'),
  sinh: viaHelper('sinh'),
  cosh: viaHelper('cosh'),
  tanh: viaHelper('tanh'),
  asinh: viaHelper('asinh'),
  acosh: viaHelper('acosh'),
  atanh: viaHelper('atanh'),
  // the product that it is in Java
  degrees: template('{x} * 57.29577951308232e0', STRENGTH.multiply),
  radians: template('{x} * 0.017453292519943295e0', STRENGTH.multiply),
  pi: template('pi()'),
  e: template('2.718281828459045e0'),
  factorial: guarded((v) => `CASE WHEN ${v} BETWEEN 0 AND 20 THEN CAST(factorial(${v}) AS BIGINT) END`),
  pmod: positiveModulo,
  width_bucket: intervalOr(intervalBucket, viaHelper('width_bucket')),
  shiftleft: shiftLeft,
  shiftright: shiftRight,
  shiftrightunsigned: shiftRightUnsigned,
  bit_count: bitCount,
  bit_get: bitGet,
  conv: byHelper(conv),
  bin: template('bin({value})'),
  hex: template('hex({value})'),
  unhex: template('TRY(unhex({text}))'),
  try_add: attempt(additive('+', 60)),
  try_subtract: attempt(additive('-', 60)),
  try_multiply: attempt(additive('*', 70)),
  try_divide: attempt(divide),
  rand: seeded(template('random()')),
  rand_at: viaHelper('random_at'),
  randn_at: viaHelper('gaussian_at'),
  // each row asks for its own number first (prepare/seeded-random.ts)
  sample_count: unsupported('its rows are not numbered'),
  sample_count_at: viaHelper('sample_count_at'),
  randn: seeded(library(template('sqrt(-2 * ln(1 - random())) * cos(2 * pi() * random())', 70))),
} satisfies Record<NeedsLowering<(typeof families)['math']>, Lowering>;
