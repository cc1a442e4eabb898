import type { FieldAccess } from '@spark-sql-to-snowflake/plan-ir';
import { at, piece, type SqlPiece, STRENGTH } from '@spark-sql-to-snowflake/sql-emit';
import { stringText } from './literals.js';
import { typeName } from './types.js';

/**
 * A struct is an OBJECT: its fields are found by their exact spelling and come as VARIANTs, where a NULL is a JSON null. The cast
 * to the field's own type makes it a NULL again. Source: docs.snowflake.com/en/user-guide/querying-semistructured
 */
export function field(value: SqlPiece, access: FieldAccess): SqlPiece {
  const element = `${at(value, STRENGTH.postfix)}[${stringText(access.name)}]`;
  const known = access.type.kind !== 'unknown' && access.type.kind !== 'null';
  return piece(known ? `${element}::${typeName(access.type)}` : element, STRENGTH.postfix);
}
