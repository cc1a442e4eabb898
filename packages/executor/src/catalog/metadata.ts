import {
  type CreateTable,
  decode,
  encode,
  type SparkConf,
  type UnresolvedExpr,
  type UnresolvedPlan,
} from '@spark-sql-to-snowflake/plan-ir';

/** The text of a view, and what its names and operators meant when it was made. */
export interface ViewText {
  readonly text: string;
  /** The schema that was the current one. */
  readonly schema: string;
  /** The names of the query's columns; the view's own are in the definition. */
  readonly output: readonly string[];
  readonly conf: SparkConf;
}

/**
 * What Spark knows of a table or view and the database has no place for. `definition` is a CREATE TABLE without a query: columns
 * with their Spark types, format, partitioning, options, properties, comments. For a view it holds columns, properties, comment.
 */
export interface TableMeta {
  readonly definition: CreateTable<UnresolvedPlan, UnresolvedExpr>;
  /** Milliseconds since the epoch. */
  readonly created: number;
  readonly view?: ViewText;
  /** Of a table over files: they are on this machine. */
  readonly local?: true;
  /** Of a partitioned table over files: the folders of the partitions that it was told of. Absent: all that there are. */
  readonly partitions?: readonly string[];
  /** Defaults as they were written, by the folded name of the column. */
  readonly defaults?: Readonly<Record<string, string>>;
}

export interface SchemaMeta {
  readonly comment?: string;
  readonly location?: string;
  readonly properties: readonly { readonly key: string; readonly value: string }[];
}

export const tableMetaText = (meta: TableMeta): string =>
  JSON.stringify({ ...meta, definition: encode('unresolved-statement', meta.definition) });
export const schemaMetaText = (meta: SchemaMeta): string => JSON.stringify(meta);

/** The other way round. Throws CodecError or SyntaxError for text that nobody here wrote. */
export function readTableMeta(text: string): TableMeta {
  const json = JSON.parse(text) as TableMeta;
  const definition = decode('unresolved-statement', json.definition);
  if (definition.kind !== 'create-table') throw new SyntaxError(`a ${definition.kind} defines no table`);
  return { ...json, definition };
}
export const readSchemaMeta = (text: string): SchemaMeta => JSON.parse(text) as SchemaMeta;
