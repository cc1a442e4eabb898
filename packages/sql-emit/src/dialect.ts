import type {
  AggregateCall,
  Call,
  Cast,
  DataType,
  FieldAccess,
  FunctionName,
  Generate,
  Lambda,
  Literal,
  Plan,
  Range,
  Relation,
  Sample,
  SortOrder,
  Statement,
  Values,
  WindowCall,
} from '@spark-sql-to-snowflake/plan-ir';
import type { EmitContext } from './context.js';
import type { Lowering } from './lowering.js';
import type { SqlPiece } from './piece.js';
import type { Trait } from './prepare/traits.js';
import type { FromItem, Query } from './tree.js';

/** How a database spells names. */
export interface Names {
  /** A name inside the query (alias, column of a derived table): quoted only where it must be. */
  identifier(name: string): string;
  /** A table, view or stored column as the source or the catalog spells it. */
  table(parts: readonly string[]): string;
  column(name: string): string;
  /** A column name of the final result: what comes back must be spelled as Spark spells it. */
  result(name: string): string;
  /** A helper function of `spark-functions`, where it is called and where it is created. */
  helper(name: string): string;
  /** The characters that a name can have, where there is a limit. */
  readonly longest?: number;
  /** Two names that this function makes equal are one name to the database. */
  fold(name: string): string;
}

/** What a database can say, where databases differ in shape rather than in words. */
export interface Capabilities {
  readonly qualify: boolean;
  /** `agg(…) FILTER (WHERE …)`. */
  readonly aggregateFilter: boolean;
  /** LEFT SEMI JOIN / LEFT ANTI JOIN; otherwise they become [NOT] EXISTS. */
  readonly semiJoin: 'native' | 'exists';
  /** The words before JOIN; default LEFT SEMI and LEFT ANTI. */
  readonly semiJoinWords?: readonly [semi: string, anti: string];
  /** Types that are sorted by an expression (`sortKey`), which the ORDER BY of a set operation does not take. */
  readonly computedKey?: (type: DataType) => boolean;
  /** INTERSECT ALL and EXCEPT ALL. */
  readonly setOperationAll: boolean;
  /** Where NULLs go if nothing is said. */
  readonly nullsDefault: { readonly asc: 'first' | 'last'; readonly desc: 'first' | 'last' };
  /** LIMIT and OFFSET without each other. */
  readonly offsetWithoutLimit: boolean;
}

/** A plan rewrite that this dialect needs before emission; pure, meaning-preserving. */
export interface PrepareRule {
  readonly name: string;
  /** The rule has nothing to do where a plan has none of these. Absent: it always looks. */
  readonly traits?: readonly Trait[];
  apply(plan: Plan, ctx: PrepareContext): Plan;
}
export interface PrepareContext extends Pick<EmitContext, 'conf' | 'diagnostics' | 'refuse' | 'approximate'> {
  /** A fresh column id. */
  newId(): import('@spark-sql-to-snowflake/plan-ir').ColumnId;
}

/** One database. A dialect is one value of this type, in a package of its own; nothing else names it. */
export interface Dialect {
  readonly name: string;
  readonly names: Names;
  readonly can: Capabilities;
  /** Total over the registry: the type checker names what is missing. */
  readonly functions: Readonly<Record<FunctionName, Lowering>>;
  /** The database's name of a Spark type, as casts and column definitions write it. */
  typeName(type: DataType): string;
  /** The type of a table's column where values are converted as they are read and written: `Field.stored`. Absent: there are none. */
  storedAs?(type: DataType): string | undefined;
  literal(literal: Literal, ctx: EmitContext): SqlPiece;
  cast(value: SqlPiece, cast: Cast, ctx: EmitContext): SqlPiece;
  field(value: SqlPiece, field: FieldAccess, ctx: EmitContext): SqlPiece;
  /** A lambda over its body, where its variables stand under the names given. */
  lambda(
    params: readonly { readonly name: string; readonly type: DataType }[],
    body: SqlPiece,
    ctx: EmitContext,
    lambda: Lambda,
  ): SqlPiece;
  /** The sort key of an ORDER BY entry where the database would compare its type in another way; usually the value itself. */
  sortKey(value: SqlPiece, order: SortOrder, ctx: EmitContext): SqlPiece;
  /** The frame clause of a window, `''` where the database's default means the same. `frame` is the text of the explicit frame. */
  windowFrame(call: WindowCall, frame: string, ctx: EmitContext): string;
  /** A FROM item that gives rows of constants with the given column names. */
  values(plan: Values, rows: readonly (readonly SqlPiece[])[], columns: readonly string[], ctx: EmitContext): Query;
  range(plan: Range, column: string, ctx: EmitContext): Query;
  /** The FROM item joined laterally to the left side, giving the generator's columns under `columns` of `alias`. */
  generate(site: GenerateSite, ctx: EmitContext): FromItem;
  /**
   * SQL of a generator's columns where the FROM item does not show them under the names wanted, but, say, as `g.value`. Absent:
   * `generate` shows them under its `columns`.
   */
  generatedColumns?(plan: Generate, alias: string): readonly SqlPiece[] | undefined;
  sample(plan: Sample, child: FromItem, ctx: EmitContext): FromItem;
  relation?(plan: Relation, ctx: EmitContext): FromItem | undefined;
  readonly prepare: readonly PrepareRule[];
  /** Statements that are no queries: their SQL, one string a statement. `query` emits a query inside. */
  statement(statement: Statement, ctx: StatementContext): readonly string[];
  /** Absent where integers that leave their type are no error to the database. */
  readonly wrapping?: Wrapping;
}

/**
 * The same database in longer words, for statements that have failed in the plain ones: integers that leave their type wrap around, as
 * Spark's do outside of ANSI mode. Most statements never need it, so it is not what is written at first.
 */
export interface Wrapping {
  readonly dialect: Dialect;
  /** Does the database's message say that an integer has left its type? */
  isOverflow(message: string): boolean;
}
export interface GenerateSite {
  readonly plan: Generate;
  readonly generator: Call;
  readonly args: readonly SqlPiece[];
  readonly alias: string;
  readonly columns: readonly string[];
  /** Absent where the generator stands alone: `SELECT explode(array(1, 2))`. */
  readonly left?: FromItem;
}
export interface StatementContext extends EmitContext {
  /** SQL of a query. `names`: 'result' quotes the output as Spark spells it, 'stored' spells it as stored columns are spelled. */
  query(plan: Plan, names: 'result' | 'stored'): string;
  /** SQL of an expression over the columns of the given plan nodes under the given aliases (MERGE, UPDATE, DELETE). */
  over(scopes: readonly { readonly plan: Plan; readonly alias: string }[]): Pick<EmitContext, 'emit'>;
}
export type { AggregateCall };
