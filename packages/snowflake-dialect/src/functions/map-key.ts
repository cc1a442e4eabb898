import type { DataType } from '@spark-sql-to-snowflake/plan-ir';
import { at, type CallSite, type SqlPiece, STRENGTH } from '@spark-sql-to-snowflake/sql-emit';
import { typeName } from '../types.js';
import { asType, text } from './guard.js';

const TEXT: ReadonlySet<DataType['kind']> = new Set(['string', 'unknown', 'null']);
/** Types each of whose values has one text that is read as it again. */
const WRITTEN: ReadonlySet<DataType['kind']> = new Set(['byte', 'short', 'int', 'long', 'boolean', 'decimal', 'date']);

const keyOf = (map: DataType | undefined): DataType => (map?.kind === 'map' ? map.key : { kind: 'string' });

/** Are the keys of a map texts in Spark, too? Those of an OBJECT are; refuses a map whose keys have no text to be found by. */
export function hasTextKeys(map: DataType | undefined, site: CallSite): boolean {
  const { kind } = keyOf(map);
  if (TEXT.has(kind)) return true;
  if (WRITTEN.has(kind)) return false;
  return site.ctx.refuse(site.call, `Snowflake’s objects have no keys of type ${kind}`, 'Make the keys strings.');
}

/** A key as the object has it. */
export function keyText(key: SqlPiece | undefined, map: DataType | undefined, site: CallSite): string {
  if (!key) return 'NULL';
  if (hasTextKeys(map, site)) return key.text;
  const type = keyOf(map);
  if (type.kind === 'date') return `TO_VARCHAR(${key.text}, 'YYYY-MM-DD')`;
  // of the type's own scale
  const exact = type.kind === 'decimal' ? `::${typeName(type)}` : '';
  return `${at(key, STRENGTH.postfix)}${exact}::VARCHAR`;
}

/** A key that is a VARIANT, as the object has it. */
export const variantKeyText = (key: string, map: DataType | undefined, site: CallSite): string =>
  hasTextKeys(map, site) ? `${key}::VARCHAR` : keyText(asType(key, keyOf(map)), map, site);

/** A key of the object as Spark has it. */
export function keyValue(key: string, map: DataType | undefined, site: CallSite): string {
  if (hasTextKeys(map, site)) return key;
  const type = keyOf(map);
  return type.kind === 'date' ? `TO_DATE(${key}, 'YYYY-MM-DD')` : `${key}::${typeName(type)}`;
}

/** The value of a key. */
export function mapValue(map: SqlPiece | undefined, key: SqlPiece | undefined, site: CallSite): SqlPiece {
  const type = site.types[0];
  return asType(`GET(${text(map)}, ${keyText(key, type, site)})`, type?.kind === 'map' ? type.value : site.type);
}
