import { createHash } from 'node:crypto';
import type { Field } from '@spark-sql-to-snowflake/plan-ir';
import type { DataFile } from './listing.js';
import type { ParquetColumn } from './parquet/column.js';

/** Gives what `look` found when it last looked into these files, unless one of them is another now. `how`: all else that it goes by. */
export type Found<T> = (how: readonly unknown[], files: readonly DataFile[], look: () => Promise<T>) => Promise<T>;

/**
 * What a session has found in files. Programs ask for the schema of one DataFrame again and again, and each time it would take a scan of
 * the files where it is inferred from text.
 */
export interface FoundSchemas {
  readonly fields: Found<readonly Field[]>;
  readonly parquet: Found<readonly ParquetColumn[]>;
}

export const foundSchemas = (): FoundSchemas => ({ fields: found(), parquet: found() });

/** Those that were not asked for the longest go first. */
const KEPT = 200;

function found<T>(): Found<T> {
  const known = new Map<string, Promise<T>>();
  return (how, files, look) => {
    const key = keyOf(how, files);
    const before = known.get(key);
    const result = before ?? look();
    known.delete(key);
    known.set(key, result);
    // what failed is tried again
    if (!before) result.catch(() => known.delete(key));
    const [oldest] = known.keys();
    if (known.size > KEPT && oldest !== undefined) known.delete(oldest);
    return result;
  };
}

function keyOf(how: readonly unknown[], files: readonly DataFile[]): string {
  const hash = createHash('sha256').update(JSON.stringify(how));
  for (const { path, version } of files) hash.update(`\0${path}\0${version}`);
  return hash.digest('base64');
}
