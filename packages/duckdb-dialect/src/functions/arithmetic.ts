import { type DataType, type DecimalType, isFloating, isIntegral } from '@spark-sql-to-snowflake/plan-ir';
import {
  at,
  atom,
  build,
  type CallSite,
  constantInt,
  infixPiece,
  isNullConstant,
  type Lowering,
  mayOverflow,
  outgrowsDecimal,
  piece,
  type SqlPiece,
  STRENGTH,
  wrappedConstant,
} from '@spark-sql-to-snowflake/sql-emit';
import { callHelper } from '../helper-call.js';
import { typeName } from '../types.js';
import { mayTry } from './may-try.js';

const castTo = (text: string, type: DataType): SqlPiece => atom(`CAST(${text} AS ${typeName(type)})`);
export const raise = (message: string): string => `error('${message}')`;
export const DIVIDE_BY_ZERO = raise(
  '[DIVIDE_BY_ZERO] Division by zero. Use `try_divide` to tolerate divisor being 0 and return NULL instead.',
);

/** The operand without the cast that DuckDB does not need, since it widens the narrower of two numbers itself. */
const bare = (p: SqlPiece): SqlPiece => p.bare ?? p;

/** The same for a decimal constant without places, which needs no type spelled beside another decimal. */
export function plain(p: SqlPiece, expr: CallSite['exprs'][number] | undefined): SqlPiece {
  if (expr?.kind !== 'literal' || expr.type.kind !== 'decimal' || expr.type.scale !== 0) return bare(p);
  const value = expr.value as bigint | null;
  if (value === null || value > 2147483647n || value < -2147483647n) return p;
  return value < 0n ? piece(String(value), STRENGTH.unary) : atom(String(value));
}

/**
 * Operands of `+ - *` on integers: one may drop its cast if the other keeps the result's type, so that the operation is done at
 * the result's width. Literals beyond INTEGER have a type of their own and keep theirs.
 */
export function widened(args: readonly SqlPiece[], site: CallSite): readonly [SqlPiece, SqlPiece] {
  const [a, b] = args as [SqlPiece, SqlPiece];
  const [x, y] = site.exprs;
  if (!isIntegral(site.type)) {
    const [l, r] = [plain(a, x), plain(b, y)];
    // of two whole numbers under casts one keeps it, or DuckDB would add them as such
    return l !== a && r !== b ? [a, r] : [l, r];
  }
  if (b.bare && !a.bare) return isPlainInt(x) ? [a, b] : [a, b.bare];
  if (a.bare && !b.bare) return isPlainInt(y) ? [a, b] : [a.bare, b];
  return [a, bare(b)];
}

/** Written without a type: beside a TINYINT it is one. */
const isPlainInt = (e: CallSite['exprs'][number] | undefined): boolean =>
  e?.kind === 'literal' && e.type.kind === 'int';

/**
 * `+ - *`. Integers: DuckDB raises where Spark wraps around silently: the dialect's wrapping words are for what has raised.
 * Decimals: DuckDB keeps every digit; where Spark gives up digits behind the point the result is rounded to Spark's scale, and
 * where 38 digits may not do, TRY turns DuckDB's error into Spark's NULL.
 */
export const additive = (op: '+' | '-' | '*', strength: number): Lowering =>
  build((args, site) => {
    const constant = overflowed(op, site);
    if (constant) return constant;
    const [a, b] = widened(args, site);
    const result = infixPiece(a, op, b, strength);
    // a bare NULL has no type of its own for DuckDB to go by
    if (site.exprs.some((e) => isLeastInt(e) || isNullConstant(e))) return castTo(result.text, site.type);
    if (site.type.kind !== 'decimal') return result;
    const scaled = atScale(result, decimalScale(op, site), site);
    if (!outgrowsDecimal(op, site.types) || !mayTry(site)) return scaled;
    if (raises(site))
      return tryOrHelp(op, [a, b], site, (l, r) => castTo(infixPiece(l, op, r, strength).text, site.type));
    const tried = `TRY(${scaled.text})`;
    return site.type.scale < decimalScale(op, site)
      ? withLessPlaces(op, strength, [a, b], site)
      : atom(isPlain(site.exprs[0]) ? whereThere(a, tried) : tried);
  });

