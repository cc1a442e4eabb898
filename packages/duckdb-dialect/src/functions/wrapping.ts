import { type DataType, digitsOf, isIntegral } from '@spark-sql-to-snowflake/plan-ir';
import {
  at,
  atom,
  build,
  type CallSite,
  type Lowering,
  mayOverflow,
  mayPass38Digits,
  piece,
  type SqlPiece,
  STRENGTH,
} from '@spark-sql-to-snowflake/sql-emit';
import { typeName } from '../types.js';
import { fromFarUnixtime } from './datetime.js';
import { lowerings } from './index.js';
import { orderedSum } from './long-sum.js';
import { wholeRounded } from './rounding.js';
import { wideAverage, wideSum } from './wide-decimals.js';

/**
 * Integer arithmetic that wraps around, as Spark's does outside of ANSI mode: computed at twice the width, where nothing is lost, and
 * brought back by its lower bits. DuckDB's own raises. Decimals are added up in parts; every other type keeps the plain words.
 */

const WIDER: Readonly<Record<string, { readonly type: string; readonly bits: bigint }>> = {
  byte: { type: 'INTEGER', bits: 8n },
  short: { type: 'INTEGER', bits: 16n },
  int: { type: 'BIGINT', bits: 32n },
  long: { type: 'HUGEINT', bits: 64n },
};

/** An integer of the wider type as one of `type`: its lower bits, the highest of them the sign. */
function wrapped(wide: SqlPiece, type: DataType): SqlPiece {
  const bits = WIDER[type.kind]?.bits ?? 64n;
  const half = 2n ** (bits - 1n);
  return atom(`CAST(((${at(wide, STRENGTH.add)} + ${half}) & ${2n ** bits - 1n}) - ${half} AS ${typeName(type)})`);
}

const wide = (p: SqlPiece | undefined, type: DataType): SqlPiece =>
  atom(`CAST(${(p?.bare ?? p)?.text ?? 'NULL'} AS ${WIDER[type.kind]?.type ?? 'HUGEINT'})`);

/** `body` of the operands at the wider type. */
const wrapping = (
  name: keyof typeof lowerings,
  body: (operands: readonly SqlPiece[], site: CallSite) => SqlPiece,
  canLeave: (site: CallSite) => boolean = (site) => mayOverflow(name, site.exprs, site.type),
): Lowering => {
  const plain = lowerings[name];
  return {
    ...plain,
    render(args, site, params) {
      const { type } = site;
      // the whole quotient of two decimals is no integer arithmetic
      if (site.ctx.conf.ansi || ![type, ...site.types].every(isIntegral)) return plain.render(args, site, params);
      const result = body(
        args.map((a) => wide(a, type)),
        site,
      );
      return canLeave(site) ? wrapped(result, type) : atom(`CAST(${result.text} AS ${typeName(type)})`);
    },
  };
};
const infix = (op: '+' | '-' | '*', strength: number): Lowering =>
  wrapping(op, ([a, b]) => piece(`${a?.text} ${op} ${b?.text}`, strength));

const always = (): boolean => true;
/** A quotient leaves its type only as that of the least integer by -1. */
const quotient = (op: '//' | '%', name: 'div' | '%'): Lowering =>
  wrapping(name, ([a, b]) => piece(`${a?.text} ${op} ${b?.text}`, STRENGTH.multiply), always);

/** `pmod` adds the divisor to a negative rest, and that sum wraps around, too. */
const positiveModulo = wrapping(
  'pmod',
  ([a, b], site) => {
    const sum = wrapped(atom("v['r'] + v['n']"), site.type);
    const body = `CASE WHEN v['r'] < 0 THEN ${sum.text} % v['n'] ELSE v['r'] END`;
    return atom(`list_transform([{'r': ${a?.text} % ${b?.text}, 'n': ${b?.text}}], lambda v: ${body})[1]`);
  },
  always,
);

/** A whole number that loses digits before the point. */
const rounding = (mode: 'round' | 'bround'): Lowering => ({
  ...lowerings[mode],
  render(args, site, params) {
    const [value] = args;
    const digits = digitsOf(site.exprs);
    if (site.ctx.conf.ansi || !isIntegral(site.type) || digits >= 0 || !value)
      return lowerings[mode].render(args, site, params);
    return wrapped(wholeRounded(mode, value, digits, site), site.type);
  },
});

/** DuckDB sums up integers as HUGEINT. In ANSI mode the order of the rows decides which sums are errors. */
const sum: Lowering = build((args, site) => {
  const [type] = site.types;
  if (site.ctx.conf.ansi || !type || !isIntegral(type)) return longSum('sum').render(args, site, []);
  return wrapped(atom(`SUM(${site.distinct}${args[0]?.text ?? ''})${site.over}`), site.type);
});

/** A sum of BIGINT that must tell an overflow on the way. */
function longSum(name: 'sum' | 'try_sum'): Lowering {
  const other = wideDecimals(name);
  return {
    ...other,
    render: (args, site, params) =>
      site.types[0]?.kind === 'long'
        ? orderedSum(args[0]?.text ?? '', site, name === 'try_sum')
        : other.render(args, site, params),
  };
}

/** Decimals whose sum passes DuckDB's 128 bits. */
function wideDecimals(name: 'sum' | 'try_sum' | 'avg' | 'try_avg'): Lowering {
  const plain = lowerings[name];
  return {
    ...plain,
    render(args, site, params) {
      const [input] = site.types;
      const { type } = site;
      if (input?.kind !== 'decimal' || type.kind !== 'decimal' || !mayPass38Digits(input))
        return plain.render(args, site, params);
      const ansi = site.ctx.conf.ansi && !name.startsWith('try_');
      const wide = name.endsWith('sum') ? wideSum : wideAverage;
      return wide(args[0]?.text ?? '', input, type, site, ansi);
    },
  };
}

export const wrappingLowerings: typeof lowerings = {
  ...lowerings,
  '+': infix('+', STRENGTH.add),
  '-': infix('-', STRENGTH.add),
  '*': infix('*', STRENGTH.multiply),
  div: quotient('//', 'div'),
  '%': quotient('%', '%'),
  pmod: positiveModulo,
  negative: wrapping('negative', ([a]) => piece(`-${a?.text}`, STRENGTH.unary)),
  abs: wrapping('abs', ([a]) => atom(`abs(${a?.text})`), always),
  sum: { ...lowerings.sum, render: sum.render },
  try_sum: longSum('try_sum'),
  avg: wideDecimals('avg'),
  from_unixtime: { ...lowerings.from_unixtime, render: fromFarUnixtime.render },
  try_avg: wideDecimals('try_avg'),
  round: rounding('round'),
  bround: rounding('bround'),
};

/**
 * DuckDB's words for a number that has left its type: in an operation, or where a sum or a time is brought to BIGINT.
 * https://duckdb.org/docs/stable/sql/data_types/numeric does not list them; they are those of DuckDB 1.5.
 */
const OVERFLOW =
  /^Out of Range Error: Overflow |^Conversion Error: (?:Type (?:INT(?:16|32|64|128)|DOUBLE) with value \S+ can't be cast because the value is out of range|Failed to cast decimal value \S+ to type INT64)/;

export const isOverflow = (message: string): boolean => OVERFLOW.test(message);
