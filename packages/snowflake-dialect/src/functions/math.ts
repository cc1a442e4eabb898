import { digitsOf, type families, isIntegral, type NeedsLowering } from '@spark-sql-to-snowflake/plan-ir';
import {
  approximate,
  at,
  atom,
  build,
  byHelper,
  choose,
  constantInt,
  type Lowering,
  native,
  piece,
  rangeOfType,
  type SqlPiece,
  STRENGTH,
  template,
} from '@spark-sql-to-snowflake/sql-emit';
import { saturating, wrapped } from '../cast/to-integer.js';
import { callHelper, viaHelper } from '../helper-call.js';
import { typeName } from '../types.js';
import { additive, attempt, divide, noteOverflow, positiveModulo } from './arithmetic.js';
import { bin, bitCount, hexOfLong } from './bits.js';
import { conv } from './conv.js';
import { isRepeatable } from './guard.js';
import { castAs } from './pieces.js';
import { widthBucket } from './width-bucket.js';

const NAN = `'NaN'::FLOAT`;
const LAST_DIGIT =
  'the last digit may differ: Java says only that it is one of the two next to the true value, and Snowflake says nothing of it';
const library = (lowering: Lowering): Lowering => approximate(lowering, LAST_DIGIT);

/** An argument that appears more than once, in parentheses where it needs them. */
const guarded = (body: (v: string) => string): Lowering =>
  build(([x]) => atom(body(at(x as SqlPiece, STRENGTH.multiply + 1))));
/** One through a value that is 0 where the argument is, with its sign, which shows in its text: dividing by 0 is an error in Snowflake. */
const reciprocal = (name: 'SIN' | 'TAN'): Lowering =>
  guarded((v) => {
    const infinite = `IFF(STARTSWITH(${v}::VARCHAR, '-'), '-inf'::FLOAT, 'inf'::FLOAT)`;
    return `IFF(${v} = 0, ${infinite}, 1 / NULLIF(${name}(${v}), 0))`;
  });

/** Whole and decimal numbers round as Spark's do; a double by its shortest decimal text, which takes a helper. */
const rounding = (name: 'round' | 'bround'): Lowering =>
  build(([x], site) => {
    const value = x as SqlPiece;
    const digits = digitsOf(site.exprs);
    const type = site.types[0];
    const rounded = (x: SqlPiece, places: number): SqlPiece => {
      const mode = name === 'bround' ? `, 'HALF_TO_EVEN'` : '';
      return atom(`ROUND(${x.text}${places === 0 && !mode ? '' : `, ${places}`}${mode})`);
    };
    if (type && (isIntegral(type) || type.kind === 'decimal')) {
      if (digits >= (type.kind === 'decimal' ? type.scale : 0)) return value;
      return rounded(value, digits);
    }
    if (type?.kind === 'unknown') return rounded(value, digits);
    return callHelper(site.ctx, `${name}_double`, [value, atom(String(digits))]);
  });

/** So long a double is not written three times. */
const REPEATABLE = 400;

/** A double beyond a bigint gives the greatest one, NaN gives 0. */
const towards = (name: 'CEIL' | 'FLOOR'): Lowering =>
  build(([x], site) => {
    const value = x as SqlPiece;
    const type = site.types[0];
    const cast = (text: SqlPiece): SqlPiece =>
      piece(`${at(text, STRENGTH.postfix)}::${typeName(site.type)}`, STRENGTH.postfix);
    if (type?.kind === 'long') return value;
    if (type?.kind === 'double') {
      const inner = site.exprs[0];
      if (inner?.kind === 'cast' && isIntegral(inner.expr.type) && value.bare) return cast(value.bare);
      const whole = cast(atom(`${name}(${value.text})`));
      if (inner?.kind === 'literal' && Math.abs(Number(inner.value)) < 2 ** 53) return whole;
      if (value.text.length <= REPEATABLE) return saturating(value, whole, range(site.type));
      site.ctx.approximate(site.call, 'NaN and numbers beyond bigint raise, where Spark gives 0 and the greatest one');
      return whole;
    }
    const digits = digitsOf(site.exprs);
    if (type?.kind === 'decimal' && digits >= type.scale) return value;
    return digits === 0 ? atom(`${name}(${value.text})`) : cast(atom(`${name}(${value.text}, ${digits})`));
  });