/** Where Spark gives up places for digits before the point, more results fit than DuckDB, which counts every place, has room for. */
function withLessPlaces(op: string, strength: number, args: readonly [SqlPiece, SqlPiece], site: CallSite): SqlPiece {
  const [x, y] = site.types;
  // DuckDB may compute the cast to one scale, which overflows too, outside of TRY
  if (op !== '*' && x?.kind === 'decimal' && y?.kind === 'decimal' && x.scale !== y.scale)
    return byHelper(op, args, site);
  return tryOrHelp(op, args, site, (a, b) => castTo(infixPiece(a, op as '+', b, strength).text, site.type));
}

/** Is this an operator of ANSI mode, not one that is only tried? */
const raises = (site: CallSite): boolean => site.ctx.conf.ansi && !site.call.fn.startsWith('try_');

/** Constants whose result wraps around in Spark. Anything else that overflows raises when it runs. */
function overflowed(op: string, site: CallSite): SqlPiece | undefined {
  const value =
    site.ctx.conf.ansi || site.call.fn.startsWith('try_') ? undefined : wrappedConstant(op, site.exprs, site.type);
  return value && site.ctx.dialect.literal(value, site.ctx);
}

/** The least int is a BIGINT to DuckDB: the negative of one that INTEGER does not hold. */
const isLeastInt = (e: CallSite['exprs'][number]): boolean => e.kind === 'literal' && e.value === -2147483648;

function decimalScale(op: string, site: CallSite): number {
  const [x, y] = site.types;
  const s = x?.kind === 'decimal' ? x.scale : 0;
  const t = y?.kind === 'decimal' ? y.scale : 0;
  return op === '*' ? s + t : Math.max(s, t);
}

/** A decimal result of the scale DuckDB gives, brought to Spark's. */
function atScale(result: SqlPiece, scale: number, site: CallSite): SqlPiece {
  if (scale > 38) return site.ctx.refuse(site.call, 'DuckDB has no decimal of more than 38 digits behind the point');
  return site.type.kind === 'decimal' && site.type.scale !== scale ? castTo(result.text, site.type) : result;
}

/** A divisor that is NULL where it is zero, so that the quotient is; in ANSI mode zero raises. A constant is left alone. */
function divisor(b: SqlPiece, site: CallSite, strict = raises(site)): SqlPiece {
  const expr = site.exprs[1];
  const inner = expr?.kind === 'cast' ? expr.expr : expr;
  if (inner?.kind === 'literal' && inner.value !== null && Number(inner.value) !== 0) return b;
  if (!strict) return atom(`nullif(${b.text}, 0)`);
  return atom(
    `list_transform([${b.text}], lambda v: CASE WHEN v = 0${dividendIsThere(site)} THEN ${DIVIDE_BY_ZERO} ELSE v END)[1]`,
  );
}

/** Written twice, divisions inside of divisions would grow without end. */
const LONG = 200;

/** NULL by zero is NULL, and raises in no mode. */
function dividendIsThere(site: CallSite): string {
  const [given] = site.exprs;
  // a cast to the operator's type makes no NULL in ANSI mode
  const dividend = given?.kind === 'cast' && given.implicit ? given.expr : given;
  if (!dividend?.nullable) return '';
  const text = at(site.ctx.emit(dividend), STRENGTH.bitwise);
  return text.length > LONG ? '' : ` AND ${text} IS NOT NULL`;
}

/** `/`: a double, or a decimal of Spark's scale. */
export const divide: Lowering = build((args, site) => {
  const [a, b] = args as [SqlPiece, SqlPiece];
  if (site.type.kind === 'decimal') return decimalQuotient(a, b, site);
  return infixPiece(bareInteger(a, site, 0), '/', divisor(bareInteger(b, site, 1), site), STRENGTH.multiply);
});

/** DuckDB's `/` makes doubles of integers by itself, but floats of floats. */
function bareInteger(p: SqlPiece, site: CallSite, at: 0 | 1): SqlPiece {
  const expr = site.exprs[at];
  return p.bare && expr?.kind === 'cast' && isIntegral(expr.expr.type) ? p.bare : p;
}

/**
 * DuckDB divides decimals as doubles. Here the unscaled values are divided as 128-bit integers with one digit more than Spark
 * keeps; that digit then rounds half up. Where 128 bits may not hold the dividend a helper divides what does not fit; in ANSI
 * mode, where nothing can be tried, that raises.
 */
