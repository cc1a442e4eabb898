import { schemaOfPlan } from '@spark-sql-to-snowflake/compiler';
import {
  type Field,
  fail,
  partitionColumns,
  type TableSpec,
  typeText,
  type UnresolvedPlan,
  type WriteCommand,
} from '@spark-sql-to-snowflake/plan-ir';
import type { StoredTable } from '../catalog/database.js';
import { fold, fullName, type QualifiedName } from '../catalog/names.js';
import type { CatalogNames } from '../catalog/session-catalog.js';
import { analyzed } from '../session/queries.js';
import { compiled } from './change.js';
import { createFrom } from './create-table.js';
import { type CommandEnv, namesNow } from './env.js';
import { newName, qualifiedOf, shownFull } from './lookup.js';
import { readsTable } from './reads.js';
import { insertRows, insertTarget } from './rows-statements.js';
import { formatOf, sourceClass } from './table-formats.js';

/** A write whose target is a table. */
export type TableWrite = WriteCommand & { readonly target: { readonly kind: 'table' } };

/** `df.write.saveAsTable(name)` and `insertInto(name)`. Throws CompileError, ExecutionError; nothing is then written. */
export async function writeTable(s: TableWrite, env: CommandEnv): Promise<void> {
  if (s.target.insert) return insertInto(s, env);
  const names = await namesNow(env);
  // tables only: a temporary view of the name stays what it is
  const name = newName(s.target.name, names);
  const there = names.stored(name);
  if (there && s.mode === 'ignore') return;
  if (there && s.mode === 'error') fail('table-exists', { name: shownFull(name) });
  if (there && s.mode === 'append') return append(s, there, names, env);
  await create(s, name, there, env);
}

/** A new table; one that is there, or a view, gives way to it. */
async function create(s: TableWrite, name: QualifiedName, there: StoredTable | undefined, env: CommandEnv) {
  if (there) {
    const { tree } = await analyzed(s.plan, env.queries);
    if (readsTable(tree, name)) fail('overwrite-read', { table: shownFull(name) });
  }
  // where a statement can do both, nobody ever sees the table missing
  const replaces = there?.kind === 'table' && env.queries.connection.keepsMeta === false;
  const drop =
    there && !there.external && !replaces
      ? [await compiled({ kind: 'drop', object: there.kind, name: fullName(name), ifExists: false }, env)]
      : [];
  await createFrom(
    {
      kind: 'create-table',
      name: fullName(name),
      mode: replaces ? 'create-or-replace' : 'create',
      external: false,
      temporary: false,
      columns: [],
      spec: specOf(s),
      query: s.plan,
    },
    name,
    drop,
    env,
    s.mode === 'overwrite' ? 'overwrite' : 'append',
  );
}

const specOf = (s: TableWrite): TableSpec => ({
  ...(s.format !== undefined && { using: s.format }),
  partitionBy: s.partitionBy.map((c) => ({ transform: 'identity', columns: [[c]] })),
  ...(s.bucketBy && {
    clusteredBy: {
      columns: s.bucketBy.columns,
      buckets: s.bucketBy.buckets,
      sortColumns: s.sortBy.map((name) => ({ name, direction: 'asc' as const })),
    },
  }),
  options: s.options,
  properties: [],
});

/** Mode append: the same format, partitioning and number of columns, which are taken by their names. */
async function append(s: TableWrite, table: StoredTable, names: CatalogNames, env: CommandEnv): Promise<void> {
  if (table.kind === 'view') fail('refused', { message: 'Saving data into a view is not allowed.' });
  const spec = table.meta?.definition.spec;
  const shown = fullName(qualifiedOf(table)).join('.');
  const format = formatOf(specOf(s), env.conf);
  if (spec?.using !== undefined && spec.using !== format)
    fail('refused', {
      message: `The format of the existing table ${shown} is \`${sourceClass(spec.using)}\`. It doesn't match the specified format \`${sourceClass(format)}\`.`,
    });
  const partition = spec ? partitionColumns(spec) : [];
  if (spec && partition.map(fold).join('\0') !== s.partitionBy.map(fold).join('\0'))
    fail('refused', {
      message: `Specified partitioning does not match that of the existing table ${shown}.\nSpecified partition columns: [${s.partitionBy.join(', ')}].\nExisting partition columns: [${partition.join(', ')}].`,
    });
  const buckets = spec?.clusteredBy;
  if (s.bucketBy && (buckets?.buckets !== s.bucketBy.buckets || buckets.columns.join() !== s.bucketBy.columns.join()))
    fail('refused', {
      message: `Specified bucketing does not match that of the existing table ${shown}.`,
    });
  const { columns } = names.describe({ kind: 'stored', table });
  const { tree } = await analyzed(s.plan, env.queries);
  const data = schemaOfPlan(tree);
  if (data.length !== columns.length)
    fail('refused', {
      message: `The column number of the existing table ${shown} (${structText(columns)}) doesn't match the data schema (${structText(data)}).`,
    });
  const missing = columns.find((c) => !data.some((d) => fold(d.name) === fold(c.name)));
  if (missing)
    fail('refused', {
      message: `Cannot resolve '${missing.name}' given input columns: [${data.map((d) => d.name).join(', ')}].`,
    });
  const query: UnresolvedPlan = {
    kind: 'project',
    child: s.plan,
    items: columns.map((c) => ({ kind: 'name', parts: [c.name] })),
  };
  await insertPlan(table, query, false, env);
}

const structText = (columns: readonly Field[]): string =>
  `struct<${columns.map((c) => `${c.name}:${typeText(c.type)}`).join(',')}>`;

/** `insertInto`: by position. Mode error and ignore are append, as on Spark. */
async function insertInto(s: TableWrite, env: CommandEnv): Promise<void> {
  if (s.partitionBy.length > 0)
    fail('refused', {
      message:
        "insertInto() can't be used together with partitionBy(). Partition columns have already been defined for the table. It is not necessary to use partitionBy().",
    });
  if (s.bucketBy) fail('refused', { message: "'insertInto' does not support bucketBy right now." });
  const table = insertTarget(s.target.name, await namesNow(env));
  const overwrite = s.mode === 'overwrite';
  if (overwrite && readsTable((await analyzed(s.plan, env.queries)).tree, qualifiedOf(table)))
    fail('overwrite-read', { table: shownFull(qualifiedOf(table)) });
  await insertPlan(table, s.plan, overwrite, env);
}

/** The rows of a plan, by position. */
const insertPlan = (table: StoredTable, query: UnresolvedPlan, overwrite: boolean, env: CommandEnv): Promise<void> =>
  insertRows(
    {
      kind: 'insert',
      table: fullName(qualifiedOf(table)),
      overwrite,
      ifNotExists: false,
      byName: false,
      partition: [],
      query,
    },
    table,
    env,
  );
