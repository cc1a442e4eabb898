import type {
  ColumnDefinition,
  CreateTable,
  CreateView,
  DataType,
  Expr,
  Origin,
  Plan,
  TableSpec,
} from '@spark-sql-to-snowflake/plan-ir';
import { outputOf, partitionedLast } from '@spark-sql-to-snowflake/plan-ir';
import { differs, leaveOut, refuseStatement, reordered, type StatementContext } from '@spark-sql-to-snowflake/sql-emit';
import { stringText } from '../literals.js';
import { names } from '../names.js';
import { typeName } from '../types.js';

export const commentOn = (object: string, comment: string): string =>
  `COMMENT ON ${object} IS ${stringText(comment).text}`;

/** CREATE TABLE, with or without AS; comments are statements of their own. */
export function createTable(s: CreateTable<Plan, Expr>, ctx: StatementContext): readonly string[] {
  const name = names.table(s.name);
  if (s.mode === 'replace')
    differs('REPLACE TABLE', 'where there is no such table it is created, and Spark fails', ctx, s.origin);
  const words = [
    'CREATE',
    ...(s.mode === 'create-or-replace' || s.mode === 'replace' ? ['OR REPLACE'] : []),
    ...(s.temporary ? ['TEMPORARY'] : []),
    'TABLE',
    ...(s.mode === 'create-if-not-exists' ? ['IF NOT EXISTS'] : []),
    name,
  ];
  noteStorage(s.spec, ctx, s.origin);
  const body = s.query
    ? ` AS\n${ctx.query(exactDecimals(reordered(s.query, s.spec)), 'stored')}`
    : ` (\n${partitionedLast(s.columns, s.spec)
        .map((c) => `  ${columnText(c, ctx)}`)
        .join(',\n')}\n)`;
  const comments = s.columns.flatMap((c) =>
    c.comment === undefined ? [] : [commentOn(`COLUMN ${name}.${names.column(c.name)}`, c.comment)],
  );
  if (s.spec.comment !== undefined) comments.push(commentOn(`TABLE ${name}`, s.spec.comment));
  return [`${words.join(' ')}${body}`, ...comments];
}

/** DuckDB’s arithmetic makes wider decimals than Spark’s, and a table keeps the types that it is made with. */
function exactDecimals(plan: Plan): Plan {
  if (plan.kind === 'project') {
    const columns = plan.columns.map((c) => (isWidened(c.expr) ? { ...c, expr: asTyped(c.expr) } : c));
    return columns.every((c, i) => c === plan.columns[i]) ? plan : { ...plan, columns };
  }
  const output = outputOf(plan);
  if (plan.kind === 'relation' || !output.some((c) => c.type.kind === 'decimal')) return plan;
  const columns = output.map((c) => {
    const column = { kind: 'column', ...c } as const;
    return { id: c.id, name: c.name, expr: c.type.kind === 'decimal' ? asTyped(column) : column };
  });
  return { kind: 'project', child: plan, columns };
}
const asTyped = (expr: Expr): Expr => {
  const { type, nullable } = expr;
  return { kind: 'cast', expr, type, nullable, mode: 'legacy', implicit: true };
};
const isWidened = (e: Expr): boolean =>
  e.type.kind === 'decimal' && e.kind !== 'literal' && e.kind !== 'cast' && e.kind !== 'column';

export function columnText(c: ColumnDefinition<Expr>, ctx: StatementContext): string {
  if (c.generated)
    return refuseStatement(
      `The generated column ${c.name}`,
      'DuckDB computes such columns when they are read',
      ctx,
      c.origin,
    );
  return [
    names.column(c.name),
    storedType(c.name, c.type, ctx, c.origin),
    ...(c.nullable ? [] : ['NOT NULL']),
    ...(c.default ? [`DEFAULT ${ctx.over([]).emit(c.default).text}`] : []),
  ].join(' ');
}

export function storedType(column: string, type: DataType, ctx: StatementContext, origin?: Origin): string {
  if (type.kind === 'char' || type.kind === 'varchar')
    differs(
      `${type.kind.toUpperCase()}(${type.length}) of column ${column}`,
      'DuckDB keeps text as long as it comes',
      ctx,
      origin,
    );
  return typeName(type);
}

/** What is said of files, of which DuckDB keeps one. */
function noteStorage(spec: TableSpec, ctx: StatementContext, origin: Origin | undefined): void {
  const out = (what: string): void => leaveOut(what, 'DuckDB keeps its tables in one file of its own', ctx, origin);
  if (spec.using !== undefined) out(`USING ${spec.using}`);
  if (spec.rowFormat !== undefined) out('ROW FORMAT');
  if (spec.storedAs !== undefined) out(`STORED AS ${spec.storedAs}`);
  if (spec.location !== undefined) out(`LOCATION '${spec.location}'`);
  if (spec.options.length > 0) out(`OPTIONS (${spec.options.map((o) => o.key).join(', ')})`);
  if (spec.properties.length > 0) out(`TBLPROPERTIES (${spec.properties.map((o) => o.key).join(', ')})`);
  if (spec.clusteredBy) out('CLUSTERED BY');
  if (spec.partitionBy.length > 0) out('PARTITIONED BY');
}

/** CREATE VIEW with its columns named: one that is added to a table later does not appear in the view. */
export function createView(s: CreateView<Plan>, ctx: StatementContext): readonly string[] {
  const name = names.table(s.name);
  if (s.scope === 'global-temporary')
    return refuseStatement('A global temporary view', 'DuckDB’s temporary views are one connection’s', ctx, s.origin);
  if (s.mode === 'alter')
    differs('ALTER VIEW … AS', 'where there is no such view it is created, and Spark fails', ctx, s.origin);
  if (s.properties.length > 0) leaveOut('TBLPROPERTIES', 'DuckDB’s views have no properties', ctx, s.origin);
  const words = [
    'CREATE',
    ...(s.mode === 'create-or-replace' || s.mode === 'alter' ? ['OR REPLACE'] : []),
    ...(s.scope === 'temporary' ? ['TEMPORARY'] : []),
    'VIEW',
    ...(s.mode === 'create-if-not-exists' ? ['IF NOT EXISTS'] : []),
    name,
  ];
  const columns = (s.columns ?? outputOf(s.query)).map((c) => names.column(c.name));
  const list = columns.length > 0 ? ` (${columns.join(', ')})` : '';
  const text = `${words.join(' ')}${list} AS\n${ctx.query(s.query, 'stored')}`;
  return [text, ...(s.comment === undefined ? [] : [commentOn(`VIEW ${name}`, s.comment)])];
}
