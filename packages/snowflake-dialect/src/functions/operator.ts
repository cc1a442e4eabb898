import type { DataType, families, NeedsLowering } from '@spark-sql-to-snowflake/plan-ir';
import {
  at,
  build,
  type CallSite,
  infix,
  type Lowering,
  native,
  piece,
  type SqlPiece,
  STRENGTH,
  template,
} from '@spark-sql-to-snowflake/sql-emit';
import { isNested, NO_ORDER, orderKey } from '../order-key.js';
import { additive, bare, divide, integralDivide, negative, remainder } from './arithmetic.js';

const { compare } = STRENGTH;

/** A number as a comparison takes it: Snowflake compares any two numbers without a cast, a FLOAT with a NUMBER as FLOATs. */
const operand = (p: SqlPiece): string => at(bare(p), compare + 1);

/** Arrays and structs as texts in their order; anything else as it is. */
function ordered(args: readonly SqlPiece[], site: CallSite): readonly SqlPiece[] {
  if (!site.types.some(isNested)) return args;
  return args.map(
    (a, i) =>
      orderKey(a, site.types[i] as DataType, site.exprs[i]?.nullable ?? true) ?? site.ctx.refuse(site.call, NO_ORDER),
  );
}

const comparing = (op: string): Lowering => {
  const ordering = (op.includes('<') || op.includes('>')) && op !== '<>';
  return build((args, site) => {
    const [left, right] = ordering ? ordered(args, site) : args;
    return piece(`${operand(left as SqlPiece)} ${op} ${operand(right as SqlPiece)}`, compare);
  });
};

/** `value BETWEEN low AND high`, or IN. */
const between = (word: string): Lowering =>
  build((args, site) => {
    const [value, low, high] = ordered(args, site).map(operand);
    return piece(`${value} ${word} ${low} AND ${high}`, compare);
  });
const inList = (word: string): Lowering =>
  build(([value, ...list]) =>
    piece(`${operand(value as SqlPiece)} ${word} (${list.map((p) => bare(p).text).join(', ')})`, compare),
  );

const negated = (lowering: Lowering, not: Lowering): Lowering => ({ ...lowering, negated: not });

export const operatorLowerings = {
  and: infix('AND', STRENGTH.and),
  or: infix('OR', STRENGTH.or),
  not: template('NOT {operand}', STRENGTH.not),
  '+': additive('+', STRENGTH.add),
  '-': additive('-', STRENGTH.add),
  '*': additive('*', STRENGTH.multiply),
  '/': divide,
  '%': remainder,
  div: integralDivide,
  negative,
  positive: build(([a]) => a as SqlPiece),
  '&': native('BITAND'),
  '|': native('BITOR'),
  '^': native('BITXOR'),
  '~': native('BITNOT'),
  '=': negated(comparing('='), comparing('<>')),
  '<=>': negated(comparing('IS NOT DISTINCT FROM'), comparing('IS DISTINCT FROM')),
  '<': comparing('<'),
  '<=': comparing('<='),
  '>': comparing('>'),
  '>=': comparing('>='),
  between: negated(between('BETWEEN'), between('NOT BETWEEN')),
  in: negated(inList('IN'), inList('NOT IN')),
  isnull: negated(template('{value} IS NULL', compare), template('{value} IS NOT NULL', compare)),
  isnotnull: negated(template('{value} IS NOT NULL', compare), template('{value} IS NULL', compare)),
} satisfies Record<NeedsLowering<(typeof families)['operator']>, Lowering>;
