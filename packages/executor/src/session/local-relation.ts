import { createHash } from 'node:crypto';
import { schemaOfQuery, typedQuery } from '@spark-sql-to-snowflake/compiler';
import {
  Bug,
  type DataType,
  type Field,
  fail,
  idSource,
  type LiteralValue,
  listCatalog,
  literal,
  type Plan,
  type SparkConf,
  type StructType,
  type TableInfo,
  type UnresolvedLocalRelation,
} from '@spark-sql-to-snowflake/plan-ir';
import { type ArrowTable, readArrow } from '../arrow/read.js';
import { arrowOfRows } from '../arrow/rows.js';
import type { Connection } from '../connection.js';
import type { RowSet } from './queries.js';
import type { Artifacts } from './session.js';

export interface LocalRelationEnvironment {
  readonly connection: Connection;
  readonly artifacts: Artifacts;
  readonly conf: SparkConf;
  /** A schema as the client wrote it. */
  schemaOf(text: string): StructType;
}

/** Rows of so many cells stand in the SQL; more go into a table, which is quicker than to have them parsed. */
const INLINE_CELLS = 400;
const NESTED: ReadonlySet<DataType['kind']> = new Set(['array', 'map', 'struct']);

/** Rows that a client sent, as a table: with the names and types of its schema, where it gave one. Throws CompileError. */
export async function inspectLocalRelation(
  node: UnresolvedLocalRelation,
  env: LocalRelationEnvironment,
): Promise<TableInfo> {
  const wanted = node.schema === undefined ? undefined : env.schemaOf(node.schema).fields;
  const data = node.hash === undefined ? node.data : uploaded(node.hash, env.artifacts);
  if (!data) return inline({ schema: wanted ?? [], rowCount: 0, columns: (wanted ?? []).map(() => []) });
  const info = await tableOf(data, env);
  return wanted ? withSchema(info, wanted, node, env) : info;
}

/** Rows that were made here, as a table. */
export async function tableOfRows(
  { schema, rows }: RowSet,
  env: Pick<LocalRelationEnvironment, 'connection' | 'conf'>,
): Promise<TableInfo> {
  const all = Math.max(rows.length, 1);
  for await (const { data } of arrowOfRows(schema, rows, env.conf.timeZone, all).batches()) return tableOf(data, env);
  throw new Bug('rows without a batch');
}

function tableOf(data: Uint8Array, env: Pick<LocalRelationEnvironment, 'connection'>): TableInfo | Promise<TableInfo> {
  const table = readArrow(data);
  const cells = table.rowCount * table.schema.length;
  const small = cells <= INLINE_CELLS && table.schema.every((f) => !NESTED.has(f.type.kind));
  return small ? inline(table) : upload(data, table, env);
}

function uploaded(hash: string, artifacts: Artifacts): Uint8Array {
  return artifacts.get(`cache/${hash}`) ?? fail('no-cached-relation', { hash });
}

/** A `VALUES` of literals. */
function inline(table: ArrowTable): TableInfo {
  const ids = idSource();
  const rows = Array.from({ length: table.rowCount }, (_, r) =>
    table.schema.map((f, c) => literal((table.columns[c]?.[r] ?? null) as LiteralValue, f.type)),
  );
  const output = table.schema.map((f) => ({ id: ids.column(), name: f.name, type: f.type, nullable: f.nullable }));
  const view: Plan = { kind: 'values', rows, output };
  return { name: [], columns: table.schema, view };
}

/** A table of the session's own; the same data is sent once, however often the client uses it. */
function upload(
  data: Uint8Array,
  table: ArrowTable,
  env: Pick<LocalRelationEnvironment, 'connection'>,
): Promise<TableInfo> {
  const name = `local_${createHash('sha256').update(data).digest('hex').slice(0, 32)}`;
  return env.connection.upload(name, table.schema, data);
}

/** The columns by position, under other names and cast to other types. */
function withSchema(
  info: TableInfo,
  schema: readonly Field[],
  node: UnresolvedLocalRelation,
  env: LocalRelationEnvironment,
): TableInfo {
  const { schema: _, ...raw } = node;
  // names that two columns share would be ambiguous on the way
  const places = schema.map((_, i) => `c${i}`);
  const placed = { kind: 'to-df' as const, child: raw, names: places };
  const cast = { kind: 'to-schema' as const, child: placed, schema: schema.map((f, i) => ({ ...f, name: `c${i}` })) };
  const typed = typedQuery(
    { kind: 'to-df', child: cast, names: schema.map((f) => f.name) },
    { catalog: listCatalog([]), conf: env.conf, source: () => info },
  );
  return { name: info.name, columns: schemaOfQuery(typed), view: typed.tree };
}
