import type { PythonFunction } from './expr/python-udf.js';
import type { Plan } from './plan/plan.js';
import type { Field } from './types/type.js';
import type { UnresolvedExpr } from './unresolved/expr.js';

/** What the compiler knows of one table or view. */
export interface TableInfo {
  /** The name as the database stores it, one part a level. */
  readonly name: readonly string[];
  readonly columns: readonly Field[];
  /** Columns the table is partitioned by, in order; they are among `columns`. */
  readonly partitionColumns?: readonly string[];
  /** The defaults of the columns that have one, by name in lower case. Absent: they are not known. */
  readonly defaults?: ReadonlyMap<string, UnresolvedExpr>;
  /** A temporary view's plan, put in place of the name. */
  readonly view?: Plan;
  /** The text of a view: analysed in its place. */
  readonly viewText?: string;
  /** Spark's name of a source whose rows never end: it has columns and gives no rows. */
  readonly streaming?: string;
}

/**
 * The compiler's only window on the world; synchronous and pure.
 * `table` answers with what it knows, `'missing'` if there certainly is no such table (the user gets
 * TABLE_OR_VIEW_NOT_FOUND), or `'unknown'`: the table may exist, and its schema is open.
 */
export interface Catalog {
  table(name: readonly string[]): TableInfo | 'missing' | 'unknown';
  /** The function that the session's user has registered under this name, in whatever case. It goes before one of Spark's. Default: none. */
  pythonFunction?(name: string): PythonFunction | undefined;
}

/** A catalog that knows nothing: every table has an open schema. */
export const OPEN_CATALOG: Catalog = { table: () => 'unknown' };

/** A catalog over a list; names match case-insensitively by their last parts. What is not listed is `otherwise`. */
export function listCatalog(tables: readonly TableInfo[], otherwise: 'missing' | 'unknown' = 'missing'): Catalog {
  const byName = new Map<string, TableInfo>();
  for (const t of tables) {
    const parts = t.name.map((p) => p.toLowerCase());
    for (let from = 0; from < parts.length; from++) byName.set(parts.slice(from).join('\0'), t);
  }
  return { table: (name) => byName.get(name.map((p) => p.toLowerCase()).join('\0')) ?? otherwise };
}
