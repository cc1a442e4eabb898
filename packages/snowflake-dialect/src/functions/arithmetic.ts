import { type DecimalType, diagnostic, isFloating, typeText } from '@spark-sql-to-snowflake/plan-ir';
import {
  at,
  atom,
  build,
  type CallSite,
  infixPiece,
  type Lowering,
  mayOverflow,
  outgrowsDecimal,
  piece,
  rangeOfType,
  type SqlPiece,
  STRENGTH,
  wrappedConstant,
} from '@spark-sql-to-snowflake/sql-emit';
import { typeName } from '../types.js';

/** The operand without the cast that Snowflake does not need: it widens the narrower of two numbers itself. */
export const bare = (p: SqlPiece): SqlPiece => p.bare ?? p;
const castTo = (p: SqlPiece, site: CallSite): SqlPiece =>
  piece(`${at(p, STRENGTH.postfix)}::${typeName(site.type)}`, STRENGTH.postfix);
const decimalType = (site: CallSite, i: number): DecimalType | undefined => {
  const type = site.types[i];
  return type?.kind === 'decimal' ? type : undefined;
};

/**
 * `+ - *`. An integer result that may leave its type is reported, once a statement and type: Snowflake's numbers go on to 38 digits
 * where Spark's wrap around. Writing the wrap would bury every `a + 1`.
 * Decimals: Snowflake's scale is Spark's but for products of many places, and for results that Spark cuts to 38 digits.
 */
export const additive = (op: '+' | '-' | '*', strength: number): Lowering =>
  build((args, site) => {
    noteWide(op, site);
    if (site.type.kind === 'decimal' && op === '*') return product(args, site);
    const constant = overflowed(op, site);
    if (constant) return constant;
    const result = infixPiece(bare(args[0] as SqlPiece), op, bare(args[1] as SqlPiece), strength);
    noteOverflow(op, site);
    noteSingle(site);
    if (site.type.kind !== 'decimal') return result;
    const scale = Math.max(decimalType(site, 0)?.scale ?? 0, decimalType(site, 1)?.scale ?? 0);
    return site.type.scale === scale ? result : castTo(result, site);
  });

/** Constants whose result wraps around in Spark. */
function overflowed(op: string, site: CallSite): SqlPiece | undefined {
  const value =
    site.ctx.conf.ansi || site.call.fn.startsWith('try_') ? undefined : wrappedConstant(op, site.exprs, site.type);
  return value && site.ctx.dialect.literal(value, site.ctx);
}

export function noteOverflow(op: string, site: CallSite): void {
  if (!mayOverflow(op, site.exprs, site.type)) return;
  const params = { type: typeText(site.type), dialect: 'Snowflake' };
  site.ctx.diagnostics.add(diagnostic('overflow-unchecked', params));
}

/** A decimal of more than 38 digits raises, as it may; it is for the NULL that `try_add` and its like are written. */
function noteWide(op: string, site: CallSite): void {
  if (site.type.kind === 'decimal' && site.call.fn.startsWith('try_') && outgrowsDecimal(op, site.types))
    site.ctx.approximate(site.call, 'a result of more than 38 digits raises, where Spark gives NULL');
}

/** Snowflake's FLOAT has 64 bits. */
function noteSingle(site: CallSite): void {
  if (site.type.kind === 'float')
    site.ctx.approximate(site.call, 'the result keeps 64 bits, where Spark rounds it to a 32-bit float');
}

/** Snowflake keeps no more than max(s1, s2, 12) digits behind the point of a product. Source: docs.snowflake.com/en/sql-reference/operators-arithmetic */
function product(args: readonly SqlPiece[], site: CallSite): SqlPiece {
  const [a, b] = args.map(bare) as [SqlPiece, SqlPiece];
  const [s, t] = [decimalType(site, 0)?.scale ?? 0, decimalType(site, 1)?.scale ?? 0];
  const kept = Math.min(s + t, Math.max(s, t, 12));
  const scale = site.type.kind === 'decimal' ? site.type.scale : 0;
  if (kept === s + t) {
    const result = infixPiece(a, '*', b, STRENGTH.multiply);
    return scale === kept ? result : castTo(result, site);
  }
  // DECFLOAT has 38 digits: the whole product, where it has no more of them
  const wide = piece(`${at(a, STRENGTH.postfix)}::DECFLOAT`, STRENGTH.postfix);
  return castTo(infixPiece(wide, '*', b, STRENGTH.multiply), site);
}

/** A divisor that is NULL where it is zero; in ANSI mode Snowflake's own error is what Spark's would be. */
function divisor(b: SqlPiece, site: CallSite): SqlPiece {
  const expr = site.exprs[1];
  const inner = expr?.kind === 'cast' ? expr.expr : expr;
  if (inner?.kind === 'literal' && inner.value !== null && Number(inner.value) !== 0) return b;
  return site.ctx.conf.ansi && site.call.fn !== 'try_divide' ? b : atom(`NULLIF(${b.text}, 0)`);
}

