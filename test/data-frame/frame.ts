/** DataFrame calls as the Connect decoder hands them on: each relation with an id, `df["a"]` as a name with the relation's. */
import {
  intLiteral,
  type Literal,
  type UnresolvedAlias,
  type UnresolvedExpr,
  type UnresolvedPlan,
} from '@spark-sql-to-snowflake/plan-ir';
import { parseExpression, parseStatement } from '@spark-sql-to-snowflake/spark-sql-parser';

type Column = string | UnresolvedExpr;

/** An expression as SQL text, as `F.expr` takes it. */
export const e = (text: Column): UnresolvedExpr => (typeof text === 'string' ? parseExpression(text) : text);
export const call = (name: string, ...args: readonly Column[]): UnresolvedExpr => ({
  kind: 'call',
  name: [name],
  args: args.map(e),
});
export const as = (expr: Column, name: string, metadata?: string): UnresolvedAlias => ({
  kind: 'alias',
  expr: e(expr),
  names: [name],
  ...(metadata !== undefined && { metadata }),
});
export const literalOf = (text: string): Literal => {
  const made = parseExpression(text);
  if (made.kind !== 'literal') throw new Error(`${text} is no literal`);
  return made;
};
export const update = (struct: Column, field: string, value?: Column): UnresolvedExpr => ({
  kind: 'update-field',
  struct: e(struct),
  field: field.split('.'),
  ...(value !== undefined && { value: e(value) }),
});

let lastId = 0;
type Bare<P> = P extends unknown ? Omit<P, 'planId'> : never;

/** A DataFrame: its plan, and the calls that make others of it. */
export interface Frame {
  readonly plan: UnresolvedPlan;
  readonly id: number;
  /** `df["a"]` */
  col(name: string): UnresolvedExpr;
  regex(pattern: string): UnresolvedExpr;
  /** Any operator over it. */
  over(make: (child: UnresolvedPlan) => Bare<UnresolvedPlan>): Frame;
  select(...items: readonly Column[]): Frame;
  filter(condition: Column): Frame;
  orderBy(...orders: readonly Column[]): Frame;
  limit(rows: number): Frame;
  alias(name: string): Frame;
  join(other: Frame, on?: Column | readonly string[], type?: 'inner' | 'left' | 'full' | 'cross'): Frame;
  agg(keys: readonly Column[], ...items: readonly Column[]): Frame;
  withColumns(...columns: readonly UnresolvedAlias[]): Frame;
  renamed(...renames: readonly (readonly [string, string])[]): Frame;
  drop(...names: readonly Column[]): Frame;
  distinct(...columns: readonly string[]): Frame;
  union(other: Frame, byName?: boolean, missing?: boolean): Frame;
  pivot(keys: readonly Column[], column: string, values: readonly Column[], ...aggregates: readonly Column[]): Frame;
}

export const sql = (text: string): Frame => {
  const statement = parseStatement(text);
  if (statement.kind !== 'query') throw new Error(`no query: ${text}`);
  return frame(statement.plan);
};

export function frame(bare: Bare<UnresolvedPlan>): Frame {
  const id = ++lastId;
  const plan = { ...bare, planId: id } as UnresolvedPlan;
  const over: Frame['over'] = (make) => frame(make(plan));
  return {
    plan,
    id,
    over,
    col: (name) => ({ kind: 'name', parts: name.split('.'), planId: id }),
    regex: (pattern) => ({ kind: 'column-pattern', pattern, planId: id }),
    select: (...items) => over((child) => ({ kind: 'project', child, items: items.map(e) })),
    filter: (condition) => over((child) => ({ kind: 'filter', child, condition: e(condition) })),
    orderBy: (...orders) =>
      over((child) => ({
        kind: 'sort',
        child,
        global: true,
        orders: orders.map((o) => ({ expr: e(o), direction: 'asc', nulls: 'first' })),
      })),
    limit: (rows) => over((child) => ({ kind: 'limit', child, limit: intLiteral(rows) })),
    alias: (name) => over((child) => ({ kind: 'alias', child, name })),
    join: (other, on, type = 'inner') =>
      over((left) => ({
        kind: 'join',
        left,
        right: other.plan,
        type,
        ...(isNames(on) ? { using: on } : on === undefined ? {} : { condition: e(on) }),
      })),
    agg: (keys, ...items) =>
      over((child) => ({
        kind: 'aggregate',
        child,
        groupBy: keys.map((k) => ({ kind: 'expr', expr: e(k) })),
        items: [...keys, ...items].map(e),
      })),
    withColumns: (...columns) => over((child) => ({ kind: 'with-columns', child, columns })),
    renamed: (...renames) =>
      over((child) => ({ kind: 'with-columns-renamed', child, renames: renames.map(([from, to]) => ({ from, to })) })),
    drop: (...names) =>
      over((child) => ({
        kind: 'drop-columns',
        child,
        exprs: names.filter((n) => typeof n !== 'string'),
        names: names.filter((n) => typeof n === 'string'),
      })),
    distinct: (...columns) => over((child) => ({ kind: 'deduplicate', child, ...(columns.length > 0 && { columns }) })),
    union: (other, byName, missing) =>
      over((child) => ({
        kind: 'set-operation',
        op: 'union',
        all: true,
        inputs: [child, other.plan],
        ...(byName && { byName }),
        ...(missing && { allowMissingColumns: missing }),
      })),
    pivot: (keys, column, values, ...aggregates) =>
      over((child) => ({
        kind: 'pivot',
        child,
        groupBy: keys.map(e),
        columns: [e(column)],
        values: values.map(e),
        aggregates: aggregates.map(e),
      })),
  };
}

const isNames = (on: Column | readonly string[] | undefined): on is readonly string[] => Array.isArray(on);
