import {
  assertNever,
  type CacheTable,
  fail,
  type Maintenance,
  type UnresolvedPlan,
} from '@spark-sql-to-snowflake/plan-ir';
import { fold, schemaOf } from '../catalog/names.js';
import type { RowSet } from '../session/queries.js';
import { commentOnTable } from './alter.js';
import { clearCache, forgetCached, noteCached, refreshCached, refreshPath } from './caching.js';
import { type CommandEnv, namesNow } from './env.js';
import { recoverPartitions } from './file-tables.js';
import { checkFunction, isFunction } from './functions.js';
import { findAny, findSchema, findTable } from './lookup.js';
import { checkPartitioned } from './partitions.js';
import { NO_ROWS } from './rows.js';
import { commentOnSchema } from './schema.js';
import { setTimeZone } from './settings.js';
import { createView } from './view.js';

const LEVELS = new Set(
  'NONE DISK_ONLY DISK_ONLY_2 DISK_ONLY_3 MEMORY_ONLY MEMORY_ONLY_2 MEMORY_ONLY_SER MEMORY_ONLY_SER_2 MEMORY_AND_DISK MEMORY_AND_DISK_2 MEMORY_AND_DISK_SER MEMORY_AND_DISK_SER_2 OFF_HEAP'.split(
    ' ',
  ),
);

/** CACHE TABLE. The database has caches of its own; that it was asked for is noted. AS makes a temporary view. */
export async function cache(s: CacheTable<UnresolvedPlan>, env: CommandEnv): Promise<RowSet> {
  const level = s.options.find((o) => fold(o.key) === 'storagelevel')?.value;
  if (level !== undefined && !LEVELS.has(level.toUpperCase()))
    fail('refused', { message: `Invalid StorageLevel: ${level}` });
  if (s.query) {
    await createView(
      {
        kind: 'create-view',
        name: s.table,
        mode: 'create',
        scope: 'temporary',
        properties: [],
        query: s.query,
        queryText: s.queryText ?? '',
        ...(s.origin && { origin: s.origin }),
      },
      env,
    );
  }
  await noteCached(findAny(s.table, await namesNow(env)), s.lazy ? undefined : s.table, env);
  return NO_ROWS;
}

/** Statements that look after caches, statistics and comments. What they name must be there; most of them change nothing here. */
export async function maintain(s: Maintenance, env: CommandEnv): Promise<RowSet> {
  const names = await namesNow(env);
  const name = s.name ?? [];
  switch (s.what) {
    case 'set time zone':
      return setTimeZone(s, env);
    case 'uncache': {
      const found = s.ifExists ? names.find(name) : findAny(name, names);
      if (found) await forgetCached(found, env);
      return NO_ROWS;
    }
    case 'clear cache':
      await clearCache(env);
      return NO_ROWS;
    case 'refresh table':
      await refreshCached(findAny(name, names), env);
      return NO_ROWS;
    case 'refresh path':
      await refreshPath(s.value ?? '', env);
      return NO_ROWS;
    case 'refresh function': {
      if (name.length === 1 && isFunction(name[0] ?? ''))
        fail('refused', {
          message: `${name.join('.')} is a built-in/temporary function. 'REFRESH FUNCTION' expects a persistent function.`,
        });
      checkFunction(name);
      return NO_ROWS;
    }
    case 'analyze table': {
      const found = findAny(name, names);
      if (found.kind === 'temp-view')
        fail('refused', {
          message: `${found.view.name} is a temp view. 'ANALYZE TABLE' expects a table or permanent view.`,
        });
      if (found.kind === 'stored' && found.table.kind === 'view') fail('analyze-view', {});
      return NO_ROWS;
    }
    case 'analyze tables':
      if (s.name) findSchema(schemaOf(s.name) ?? s.name.join('.'), names, s.name);
      return NO_ROWS;
    case 'repair table': {
      const table = findTable(name, 'MSCK REPAIR TABLE', names);
      checkPartitioned(table, 'MSCK REPAIR TABLE');
      await recoverPartitions(table, env);
      return NO_ROWS;
    }
    case 'comment on schema':
      return commentOnSchema(name, s.value ?? '', env);
    case 'comment on table':
      return commentOnTable(findTable(name, 'COMMENT ON TABLE', names), s.value ?? '', env);
    case 'add resource':
    case 'list resource':
    case 'other':
      return fail('unsupported', { what: s.text.trim().split(/\s+/, 2).join(' ').toUpperCase() });
    default:
      return assertNever(s.what, 'maintenance');
  }
}
