import {
  CompileError,
  fail,
  type Maintenance,
  type ResetConf,
  type SetConf,
  type Use,
} from '@spark-sql-to-snowflake/plan-ir';
import { fold, GLOBAL_TEMP, quotedName, SESSION_CATALOG, schemaOf } from '../catalog/names.js';
import type { RowSet } from '../session/queries.js';
import { type CommandEnv, namesNow } from './env.js';
import { KEY_VALUE, NO_ROWS, rowSet } from './rows.js';

const TIME_ZONE = 'spark.sql.session.timeZone';
/** Names that settings once had in Hadoop, and what SET takes them for. */
const OLD_NAMES: Readonly<Record<string, string>> = { 'mapred.reduce.tasks': 'spark.sql.shuffle.partitions' };

/** SET: what the setting is now. Throws CompileError for values and keys that Spark refuses. */
export function setConf(s: SetConf, env: CommandEnv): RowSet {
  const { conf } = env;
  if (s.key === undefined) {
    if (s.verbose)
      return fail('unsupported', {
        what: 'SET -v',
        why: 'the descriptions of the settings are Spark’s own',
        instead: 'SET.',
      });
    const set = [...conf.getAll('')].sort(([a], [b]) => (a < b ? -1 : 1));
    return rowSet(KEY_VALUE, set);
  }
  const key = Object.hasOwn(OLD_NAMES, s.key) ? (OLD_NAMES[s.key] ?? s.key) : s.key;
  if (s.value === undefined) return rowSet(KEY_VALUE, [[key, conf.getOption(key) ?? '<undefined>']]);
  conf.set(key, s.value);
  return rowSet(KEY_VALUE, [[key, s.value]]);
}

/** RESET: to what the server was started with, or Spark's default. */
export function resetConf(s: ResetConf, env: CommandEnv): RowSet {
  const { conf } = env;
  if (s.key !== undefined) {
    conf.unset(s.key);
    return NO_ROWS;
  }
  for (const [key] of conf.getAll('')) {
    try {
      conf.unset(key);
    } catch (error) {
      // fixed when the server starts: there is nothing to undo
      if (!(error instanceof CompileError)) throw error;
    }
  }
  return NO_ROWS;
}

/** SET TIME ZONE; LOCAL is the zone that the session began with. */
export function setTimeZone(s: Maintenance, env: CommandEnv): RowSet {
  const { conf } = env;
  if (s.value === 'LOCAL') {
    conf.unset(TIME_ZONE);
    return rowSet(KEY_VALUE, [[TIME_ZONE, conf.get(TIME_ZONE)]]);
  }
  conf.set(TIME_ZONE, s.value ?? '');
  return rowSet(KEY_VALUE, [[TIME_ZONE, s.value ?? '']]);
}

/** USE and SET CATALOG. The one catalog is the session's. */
export async function use(s: Use, env: CommandEnv): Promise<RowSet> {
  const [only = ''] = s.name;
  if (s.what === 'catalog') {
    useCatalog(only);
    return NO_ROWS;
  }
  // a catalog's name alone keeps the schema
  if (s.name.length === 1 && fold(only) === SESSION_CATALOG) return NO_ROWS;
  const name = schemaOf(s.name);
  if (name === undefined) return fail('schema-not-found', { name: quotedName([SESSION_CATALOG, ...s.name]) });
  await useSchema(name, env);
  return NO_ROWS;
}

export function useCatalog(name: string): void {
  if (fold(name) !== SESSION_CATALOG) fail('catalog-not-found', { name });
}

export async function useSchema(name: string, env: CommandEnv): Promise<void> {
  if (fold(name) === GLOBAL_TEMP)
    fail('refused', {
      message:
        'global_temp is a system preserved database, you cannot use it as current database. To access global temporary views, you should use qualified name with the GLOBAL_TEMP_DATABASE, e.g. SELECT * FROM global_temp.viewName.',
    });
  const schema = (await namesNow(env)).storedSchema(name);
  env.session.schema = schema?.name ?? fail('schema-not-found', { name: quotedName([name]) });
}
