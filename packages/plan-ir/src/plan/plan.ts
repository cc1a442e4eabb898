import type { ColumnId, CteId } from '../brand.js';
import type { Call, Expr, SortOrder } from '../expr/expr.js';
import type { PythonFunction } from '../expr/python-udf.js';
import type { Origin } from '../origin.js';
import type { DataType } from '../types/type.js';

/** One output column of a plan. */
export interface Attribute {
  readonly id: ColumnId;
  readonly name: string;
  readonly type: DataType;
  readonly nullable: boolean;
}
/** An expression with the identity and name it has in the output. A column passed through keeps its id: `id === expr.id`. */
export interface NamedExpr {
  readonly id: ColumnId;
  readonly name: string;
  readonly expr: Expr;
}

interface Base {
  readonly origin?: Origin | undefined;
}
/** A table or view. */
export interface Relation extends Base {
  readonly kind: 'relation';
  /** As the catalog spells it, or, where it does not know the table, as the source does. */
  readonly table: readonly string[];
  readonly output: readonly Attribute[];
  /**
   * Set where the schema is unknown: the columns found so far by use (`output` is then the same array, and grows while the
   * analyzer runs; nothing else may append to it).
   */
  readonly open?: true;
  /** Set where the rows never end: Spark's name of the source. No statement can read it. */
  readonly streaming?: string;
}
/** VALUES: rows of constant expressions. */
export interface Values extends Base {
  readonly kind: 'values';
  readonly rows: readonly (readonly Expr[])[];
  /** Over so many partitions at most are the rows spread, where that is known. */
  readonly partitions?: number;
  readonly output: readonly Attribute[];
}
/** A SELECT without FROM: one row, no columns. */
export interface OneRow extends Base {
  readonly kind: 'one-row';
}
/** `range(start, end, step)`: one bigint column `id`, `end` exclusive. */
export interface Range extends Base {
  readonly kind: 'range';
  readonly start: bigint;
  readonly end: bigint;
  readonly step: bigint;
  /** The number of partitions, where it was given: it tells which rows are in one. */
  readonly partitions?: number;
  readonly output: readonly Attribute[];
}
/** Scalar and window expressions over the child. Windows may stand anywhere inside a column here, and only here. */
export interface Project extends Base {
  readonly kind: 'project';
  readonly child: Plan;
  readonly columns: readonly NamedExpr[];
}
export interface Filter extends Base {
  readonly kind: 'filter';
  readonly child: Plan;
  readonly condition: Expr;
}
/**
 * GROUP BY. `groupings` are the grouping expressions; `columns` the output: expressions over aggregates and grouping expressions.
 * A grouping expression that is used in `columns` is repeated there as an equal tree (same ids), as SQL has it.
 * No groupings and no sets: one row over everything. `sets` holds indexes into `groupings`, one list a grouping set; then
 * `grouping` and `grouping_id` calls in `columns` have grouping expressions as arguments.
 */
export interface Aggregate extends Base {
  readonly kind: 'aggregate';
  readonly child: Plan;
  readonly groupings: readonly Expr[];
  readonly sets?: GroupingSets;
  readonly columns: readonly NamedExpr[];
}
export interface GroupingSets {
  /** How it was written, so that it can be written so again. */
  readonly form: 'rollup' | 'cube' | 'sets';
  readonly sets: readonly (readonly number[])[];
}
export type JoinType = 'inner' | 'cross' | 'left' | 'right' | 'full' | 'left-semi' | 'left-anti';
/** `lateral`: the right side may use columns of the left. Semi and anti joins give the left side's columns only. */
export interface Join extends Base {
  readonly kind: 'join';
  readonly left: Plan;
  readonly right: Plan;
  readonly type: JoinType;
  readonly condition?: Expr;
  readonly lateral?: true;
}
/** UNION, INTERSECT, EXCEPT by position; two inputs or more, of equal types (the analyzer adds the casts). `output` has ids of its own. */
export interface SetOperation extends Base {
  readonly kind: 'set-operation';
  readonly op: 'union' | 'intersect' | 'except';
  readonly all: boolean;
  readonly inputs: readonly Plan[];
  readonly output: readonly Attribute[];
}
/** `global: false` is SORT BY. */
export interface Sort extends Base {
  readonly kind: 'sort';
  readonly child: Plan;
  readonly orders: readonly SortOrder[];
  readonly global: boolean;
}
/** Constant expressions of type int. */
export interface Limit extends Base {
  readonly kind: 'limit';
  readonly child: Plan;
  readonly limit?: Expr;
  readonly offset?: Expr;
}
export interface Distinct extends Base {
  readonly kind: 'distinct';
  readonly child: Plan;
}
/** LATERAL VIEW, or a generator in a SELECT list: each row of the child with each row the generator makes of it. Output: the child's columns, then `output`. */
export interface Generate extends Base {
  readonly kind: 'generate';
  readonly child: Plan;
  readonly generator: Call;
  /** A row of NULLs where the generator gives none. */
  readonly outer: boolean;
  readonly output: readonly Attribute[];
  /** The table alias of a LATERAL VIEW. */
  readonly alias?: string;
}
/** Each row of the child once per projection (UNPIVOT, stack-like forms); `output` has ids of its own. */
export interface Expand extends Base {
  readonly kind: 'expand';
  readonly child: Plan;
  readonly projections: readonly (readonly Expr[])[];
  readonly output: readonly Attribute[];
}
/** The name that the source gives a relation. It changes nothing; the emitter writes it where a name is wanted. */
export interface Alias extends Base {
  readonly kind: 'alias';
  readonly child: Plan;
  readonly name: string;
}
export interface CteDefinition {
  readonly id: CteId;
  readonly name: string;
  readonly plan: Plan;
}
/** Definitions may use earlier ones. No recursion: Spark 3.5 has none. */
export interface With extends Base {
  readonly kind: 'with';
  readonly ctes: readonly CteDefinition[];
  readonly child: Plan;
}
/** A use of a CTE. `output` has ids of its own, by position those of the definition's columns. */
export interface CteRef extends Base {
  readonly kind: 'cte-ref';
  readonly cte: CteId;
  readonly name: string;
  readonly output: readonly Attribute[];
  /** Set where the definition ends in a star over a table of unknown schema. See Relation.open. */
  readonly open?: true;
}
/** TABLESAMPLE and DataFrame.sample. Fractions of 1. */
export interface Sample extends Base {
  readonly kind: 'sample';
  readonly child: Plan;
  readonly lower: number;
  readonly upper: number;
  readonly seed?: bigint;
}

/**
 * What a Python function makes of whole batches or groups of rows. No SQL has it: the host makes a table of the rows before anything is
 * emitted (see `pythonStage`). The last `keys` columns of each input are what it is grouped by, and no part of the frames.
 */
export interface PythonRows extends Base {
  readonly kind: 'python-rows';
  /** Two where groups are put side by side. */
  readonly inputs: readonly Plan[];
  readonly keys: number;
  readonly function: PythonFunction;
  readonly output: readonly Attribute[];
}

export type Plan =
  | Relation
  | Values
  | OneRow
  | Range
  | Project
  | Filter
  | Aggregate
  | Join
  | SetOperation
  | Sort
  | Limit
  | Distinct
  | Generate
  | Expand
  | Alias
  | With
  | CteRef
  | Sample
  | PythonRows;
export type PlanKind = Plan['kind'];