/**
 * `rint`: halves to the even neighbour. Beyond 2^52, where NaN is counted too, a double is whole; below a half only its sign is left.
 * No sum here has more digits than a double: each is a multiple of the argument's last one.
 */
const rint: Lowering = byHelper(
  build(([x], site) => {
    const value = x as SqlPiece;
    if (!isRepeatable(value, site.exprs[0])) return callHelper(site.ctx, 'rint', [value]);
    const v = at(value, STRENGTH.multiply + 1);
    return atom(
      `CASE WHEN ABS(${value.text}) >= 4503599627370496 THEN ${value.text} WHEN ABS(${value.text}) <= 0.5 THEN ${v} * 0 ` +
        `WHEN ${v} - FLOOR(${value.text}) = 0.5 THEN 2 * FLOOR(${v} / 2 + 0.5) ELSE FLOOR(${v} + 0.5) END`,
    );
  }),
  'sometimes',
);

/** A square as the product that it is in Java, too. */
const power: Lowering = byHelper(
  build((args, site) => {
    const [x] = args as [SqlPiece];
    const exponent = site.exprs[1];
    const inner = exponent?.kind === 'cast' ? exponent.expr : exponent;
    const square = inner?.kind === 'literal' && inner.value !== null && Number(inner.value) === 2;
    if (!square || !isRepeatable(x, site.exprs[0])) return callHelper(site.ctx, 'pow', args);
    return piece(`${at(x, STRENGTH.multiply + 1)} * ${at(x, STRENGTH.multiply + 1)}`, STRENGTH.multiply);
  }),
  'sometimes',
);

/** The factor of a shift: Java looks at the low five or six bits of the count. */
function factor(site: Parameters<Lowering['render']>[1], count: SqlPiece): string {
  const bits = site.type.kind === 'long' ? 64 : 32;
  const n = constantInt(site.exprs[1]);
  return n === undefined
    ? `POWER(2, BITAND(${count.text}, ${bits - 1}))::NUMBER(38, 0)`
    : String(2n ** BigInt(n & (bits - 1)));
}
const range = (type: Parameters<typeof rangeOfType>[0]) => rangeOfType(type) ?? { least: 0n, most: 0n };

/**
 * A quotient of whole numbers, rounded down. BITSHIFTRIGHT is documented for numbers without a sign only; a quotient of NUMBERs is
 * rounded to six places, so the remainder goes first.
 */
function downward(value: SqlPiece, by: string, unsigned: boolean): SqlPiece {
  if (by === '1') return value;
  const rest = unsigned ? `MOD(${value.text}, ${by})` : `MOD(MOD(${value.text}, ${by}) + ${by}, ${by})`;
  return piece(`(${at(value, STRENGTH.add)} - ${rest}) / ${by}`, STRENGTH.multiply);
}

const BITS: Readonly<Record<string, number>> = { byte: 8, short: 16, int: 32, long: 64 };

/** Of two's complement, from the right. GETBIT says nothing of numbers below 0. A position outside the type raises. */
const bitGet = build(([x, n], site) => {
  const bits = BITS[site.types[0]?.kind ?? 'long'] ?? 64;
  const position = constantInt(site.exprs[1]);
  const bit = (by: string): SqlPiece => atom(`MOD(MOD(${downward(x as SqlPiece, by, false).text}, 2) + 2, 2)`);
  if (position !== undefined && position >= 0 && position < bits) return bit(String(2n ** BigInt(position)));
  const why = `'Invalid bit position: ' || ${at(n as SqlPiece, STRENGTH.concat + 1)} || IFF(${n?.text} < 0, ' is less than zero', ' exceeds the bit upper limit')`;
  const raise = callHelper(site.ctx, 'raise_error', [piece(why, STRENGTH.concat)]);
  const v = at(n as SqlPiece, STRENGTH.compare + 1);
  return atom(
    `CASE WHEN ${v} NOT BETWEEN 0 AND ${bits - 1} THEN ${castAs(raise, 'NUMBER(3, 0)').text} ELSE ${bit(`POWER(2, ${n?.text})::NUMBER(38, 0)`).text} END`,
  );
});

