import { setImmediate } from 'node:timers/promises';
import { type Field, fail } from '@spark-sql-to-snowflake/plan-ir';
import { ExecutionError } from '../../execution-error.js';
import type { FileEnvironment } from '../env.js';
import type { DataFile } from '../listing.js';
import { mergedColumns } from '../merged-columns.js';
import type { FileSource } from '../source.js';
import { Type_Kind } from './gen/orc.js';
import { sparkFields } from './spark-type.js';
import { readingOrc } from './tail.js';

/** The columns of the files of a read that gives none. Throws as `inferOrc`. */
export function orcColumns({ listed, options, env }: FileSource): Promise<readonly Field[]> {
  const merge = options.flag('mergeSchema', env.setting('spark.sql.orc.mergeSchema') === 'true');
  return env.found.fields(['orc', merge, env.conf.caseSensitive], listed, () => inferOrc(listed, merge, env));
}

/**
 * The columns of the first file, in order of the listing, that has any; or those of all where the schemas are to be merged. Throws
 * CompileError (UNABLE_TO_INFER_SCHEMA), and ExecutionError where a file is none of ORC's.
 */
export async function inferOrc(
  files: readonly DataFile[],
  merge: boolean,
  env: FileEnvironment,
): Promise<readonly Field[]> {
  const schemas: (readonly Field[])[] = [];
  for (const { path } of files) {
    const fields = fieldsOf(path, env);
    if (fields.length === 0) continue;
    schemas.push(fields);
    if (!merge) break;
    await setImmediate(); // others have their turn
  }
  if (schemas.length === 0) fail('schema-not-inferred', { format: 'ORC' });
  return mergedColumns(schemas, env.conf.caseSensitive);
}

function fieldsOf(path: string, env: FileEnvironment): readonly Field[] {
  try {
    const [fields] = readingOrc(path, ({ root }) => {
      if (root.kind !== Type_Kind.STRUCT)
        fail('unsupported', { what: `The ORC file ${path}, whose rows have no columns` });
      return [sparkFields(root, env)];
    });
    return fields ?? [];
  } catch (error) {
    if (!(error instanceof ExecutionError) || !/^Malformed/.test(error.message)) throw error;
    return fail('file-unreadable', { file: path, format: 'ORC' });
  }
}
