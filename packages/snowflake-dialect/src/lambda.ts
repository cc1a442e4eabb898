import type { DataType, Lambda } from '@spark-sql-to-snowflake/plan-ir';
import { type EmitContext, piece, type SqlPiece, STRENGTH } from '@spark-sql-to-snowflake/sql-emit';
import { callsHelper, NO_HELPER_IN_LAMBDA } from './functions/guard.js';
import { typeName } from './types.js';

/**
 * `x NUMBER(10, 0) -> body`, `(acc FLOAT, x FLOAT) -> body`. The types are written: an untyped variable is a VARIANT, whose
 * arithmetic is done in doubles. Source: docs.snowflake.com/en/user-guide/querying-semistructured#label-higher-order-functions
 */
export function lambda(
  params: readonly { readonly name: string; readonly type: DataType }[],
  body: SqlPiece,
  ctx: EmitContext,
  whole: Lambda,
): SqlPiece {
  if (callsHelper(body.text)) ctx.refuse(whole, NO_HELPER_IN_LAMBDA, 'Explode the array.');
  const list = params.map((p) => (known(p.type) ? `${p.name} ${typeName(p.type)}` : p.name));
  const head = list.length === 1 ? list[0] : `(${list.join(', ')})`;
  return piece(`${head} -> ${body.text}`, STRENGTH.lambda);
}
const known = (type: DataType): boolean => type.kind !== 'unknown' && type.kind !== 'null';
