import { createHash } from 'node:crypto';
import { type Field, fail, types, typeText } from '@spark-sql-to-snowflake/plan-ir';
import type { FileEnvironment } from './env.js';
import type { DataFile as ListedFile } from './listing.js';
import type { FileOptions } from './options.js';
import type { findPartitions } from './partitions.js';

/** Files that are to be a table, and what was said of them. */
export interface FileSource {
  /** The largest first. */
  readonly files: readonly ListedFile[];
  /** The same, in order of the paths and names. */
  readonly listed: readonly ListedFile[];
  readonly found: ReturnType<typeof findPartitions>;
  readonly given: readonly Field[] | undefined;
  readonly options: FileOptions;
  readonly env: FileEnvironment;
}

/** Columns of files may always be NULL. */
export const nullable = (f: Field): Field => ({ ...f, type: loosened(f.type), nullable: true });
function loosened(type: Field['type']): Field['type'] {
  switch (type.kind) {
    case 'array':
      return types.array(loosened(type.element));
    case 'map':
      return types.map(loosened(type.key), loosened(type.value));
    case 'struct':
      return types.struct(type.fields.map(nullable));
    case 'char':
    case 'varchar':
      return types.string;
    default:
      return type;
  }
}

export function checkDistinct(columns: readonly Field[], caseSensitive: boolean): void {
  const seen = new Set<string>();
  for (const { name } of columns) {
    const key = caseSensitive ? name : name.toLowerCase();
    if (seen.has(key)) fail('file-column-exists', { column: key });
    seen.add(key);
  }
}

/** Make the view of a query over files that gives these columns. */
export function viewOf(sql: string, columns: readonly Field[], env: FileEnvironment): Promise<readonly string[]> {
  const folded = new Set(columns.map((c) => c.name.toLowerCase()));
  if (folded.size < columns.length)
    fail('unsupported', { what: 'Files with columns whose names are equal but for case' });
  // the types belong to the name: files may change under their names
  const text = `${sql} ${columns.map((c) => typeText(c.type)).join(',')}`;
  return env.connection.createView(`files_${createHash('sha256').update(text).digest('hex').slice(0, 24)}`, sql);
}