const seeded = (make: (random: string) => string): Lowering =>
  build(([seed], site) => {
    if (seed) site.ctx.approximate(site.call, 'the seed gives another sequence of numbers');
    return atom(make(`RANDOM(${seed?.text ?? ''})`));
  });

const hex: Lowering = build(([x], site) => {
  if (site.types[0]?.kind !== 'long') return atom(`HEX_ENCODE(${x?.text})`);
  return hexOfLong(x as SqlPiece);
});

export const mathLowerings = {
  abs: build(([x], site) => {
    noteOverflow('negative', site);
    return atom(`ABS(${x?.text})`);
  }),
  sign: build(([x]) => {
    const value = x as SqlPiece;
    if (value.bare) return piece(`SIGN(${value.bare.text})::FLOAT`, STRENGTH.postfix);
    return atom(`IFF(${value.text} = ${NAN}, ${NAN}, SIGN(${value.text}))::FLOAT`);
  }),
  ceil: towards('CEIL'),
  floor: towards('FLOOR'),
  round: byHelper(rounding('round'), 'sometimes'),
  bround: byHelper(rounding('bround'), 'sometimes'),
  rint,
  sqrt: guarded((v) => `IFF(${v} < 0, ${NAN}, SQRT(ABS(${v})))`),
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
  sin: library(native('SIN')),
  cos: library(native('COS')),
  tan: library(native('TAN')),
  // no double has a cosine of 0
  sec: library(template('1 / COS({x})', STRENGTH.multiply)),
  csc: library(reciprocal('SIN')),
  cot: library(reciprocal('TAN')),
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
  degrees: template('{x} * 57.29577951308232::FLOAT', STRENGTH.multiply),
  radians: template('{x} * 0.017453292519943295::FLOAT', STRENGTH.multiply),
  pi: native('PI'),
  e: template('2.718281828459045::FLOAT', STRENGTH.postfix),
  factorial: guarded((v) => `FACTORIAL(IFF(${v} BETWEEN 0 AND 20, ${v}, NULL))`),
  pmod: positiveModulo,
  width_bucket: byHelper(widthBucket, 'sometimes'),
  shiftleft: build(([x, n], site) =>
    wrapped(
      piece(`${at(x as SqlPiece, STRENGTH.multiply)} * ${factor(site, n as SqlPiece)}`, STRENGTH.multiply),
      range(site.type),
    ),
  ),
  shiftright: build(([x, n], site) => downward(x as SqlPiece, factor(site, n as SqlPiece), false)),
  shiftrightunsigned: build(([x, n], site) => {
    const v = at(x as SqlPiece, STRENGTH.add);
    const { least, most } = range(site.type);
    const unsigned = atom(`IFF(${v} < 0, ${v} + ${most - least + 1n}, ${v})`);
    return wrapped(downward(unsigned, factor(site, n as SqlPiece), true), { least, most });
  }),
  bit_count: bitCount,
  bit_get: bitGet,
  conv,
  bin,
  hex,
  unhex: guarded((v) => `TRY_HEX_DECODE_BINARY(IFF(LENGTH(${v}) % 2 = 1, '0' || ${v}, ${v}))`),
  try_add: attempt(additive('+', STRENGTH.add)),
  try_subtract: attempt(additive('-', STRENGTH.add)),
  try_multiply: attempt(additive('*', STRENGTH.multiply)),
  try_divide: attempt(divide),
  rand: seeded((r) => `UNIFORM(0::FLOAT, 1::FLOAT, ${r})`),
  rand_at: viaHelper('random_at'),
  randn_at: viaHelper('gaussian_at'),
  sample_count: build(([seed, mean], site) => {
    site.ctx.approximate(site.call, 'the seed gives another sequence of numbers');
    return callHelper(site.ctx, 'sample_count_at', [atom(`RANDOM(${seed?.text ?? ''})`), atom('1'), mean as SqlPiece]);
  }),
  sample_count_at: viaHelper('sample_count_at'),
  randn: seeded((r) => `NORMAL(0, 1, ${r})`),
} satisfies Record<NeedsLowering<(typeof families)['math']>, Lowering>;
