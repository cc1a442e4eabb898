import type { Expr } from '@spark-sql-to-snowflake/plan-ir';
import { type SqlPiece, STRENGTH } from '@spark-sql-to-snowflake/sql-emit';
import { castAs, fn } from './pieces.js';

/** The type of Snowflake's that a column is stored as: `Field.stored`. */
export const storedType = (e: Expr | undefined): string => (e?.kind === 'literal' ? String(e.value) : '');

/**
 * A column as our expressions take it: semi-structured where it is structured, since functions of VARIANT do not take that; text
 * where it is a VARIANT (JSON's null is NULL then) or a place on earth (GeoJSON, whatever the session's format is).
 * Source: docs.snowflake.com/en/sql-reference/data-types-structured, …/functions/st_asgeojson
 */
export function readStored(value: SqlPiece, type: string): SqlPiece {
  if (type.startsWith('ARRAY(')) return castAs(value, 'ARRAY');
  if (type.startsWith('OBJECT(') || type.startsWith('MAP(')) return castAs(value, 'OBJECT');
  if (type === 'GEOGRAPHY' || type === 'GEOMETRY') return fn('TO_JSON', fn('ST_ASGEOJSON', value));
  return castAs(value, 'VARCHAR');
}

/** A value as such a column takes it. Texts become VARIANT, GEOGRAPHY and GEOMETRY by themselves; nothing becomes structured unasked. */
export function writeStored(value: SqlPiece, type: string): SqlPiece {
  const cast = value.strength === STRENGTH.postfix && value.text.endsWith(`::${type}`);
  return cast || !type.includes('(') ? value : castAs(value, type);
}