function decimalQuotient(a: SqlPiece, b: SqlPiece, site: CallSite): SqlPiece {
  const [x, y] = site.types;
  if (x?.kind !== 'decimal' || y?.kind !== 'decimal' || site.type.kind !== 'decimal') {
    return site.ctx.refuse(site.call, 'its operands are no decimals');
  }
  const { type } = site;
  const digits = type.scale + 1;
  if (digits > 38) return site.ctx.refuse(site.call, 'DuckDB has no decimal of more than 38 digits');
  const shift = digits + y.scale - x.scale;
  const quotient = (l: SqlPiece, r: SqlPiece, strict = false): SqlPiece => {
    const dividend = `${unscaled(plain(l, site.exprs[0]), x.scale)} * ${power(Math.max(shift, 0))}`;
    const by = divisor(atom(unscaled(plain(r, site.exprs[1]), y.scale)), site, strict);
    const over = shift < 0 ? `(${by.text} * ${power(-shift)})` : at(by, STRENGTH.atom);
    const whole = `CAST((${dividend}) // ${over} AS DECIMAL(38, 0))`;
    return castTo(`${whole} * CAST(1e-${digits} AS DECIMAL(${digits}, ${digits}))`, type);
  };
  const fits = x.precision + Math.max(shift, 0) <= 38 && y.precision + Math.max(-shift, 0) <= 38;
  if (fits || (raises(site) && !mayTry(site))) return quotient(a, b, raises(site));
  return tryOrHelp('/', [a, b], site, quotient);
}

/** In CASE, out of which DuckDB takes no parts that stand in two places: it would compute them outside of TRY. */
const whereThere = (value: SqlPiece, tried: string): string =>
  `CASE WHEN ${at(value, STRENGTH.compare + 1)} IS NOT NULL THEN ${tried} END`;

/** What DuckDB computes where it can, and a helper where it cannot. */
function tryOrHelp(
  op: string,
  args: readonly [SqlPiece, SqlPiece],
  site: CallSite,
  native: (a: SqlPiece, b: SqlPiece) => SqlPiece,
): SqlPiece {
  const simple = site.exprs.every(isPlain);
  const [a, b] = simple ? args : [atom("v['a']"), atom("v['b']")];
  const beyond = raises(site) ? `, ${outOfRange(op, a, b, site)}` : '';
  const either = `coalesce(TRY(${native(a, b).text}), ${byHelper(op, [a, b], site).text}${beyond})`;
  if (simple) return atom(whereThere(a, either));
  return atom(`list_transform([{'a': ${args[0].text}, 'b': ${args[1].text}}], lambda v: ${either})[1]`);
}

/** Where there are two operands and still no result, ANSI mode raises. */
function outOfRange(op: string, a: SqlPiece, b: SqlPiece, site: CallSite): string {
  const [l, r] = [a, b].map((p) => at(p, STRENGTH.compare + 1));
  const { precision, scale } = site.type as DecimalType;
  const error = `error('[NUMERIC_VALUE_OUT_OF_RANGE] A result of ${op} cannot be represented as Decimal(${precision}, ${scale}).')`;
  const zero = op === '/' ? `WHEN ${l} IS NOT NULL AND ${r} = 0 THEN ${DIVIDE_BY_ZERO} ` : '';
  return `CASE ${zero}WHEN ${l} IS NOT NULL AND ${r} IS NOT NULL THEN ${error} END`;
}

/** An operator of two decimals by the helper that takes their texts. */
const byHelper = (op: string, [a, b]: readonly [SqlPiece, SqlPiece], site: CallSite): SqlPiece => {
  const scale = atom(String(site.type.kind === 'decimal' ? site.type.scale : 0));
  return castTo(callHelper(site.ctx, 'decimal_arithmetic', [a, atom(`'${op}'`), b, scale]).text, site.type);
};

/** Has DuckDB no decimal type that holds both, so that it would compute in floating point? */
function haveNoCommonDecimal(site: CallSite): boolean {
  const [x, y] = site.types;
  if (x?.kind !== 'decimal' || y?.kind !== 'decimal') return false;
  return Math.max(x.precision - x.scale, y.precision - y.scale) + Math.max(x.scale, y.scale) > 38;
}

const power = (n: number): string => (n === 0 ? '1' : `1${'0'.repeat(n)}::HUGEINT`);
const unscaled = (p: SqlPiece, scale: number): string =>
  `CAST(${scale === 0 ? bare(p).text : `${at(p, STRENGTH.multiply)} * 1${'0'.repeat(scale)}`} AS HUGEINT)`;

