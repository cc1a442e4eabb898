import { typedQuery } from '@spark-sql-to-snowflake/compiler';
import { DEFAULT_CONF, listCatalog, type TableInfo, type UnresolvedRead } from '@spark-sql-to-snowflake/plan-ir';
import type { TableMeta } from './metadata.js';
import { fold, namePart } from './names.js';
import { storedView } from './stored-view.js';
import { typeDdl } from './type-ddl.js';

/** The read that a table over files is. Without columns, they are found out from the files. */
export function readOf({ definition }: Pick<TableMeta, 'definition'>): UnresolvedRead {
  const { columns, spec } = definition;
  const given = columns.map((c) => `${namePart(c.name)} ${typeDdl(c.type)}`).join(', ');
  const path = spec.location ?? spec.options.find((o) => fold(o.key) === 'path')?.value;
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
  const read = readOf(meta);
  const info = await inspect(read);
  const { columns } = meta.definition;
  const source = () => info;
  const { tree } = typedQuery(read, { catalog: listCatalog([]), conf: DEFAULT_CONF, source });
  return { name, columns, view: storedView(name, columns, { output: columns.map((c) => c.name) }, tree) };
}
