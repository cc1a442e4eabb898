import {
  type Attribute,
  type Call,
  type Column,
  type DataType,
  DEFAULT_CONF,
  diagnosticSink,
  type Expr,
  type FunctionName,
  type IdSource,
  idSource,
  intLiteral,
  type NamedExpr,
  nullLiteral,
  type Plan,
  type Relation,
  type SortOrder,
  type Statement,
  stringLiteral,
  types as T,
  type Values,
} from '@spark-sql-to-snowflake/plan-ir';
import { type Dialect, emit } from '@spark-sql-to-snowflake/sql-emit';

/** Plans by hand, for rules and statements whose Spark text would be longer. */
export function builder(ids: IdSource = idSource()) {
  const attribute = (name: string, type: DataType, nullable = true): Attribute => ({
    id: ids.column(),
    name,
    type,
    nullable,
  });
  const table = (name: string | readonly string[], columns: Readonly<Record<string, DataType>>): Relation => ({
    kind: 'relation',
    table: typeof name === 'string' ? [name] : name,
    output: Object.entries(columns).map(([n, t]) => attribute(n, t)),
  });
  const cell = (v: number | string | null): Expr =>
    v === null ? nullLiteral() : typeof v === 'number' ? intLiteral(v) : stringLiteral(v);
  const values = (
    columns: Readonly<Record<string, DataType>>,
    ...rows: readonly (readonly (number | string | null)[])[]
  ): Values => ({
    kind: 'values',
    rows: rows.map((row) => row.map(cell)),
    output: Object.entries(columns).map(([n, t]) => attribute(n, t)),
  });
  const project = (child: Plan, columns: Readonly<Record<string, Expr>>): Plan => ({
    kind: 'project',
    child,
    columns: Object.entries(columns).map(([name, expr]): NamedExpr => ({ id: ids.column(), name, expr })),
  });
  return { ids, attribute, table, values, project };
}

export const col = (plan: { readonly output: readonly Attribute[] }, name: string): Column => {
  const found = plan.output.find((a) => a.name === name);
  if (!found) throw new Error(`no column ${name}`);
  return { kind: 'column', ...found };
};
export const call = (fn: FunctionName, ...args: readonly Expr[]): Call => ({
  kind: 'call',
  fn,
  args,
  type: T.boolean,
  nullable: true,
});
export const filter = (child: Plan, condition: Expr): Plan => ({ kind: 'filter', child, condition });
export const asc = (expr: Expr): SortOrder => ({ expr, direction: 'asc', nulls: 'first' });

export interface Written {
  readonly sql: readonly string[];
  readonly notes: readonly string[];
}

/** A statement, or a query, as SQL on one line, with what is reported of it. */
export function write(input: Statement | Plan, dialect: Dialect, ids: IdSource): Written {
  const diagnostics = diagnosticSink();
  const statement = isPlan(input) ? ({ kind: 'query', plan: input } as const) : input;
  const { sql } = emit(statement, { dialect, conf: DEFAULT_CONF, diagnostics, ids });
  return {
    sql: sql.map((s) => s.replace(/\s+/g, ' ').replaceAll('( ', '(').replaceAll(' )', ')')),
    notes: diagnostics.list.map((d) => `${d.severity}: ${d.message}`),
  };
}

const PLANS: ReadonlySet<string> = new Set([
  'relation',
  'values',
  'project',
  'filter',
  'aggregate',
  'join',
  'set-operation',
  'sort',
  'limit',
  'distinct',
  'expand',
  'range',
  'sample',
  'with',
  'alias',
]);
const isPlan = (input: Statement | Plan): input is Plan => PLANS.has(input.kind);
