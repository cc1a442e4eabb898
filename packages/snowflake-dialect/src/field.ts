import type { Expr, FieldAccess } from '@spark-sql-to-snowflake/plan-ir';
import { at, type EmitContext, piece, type SqlPiece, STRENGTH } from '@spark-sql-to-snowflake/sql-emit';
import { stringText } from './literals.js';
import { typeName } from './types.js';

/** A cast ends in a type's name: a bracket right behind it would be the type's, so it asks for parentheses there. */
const CAST = STRENGTH.postfix - 1;

/**
 * A struct is an OBJECT: its fields are found by their exact spelling and come as VARIANTs, where a NULL is a JSON null. The cast
 * to the field's own type makes it a NULL again; on the way through nested structs none is needed, as a path through a NULL is NULL.
 * Source: docs.snowflake.com/en/user-guide/querying-semistructured
 */
export function field(value: SqlPiece, access: FieldAccess, ctx: EmitContext): SqlPiece {
  const path: string[] = [];
  let root: Expr = access;
  for (; root.kind === 'field'; root = root.expr) path.unshift(`[${stringText(root.name)}]`);
  const whole = access.expr.kind === 'field' ? ctx.emit(root) : value;
  const element = `${at(whole, STRENGTH.atom)}${path.join('')}`;
  const known = access.type.kind !== 'unknown' && access.type.kind !== 'null';
  return known ? piece(`${element}::${typeName(access.type)}`, CAST) : piece(element, STRENGTH.postfix);
}
