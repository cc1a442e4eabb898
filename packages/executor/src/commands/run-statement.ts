import { assertNever, fail, type UnresolvedStatement } from '@spark-sql-to-snowflake/plan-ir';
import type { RowSet } from '../session/queries.js';
import { alter } from './alter.js';
import { createTable, createTableLike } from './create-table.js';
import { describe } from './describe.js';
import { drop } from './drop.js';
import type { CommandEnv } from './env.js';
import { explain } from './explain.js';
import { cache, maintain } from './maintenance.js';
import { changeRows, insert, multiInsert, truncate } from './rows-statements.js';
import { createSchema } from './schema.js';
import { resetConf, setConf, use } from './settings.js';
import { show } from './show.js';
import { createView, createViewUsing } from './view.js';

/** A statement that is no query. */
export type Command = Exclude<UnresolvedStatement, { readonly kind: 'query' }>;

/**
 * Run a statement that is no query, in a session. The rows are what Spark 3.5.7 gives for it; a statement that gives nothing has
 * neither columns nor rows. Throws CompileError, and ExecutionError where the database fails; nothing is then half done.
 */
export async function runStatement(s: Command, env: CommandEnv): Promise<RowSet> {
  switch (s.kind) {
    case 'create-table':
      return createTable(s, env);
    case 'create-table-like':
      return createTableLike(s, env);
    case 'create-view':
      return createView(s, env);
    case 'create-temporary-view-using':
      return createViewUsing(s, env);
    case 'drop':
      return drop(s, env);
    case 'create-schema':
      return createSchema(s, env);
    case 'insert':
      return insert(s, env);
    case 'multi-insert':
      return multiInsert(s, env);
    case 'insert-directory':
      return fail('unsupported', { what: 'INSERT OVERWRITE DIRECTORY', instead: 'Write the DataFrame to the path.' });
    case 'update':
    case 'delete':
    case 'merge':
      return changeRows(s, env);
    case 'truncate':
      return truncate(s, env);
    case 'alter':
      return alter(s, env);
    case 'create-function':
      return fail('unsupported', {
        what: `CREATE FUNCTION ${s.name.join('.')}`,
        why: 'its body is a class of the Java virtual machine',
      });
    case 'explain':
      return explain(s, env);
    case 'set':
      return setConf(s, env);
    case 'reset':
      return resetConf(s, env);
    case 'use':
      return use(s, env);
    case 'show':
      return show(s, env);
    case 'describe':
      return describe(s, env);
    case 'cache':
      return cache(s, env);
    case 'maintenance':
      return maintain(s, env);
    default:
      return assertNever(s, 'runStatement');
  }
}
