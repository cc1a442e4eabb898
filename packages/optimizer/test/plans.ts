import {
  type AggregateCall,
  type Column,
  type ColumnId,
  call,
  type DataType,
  DEFAULT_CONF,
  type Expr,
  explainPlan,
  type FunctionName,
  type Join,
  literal,
  type NamedExpr,
  outputOf,
  type Plan,
  type Relation,
  type SortOrder,
  type SparkConf,
  types as T,
} from '@spark-sql-to-snowflake/plan-ir';
import { optimize, type Pipeline, runBatches } from '../src/index.js';
import type { Rule } from '../src/rule.js';

/** Small words for plans in tests. Ids are given by hand: a column is known by its number. */
export const col = (id: number, name: string, type: DataType = T.int, nullable = true): Column => ({
  kind: 'column',
  id: id as ColumnId,
  name,
  type,
  nullable,
});
export const lit = (value: number | string | boolean | null | bigint, type?: DataType): Expr =>
  literal(
    value,
    type ??
      (value === null
        ? T.nullType
        : typeof value === 'number'
          ? T.int
          : typeof value === 'string'
            ? T.string
            : typeof value === 'boolean'
              ? T.boolean
              : T.long),
  );
export const fn = (name: FunctionName, ...args: readonly Expr[]): Expr => call(name, args, DEFAULT_CONF);
export const cast = (expr: Expr, type: DataType, implicit = false): Expr => ({
  kind: 'cast',
  expr,
  type,
  nullable: true,
  mode: 'legacy',
  ...(implicit && { implicit: true }),
});
export const sum = (expr: Expr, type: DataType = T.long): AggregateCall => ({
  kind: 'aggregate',
  fn: 'sum',
  args: [expr],
  distinct: false,
  type,
  nullable: true,
});
export const table = (name: string, ...columns: readonly Column[]): Relation => ({
  kind: 'relation',
  table: [name],
  output: columns.map(({ id, name: n, type, nullable }) => ({ id, name: n, type, nullable })),
});
export const as = (expr: Expr, id: number, name: string): NamedExpr => ({ id: id as ColumnId, name, expr });
const named = (c: Column | NamedExpr): NamedExpr => ('expr' in c ? c : { id: c.id, name: c.name, expr: c });
export const project = (child: Plan, ...columns: readonly (Column | NamedExpr)[]): Plan => ({
  kind: 'project',
  child,
  columns: columns.map(named),
});
export const filter = (child: Plan, ...parts: readonly Expr[]): Plan => ({
  kind: 'filter',
  child,
  condition: parts.length === 1 ? (parts[0] as Expr) : fn('and', ...parts),
});
export const group = (child: Plan, groupings: readonly Expr[], ...columns: readonly (Column | NamedExpr)[]): Plan => ({
  kind: 'aggregate',
  child,
  groupings,
  columns: columns.map(named),
});
export const join = (left: Plan, right: Plan, type: Join['type'], condition?: Expr): Plan => ({
  kind: 'join',
  left,
  right,
  type,
  ...(condition && { condition }),
});
export const asc = (expr: Expr): SortOrder => ({ expr, direction: 'asc', nulls: 'first' });
export const sort = (child: Plan, ...keys: readonly Expr[]): Plan => ({
  kind: 'sort',
  child,
  orders: keys.map(asc),
  global: true,
});
export const limit = (child: Plan, rows: number, offset?: number): Plan => ({
  kind: 'limit',
  child,
  limit: lit(rows),
  ...(offset !== undefined && { offset: lit(offset) }),
});
export const distinct = (child: Plan): Plan => ({ kind: 'distinct', child });
export const alias = (child: Plan, name: string): Plan => ({ kind: 'alias', child, name });
export const unionAll = (inputs: readonly Plan[], ...output: readonly Column[]): Plan => ({
  kind: 'set-operation',
  op: 'union',
  all: true,
  inputs,
  output: output.map(({ id, name, type, nullable }) => ({ id, name, type, nullable })),
});
export const none = (plan: Plan): Plan => ({ kind: 'values', rows: [], output: outputOf(plan) });

/** NULL as a rule writes it: with its type. */
export const typedNull = (type: DataType): Expr => cast(lit(null), type);

/** One rule alone, to its fixed point and checked. */
export const apply = (rule: Rule, plan: Plan, conf: SparkConf = DEFAULT_CONF): Plan =>
  runBatches([{ name: rule.name, rules: [rule], maxRounds: 20 }], plan, { conf }, { check: true });
/** What the rules make of one expression. */
export function applyToExpr(rule: Rule, expr: Expr, conf: SparkConf = DEFAULT_CONF): Expr {
  const after = apply(rule, { kind: 'values', rows: [[expr]], output: [] }, conf);
  return after.kind === 'values' ? (after.rows[0]?.[0] ?? expr) : expr;
}
export const optimized = (plan: Plan, pipeline: Pipeline = 'full'): Plan =>
  optimize(plan, { pipeline, conf: DEFAULT_CONF, check: true });
export const text = explainPlan;
