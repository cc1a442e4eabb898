import {
  fail,
  type Insert,
  literal,
  type TableInfo,
  type UnresolvedExpr,
  type UnresolvedPlan,
} from '@spark-sql-to-snowflake/plan-ir';

/** An INSERT without the DEFAULTs that stand for values. */
export interface Filled {
  readonly query: UnresolvedPlan;
  /** Positions of the columns that the query fills no more, counted as they were: the database gives them their default. */
  readonly left: ReadonlySet<number>;
}

/**
 * DEFAULT in VALUES, and in a SELECT without FROM. A column that is DEFAULT in every row is left out, as if it had not been listed;
 * in others its default is put in place of the word, which takes a catalog that knows it. Undefined: DEFAULT is nowhere.
 */
export function filled(
  s: Insert<UnresolvedPlan, UnresolvedExpr>,
  columns: () => readonly string[] | undefined,
  info: TableInfo | undefined,
): Filled | undefined {
  const rows = s.byName ? undefined : writtenRows(s.query);
  const said = rows?.some((row) => row.some(isDefault));
  if (!rows || !said) return undefined;
  const names = columns();
  if (!names) {
    const why = 'the table’s columns are not known';
    return fail('unsupported', { what: 'DEFAULT', why, instead: 'List the columns: INSERT INTO t (a, b).' }, s.origin);
  }
  const width = rows[0]?.length ?? 0;
  if (width > names.length) return undefined;
  const all = Array.from({ length: width }, (_, i) => i).filter((i) => rows.every((row) => isDefault(row[i])));
  // one column must be left to say that there is a row
  const left = new Set(all.length < width ? all : all.slice(1));
  const value = (i: number): UnresolvedExpr => defaultOf(names[i], info) ?? unknownDefault(names[i], s);
  const cells = (row: readonly UnresolvedExpr[]): readonly UnresolvedExpr[] =>
    row.flatMap((cell, i) => (left.has(i) ? [] : [isDefault(cell) ? value(i) : cell]));
  return { query: withRows(s.query, rows.map(cells)), left };
}

const isDefault = (e: UnresolvedExpr | undefined): boolean =>
  e?.kind === 'name' && e.parts.length === 1 && e.parts[0]?.toLowerCase() === 'default';

/** The rows of values that an INSERT's query is written as; undefined: it is another query. */
function writtenRows(plan: UnresolvedPlan): readonly (readonly UnresolvedExpr[])[] | undefined {
  if (plan.kind === 'values') return plan.rows;
  return plan.kind === 'project' && plan.child.kind === 'one-row' ? [plan.items] : undefined;
}

function withRows(plan: UnresolvedPlan, rows: readonly (readonly UnresolvedExpr[])[]): UnresolvedPlan {
  if (plan.kind === 'values') return { ...plan, rows };
  return plan.kind === 'project' ? { ...plan, items: rows[0] ?? [] } : plan;
}

/** A column's default: NULL where the catalog knows that it has none, undefined where it does not know. */
function defaultOf(name: string | undefined, info: TableInfo | undefined): UnresolvedExpr | undefined {
  if (!info?.defaults || name === undefined) return undefined;
  return info.defaults.get(name.toLowerCase()) ?? NULL;
}

const NULL = literal(null, { kind: 'null' });

function unknownDefault(name: string | undefined, s: Insert<UnresolvedPlan, UnresolvedExpr>): never {
  const what = `DEFAULT of the column ${name} beside other values`;
  return fail('unsupported', { what, why: 'the column’s default is not known' }, s.origin);
}
