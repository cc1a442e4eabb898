import { type DataType, type Expr, isVolatileFunction, someExpr } from '@spark-sql-to-snowflake/plan-ir';
import {
  at,
  atom,
  type CallSite,
  constantInt,
  isNullConstant,
  piece,
  type SqlPiece,
  STRENGTH,
} from '@spark-sql-to-snowflake/sql-emit';
import { callHelper } from '../helper-call.js';
import { typeName } from '../types.js';

/** What the nested families' lowerings have in common. */

export const text = (p: SqlPiece | undefined): string => p?.text ?? 'NULL';
/** Where an operand of a comparison or of arithmetic stands. */
export const operand = (p: SqlPiece | undefined): string => (p ? at(p, STRENGTH.postfix) : 'NULL');

/** Elements come out as VARIANTs: the cast gives them their type, and makes a NULL of a JSON null. */
export function asType(sql: string, type: DataType): SqlPiece {
  return type.kind === 'unknown' || type.kind === 'null'
    ? atom(sql)
    : piece(`${sql}::${typeName(type)}`, STRENGTH.postfix);
}
export const elementType = (type: DataType | undefined): DataType =>
  type?.kind === 'array' ? type.element : { kind: 'unknown' };

/** `sql`, or NULL where one of the arguments at the given places is NULL. */
export function unlessNull(
  args: readonly (SqlPiece | undefined)[],
  site: CallSite,
  places: readonly number[],
  sql: string | SqlPiece,
): SqlPiece {
  const inner = typeof sql === 'string' ? atom(sql) : sql;
  if (places.some((i) => isNullConstant(site.exprs[i]))) return atom('NULL');
  const tests = places
    .filter((i) => site.exprs[i]?.nullable)
    .map((i) => `${at(args[i] as SqlPiece, STRENGTH.compare + 1)} IS NULL`);
  return tests.length === 0 ? inner : atom(`IFF(${tests.join(' OR ')}, NULL, ${inner.text})`);
}

export const holdsNull = (t: DataType | undefined): boolean => t?.kind !== 'array' || t.containsNull;
/** Does an array hold a NULL? */
export const hasNull = (a: string): string => `ARRAY_SIZE(ARRAY_COMPACT(${a})) < ARRAY_SIZE(${a})`;

/** The value of an integer constant, under implicit casts too. */
export function constantOf(expr: Expr | undefined): number | undefined {
  return expr?.kind === 'cast' ? constantOf(expr.expr) : constantInt(expr);
}

/** What a lambda's body may not call: JavaScript functions. Source: docs.snowflake.com/en/user-guide/querying-semistructured, Limitations */
const HELPER_CALL = /"spark_\w+"\(/;
export const callsHelper = (sql: string): boolean => HELPER_CALL.test(sql);
export const NO_HELPER_IN_LAMBDA =
  'a lambda there calls no JavaScript function (docs.snowflake.com/en/user-guide/querying-semistructured)';

/** So long an argument is not written several times. */
const REPEATABLE = 400;
const VOLATILE: ReadonlySet<string> = new Set(['aes_encrypt']);
const isVolatile = (e: Expr): boolean => e.kind === 'call' && (isVolatileFunction(e.fn) || VOLATILE.has(e.fn));

/** May an argument be written several times: does it give one value, is it short, and without JavaScript? */
export const isRepeatable = (p: SqlPiece | undefined, expr: Expr | undefined): boolean =>
  p !== undefined &&
  expr !== undefined &&
  p.text.length <= REPEATABLE &&
  !callsHelper(p.text) &&
  !someExpr(expr, isVolatile);

const isAggregated = (e: Expr): boolean => e.kind === 'aggregate' || e.kind === 'window';

/** A list that `body` names several times, in lambdas too: where it cannot be written again, a list around it gives it a name. */
export function namedList(
  p: SqlPiece | undefined,
  expr: Expr | undefined,
  body: (list: string) => string,
  site: CallSite,
): SqlPiece {
  if (isRepeatable(p, expr) && expr && !someExpr(expr, isAggregated)) return atom(body(text(p)));
  const inside = body('l__');
  if (callsHelper(inside))
    return site.ctx.refuse(site.call, NO_HELPER_IN_LAMBDA, 'Give the list a name in a subquery.');
  return atom(`TRANSFORM(ARRAY_CONSTRUCT(${text(p)}), l__ ARRAY -> ${inside})[0]`);
}

const isVariable = (e: Expr): boolean => e.kind === 'lambda-variable';

/**
 * `otherwise`, or Spark's error where `test` holds, made a VARIANT or an ARRAY by `as`. The error is a helper's, which a lambda cannot
 * call: in one it is announced that there is none.
 */
export function orRaise(
  as: 'TO_VARIANT' | 'TO_ARRAY',
  test: string,
  message: string,
  otherwise: string,
  note: string,
  site: CallSite,
): string {
  if (site.exprs.some((e) => someExpr(e, isVariable))) {
    site.ctx.approximate(site.call, note);
    return otherwise;
  }
  const raised = `${as}(${callHelper(site.ctx, 'raise_error', [atom(message)]).text})`;
  return test === 'TRUE' ? raised : `IFF(${test}, ${raised}, ${otherwise})`;
}

/** An argument inside a lambda that the lowering writes. */
export function captured(p: SqlPiece | undefined, site: CallSite): string {
  const sql = text(p);
  return callsHelper(sql) ? site.ctx.refuse(site.call, NO_HELPER_IN_LAMBDA, 'Explode the array.') : sql;
}

/** The element that functions on arrays search for: a VARIANT, as the elements are. */
export const asVariant = (p: SqlPiece | undefined): string => `${p ? at(p, STRENGTH.postfix) : 'NULL'}::VARIANT`;
