import type { SparkConf } from '../conf.js';
import type { Expr } from '../expr/expr.js';
import type { DataType, TypeKind } from '../types/type.js';

/**
 * What a parameter takes. A type kind: that type, arguments being cast to it by Spark's implicit-cast rules.
 * A class of types: any member as it is; what is no member is cast if Spark would (a string to a `numeric` becomes a double).
 * A list: the first alternative that the argument is, or else can be cast to. A full DataType is that very type.
 */
export type ParamSpec = TypeKind | TypeClass | DataType | readonly (TypeKind | TypeClass | DataType)[];
export type TypeClass =
  | 'any'
  | 'numeric'
  | 'integral'
  | 'fractional'
  | 'atomic'
  /** Anything that can be sorted: no map inside. */
  | 'orderable'
  /** Anything hashable or comparable for equality: no map inside. */
  | 'comparable'
  | 'interval'
  /** date, timestamp or timestamp_ntz. */
  | 'datetime'
  | 'lambda';

/** What a type rule may look at. */
export interface CallFacts {
  readonly types: readonly DataType[];
  readonly args: readonly Expr[];
  readonly conf: SparkConf;
  /** The name the source calls the function by, lower-cased: the alias where an alias is written. For `display`. */
  readonly written?: string;
}

/** What a lambda's variable stands for. */
export interface LambdaParam {
  readonly type: DataType;
  readonly nullable: boolean;
}

/** What Spark 3.5 says of one function: facts only, no SQL. */
export interface FunctionRow {
  readonly kind?: 'scalar' | 'aggregate' | 'window' | 'generator' | 'table';
  /** Ordered: the positional signature. `name?` marks an optional parameter, `name...` a repeated last one (one or more; `name...?` none or more). */
  readonly params: Readonly<Record<string, ParamSpec>>;
  /** Result type, of the coerced arguments. For generators: a struct of the output columns. */
  readonly returns: DataType | ((call: CallFacts) => DataType);
  /**
   * 'propagate' (default): nullable if any argument is. 'never' and 'always' say the result is never / always nullable.
   * A function decides from the coerced arguments.
   */
  readonly nullable?: 'propagate' | 'never' | 'always' | ((call: CallFacts) => boolean);
  /**
   * Coercion before `params` are applied. 'widest': all arguments to one common type, as COALESCE, CASE, GREATEST have it.
   * 'arithmetic' and 'comparison': the operators' rules. A function gives the target types itself (undefined: leave to `params`).
   */
  readonly coerce?: 'widest' | 'arithmetic' | 'comparison' | ((call: CallFacts) => readonly DataType[] | undefined);
  /** The function that `coerce` is asks for casts that Spark does not make by itself. */
  readonly freeCasts?: true;
  readonly aliases?: readonly string[];
  /** Same name (upper-cased by the dialect if it likes) and same meaning in every dialect of this repository, proved by its fixture. */
  readonly portable?: true;
  /** Not deterministic: never folded, duplicated or dropped. */
  readonly volatile?: true;
  /**
   * Rewritten to other functions by the analyzer, as Spark's RuntimeReplaceable is: no dialect sees it.
   * Gets the coerced arguments. The column name still shows the function as written.
   */
  readonly expand?: (call: CallFacts) => Expr;
  /** The output name Spark gives an unaliased call, from its arguments' names; absent: `name(arg, arg)`. */
  readonly display?: (args: readonly string[], call: CallFacts) => string;
  /**
   * Nothing but an untyped NULL is cast to what `params` say (Spark's ExpectsInputTypes without implicit casts): of all arguments, or of
   * those at these places.
   */
  readonly strict?: true | readonly number[];
  /** An untyped NULL is not taken for a value at these places. */
  readonly refusesNull?: readonly number[];
  /** `check` is asked before the types are, of the arguments as they were given. */
  readonly checkFirst?: true;
  /** Checks Spark makes beyond types (a constant where one is wanted, …): the error's text, or undefined. */
  readonly check?: (call: CallFacts) => string | undefined;
  /**
   * Higher-order functions: for each lambda argument, in their order, the variables it may take, from the coerced arguments
   * (`types` and `args` at the lambdas' own places are not to be looked at). `optional` counts the trailing ones that a lambda may leave out.
   */
  readonly lambdas?: (
    call: CallFacts,
  ) => readonly { readonly params: readonly LambdaParam[]; readonly optional?: number }[];
  /** Registered under no name of its own: only syntax or the analyzer makes it. */
  readonly internal?: true;
}

/** Keeps the literal keys, so that a dialect's table can be checked for totality. */
export const defineFunctions = <const T extends Readonly<Record<string, FunctionRow>>>(rows: T): T => rows;

/** The names a dialect must lower itself: neither portable nor expanded before it sees them. */
export type NeedsLowering<T> = {
  [K in keyof T]: T[K] extends { readonly portable: true }
    ? never
    : T[K] extends { readonly expand: unknown }
      ? never
      : K;
}[keyof T] &
  string;
