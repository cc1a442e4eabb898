import {
  type Alter,
  type AlterAction,
  type ColumnDefinition,
  fail,
  partitionColumns,
  partitionedLast,
  sameType,
  type TableSpec,
  typeSql,
  type UnresolvedExpr,
} from '@spark-sql-to-snowflake/plan-ir';
import type { StoredTable } from '../catalog/database.js';
import type { MetaChange } from '../catalog/meta-store.js';
import type { TableMeta } from '../catalog/metadata.js';
import { fold, fullName, type QualifiedName, quotedName } from '../catalog/names.js';
import type { RowSet } from '../session/queries.js';
import { changeNames, compiled } from './change.js';
import { checkColumns, defaultTexts, metaOf } from './create-table.js';
import { type CommandEnv, namesNow } from './env.js';
import { recoverPartitions } from './file-tables.js';
import { findAny, qualifiedOf, shownFull, shownName } from './lookup.js';
import { addPartitions, checkPartitioned, dropPartitions } from './partitions.js';
import { NO_ROWS } from './rows.js';
import { alterSchema } from './schema.js';
import { renameTemporary } from './view.js';

type Statement = Alter<UnresolvedExpr>;
type Action = AlterAction<UnresolvedExpr>;
type Columns = readonly ColumnDefinition<UnresolvedExpr>[];

/** ALTER TABLE, VIEW and SCHEMA. */
export async function alter(s: Statement, env: CommandEnv): Promise<RowSet> {
  if (s.object === 'schema') return alterSchema(s, env);
  const names = await namesNow(env);
  const found = findAny(s.name, names);
  const { action } = s;
  if (action.kind === 'rename') {
    if (found.kind === 'temp-view') return renameTemporary(found.view, found.global, s, env);
    return rename(s, found.table, action.to, env);
  }
  const operation = `ALTER ${s.object.toUpperCase()} ... ${WORDS[action.kind]}`;
  if (found.kind === 'temp-view') {
    const wanted = s.object === 'view' ? 'a permanent view' : 'a table. Please use ALTER VIEW instead.';
    fail('refused', { message: `${found.view.name} is a temp view. '${operation}' expects ${wanted}.` });
    return NO_ROWS;
  }
  if (found.table.kind !== s.object) {
    const shown =
      found.table.kind === 'view' ? shownName(found).join('.') : `${found.table.schema}.${found.table.name}`;
    const instead = s.object === 'view' ? 'ALTER TABLE' : 'ALTER VIEW';
    fail('refused', {
      message: `${shown} is a ${found.table.kind}. '${operation}' expects a ${s.object}. Please use ${instead} instead.`,
    });
  }
  return alterStored(s, qualifiedOf(found.table), env);
}

/** What messages call an action. */
const WORDS: Readonly<Record<Action['kind'], string>> = {
  rename: 'RENAME TO',
  'add-columns': 'ADD COLUMNS',
  'replace-columns': 'REPLACE COLUMNS',
  'drop-columns': 'DROP COLUMN',
  'rename-column': 'RENAME COLUMN',
  'alter-column': 'ALTER COLUMN',
  'set-properties': 'SET TBLPROPERTIES',
  'unset-properties': 'UNSET TBLPROPERTIES',
  'set-location': 'SET LOCATION',
  'add-partitions': 'ADD PARTITION',
  'drop-partitions': 'DROP PARTITION',
  other: '...',
};

async function rename(s: Statement, table: StoredTable, to: readonly string[], env: CommandEnv): Promise<RowSet> {
  if (table.kind !== s.object)
    fail('refused', {
      message:
        s.object === 'table'
          ? 'Cannot alter a view with ALTER TABLE. Please use ALTER VIEW instead.'
          : 'Cannot alter a table with ALTER VIEW. Please use ALTER TABLE instead.',
    });
  const names = await namesNow(env);
  // a name without a schema stays in the table's own
  const target = to.length === 1 ? { schema: table.schema, table: to[0] ?? '' } : names.qualified(to);
  if (fold(target.schema) !== table.schema)
    fail('refused', {
      message: `RENAME TABLE source and destination databases do not match: '${table.schema}' != '${target.schema}'.`,
    });
  if (!/^\w+$/.test(target.table)) fail('invalid-table-name', { name: quotedName([target.table]) });
  if (names.stored(target)) fail('table-exists', { name: quotedName([target.schema, target.table]) });
  const from = qualifiedOf(table);
  const statements = table.external ? [] : [await compiled({ ...s, name: fullName(from) }, env)];
  const kept: MetaChange[] = table.meta
    ? [
        { kind: 'drop-table', name: from },
        {
          kind: 'put-table',
          name: target,
          meta: { ...table.meta, definition: { ...table.meta.definition, name: fullName(target) } },
        },
      ]
    : [];
  await changeNames(statements, kept, env);
  return NO_ROWS;
}