/** `div`: whole numbers, cut toward zero. The quotient of two decimals takes their unscaled values at one scale. */
export const integralDivide: Lowering = build((args, site) => {
  const [a, b] = args as [SqlPiece, SqlPiece];
  const [x, y] = site.types;
  if (x?.kind === 'decimal' && y?.kind === 'decimal') {
    const scale = Math.max(x.scale, y.scale);
    const quotient = `${unscaled(a, scale)} // ${divisor(atom(unscaled(b, scale)), site).text}`;
    return castTo(quotient, site.type);
  }
  if (!x || !isIntegral(x)) return site.ctx.refuse(site.call, 'division of intervals is not there yet');
  const [l, r] = widened([a, b], site);
  // DuckDB's // is NULL by zero, and binds tighter than *
  const by = site.ctx.conf.ansi ? divisor(r, site) : r;
  return piece(`${at(l, STRENGTH.unary)} // ${at(by, STRENGTH.unary)}`, STRENGTH.multiply);
});

/** `%`, with the sign of the dividend. DuckDB gives NULL for zero but in floating point, where it gives NaN. */
export const remainder: Lowering = build((args, site) => {
  if (haveNoCommonDecimal(site)) return byHelper('%', [args[0] as SqlPiece, divisor(args[1] as SqlPiece, site)], site);
  const [a, b] = widened(args, site);
  const guarded = isFloating(site.type) || site.ctx.conf.ansi ? divisor(b, site) : b;
  return sized(infixPiece(a, '%', guarded, STRENGTH.multiply), site);
});

/** A decimal of fewer digits than DuckDB gives is the same number: only another scale must be brought to Spark's. */
function sized(result: SqlPiece, site: CallSite): SqlPiece {
  return atScale(result, decimalScale('%', site), site);
}

/** `pmod`: never negative for a positive divisor. For a negative divisor Spark's answer may be negative. */
export const positiveModulo: Lowering = build((args, site) => {
  const [a, b] = args as [SqlPiece, SqlPiece];
  const n = constantInt(site.exprs[1]);
  if (n !== undefined && n > 0 && n < 2 ** 15 && isIntegral(site.type)) {
    const rest = piece(`${at(a, STRENGTH.multiply)} % ${b.text}`, STRENGTH.multiply);
    return piece(`(${rest.text} + ${b.text}) % ${b.text}`, STRENGTH.multiply);
  }
  if (haveNoCommonDecimal(site)) return byHelper('pmod', [a, divisor(b, site)], site);
  const zero = isFloating(site.type) || site.ctx.conf.ansi ? divisor(b, site) : b;
  const pair = `{'r': ${at(a, STRENGTH.multiply)} % ${at(zero, STRENGTH.unary)}, 'n': ${b.text}}`;
  const body = `CASE WHEN v['r'] < 0 THEN (v['r'] + v['n']) % v['n'] ELSE v['r'] END`;
  const rest = `list_transform([${pair}], lambda v: ${body})[1]`;
  return site.type.kind === 'unknown' ? atom(rest) : castTo(rest, site.type);
});

/** A sign in front. The least integer has no opposite: DuckDB raises where Spark gives it back. */
export const negative: Lowering = build(([a], site) => {
  const constant = overflowed('negative', site);
  if (constant) return constant;
  const result = piece(`-${at(a as SqlPiece, STRENGTH.postfix)}`, STRENGTH.unary);
  return isIntegral(site.type) && mayOverflow('negative', site.exprs, site.type) && site.exprs[0]?.kind === 'literal'
    ? castTo(result.text, site.type)
    : result;
});

/** NULL where the operator would raise. What its operands raise stays an error: they are computed outside of TRY. */
export const attempt = (operator: Lowering): Lowering => ({
  ...operator,
  render: (args, site, params) => {
    const outside = !site.exprs.every(isPlain);
    const operands = outside ? args.map((_, i) => atom(`v['${i}']`)) : args;
    const result = operator.render(operands, site, params);
    if (isFloating(site.type)) return outside ? operator.render(args, site, params) : result;
    const tried = `TRY(${result.text})`;
    if (!outside) return atom(whereThere(operands[0] as SqlPiece, tried));
    const held = args.map((a, i) => `'${i}': ${a?.text}`).join(', ');
    return atom(`list_transform([{${held}}], lambda v: ${tried})[1]`);
  },
});

/** Nothing that could raise: a column, a constant, one of these widened. */
const isPlain = (e: CallSite['exprs'][number] | undefined): boolean => e !== undefined && isPlainExpr(e);
const isPlainExpr = (e: CallSite['exprs'][number]): boolean =>
  e.kind === 'column' ||
  e.kind === 'literal' ||
  e.kind === 'lambda-variable' ||
  (e.kind === 'cast' && isPlainExpr(e.expr));
