import type { Literal } from '../expr/literal.js';
import type { PythonFunction } from '../expr/python-udf.js';
import type { Options } from './data-frame.js';
import type { UnresolvedExpr } from './expr.js';
import type { UnresolvedPlan } from './plan.js';
import type { UnresolvedStatement } from './statement.js';

/** What a client asks a session to run. Statements of SQL text are `sql`; the others only DataFrame calls make. */
export type SessionRequest = QueryRequest | ShowRequest | TailRequest | CatalogRequest | CommandRequest;

/** Give the rows. */
export interface QueryRequest {
  readonly kind: 'query';
  readonly plan: UnresolvedPlan;
}
/** `df.show()` or `df._repr_html_()`: one row with one text, in a column `show_string` or `html_string`. */
export interface ShowRequest {
  readonly kind: 'show';
  readonly plan: UnresolvedPlan;
  readonly format: 'text' | 'html';
  readonly rows: number;
  /** Characters of a cell; 0: all. */
  readonly truncate: number;
  /** A line a cell; of `text` only. */
  readonly vertical: boolean;
}
/** `df.tail(n)`: the last rows. */
export interface TailRequest {
  readonly kind: 'tail';
  readonly plan: UnresolvedPlan;
  readonly rows: number;
}

/** A call of `spark.catalog`. Names are as the client sent them, not yet split; `database` where a client names one apart. */
export interface CatalogRequest {
  readonly kind: 'catalog';
  readonly call: CatalogCall;
}
export type CatalogCall =
  | { readonly call: 'currentDatabase' | 'currentCatalog' | 'clearCache' }
  | { readonly call: 'setCurrentDatabase' | 'setCurrentCatalog'; readonly name: string }
  | { readonly call: 'listDatabases' | 'listCatalogs'; readonly pattern?: string }
  | { readonly call: 'listTables' | 'listFunctions'; readonly database?: string; readonly pattern?: string }
  | { readonly call: 'listColumns'; readonly name: string; readonly database?: string }
  | { readonly call: 'getDatabase' | 'databaseExists'; readonly name: string }
  | {
      readonly call: 'getTable' | 'getFunction' | 'tableExists' | 'functionExists';
      readonly name: string;
      readonly database?: string;
    }
  | {
      readonly call: 'createTable' | 'createExternalTable';
      readonly name: string;
      readonly path?: string;
      readonly source?: string;
      readonly description?: string;
      /** JSON or DDL text. */
      readonly schema?: string;
      readonly options: Options;
    }
  | {
      readonly call:
        | 'dropTempView'
        | 'dropGlobalTempView'
        | 'recoverPartitions'
        | 'isCached'
        | 'uncacheTable'
        | 'refreshTable';
      readonly name: string;
    }
  | { readonly call: 'cacheTable'; readonly name: string; readonly storageLevel?: StorageLevel }
  | { readonly call: 'refreshByPath'; readonly path: string };
export interface StorageLevel {
  readonly useDisk: boolean;
  readonly useMemory: boolean;
  readonly useOffHeap: boolean;
  readonly deserialized: boolean;
  readonly replication: number;
}

export type CommandRequest =
  | SqlCommand
  | WriteCommand
  | WriteTableCommand
  | CreateFrameViewCommand
  | RegisterFunction
  | GetResources;

/** `spark.sql(text, args)`: a query stays a plan, anything else runs now. */
export interface SqlCommand {
  readonly kind: 'sql';
  readonly text: string;
  readonly statement: UnresolvedStatement;
  readonly named?: Readonly<Record<string, Literal>>;
  readonly positional?: readonly Literal[];
}
/** `df.write…`. */
export interface WriteCommand {
  readonly kind: 'write';
  readonly plan: UnresolvedPlan;
  /** Lower case; absent: spark.sql.sources.default. */
  readonly format?: string;
  readonly target:
    | { readonly kind: 'path'; readonly path: string }
    | { readonly kind: 'table'; readonly name: readonly string[]; readonly insert: boolean }
    /** `save()` without a path. */
    | { readonly kind: 'none' };
  readonly mode: 'error' | 'append' | 'overwrite' | 'ignore';
  readonly partitionBy: readonly string[];
  readonly sortBy: readonly string[];
  readonly bucketBy?: { readonly columns: readonly string[]; readonly buckets: number };
  readonly options: Options;
}
/** `df.writeTo(table)…`. */
export interface WriteTableCommand {
  readonly kind: 'write-table';
  readonly plan: UnresolvedPlan;
  readonly table: readonly string[];
  readonly provider?: string;
  readonly mode: 'create' | 'replace' | 'create-or-replace' | 'append' | 'overwrite' | 'overwrite-partitions';
  readonly partitionBy: readonly UnresolvedExpr[];
  readonly options: Options;
  readonly properties: Options;
  /** Of `overwrite`. */
  readonly condition?: UnresolvedExpr;
}
/** `df.createTempView(name)` and its kin. */
export interface CreateFrameViewCommand {
  readonly kind: 'create-frame-view';
  readonly plan: UnresolvedPlan;
  readonly name: string;
  readonly global: boolean;
  readonly replace: boolean;
}
/** `spark.udf.register(name, f)`: in place of what the session has under this name. */
export interface RegisterFunction {
  readonly kind: 'register-function';
  readonly function: PythonFunction;
}
/** `spark.resources`: the machine's extras, of which there are none. */
export interface GetResources {
  readonly kind: 'get-resources';
}
