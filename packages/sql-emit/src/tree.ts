import type { SqlPiece } from './piece.js';

/** The SQL tree: what a query is made of, before it is text. Expressions are pieces already. */
export type Query = Select | SetQuery | RawQuery;

export interface SelectItem {
  readonly sql: SqlPiece;
  /** Printed as `AS name` (already spelled); absent where the expression's own name will do. */
  readonly name?: string | undefined;
}
export interface CteText {
  readonly name: string;
  readonly columns?: readonly string[];
  readonly query: Query;
}
interface Tail {
  readonly ctes: readonly CteText[];
  readonly orderBy: readonly string[];
  readonly limit?: string | undefined;
  readonly offset?: string | undefined;
}
export interface Select extends Tail {
  readonly kind: 'select';
  readonly distinct: boolean;
  readonly items: readonly SelectItem[];
  readonly from?: FromItem | undefined;
  /** Conjuncts. */
  readonly where: readonly SqlPiece[];
  /** Absent: no GROUP BY. Entries are already text (`a`, `ROLLUP (a, b)`). */
  readonly groupBy?: readonly string[] | undefined;
  readonly having: readonly SqlPiece[];
  readonly qualify: readonly SqlPiece[];
}
export interface SetQuery extends Tail {
  readonly kind: 'set';
  /** `UNION ALL`, `INTERSECT`, … */
  readonly op: string;
  readonly inputs: readonly Query[];
}
/** A query that a dialect writes itself, e.g. `VALUES (1), (2)`. */
export interface RawQuery extends Tail {
  readonly kind: 'raw';
  readonly text: string;
}

export type FromItem =
  /** `sql AS alias (columns)`; `sql` is a name or a table function call. */
  | { readonly kind: 'named'; readonly sql: string; readonly alias?: string; readonly columns?: readonly string[] }
  | {
      readonly kind: 'derived';
      readonly query: Query;
      readonly alias: string;
      readonly columns?: readonly string[];
      readonly lateral?: true;
    }
  | {
      readonly kind: 'join';
      /** `JOIN`, `LEFT JOIN`, `CROSS JOIN`, … */
      readonly words: string;
      readonly left: FromItem;
      readonly right: FromItem;
      readonly on?: SqlPiece;
    };
