import type { DataType } from '@spark-sql-to-snowflake/plan-ir';
import { at, type CallSite, type SqlPiece, STRENGTH } from '@spark-sql-to-snowflake/sql-emit';
import { asType, text } from './guard.js';

/** Keys of an OBJECT are text. An integer has one text, so maps of integers go as well; other keys have no exact form. */
export type KeyForm = 'text' | 'integer';

/** How the keys of a map are written; refuses those that an OBJECT cannot hold. */
export function textKeys(map: DataType | undefined, site: CallSite): KeyForm {
  const kind = map?.kind === 'map' ? map.key.kind : 'string';
  if (kind === 'string' || kind === 'unknown' || kind === 'null') return 'text';
  if (kind === 'byte' || kind === 'short' || kind === 'int' || kind === 'long') return 'integer';
  return site.ctx.refuse(site.call, `Snowflake’s objects have no keys of type ${kind}`, 'Make the keys strings.');
}

/** A key as the object has it. */
export function keyText(key: SqlPiece | undefined, form: KeyForm): string {
  if (!key) return 'NULL';
  return form === 'integer' ? `${at(key, STRENGTH.postfix)}::VARCHAR` : key.text;
}

/** The value of a key. */
export function mapValue(map: SqlPiece | undefined, key: SqlPiece | undefined, site: CallSite): SqlPiece {
  const type = site.types[0];
  return asType(
    `GET(${text(map)}, ${keyText(key, textKeys(type, site))})`,
    type?.kind === 'map' ? type.value : site.type,
  );
}
