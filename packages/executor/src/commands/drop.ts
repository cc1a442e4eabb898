import { type DropObject, fail, type TableName } from '@spark-sql-to-snowflake/plan-ir';
import { DEFAULT_SCHEMA, fold, fullName, GLOBAL_TEMP, quotedName, schemaOf } from '../catalog/names.js';
import type { RowSet } from '../session/queries.js';
import { changeNames, compiled } from './change.js';
import { type CommandEnv, namesNow } from './env.js';
import { isFunction, registered } from './functions.js';
import { shownFull } from './lookup.js';
import { NO_ROWS } from './rows.js';

export async function drop(s: DropObject, env: CommandEnv): Promise<RowSet> {
  switch (s.object) {
    case 'table':
    case 'view':
      await dropTable(s.name, s.object, s.ifExists, env);
      return NO_ROWS;
    case 'schema':
      await dropSchema(s, env);
      return NO_ROWS;
    case 'function':
    case 'temporary function':
      return dropFunction(s, env);
    case 'index':
      return fail('unsupported', { what: 'DROP INDEX', why: 'tables have no indexes' });
  }
}

/** A temporary view of the name goes first; DROP TABLE drops those, too. */
export async function dropTable(
  name: TableName,
  object: 'table' | 'view',
  ifExists: boolean,
  env: CommandEnv,
): Promise<void> {
  const [first = '', second] = name;
  if (name.length === 1 && env.session.views.drop(first)) return;
  if (name.length === 2 && fold(first) === GLOBAL_TEMP && second !== undefined) {
    if (env.session.server.globalViews.drop(second)) return;
  }
  const names = await namesNow(env);
  const q = names.qualified(name);
  const found = names.stored(q);
  if (!found) {
    if (ifExists) return;
    fail('unknown-table', { name: shownFull(q) });
    return;
  }
  const shown = fullName(q).join('.');
  if (object === 'table' && found.kind === 'view')
    fail('wrong-object', {
      operation: 'DROP TABLE',
      wanted: 'EXTERNAL or MANAGED',
      name: shown,
      found: 'VIEW',
      instead: 'DROP VIEW',
    });
  if (object === 'view' && found.kind === 'table')
    fail('wrong-object', {
      operation: 'DROP VIEW',
      wanted: 'VIEW',
      name: shown,
      found: 'MANAGED',
      instead: 'DROP TABLE',
    });
  const statements = found.external
    ? []
    : [await compiled({ kind: 'drop', object, name: fullName(q), ifExists: false }, env)];
  env.session.server.cached.delete(fold(shown));
  await changeNames(statements, found.meta ? [{ kind: 'drop-table', name: q }] : [], env);
}

async function dropSchema(s: DropObject, env: CommandEnv): Promise<void> {
  const name = schemaOf(s.name);
  const names = await namesNow(env);
  const schema = name === undefined ? undefined : names.storedSchema(name);
  if (!schema || name === undefined) {
    if (!s.ifExists) fail('schema-not-found', { name: quotedName(s.name) });
    return;
  }
  if (schema.name === DEFAULT_SCHEMA) fail('drop-default-schema', { name: quotedName([DEFAULT_SCHEMA]) });
  if (schema.tables.size > 0 && !s.cascade) fail('schema-not-empty', { name: quotedName([name]) });
  const statement = await compiled({ ...s, name: [schema.name], ifExists: false }, env);
  const known = schema.meta !== undefined || [...schema.tables.values()].some((t) => t.meta);
  await changeNames([statement], known ? [{ kind: 'drop-schema', name: schema.name }] : [], env);
}

/** What was registered is temporary; there are no other functions but Spark's own, which cannot be dropped. */
function dropFunction(s: DropObject, { session }: CommandEnv): RowSet {
  const name = s.name.at(-1) ?? '';
  const own = registered(s.name, session);
  if (own && s.object === 'temporary function') {
    session.functions.drop(own.name);
    return NO_ROWS;
  }
  if (s.object === 'function' && s.name.length === 1 && (own || isFunction(name)))
    fail('refused', {
      message: `${name} is a built-in/temporary function. 'DROP FUNCTION' expects a persistent function. Please use fully qualified identifier to drop the persistent function.`,
    });
  if (s.ifExists) return NO_ROWS;
  return s.object === 'function'
    ? fail('unknown-function', { name: quotedName(s.name), near: [] })
    : fail('routine-not-found', { name: quotedName(s.name) });
}
