import type {
  ColumnDefinition,
  CreateTable,
  CreateTableLike,
  DataType,
  Expr,
  Origin,
  Plan,
  TableSpec,
} from '@spark-sql-to-snowflake/plan-ir';
import { outputOf, partitionedLast } from '@spark-sql-to-snowflake/plan-ir';
import {
  differs,
  isNested,
  leaveOut,
  refuseStatement,
  reordered,
  type StatementContext,
} from '@spark-sql-to-snowflake/sql-emit';
import { stringText } from '../literals.js';
import { names } from '../names.js';
import { structuredType } from '../structured.js';
import { typeName } from '../types.js';
import { castColumns, typed } from './column-casts.js';

export const commentText = (comment: string): string => `COMMENT ${stringText(comment)}`;

/** CREATE TABLE, with or without AS. */
export function createTable(s: CreateTable<Plan, Expr>, ctx: StatementContext): string {
  if (s.mode === 'replace')
    differs('REPLACE TABLE', 'where there is no such table it is created, and Spark fails', ctx, s.origin);
  const replace = s.mode === 'create-or-replace' || s.mode === 'replace';
  const words = [
    'CREATE',
    ...(replace ? ['OR REPLACE'] : []),
    ...(s.temporary ? ['TEMPORARY'] : []),
    'TABLE',
    ...(s.mode === 'create-if-not-exists' ? ['IF NOT EXISTS'] : []),
  ];
  const head = `${words.join(' ')} ${names.table(s.name)}`;
  if (s.external) leaveOut('EXTERNAL', 'the table is one of Snowflake’s own', ctx, s.origin);
  if (!s.query) {
    // Spark finds them in the files that the table is over, or makes a table of none
    if (s.columns.length === 0)
      return refuseStatement('CREATE TABLE without columns', 'a table there has one column at least', ctx, s.origin);
    const columns = partitionedLast(s.columns, s.spec).map((c) => `  ${columnText(c, ctx)}`);
    return `${head} (\n${columns.join(',\n')}\n)${specText(s.spec, ctx, s.origin)}`;
  }
  const query = reordered(s.query, s.spec);
  return `${head}${queryColumns(query, ctx, s.origin)}${specText(s.spec, ctx, s.origin)} AS\n${ctx.query(structuredColumns(query), 'stored')}`;
}

/** Nothing becomes structured unasked: the query's nested columns are cast. */
const structuredColumns = (query: Plan): Plan => castColumns(query, (a) => structuredType(a.type));

/** The columns of CREATE TABLE AS with their types: of a constant, Snowflake would take the digits it happens to have. */
function queryColumns(query: Plan, ctx: StatementContext, origin: Origin | undefined): string {
  const output = outputOf(query);
  if (output.some((a) => a.type.kind === 'unknown') || output.length === 0) {
    differs('CREATE TABLE … AS', 'types of columns that are not known are those of Snowflake’s result', ctx, origin);
    return '';
  }
  const columns = output.map((a) => `  ${names.column(a.name)} ${storedType(a.name, a.type, ctx, origin)}`);
  return ` (\n${columns.join(',\n')}\n)`;
}

/** A column that is an ARRAY or OBJECT: who reads it by the database's catalog finds texts in it. */
export const noteLoose = (column: string, ctx: StatementContext, origin?: Origin): void =>
  leaveOut(`The types inside column ${column}`, 'Snowflake’s ARRAY and OBJECT hold values of any type', ctx, origin);

/** A column's type; what the type cannot hold of Spark's is reported. */
export function storedType(column: string, type: DataType, ctx: StatementContext, origin?: Origin): string {
  const structured = structuredType(type);
  if (structured !== undefined) return structured;
  if (isNested(type)) noteLoose(column, ctx, origin);
  if (type.kind === 'char')
    differs(`CHAR(${type.length}) of column ${column}`, 'shorter values are not filled up with blanks', ctx, origin);
  return typeName(type);
}

const storedDefault = (value: Expr): Expr => {
  const type = structuredType(value.type);
  return type === undefined ? value : typed(value, type);
};

export function columnText(c: ColumnDefinition<Expr>, ctx: StatementContext): string {
  if (c.generated)
    return refuseStatement(
      `The generated column ${c.name}`,
      'Snowflake computes such columns when they are read, and INSERT must leave them out',
      ctx,
      c.origin,
    );
  return [
    names.column(c.name),
    storedType(c.name, c.type, ctx, c.origin),
    ...(c.nullable ? [] : ['NOT NULL']),
    ...(c.default ? [`DEFAULT ${ctx.over([]).emit(storedDefault(c.default)).text}`] : []),
    ...(c.comment !== undefined ? [commentText(c.comment)] : []),
  ].join(' ');
}

/** What stands behind the columns: CLUSTER BY for partitions, and the comment. The rest is about files, of which Snowflake keeps none. */
function specText(spec: TableSpec, ctx: StatementContext, origin: Origin | undefined): string {
  noteStorage(spec, ctx, origin);
  const columns = spec.partitionBy.filter((p) => p.transform === 'identity' && p.columns.length === 1);
  for (const p of spec.partitionBy) {
    const text = p.columns.map((c) => c.join('.')).join(', ');
    if (columns.includes(p))
      leaveOut(`PARTITIONED BY (${text})`, 'Snowflake has no partitions; it is written as CLUSTER BY', ctx, origin);
    else leaveOut(`PARTITIONED BY (${p.transform}(${text}))`, 'Snowflake has no partitions', ctx, origin);
  }
  const cluster = columns.map((p) => names.column(p.columns[0]?.at(-1) ?? ''));
  return [
    ...(cluster.length > 0 ? [`\nCLUSTER BY (${cluster.join(', ')})`] : []),
    ...(spec.comment !== undefined ? [`\nCOMMENT = ${stringText(spec.comment)}`] : []),
  ].join('');
}

export function noteStorage(spec: TableSpec, ctx: StatementContext, origin: Origin | undefined): void {
  const own = 'Snowflake stores tables in a format and a place of its own';
  const out = (what: string, why = own): void => leaveOut(what, why, ctx, origin);
  if (spec.using !== undefined) out(`USING ${spec.using}`);
  if (spec.rowFormat !== undefined) out('ROW FORMAT');
  if (spec.storedAs !== undefined) out(`STORED AS ${spec.storedAs}`);
  if (spec.location !== undefined) out(`LOCATION '${spec.location}'`, `${own}: the table does not read these files`);
  if (spec.options.length > 0) out(`OPTIONS (${spec.options.map((o) => o.key).join(', ')})`);
  if (spec.properties.length > 0)
    out(
      `TBLPROPERTIES (${spec.properties.map((o) => o.key).join(', ')})`,
      'Snowflake’s tables have no free properties',
    );
  if (spec.clusteredBy)
    out(
      `CLUSTERED BY (${spec.clusteredBy.columns.join(', ')}) INTO ${spec.clusteredBy.buckets} BUCKETS`,
      'Snowflake has no buckets',
    );
}

export function createTableLike(s: CreateTableLike, ctx: StatementContext): string {
  noteStorage(s.spec, ctx, s.origin);
  if (s.spec.comment !== undefined) leaveOut('COMMENT', 'CREATE TABLE … LIKE takes the other table’s', ctx, s.origin);
  return `CREATE TABLE ${s.ifNotExists ? 'IF NOT EXISTS ' : ''}${names.table(s.name)} LIKE ${names.table(s.source)}`;
}
