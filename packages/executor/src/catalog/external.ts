import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { typedQuery } from '@spark-sql-to-snowflake/compiler';
import {
  DEFAULT_CONF,
  listCatalog,
  types as T,
  type TableInfo,
  type TableSpec,
  type UnresolvedExpr,
  type UnresolvedPlan,
  type UnresolvedRead,
} from '@spark-sql-to-snowflake/plan-ir';
import { localPath } from '../files/listing.js';
import type { TableMeta } from './metadata.js';
import { fold, namePart } from './names.js';
import { storedView } from './stored-view.js';
import { typeDdl } from './type-ddl.js';

/** Where the files of a table are. */
export const placeOf = (spec: TableSpec): string | undefined =>
  spec.location ?? spec.options.find((o) => fold(o.key) === 'path')?.value;

/** The read that a table over files is. Without columns, they are found out from the files. */
export function readOf({ definition }: Pick<TableMeta, 'definition'>): UnresolvedRead {
  const { columns, spec } = definition;
  const given = columns.map((c) => `${namePart(c.name)} ${typeDdl(c.type)}`).join(', ');
  const path = placeOf(spec);
  return {
    kind: 'read',
    ...(spec.using !== undefined && { format: spec.using }),
    ...(columns.length > 0 && { schema: given }),
    options: spec.options.filter((o) => fold(o.key) !== 'path'),
    paths: path === undefined ? [] : [path],
  };
}

/** What a table over files is to the analyzer: a view of the files' rows, with the columns of the table. */
export async function externalInfo(
  meta: TableMeta,
  name: readonly string[],
  inspect: (read: UnresolvedRead) => Promise<TableInfo>,
): Promise<TableInfo> {
  const { columns } = meta.definition;
  const read = await partsOf(meta);
  const info = read && (await inspect(read));
  const host = { catalog: listCatalog([]), conf: DEFAULT_CONF, ...(info && { source: () => info }) };
  const { tree } = typedQuery(read ?? noRows(meta), host);
  return { name, columns, view: storedView(name, columns, { output: columns.map((c) => c.name) }, tree) };
}

/** The read of what the table is known to have; undefined where that is nothing. */
async function partsOf(meta: TableMeta): Promise<UnresolvedRead | undefined> {
  const read = readOf(meta);
  const [root] = read.paths;
  if (root === undefined) return read;
  if (meta.partitions === undefined) return meta.local && !(await there(localPath(root))) ? undefined : read;
  const paths = [];
  for (const folder of meta.partitions) {
    const path = join(localPath(root), folder);
    if (await there(path)) paths.push(path);
  }
  return paths.length === 0
    ? undefined
    : { ...read, paths, options: [...read.options, { key: 'basePath', value: root }] };
}
const there = async (path: string): Promise<boolean> => (await stat(path).catch(() => undefined)) !== undefined;

function noRows({ definition }: TableMeta): UnresolvedPlan {
  const items = definition.columns.map(
    ({ name, type }): UnresolvedExpr => ({
      kind: 'alias',
      names: [name],
      expr: {
        kind: 'cast',
        expr: { kind: 'literal', value: null, type: T.nullType, nullable: true },
        type: type.kind === 'char' || type.kind === 'varchar' ? T.string : type,
      },
    }),
  );
  const condition: UnresolvedExpr = { kind: 'literal', value: false, type: T.boolean, nullable: false };
  return { kind: 'filter', child: { kind: 'project', child: { kind: 'one-row' }, items }, condition };
}
