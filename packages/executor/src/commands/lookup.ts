import { fail, type Origin } from '@spark-sql-to-snowflake/plan-ir';
import type { StoredSchema, StoredTable } from '../catalog/database.js';
import { fullName, GLOBAL_TEMP, type QualifiedName, quotedName, SESSION_CATALOG } from '../catalog/names.js';
import type { CatalogNames, Found } from '../catalog/session-catalog.js';

/** A name that must stand for something. Throws CompileError (TABLE_OR_VIEW_NOT_FOUND). */
export function findAny(name: readonly string[], names: CatalogNames, origin?: Origin): Found {
  return names.find(name) ?? fail('unknown-table', { name: quotedName(name) }, origin);
}

/** A schema that must be there. Throws CompileError (SCHEMA_NOT_FOUND). */
export function findSchema(name: string, names: CatalogNames, shown: readonly string[] = [name]): StoredSchema {
  return names.storedSchema(name) ?? fail('schema-not-found', { name: quotedName(shown) });
}

/** How Spark names a view in its messages: temporary ones as they are called, others in full. */
export function shownName(found: Found): readonly string[] {
  if (found.kind === 'temp-view') return found.global ? [GLOBAL_TEMP, found.view.name] : [found.view.name];
  return storedName(found.table);
}
export const storedName = (t: StoredTable): readonly string[] => fullName(qualifiedOf(t));
export const qualifiedOf = (t: StoredTable): QualifiedName => ({ schema: t.schema, table: t.name });

/**
 * A table, where no view will do. `operation` is what Spark's message names. Throws CompileError (TABLE_OR_VIEW_NOT_FOUND, or the
 * message that a view is none).
 */
export function findTable(name: readonly string[], operation: string, names: CatalogNames, hint = ''): StoredTable {
  const found = findAny(name, names);
  if (found.kind === 'stored' && found.table.kind === 'table') return found.table;
  const what = found.kind === 'temp-view' ? 'temp view' : 'view';
  const shown = shownName(found).join('.');
  return fail('refused', { message: `${shown} is a ${what}. '${operation}' expects a table.${hint}` });
}

/** A view of the database or of the session. Throws CompileError as `findTable` does. */
export function findView(name: readonly string[], operation: string, names: CatalogNames, hint = ''): Found {
  const found = findAny(name, names);
  if (found.kind === 'temp-view' || found.table.kind === 'view') return found;
  const shown = `${found.table.schema}.${found.table.name}`;
  return fail('refused', { message: `${shown} is a table. '${operation}' expects a view.${hint}` });
}

/** The name of something that is to be made. Throws CompileError where its schema is missing, or the name is none of Spark's. */
export function newName(name: readonly string[], names: CatalogNames): QualifiedName {
  const q = names.qualified(name);
  if (!/^\w+$/.test(q.table)) fail('invalid-table-name', { name: quotedName([q.table]) });
  findSchema(q.schema, names);
  return q;
}

/** `catalog.schema.table`, quoted as in messages. */
export const shownFull = (q: QualifiedName): string => quotedName([SESSION_CATALOG, q.schema, q.table]);
