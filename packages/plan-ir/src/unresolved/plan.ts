import type { Origin } from '../origin.js';
import type { JoinType } from '../plan/plan.js';
import type { UnresolvedDataFrame } from './data-frame.js';
import type { UnresolvedCall, UnresolvedExpr, UnresolvedSortOrder, UnresolvedWindow } from './expr.js';

/**
 * The tree of a query before names are looked up. Operators nest as Spark's parser nests them:
 * FROM → WHERE → aggregate or project → HAVING → DISTINCT → window definitions → ORDER/SORT BY → LIMIT/OFFSET.
 */
interface Base {
  readonly origin?: Origin | undefined;
  /** Connect: the id that `df["a"]` refers to. */
  readonly planId?: number;
}
export interface UnresolvedTable extends Base {
  readonly kind: 'table';
  readonly name: readonly string[];
  /** `IDENTIFIER(expr)` in place of the name; `name` is then empty. */
  readonly identifier?: UnresolvedExpr;
  /** VERSION / TIMESTAMP AS OF: parsed, and refused by the analyzer. */
  readonly timeTravel?: { readonly version?: UnresolvedExpr; readonly timestamp?: UnresolvedExpr };
  /** `spark.readStream.table`. */
  readonly streaming?: true;
}
/** A table-valued function: `range(10)`, `explode(…)`, … */
export interface UnresolvedTableFunction extends Base {
  readonly kind: 'table-function';
  readonly call: UnresolvedCall;
}
export interface UnresolvedValues extends Base {
  readonly kind: 'values';
  readonly rows: readonly (readonly UnresolvedExpr[])[];
}
export interface UnresolvedOneRow extends Base {
  readonly kind: 'one-row';
}
export interface UnresolvedProject extends Base {
  readonly kind: 'project';
  readonly child: UnresolvedPlan;
  readonly items: readonly UnresolvedExpr[];
}
export interface UnresolvedFilter extends Base {
  readonly kind: 'filter';
  readonly child: UnresolvedPlan;
  readonly condition: UnresolvedExpr;
}
/** GROUP BY as written. `items` is the SELECT list. A SELECT list with aggregates and no GROUP BY is a `project`: the analyzer sees to it. */
export interface UnresolvedAggregate extends Base {
  readonly kind: 'aggregate';
  readonly child: UnresolvedPlan;
  readonly groupBy: readonly GroupingElement[];
  readonly items: readonly UnresolvedExpr[];
}
export type GroupingElement =
  | { readonly kind: 'expr'; readonly expr: UnresolvedExpr }
  /** GROUP BY ALL. */
  | { readonly kind: 'all'; readonly origin?: Origin }
  /** ROLLUP / CUBE: each entry is one expression or a parenthesised list. */
  | { readonly kind: 'rollup' | 'cube'; readonly entries: readonly (readonly UnresolvedExpr[])[] }
  /** GROUPING SETS: lists, and rollups or cubes nested in it. */
  | {
      readonly kind: 'sets';
      readonly sets: readonly (GroupingElement | GroupingSet)[];
      /** Hive's form, `GROUP BY a, b GROUPING SETS (…)`: the columns before it. */
      readonly columns?: readonly UnresolvedExpr[];
    };
