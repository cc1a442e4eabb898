import type { CastMode } from '../expr/expr.js';
import type { Literal } from '../expr/literal.js';
import type { PythonFunction } from '../expr/python-udf.js';
import type { Origin } from '../origin.js';
import type { DataType } from '../types/type.js';
import type { UnresolvedPlan } from './plan.js';

/** What the parser and the Connect decoder make: names not looked up, types not known. */
interface Base {
  readonly origin?: Origin | undefined;
}
/** A column, or a column and fields of it: `a`, `t.a`, `t.a.b`. */
export interface UnresolvedName extends Base {
  readonly kind: 'name';
  readonly parts: readonly string[];
  /** Connect: the plan that `df["a"]` belongs to. */
  readonly planId?: number;
}
/** `*`, `t.*`, `s.*` of a struct; `except` holds EXCEPT's names, `pattern` Java's for the columns' whole names. */
export interface UnresolvedStar extends Base {
  readonly kind: 'star';
  readonly pattern?: string;
  readonly target?: readonly string[];
  readonly except?: readonly (readonly string[])[];
  readonly planId?: number;
}
/**
 * A function call, or an operator under Spark's name for it: `+ - * / % div = <=> != < <= > >= and or not || & | ^ ~`,
 * `negative`, `positive`, `between` (value, low, high), `in` (value, list…), `like`, `ilike` (value, pattern, escape?), `rlike`,
 * `like_all`, `like_any`, `ilike_all`, `ilike_any`, `not_like_all`, `not_like_any`, `not_ilike_all`, `not_ilike_any` (value, patterns…),
 * `isnull`, `isnotnull`, `is_distinct_from` is written `not(<=>)`; `istrue`, `isfalse` and their negations are built of `<=>`.
 * `and` and `or` are flat. `x[i]` is `getitem`. EXTRACT, TRIM, OVERLAY, POSITION, SUBSTRING … FROM are plain calls.
 */
export interface UnresolvedCall extends Base {
  readonly kind: 'call';
  readonly name: readonly string[];
  readonly args: readonly UnresolvedExpr[];
  readonly distinct?: true;
  readonly filter?: UnresolvedExpr;
  /** IGNORE NULLS / RESPECT NULLS as written. */
  readonly nulls?: 'ignore' | 'respect';
  /** WITHIN GROUP (ORDER BY …). */
  readonly withinGroup?: readonly UnresolvedSortOrder[];
  readonly over?: UnresolvedWindow;
}
/** A window in place, or the name of one in the WINDOW clause (`reference`). */
export interface UnresolvedWindow {
  readonly reference?: string;
  readonly partitionBy: readonly UnresolvedExpr[];
  readonly orderBy: readonly UnresolvedSortOrder[];
  readonly frame?: UnresolvedFrame;
  readonly origin?: Origin | undefined;
}
export interface UnresolvedFrame {
  readonly unit: 'rows' | 'range';
  readonly start: UnresolvedBound;
  readonly end: UnresolvedBound;
}
export type UnresolvedBound =
  | { readonly kind: 'unbounded-preceding' }
  | { readonly kind: 'unbounded-following' }
  | { readonly kind: 'current-row' }
  | { readonly kind: 'preceding'; readonly offset: UnresolvedExpr }
  | { readonly kind: 'following'; readonly offset: UnresolvedExpr };
