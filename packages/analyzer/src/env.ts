import type {
  AggregateCall,
  Catalog,
  Column,
  ColumnId,
  CteId,
  DataType,
  DiagnosticSink,
  Expr,
  FunctionRow,
  IdSource,
  Literal,
  Origin,
  SparkConf,
  TableInfo,
  UnresolvedPlan,
  UnresolvedSource,
  UnresolvedWindow,
} from '@spark-sql-to-snowflake/plan-ir';
import type { SampleSchema } from './expression/sample-schema.js';
import type { Substitutions } from './relation/legacy-with.js';
import type { Scope } from './scope.js';

/** A table that has a DataFrame's rows; its columns are `c1`, `c2`, … in the DataFrame's order. */
export interface KeptTable {
  readonly name: readonly string[];
  readonly types: readonly DataType[];
}

/** What the host gives to one analysis. */
export interface AnalyzerInput {
  readonly catalog: Catalog;
  readonly conf: SparkConf;
  readonly ids: IdSource;
  readonly diagnostics: DiagnosticSink;
  /** Values of `:name` (by name) and `?` (by position). */
  readonly parameters?:
    | {
        readonly named?: Readonly<Record<string, Literal>>;
        readonly positional?: readonly Literal[];
      }
    | undefined;
  /** Parses the text of a view; a view that the catalog holds as text needs it. */
  readonly parseQuery?: ((text: string) => UnresolvedPlan) | undefined;
  /** What the host made of files to read and of rows that a client sent; undefined where it was not asked to. */
  readonly source?: ((source: UnresolvedSource) => TableInfo | undefined) | undefined;
  /** The table that has the rows of the DataFrame with this plan id, where the host has kept them. */
  readonly kept?: ((planId: number) => KeptTable | undefined) | undefined;
  /** What samples of texts are read as: see `SampleSchema`. */
  readonly sampleSchema?: SampleSchema | undefined;
  /** Filled with the metadata of columns, for a host that shows it: see `schemaOf`. */
  readonly metadata?: Map<ColumnId, string> | undefined;
}

/** How a call was written, where the typed tree no longer says so. Column names show it. */
export interface Written {
  /** The name the source calls it by, lower-cased. */
  readonly name: string;
  readonly row: FunctionRow;
  readonly args: readonly Expr[];
}

/** One analysis: the host's input and what is noted on the way. */
export interface Env extends AnalyzerInput {
  /** Names compare by this form. */
  readonly fold: (name: string) => string;
  readonly written: Map<Expr, Written>;
  /** Text that stands for an expression in names, where the tree does not show it. */
  readonly printed: Map<Expr, string>;
  /** The enclosing query's columns that a subquery uses. */
  readonly outerUses: Map<Expr, readonly Column[]>;
  /** Columns that stand for aggregates of the enclosing query. */
  readonly outerAggregates: Map<ColumnId, AggregateCall>;
  /** Is there a relation that says how its rows are spread, and an expression or a sample for which that may matter? */
  readonly partitions: { known: boolean; asked: boolean };
  /** Views being expanded, against views that contain themselves. */
  readonly openViews: Set<string>;
}

const asWritten = (name: string): string => name;
const lowerCase = (name: string): string => name.toLowerCase();

export function makeEnv(input: AnalyzerInput): Env {
  return {
    catalog: input.catalog,
    conf: input.conf,
    ids: input.ids,
    diagnostics: input.diagnostics,
    parameters: input.parameters,
    parseQuery: input.parseQuery,
    source: input.source,
    sampleSchema: input.sampleSchema,
    metadata: input.metadata,
    kept: input.kept,
    fold: input.conf.caseSensitive ? asWritten : lowerCase,
    written: new Map(),
    printed: new Map(),
    outerUses: new Map(),
    outerAggregates: new Map(),
    partitions: { known: false, asked: false },
    openViews: new Set(),
  };
}

/** A definition of WITH that is visible. */
export interface CteEntry {
  readonly id: CteId;
  readonly name: string;
  readonly scope: Scope;
}
/** The definitions that are visible: those of the innermost WITH so far, then those of the WITHs around it. */
export interface Ctes {
  readonly own: ReadonlyMap<string, CteEntry>;
  readonly parent?: Ctes;
}
export const NO_CTES: Ctes = { own: new Map() };

/** The definition of a name as `fold` gives it. */
export function findCte(ctes: Ctes, key: string): CteEntry | undefined {
  for (let at: Ctes | undefined = ctes; at; at = at.parent) {
    const found = at.own.get(key);
    if (found) return found;
  }
  return undefined;
}

/** Gives a column of the enclosing query, as an expression over its plan. */
export type OuterResolver = (parts: readonly string[], origin: Origin | undefined) => Expr | undefined;

/** What is the same for all expressions of one query block and the blocks in its FROM. */
export interface QueryContext {
  readonly env: Env;
  readonly ctes: Ctes;
  /** In place of `ctes` where the definitions of the outer WITH count first: ctePrecedencePolicy=LEGACY. */
  readonly substitutions: Substitutions | undefined;
  /** None in a query that no other encloses. */
  readonly outer: OuterResolver | undefined;
  /**
   * In a subquery of HAVING: an aggregate over the enclosing query's columns alone is the enclosing query's. Gives the column
   * that stands for it here.
   */
  readonly outerAggregate: ((aggregate: AggregateCall) => Column) | undefined;
  /** Where stars with a qualifier look after this query's own relations. */
  readonly outerScope: Scope | undefined;
  /** Ids of the enclosing query's columns that were taken so far; this query makes none of them. */
  readonly outerIds: Set<ColumnId> | undefined;
  /** The WINDOW clause's. */
  readonly windows: ReadonlyMap<string, UnresolvedWindow> | undefined;
  /** At the start of a definition or of a subquery, where a WITH may not repeat the names around it. */
  readonly startsNested: true | undefined;
}

/** The context of a query that nothing encloses. */
export const outermost = (env: Env): QueryContext => ({
  env,
  ctes: NO_CTES,
  substitutions: undefined,
  outer: undefined,
  outerAggregate: undefined,
  outerScope: undefined,
  outerIds: undefined,
  windows: undefined,
  startsNested: undefined,
});