/** `/`: a double, or a decimal of Spark's scale. */
export const divide: Lowering = build((args, site) => {
  const [a, b] = args as [SqlPiece, SqlPiece];
  if (site.type.kind !== 'decimal') return infixPiece(a, '/', divisor(bare(b), site), STRENGTH.multiply);
  noteWide('/', site);
  // Snowflake gives a quotient six digits more than the dividend has, up to twelve, or the dividend's: choosing those gives Spark's scale
  const { scale } = site.type;
  const own = decimalType(site, 0)?.scale ?? 0;
  const wanted = scale >= 12 ? scale : scale - 6;
  if (own > wanted) return castTo(infixPiece(decfloat(a), '/', divisor(bare(b), site), STRENGTH.multiply), site);
  const dividend =
    own === wanted ? a : piece(`${at(bare(a), STRENGTH.postfix)}::NUMBER(38, ${wanted})`, STRENGTH.postfix);
  return infixPiece(dividend, '/', divisor(bare(b), site), STRENGTH.multiply);
});

const decfloat = (a: SqlPiece): SqlPiece => piece(`${at(bare(a), STRENGTH.postfix)}::DECFLOAT`, STRENGTH.postfix);

/**
 * `div`: cut toward zero. The quotient needs places enough that rounding never reaches the next whole number: twelve for divisors
 * within int, nineteen for bigint. Intervals are such numbers, too.
 */
export const integralDivide: Lowering = build((args, site) => {
  const [a, b] = args.map(bare) as [SqlPiece, SqlPiece];
  const places = site.exprs.every((e) => isSmall(e)) ? 12 : 19;
  if (site.types.some((t) => t.kind === 'decimal')) {
    const quotient = infixPiece(decfloat(a), '/', divisor(b, site), STRENGTH.multiply);
    return castTo(atom(`TRUNC(${quotient.text})`), site);
  }
  const dividend = piece(`${at(a, STRENGTH.postfix)}::NUMBER(38, ${places})`, STRENGTH.postfix);
  return castTo(atom(`TRUNC(${infixPiece(dividend, '/', divisor(b, site), STRENGTH.multiply).text})`), site);
});

/** An int or narrower, before it was made a bigint. */
function isSmall(e: CallSite['exprs'][number]): boolean {
  if (e.type.kind === 'day_time_interval') return false;
  if (e.kind === 'literal') return typeof e.value !== 'bigint' || (e.value < 2n ** 31n && e.value > -(2n ** 31n));
  return e.kind === 'cast' ? e.implicit === true && e.expr.type.kind !== 'long' : e.type.kind !== 'long';
}

/** `%`, with the sign of the dividend. */
export const remainder: Lowering = build((args, site) => {
  const [a, b] = args.map(bare) as [SqlPiece, SqlPiece];
  return infixPiece(a, '%', divisor(b, site), STRENGTH.multiply);
});

/** `pmod`: for a positive constant one formula; otherwise Spark adds the divisor only to a negative remainder. */
export const positiveModulo: Lowering = build((args, site) => {
  const [a, b] = args.map(bare) as [SqlPiece, SqlPiece];
  const n = divisor(b, site);
  const inner = site.exprs[1]?.kind === 'cast' ? site.exprs[1].expr : site.exprs[1];
  // in floating point the formula would cost digits
  const positive = !isFloating(site.type) && inner?.kind === 'literal' && Number(inner.value) > 0;
  const rest = `MOD(${a.text}, ${n.text})`;
  if (positive) return atom(`MOD(${rest} + ${at(n, STRENGTH.add + 1)}, ${n.text})`);
  return atom(`IFF(${rest} < 0, MOD(${rest} + ${at(n, STRENGTH.add + 1)}, ${n.text}), ${rest})`);
});

export const negative: Lowering = build(([a], site) => {
  const constant = overflowed('negative', site);
  if (constant) return constant;
  noteOverflow('negative', site);
  return piece(`-${at(a as SqlPiece, STRENGTH.postfix)}`, STRENGTH.unary);
});

/** NULL where the result does not fit. */
export const attempt = (operator: Lowering): Lowering => ({
  ...operator,
  render(args, site, params) {
    const silent: CallSite = { ...site, ctx: { ...site.ctx, diagnostics: { add: () => undefined, list: [] } } };
    const result = operator.render(args, silent, params);
    const range = rangeOfType(site.type);
    // decimals have been noted where they may not fit
    if (!range || site.call.fn === 'try_divide') return result;
    const test = `${at(result, STRENGTH.compare + 1)} BETWEEN ${range.least} AND ${range.most}`;
    return atom(`IFF(${test}, ${result.text}, NULL)`);
  },
});
