import type { ColumnId } from '../brand.js';
import type { Origin } from '../origin.js';
import type { Plan } from '../plan/plan.js';
import type { DataType } from '../types/type.js';
import type { Literal } from './literal.js';
import type { PythonFunction } from './python-udf.js';

/** Types and nullability are computed once, by the analyzer, and stored. */
interface Base {
  readonly type: DataType;
  readonly nullable: boolean;
  readonly origin?: Origin | undefined;
}

/** A column of the child plan, or, in a subquery, of an enclosing one: correlation is a reference to an id that the subquery's own plan does not make. */
export interface Column extends Base {
  readonly kind: 'column';
  readonly id: ColumnId;
  readonly name: string;
}
/** A scalar function or operator of the registry, with its arguments already coerced. `and` and `or` are flat: two arguments or more. */
export interface Call extends Base {
  readonly kind: 'call';
  /** Canonical name in the registry. A plain string, since the rows' own type rules look at expressions; `isCall` and `call` check it. */
  readonly fn: string;
  readonly args: readonly Expr[];
}
export type CastMode = 'legacy' | 'ansi' | 'try';
/** `legacy` gives NULL (or wraps) where the value does not fit, `ansi` raises, `try` gives NULL. `implicit`: made by coercion, not written by the user. */
export interface Cast extends Base {
  readonly kind: 'cast';
  readonly expr: Expr;
  readonly mode: CastMode;
  readonly implicit?: true;
}
/** Searched CASE; the simple form is rewritten to comparisons by the analyzer. */
export interface Case extends Base {
  readonly kind: 'case';
  readonly branches: readonly CaseBranch[];
  readonly otherwise?: Expr;
}
export interface CaseBranch {
  readonly when: Expr;
  readonly then: Expr;
}
/** A struct's field by position; `name` as the struct type spells it. */
export interface FieldAccess extends Base {
  readonly kind: 'field';
  readonly expr: Expr;
  readonly name: string;
  readonly ordinal: number;
}
/** An aggregate function call. Stands in Aggregate.columns, or inside a `window`. `orderBy` is WITHIN GROUP's. */
export interface AggregateCall extends Base {
  readonly kind: 'aggregate';
  readonly fn: string;
  readonly args: readonly Expr[];
  readonly distinct: boolean;
  readonly filter?: Expr;
  readonly orderBy?: readonly SortOrder[];
  readonly ignoreNulls?: true;
}
/** A function over a window. `function` is an aggregate, or a call of a window-only function (`row_number`, `lag`, …). The frame is always explicit. */
export interface WindowCall extends Base {
  readonly kind: 'window';
  readonly function: AggregateCall | Call;
  readonly partitionBy: readonly Expr[];
  readonly orderBy: readonly SortOrder[];
  readonly frame: WindowFrame;
  /** IGNORE NULLS of lag, lead, first_value, last_value, nth_value. */
  readonly ignoreNulls?: true;
}
export interface WindowFrame {
  readonly unit: 'rows' | 'range';
  readonly start: FrameBound;
  readonly end: FrameBound;
  /** Written by the user; otherwise Spark's default for the function and ORDER BY. */
  readonly explicit?: true;
}
export type FrameBound =
  | { readonly kind: 'unbounded-preceding' }
  | { readonly kind: 'unbounded-following' }
  | { readonly kind: 'current-row' }
  /** `offset` is a constant; PRECEDING is a negative direction, not a negative number. */
  | { readonly kind: 'preceding'; readonly offset: Expr }
  | { readonly kind: 'following'; readonly offset: Expr };

export interface SortOrder {
  readonly expr: Expr;
  readonly direction: 'asc' | 'desc';
  /** Always explicit: Spark's default is first for ASC, last for DESC. */
  readonly nulls: 'first' | 'last';
}
/** An argument of a higher-order function. */
export interface Lambda extends Base {
  readonly kind: 'lambda';
  readonly params: readonly LambdaVariable[];
  readonly body: Expr;
}
export interface LambdaVariable extends Base {
  readonly kind: 'lambda-variable';
  readonly id: ColumnId;
  readonly name: string;
}
/** One column, at most one row; NULL where there is none, an error where there are more. */
export interface ScalarSubquery extends Base {
  readonly kind: 'scalar-subquery';
  readonly plan: Plan;
}
export interface Exists extends Base {
  readonly kind: 'exists';
  readonly plan: Plan;
}
/** `(values) IN (plan)` with SQL's three-valued answer. NOT IN is `not` around it. */
export interface InSubquery extends Base {
  readonly kind: 'in-subquery';
  readonly values: readonly Expr[];
  readonly plan: Plan;
}
/** A call of a function of the user's. No SQL has it: the host gives its results before anything is emitted (see `pythonStage`). */
export interface PythonUdf extends Base {
  readonly kind: 'python-udf';
  readonly function: PythonFunction;
  readonly args: readonly Expr[];
}
/** `*` over a relation with an open schema; stands only directly in Project.columns. `type` is unknown. `except` are names taken out. */
export interface OpenStar extends Base {
  readonly kind: 'open-star';
  /** The alias or name to star, as the source has it; absent for a bare `*`. */
  readonly qualifier?: readonly string[];
  readonly except: readonly string[];
}

/** Every expression the compiler knows. A new member is a compile error in every exhaustive `switch` until it is handled. */
export type Expr =
  | Literal
  | Column
  | Call
  | Cast
  | Case
  | FieldAccess
  | AggregateCall
  | WindowCall
  | Lambda
  | LambdaVariable
  | ScalarSubquery
  | Exists
  | InSubquery
  | PythonUdf
  | OpenStar;
export type ExprKind = Expr['kind'];