async function alterStored(s: Statement, name: QualifiedName, env: CommandEnv): Promise<RowSet> {
  const { action } = s;
  const full = fullName(name);
  switch (action.kind) {
    case 'add-partitions':
      return addPartitions(name, action.partitions, env);
    case 'drop-partitions':
      return dropPartitions(name, action.partitions, s, env);
    case 'other':
      if (/^recover\s+partitions\b/i.test(action.what)) {
        const table = (await namesNow(env)).stored(name);
        if (table) {
          checkPartitioned(table, 'ALTER TABLE RECOVER PARTITIONS');
          await recoverPartitions(table, env);
        }
        return NO_ROWS;
      }
      return refuseStored(s);
    case 'set-location':
      return refuseStored(s);
    case 'replace-columns':
      return fail('table-operation', { table: shownFull(name), operation: 'REPLACE COLUMNS' });
    default:
  }
  const meta = await metaOf(name, env);
  if (meta.definition.external && action.kind !== 'set-properties' && action.kind !== 'unset-properties')
    return refuseStored(s);
  if (isFileTable(meta.definition.spec)) checkFileTable(action, name);
  const changed = withDefaultTexts(changedMeta(meta, action, name), action, env);
  // properties and comments of views and tables are kept beside them; comments also stand in the database
  const inDatabase = action.kind !== 'set-properties' && action.kind !== 'unset-properties';
  const plain = inDatabaseForm(action);
  const statements = inDatabase ? [await compiled({ ...s, name: full, action: plain }, env)] : [];
  await changeNames(statements, [{ kind: 'put-table', name, meta: changed }], env);
  return NO_ROWS;
}

/** Is it of a format whose tables Spark knows as files alone? Those of lakes, and of the database's own making, can do more. */
const isFileTable = ({ using }: TableSpec): boolean =>
  using !== undefined && !['delta', 'iceberg'].includes(using.toLowerCase());

/** Refuse what Spark's tables over files cannot have done to them. Throws CompileError. */
function checkFileTable(action: Action, name: QualifiedName): void {
  const lacks = (operation: string): never => fail('table-operation', { table: shownFull(name), operation });
  if (action.kind === 'rename-column' || action.kind === 'drop-columns') lacks(WORDS[action.kind]);
  // Spark's own words
  if (action.kind === 'alter-column' && action.position !== undefined) lacks('ALTER COLUMN ... FIRST | ALTER');
  const required =
    (action.kind === 'alter-column' && action.nullable !== undefined && 'ALTER') ||
    (action.kind === 'add-columns' && action.columns.some((c) => !c.nullable) && 'ADD');
  if (required) fail('refused', { message: `${required} COLUMN with v1 tables cannot specify NOT NULL.` });
}

/** New columns may be NULL, and a type that is said again is no change. */
function inDatabaseForm(action: Action): Action {
  if (action.kind === 'add-columns')
    return { ...action, columns: action.columns.map((c) => ({ ...c, nullable: true })) };
  if (action.kind !== 'alter-column') return action;
  const { type: _, ...rest } = action;
  return rest;
}

/** What is kept with the texts of the defaults that an action gives to columns, or takes from them. */
function withDefaultTexts(meta: TableMeta, action: Action, env: CommandEnv): TableMeta {
  const changed = changedDefaults(action);
  if (changed.length === 0) return meta;
  const { defaults: before, ...rest } = meta;
  const gone = new Set(changed.map((c) => fold(c.name)));
  const kept = Object.entries(before ?? {}).filter(([name]) => !gone.has(name));
  return { ...rest, defaults: { ...Object.fromEntries(kept), ...defaultTexts(changed, env) } };
}

type DefaultChange = Pick<Columns[number], 'name' | 'default'>;

function changedDefaults(action: Action): readonly DefaultChange[] {
  if (action.kind === 'add-columns') return action.columns;
  if (action.kind !== 'alter-column' || action.default === undefined) return [];
  const [name = ''] = action.column;
  return [action.default === 'drop' ? { name } : { name, default: action.default }];
}

function refuseStored(s: Statement): RowSet {
  const what = s.action.kind === 'other' ? s.action.what : WORDS[s.action.kind];
  return fail('unsupported', {
    what: `ALTER ${s.object.toUpperCase()} … ${what}`,
    why: 'tables are kept in the database',
  });
}

