import { type Alter, type CreateSchema, fail, type UnresolvedExpr } from '@spark-sql-to-snowflake/plan-ir';
import type { StoredSchema } from '../catalog/database.js';
import type { SchemaMeta } from '../catalog/metadata.js';
import { fold, GLOBAL_TEMP, META_SCHEMA, quotedName, schemaOf } from '../catalog/names.js';
import type { RowSet } from '../session/queries.js';
import { changeNames, compiled } from './change.js';
import { type CommandEnv, namesNow } from './env.js';
import { NO_ROWS } from './rows.js';

export async function createSchema(s: CreateSchema, env: CommandEnv): Promise<RowSet> {
  const name = schemaOf(s.name);
  if (name === undefined) return fail('single-part-namespace', { namespace: quotedName(s.name) });
  if (fold(name) === GLOBAL_TEMP)
    fail('refused', {
      message: 'global_temp is a system preserved database, you cannot create a database with this name.',
    });
  if (!/^\w+$/.test(name)) fail('invalid-table-name', { name: quotedName([name]) });
  if (fold(name) === 'main' || fold(name) === META_SCHEMA)
    fail('unsupported', { what: `A schema called ${name}`, why: 'the database has one of its own by this name' });
  const names = await namesNow(env);
  if (names.storedSchema(name)) {
    if (s.ifNotExists) return NO_ROWS;
    fail('schema-exists', { name: quotedName([name]) });
  }
  const { comment, location, properties } = s;
  const meta: SchemaMeta = {
    ...(comment !== undefined && { comment }),
    ...(location !== undefined && { location }),
    properties,
  };
  const statement = await compiled({ kind: 'create-schema', name: [name], ifNotExists: false, properties: [] }, env);
  await changeNames([statement], [{ kind: 'put-schema', name, meta }], env);
  return NO_ROWS;
}

/** ALTER SCHEMA: what is kept of it changes, the database has none of it. */
export async function alterSchema(s: Alter<UnresolvedExpr>, env: CommandEnv): Promise<RowSet> {
  const { action } = s;
  switch (action.kind) {
    case 'set-properties': {
      const keys = new Set(action.properties.map((p) => p.key));
      return changeSchema(s.name, env, (meta) => ({
        ...meta,
        properties: [...meta.properties.filter((p) => !keys.has(p.key)), ...action.properties],
      }));
    }
    case 'unset-properties':
      return changeSchema(s.name, env, (meta) => ({
        ...meta,
        properties: meta.properties.filter((p) => !action.keys.includes(p.key)),
      }));
    case 'set-location':
      return changeSchema(s.name, env, (meta) => ({ ...meta, location: action.location }));
    default:
      return fail('unsupported', { what: `ALTER SCHEMA (${action.kind})` });
  }
}

/** COMMENT ON SCHEMA. */
export const commentOnSchema = (name: readonly string[], comment: string, env: CommandEnv): Promise<RowSet> =>
  changeSchema(name, env, (meta) => ({ ...meta, comment }));

async function changeSchema(
  name: readonly string[],
  env: CommandEnv,
  change: (meta: SchemaMeta) => SchemaMeta,
): Promise<RowSet> {
  const names = await namesNow(env);
  const wanted = schemaOf(name);
  const schema: StoredSchema =
    (wanted === undefined ? undefined : names.storedSchema(wanted)) ??
    fail('schema-not-found', { name: quotedName(name) });
  const meta = change(schema.meta ?? { properties: [] });
  await changeNames([], [{ kind: 'put-schema', name: schema.name, meta }], env);
  return NO_ROWS;
}
