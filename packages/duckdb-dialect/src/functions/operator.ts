import { type DataType, type families, mergeNullability, type NeedsLowering } from '@spark-sql-to-snowflake/plan-ir';
import {
  at,
  atom,
  build,
  type CallSite,
  callText,
  infix,
  infixPiece,
  type Lowering,
  piece,
  type SqlPiece,
  STRENGTH,
  template,
} from '@spark-sql-to-snowflake/sql-emit';
import { nestedKey } from '../sort-key.js';
import { additive, divide, integralDivide, negative, plain, remainder } from './arithmetic.js';
import { intervalOr, intervalQuotient } from './interval-number.js';

const { compare } = STRENGTH;

/** The operand as a comparison takes it: without a widening cast, where DuckDB compares the two numbers as Spark does. */
function operand(p: SqlPiece, site: CallSite, index: number): SqlPiece {
  const expr = site.exprs[index];
  if (expr?.kind === 'literal' && expr.type.kind === 'long' && expr.value !== null) {
    return literalText(expr.value as bigint);
  }
  if (!p.bare) return plain(p, expr);
  const other = site.exprs[1 - index];
  // two casts at once may be one comparison of other types: bigint and float, say
  return other?.kind === 'cast' && other.implicit ? p : p.bare;
}

/** A bigint constant needs no type beside another number. */
const literalText = (n: bigint): SqlPiece => (n < 0n ? piece(String(n), STRENGTH.unary) : atom(String(n)));

const isNested = (type: DataType | undefined): boolean => type?.kind === 'array' || type?.kind === 'struct';

/** A comparison. Inside arrays and structs DuckDB sorts NULL last and Spark first, so an order is asked of a key. */
const comparing = (op: string): Lowering =>
  build((args, site) => {
    const [a, b] = args.map((p, i) => operand(p, site, i)) as [SqlPiece, SqlPiece];
    const [x, y] = site.types;
    if (x && y && isNested(x) && op !== '=' && op !== '<>') {
      const type = mergeNullability(x, y);
      return infixPiece(nestedKey(a, type), op, nestedKey(b, type), compare);
    }
    return piece(`${at(a, compare + 1)} ${op} ${at(b, compare + 1)}`, compare);
  });

/** `value BETWEEN low AND high`, or IN. All operands keep their casts: they are of one type. */
const between = (word: string): Lowering =>
  build((args, site) => {
    const type = site.types.reduce(mergeNullability);
    const keys = args.map((p) => at(isNested(type) ? nestedKey(p, type) : p, compare + 1));
    return piece(`${keys[0]} ${word} ${keys[1]} AND ${keys[2]}`, compare);
  });
const inList = (word: string): Lowering =>
  build(([value, ...list]) =>
    piece(`${at(value as SqlPiece, compare + 1)} ${word} (${list.map((p) => p.text).join(', ')})`, compare),
  );

const bitwise = (op: string): Lowering => infix(op, STRENGTH.bitwise);
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
  div: intervalOr(intervalQuotient, integralDivide),
  negative,
  positive: build(([a]) => a as SqlPiece),
  '&': bitwise('&'),
  '|': bitwise('|'),
  '^': build((args) => callText('xor', args)),
  // DuckDB's binds weaker than + and -: ~a - b is ~(a - b)
  '~': build(([a]) => piece(`~${at(a as SqlPiece, STRENGTH.postfix)}`, STRENGTH.bitwise)),
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
