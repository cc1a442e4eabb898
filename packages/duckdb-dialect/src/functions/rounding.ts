import { type DecimalType, digitsOf, isIntegral } from '@spark-sql-to-snowflake/plan-ir';
import {
  at,
  atom,
  build,
  type CallSite,
  type Lowering,
  type SqlPiece,
  STRENGTH,
} from '@spark-sql-to-snowflake/sql-emit';
import { typeName } from '../types.js';

const cast = (text: string, site: CallSite): SqlPiece => atom(`CAST(${text} AS ${typeName(site.type)})`);

/** A whole number rounded before the point, as a HUGEINT, which holds every result. */
export const wholeRounded = (mode: 'round' | 'bround', value: SqlPiece, digits: number, site: CallSite): SqlPiece =>
  mode === 'round'
    ? atom(`CAST(round(CAST(${value.text} AS DECIMAL(38, 0)), ${digits}) AS HUGEINT)`)
    : atom(`CAST(${site.ctx.helper('bround_decimal')}(CAST(${value.text} AS VARCHAR), ${digits}) AS HUGEINT)`);

/** DuckDB gives 0 where no digit of the type is left, of 999 rounded to thousands and of NULL as well: a wider type has digits left. */
function decimalRounded(value: SqlPiece, digits: number, type: DecimalType, site: CallSite): SqlPiece {
  if (-digits < type.precision - type.scale) return atom(`round(${value.text}, ${digits})`);
  if (-digits >= 38 - type.scale) return cast(`${at(value, STRENGTH.multiply)} * 0`, site);
  return cast(`round(CAST(${value.text} AS DECIMAL(38, ${type.scale})), ${digits})`, site);
}

/**
 * `round` and `bround`. Spark rounds the shortest decimal text of a double: a helper. Whole numbers change only where digits before
 * the point go, and may leave their type there.
 */
export const rounding = (mode: 'round' | 'bround'): Lowering =>
  build(([x], site) => {
    const value = x as SqlPiece;
    const digits = digitsOf(site.exprs);
    const type = site.types[0];
    if (type && isIntegral(type)) {
      if (digits >= 0) return value;
      // DuckDB rounds a BIGINT as a double, and lets smaller integers wrap around
      if (mode === 'round' && type.kind !== 'long' && !site.ctx.conf.ansi)
        return atom(`round(${value.text}, ${digits})`);
      return cast(wholeRounded(mode, value, digits, site).text, site);
    }
    if (type?.kind === 'decimal') {
      if (digits >= type.scale) return value;
      if (mode === 'round') return decimalRounded(value, digits, type, site);
      return cast(`${site.ctx.helper('bround_decimal')}(CAST(${value.text} AS VARCHAR), ${digits})`, site);
    }
    const rounded = `${site.ctx.helper(`${mode}_double`)}(${value.text}, ${digits})`;
    return type?.kind === 'float' ? cast(rounded, site) : atom(rounded);
  });

/** `ceil` and `floor`: of one argument a bigint (a double saturates), of a decimal a decimal. */
export const towards = (name: 'ceil' | 'floor'): Lowering =>
  build(([x], site) => {
    const value = x as SqlPiece;
    const type = site.types[0];
    if (type?.kind === 'long') return value;
    if (type?.kind === 'double') {
      const inner = site.exprs[0];
      if (value.bare && inner?.kind === 'cast' && isIntegral(inner.expr.type)) return cast(value.bare.text, site);
      return site.ctx.cast(atom(`${name}(${value.text})`), type, site.type);
    }
    if (type?.kind === 'unknown' && digitsOf(site.exprs) === 0) return cast(`${name}(${value.text})`, site);
    if (type?.kind !== 'decimal') return site.ctx.refuse(site.call, 'its argument is no number');
    const digits = digitsOf(site.exprs);
    if (digits >= type.scale) return cast(value.text, site);
    if (digits === 0) return atom(`${name}(${value.text})`);
    const places = Math.abs(digits);
    if (places > 38) return site.ctx.refuse(site.call, `no number has ${places} digits there`);
    const small = `CAST(1e-${places} AS DECIMAL(${places}, ${places}))`;
    const big = `1${'0'.repeat(places)}`;
    const [there, back] = digits > 0 ? [big, small] : [small, big];
    return cast(`${name}(${at(value, STRENGTH.multiply)} * ${there}) * ${back}`, site);
  });