export interface UnresolvedSortOrder {
  readonly expr: UnresolvedExpr;
  readonly direction: 'asc' | 'desc';
  readonly nulls: 'first' | 'last';
  readonly origin?: Origin | undefined;
}
/** CAST and `::` (mode absent: the session's), TRY_CAST. */
export interface UnresolvedCast extends Base {
  readonly kind: 'cast';
  readonly expr: UnresolvedExpr;
  readonly type: DataType;
  readonly mode?: CastMode;
  /** Connect's `Column.cast`, which the name of the column does not show. */
  readonly unnamed?: true;
}
export interface UnresolvedCase extends Base {
  readonly kind: 'case';
  readonly operand?: UnresolvedExpr;
  readonly branches: readonly { readonly when: UnresolvedExpr; readonly then: UnresolvedExpr }[];
  readonly otherwise?: UnresolvedExpr;
}
/** `expr.name` where expr is no plain name, e.g. `f(x).a`. */
export interface UnresolvedField extends Base {
  readonly kind: 'field';
  readonly expr: UnresolvedExpr;
  readonly name: string;
}
/** `expr AS name`, or `AS (a, b)` for a generator. */
export interface UnresolvedAlias extends Base {
  readonly kind: 'alias';
  readonly expr: UnresolvedExpr;
  readonly names: readonly string[];
  /** Connect: the column's metadata, JSON text. */
  readonly metadata?: string;
}
/** Connect's `df.colRegex`: the columns whose names match, as Java reads the pattern. */
export interface UnresolvedColumnPattern extends Base {
  readonly kind: 'column-pattern';
  readonly pattern: string;
  /** The relation whose columns are meant. */
  readonly target?: readonly string[];
  readonly planId?: number;
}
/** Connect's `withField` and, without `value`, `dropFields`: a struct with one field, which may lie in others, set or left out. */
export interface UnresolvedUpdateField extends Base {
  readonly kind: 'update-field';
  readonly struct: UnresolvedExpr;
  readonly field: readonly string[];
  readonly value?: UnresolvedExpr;
}
export interface UnresolvedLambda extends Base {
  readonly kind: 'lambda';
  readonly params: readonly string[];
  readonly body: UnresolvedExpr;
}
export interface UnresolvedScalarSubquery extends Base {
  readonly kind: 'scalar-subquery';
  readonly plan: UnresolvedPlan;
}
export interface UnresolvedExists extends Base {
  readonly kind: 'exists';
  readonly plan: UnresolvedPlan;
}
export interface UnresolvedInSubquery extends Base {
  readonly kind: 'in-subquery';
  readonly values: readonly UnresolvedExpr[];
  readonly plan: UnresolvedPlan;
}
/** `f(name => value)`. */
export interface UnresolvedNamedArgument extends Base {
  readonly kind: 'named-argument';
  readonly name: string;
  readonly value: UnresolvedExpr;
}
/** `:name` or the n-th `?` (from 0). */
export interface UnresolvedParameter extends Base {
  readonly kind: 'parameter';
  readonly name?: string;
  readonly position?: number;
}
/** `IDENTIFIER(expr)` where a column or function name stands; `args` where a function is called by it. */
export interface UnresolvedIdentifierClause extends Base {
  readonly kind: 'identifier-clause';
  readonly expr: UnresolvedExpr;
  readonly args?: readonly UnresolvedExpr[];
}
/** `TABLE(name)` as an argument of a table function. */
export interface UnresolvedTableArgument extends Base {
  readonly kind: 'table-argument';
  readonly plan: UnresolvedPlan;
}
/** Connect: a function of the user's, sent where it is called. */
export interface UnresolvedPythonUdf extends Base {
  readonly kind: 'python-udf';
  readonly function: PythonFunction;
  readonly args: readonly UnresolvedExpr[];
}

export type UnresolvedExpr =
  | Literal
  | UnresolvedName
  | UnresolvedStar
  | UnresolvedCall
  | UnresolvedCast
  | UnresolvedCase
  | UnresolvedField
  | UnresolvedAlias
  | UnresolvedLambda
  | UnresolvedScalarSubquery
  | UnresolvedExists
  | UnresolvedInSubquery
  | UnresolvedNamedArgument
  | UnresolvedParameter
  | UnresolvedIdentifierClause
  | UnresolvedTableArgument
  | UnresolvedColumnPattern
  | UnresolvedUpdateField
  | UnresolvedPythonUdf;