export interface GroupingSet {
  readonly kind: 'set';
  readonly exprs: readonly UnresolvedExpr[];
}
export interface UnresolvedHaving extends Base {
  readonly kind: 'having';
  readonly child: UnresolvedPlan;
  readonly condition: UnresolvedExpr;
}
/** The WINDOW clause over the SELECT it belongs to. */
export interface UnresolvedWindowDefinitions extends Base {
  readonly kind: 'window-definitions';
  readonly child: UnresolvedPlan;
  readonly windows: readonly { readonly name: string; readonly window: UnresolvedWindow }[];
}
export interface UnresolvedSort extends Base {
  readonly kind: 'sort';
  readonly child: UnresolvedPlan;
  /** `ORDER BY ALL` is `'all'` with the one direction it has. */
  readonly orders: readonly UnresolvedSortOrder[];
  readonly all?: true;
  readonly global: boolean;
}
/** DISTRIBUTE BY, CLUSTER BY (with a `sort` above), and repartition calls. It changes no answer. */
export interface UnresolvedDistribute extends Base {
  readonly kind: 'distribute';
  readonly child: UnresolvedPlan;
  readonly exprs: readonly UnresolvedExpr[];
}
export interface UnresolvedLimit extends Base {
  readonly kind: 'limit';
  readonly child: UnresolvedPlan;
  readonly limit?: UnresolvedExpr;
  readonly offset?: UnresolvedExpr;
}
export interface UnresolvedDistinct extends Base {
  readonly kind: 'distinct';
  readonly child: UnresolvedPlan;
}
export interface UnresolvedJoin extends Base {
  readonly kind: 'join';
  readonly left: UnresolvedPlan;
  readonly right: UnresolvedPlan;
  readonly type: JoinType;
  readonly natural?: true;
  readonly using?: readonly string[];
  readonly condition?: UnresolvedExpr;
  readonly lateral?: true;
}
/** Left-deep chains of one operator are flat where that means the same (UNION ALL; UNION). */
export interface UnresolvedSetOperation extends Base {
  readonly kind: 'set-operation';
  readonly op: 'union' | 'intersect' | 'except';
  readonly all: boolean;
  readonly inputs: readonly UnresolvedPlan[];
  /** Connect's unionByName. */
  readonly byName?: true;
  readonly allowMissingColumns?: true;
}
/** `relation AS name (columns)`. */
export interface UnresolvedAliasedRelation extends Base {
  readonly kind: 'alias';
  readonly child: UnresolvedPlan;
  readonly name: string;
  readonly columns?: readonly string[];
}
export interface UnresolvedCte {
  readonly name: string;
  readonly columns?: readonly string[];
  readonly plan: UnresolvedPlan;
  readonly origin?: Origin | undefined;
}
export interface UnresolvedWith extends Base {
  readonly kind: 'with';
  readonly ctes: readonly UnresolvedCte[];
  readonly child: UnresolvedPlan;
}
/** LATERAL VIEW [OUTER] generator alias [AS columns]. */
export interface UnresolvedGenerate extends Base {
  readonly kind: 'generate';
  readonly child: UnresolvedPlan;
  readonly generator: UnresolvedCall;
  readonly outer: boolean;
  readonly alias?: string;
  readonly columns: readonly string[];
}
/** PIVOT (aggregates FOR columns IN (values)). Connect's pivot names no values: `values` is absent and the grouping is given. */
export interface UnresolvedPivot extends Base {
  readonly kind: 'pivot';
  readonly child: UnresolvedPlan;
  readonly groupBy?: readonly UnresolvedExpr[];
  readonly aggregates: readonly UnresolvedExpr[];
  readonly columns: readonly UnresolvedExpr[];
  /** An entry is an expression, perhaps under an alias; several columns make it a `struct` call. */
  readonly values?: readonly UnresolvedExpr[];
}
/** UNPIVOT. One value column: each `names` holds one column; several: one each per value column. */
export interface UnresolvedUnpivot extends Base {
  readonly kind: 'unpivot';
  readonly child: UnresolvedPlan;
  readonly includeNulls: boolean;
  readonly valueColumns: readonly string[];
  readonly nameColumn: string;
  readonly entries: readonly { readonly columns: readonly UnresolvedExpr[]; readonly alias?: string }[];
  /** DataFrame.unpivot: the columns to keep. Absent in SQL: all that no entry names. */
  readonly ids?: readonly UnresolvedExpr[];
}
export interface UnresolvedSample extends Base {
  readonly kind: 'sample';
  readonly child: UnresolvedPlan;
  readonly method:
    | { readonly kind: 'percent'; readonly percent: number }
    | { readonly kind: 'rows'; readonly rows: UnresolvedExpr }
    | { readonly kind: 'bucket'; readonly numerator: number; readonly denominator: number }
    | { readonly kind: 'bytes'; readonly bytes: string };
  readonly seed?: bigint;
}
/** A hint comment: accepted, and without effect on the answer. */
export interface UnresolvedHint extends Base {
  readonly kind: 'hint';
  readonly child: UnresolvedPlan;
  readonly name: string;
  readonly args: readonly UnresolvedExpr[];
}
/** TRANSFORM / MAP / REDUCE USING a script: parsed, and refused by the analyzer. */
export interface UnresolvedTransform extends Base {
  readonly kind: 'transform';
  readonly child: UnresolvedPlan;
  readonly items: readonly UnresolvedExpr[];
  readonly script: string;
}

export type UnresolvedPlan =
  | UnresolvedTable
  | UnresolvedTableFunction
  | UnresolvedValues
  | UnresolvedOneRow
  | UnresolvedProject
  | UnresolvedFilter
  | UnresolvedAggregate
  | UnresolvedHaving
  | UnresolvedWindowDefinitions
  | UnresolvedSort
  | UnresolvedDistribute
  | UnresolvedLimit
  | UnresolvedDistinct
  | UnresolvedJoin
  | UnresolvedSetOperation
  | UnresolvedAliasedRelation
  | UnresolvedWith
  | UnresolvedGenerate
  | UnresolvedPivot
  | UnresolvedUnpivot
  | UnresolvedSample
  | UnresolvedHint
  | UnresolvedTransform
  | UnresolvedDataFrame;