/** What is kept of a table after the change. Throws CompileError where Spark refuses it. */
function changedMeta(meta: TableMeta, action: Action, name: QualifiedName): TableMeta {
  const { columns, spec } = meta.definition;
  const altered = (change: { readonly columns?: Columns; readonly spec?: TableSpec }): TableMeta => ({
    ...meta,
    definition: { ...meta.definition, ...change },
  });
  const find = (path: readonly string[]): ColumnDefinition<UnresolvedExpr> => {
    const column = path.length === 1 ? columns.find((c) => fold(c.name) === fold(path[0] ?? '')) : undefined;
    return (
      column ??
      fail('refused', {
        message: `Missing field ${path.join('.')} in table ${fullName(name).join('.')} with schema: ${columns.map((c) => c.name).join(', ')}.`,
      })
    );
  };
  switch (action.kind) {
    case 'add-columns': {
      const added = action.columns.map((c) => ({ ...c, nullable: true }));
      checkColumns([...columns, ...added], fullName(name));
      return altered({ columns: partitionedLast([...columns, ...added], spec) });
    }
    case 'drop-columns': {
      const gone = new Set(
        action.columns.flatMap((path) => {
          if (action.ifExists && !columns.some((c) => fold(c.name) === fold(path[0] ?? ''))) return [];
          return [find(path).name];
        }),
      );
      const fixed = partitionColumns(spec).find((p) => [...gone].some((g) => fold(g) === fold(p)));
      if (fixed !== undefined) fail('table-operation', { table: shownFull(name), operation: `DROP COLUMN ${fixed}` });
      return altered({ columns: columns.filter((c) => !gone.has(c.name)) });
    }
    case 'rename-column': {
      const column = find(action.column);
      if (partitionColumns(spec).some((p) => fold(p) === fold(column.name)))
        fail('table-operation', { table: shownFull(name), operation: `RENAME COLUMN ${column.name}` });
      const renamed = columns.map((c) => (c === column ? { ...c, name: action.to } : c));
      checkColumns(renamed, fullName(name));
      return altered({ columns: renamed });
    }
    case 'alter-column': {
      const column = find(action.column);
      const { type, comment } = action;
      if (type && !sameType(type, column.type, 'ignore'))
        fail('change-column', {
          table: shownFull(name),
          column: quotedName([column.name]),
          from: typeSql(column.type),
          to: typeSql(type),
        });
      if (action.nullable !== undefined)
        fail('table-operation', { table: shownFull(name), operation: 'ALTER COLUMN of NOT NULL' });
      const { default: before, ...plain } = column;
      const initial = action.default ?? before;
      const made = {
        ...plain,
        ...(initial !== undefined && initial !== 'drop' && { default: initial }),
        ...(comment !== undefined && { comment }),
      };
      return altered({ columns: columns.map((c) => (c === column ? made : c)) });
    }
    case 'set-properties': {
      const keys = new Set(action.properties.map((p) => p.key));
      const comment = action.properties.find((p) => p.key === 'comment')?.value;
      return altered({
        spec: {
          ...spec,
          ...(comment !== undefined && { comment }),
          properties: [...spec.properties.filter((p) => !keys.has(p.key)), ...action.properties].filter(
            (p) => p.key !== 'comment',
          ),
        },
      });
    }
    case 'unset-properties': {
      const missing = action.keys.filter((k) => k !== 'comment' && !spec.properties.some((p) => p.key === k));
      if (missing.length > 0 && !action.ifExists)
        fail('unset-properties', { keys: missing.map((k) => quotedName([k])).join(', '), table: shownFull(name) });
      const { comment, ...rest } = spec;
      const gone = action.keys.includes('comment');
      return altered({
        spec: {
          ...rest,
          ...(comment !== undefined && !gone && { comment }),
          properties: spec.properties.filter((p) => !action.keys.includes(p.key)),
        },
      });
    }
    default:
      return meta;
  }
}

/** COMMENT ON TABLE; NULL is an empty comment, as on Spark. */
export async function commentOnTable(table: StoredTable, comment: string, env: CommandEnv): Promise<RowSet> {
  const name = qualifiedOf(table);
  const meta = await metaOf(name, env);
  const definition = { ...meta.definition, spec: { ...meta.definition.spec, comment } };
  const statement = table.external
    ? undefined
    : await compiled(
        {
          kind: 'maintenance',
          what: 'comment on table',
          name: fullName(name),
          value: comment,
          text: 'COMMENT ON TABLE',
        },
        env,
      );
  await changeNames(statement ? [statement] : [], [{ kind: 'put-table', name, meta: { ...meta, definition } }], env);
  return NO_ROWS;
}
