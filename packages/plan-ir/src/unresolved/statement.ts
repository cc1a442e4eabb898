import type { Origin } from '../origin.js';
import type { DataType } from '../types/type.js';
import type { UnresolvedExpr } from './expr.js';
import type { UnresolvedPlan } from './plan.js';

/** A statement over queries of type `Q` and expressions of type `E`: unresolved as parsed, typed as analysed. One shape serves both. */
interface Base {
  readonly origin?: Origin | undefined;
}
export type TableName = readonly string[];
export type Properties = readonly { readonly key: string; readonly value: string }[];

export interface QueryStatement<Q> extends Base {
  readonly kind: 'query';
  readonly plan: Q;
}
export interface ColumnDefinition<E> {
  readonly name: string;
  readonly type: DataType;
  readonly nullable: boolean;
  readonly comment?: string;
  readonly default?: E;
  /** GENERATED ALWAYS AS (…). */
  readonly generated?: E;
  readonly origin?: Origin | undefined;
}
/** An entry of PARTITIONED BY: a column, or a transform of columns such as `bucket(4, a)` or `days(ts)`. */
export interface PartitionTransform {
  readonly transform: string;
  readonly columns: readonly TableName[];
  readonly argument?: number;
}
export interface Clustering {
  readonly columns: readonly string[];
  readonly sortColumns: readonly { readonly name: string; readonly direction: 'asc' | 'desc' }[];
  readonly buckets: number;
}
/** What stands behind the column list. */
export interface TableSpec {
  readonly using?: string;
  readonly partitionBy: readonly PartitionTransform[];
  readonly clusteredBy?: Clustering;
  readonly options: Properties;
  readonly location?: string;
  readonly comment?: string;
  readonly properties: Properties;
  /** Hive's ROW FORMAT / STORED AS, as text. */
  readonly rowFormat?: string;
  readonly storedAs?: string;
}
export interface CreateTable<Q, E> extends Base {
  readonly kind: 'create-table';
  readonly name: TableName;
  readonly mode: 'create' | 'create-if-not-exists' | 'create-or-replace' | 'replace';
  readonly external: boolean;
  readonly temporary: boolean;
  readonly columns: readonly ColumnDefinition<E>[];
  readonly spec: TableSpec;
  /** CREATE TABLE … AS. */
  readonly query?: Q;
}
export interface CreateTableLike extends Base {
  readonly kind: 'create-table-like';
  readonly name: TableName;
  readonly source: TableName;
  readonly ifNotExists: boolean;
  readonly spec: TableSpec;
}
export interface CreateView<Q> extends Base {
  readonly kind: 'create-view';
  readonly name: TableName;
  readonly mode: 'create' | 'create-if-not-exists' | 'create-or-replace' | 'alter';
  readonly scope: 'permanent' | 'temporary' | 'global-temporary';
  readonly columns?: readonly { readonly name: string; readonly comment?: string }[];
  readonly comment?: string;
  readonly properties: Properties;
  readonly query: Q;
  /** The text of the query, for a catalog that keeps views as text. */
  readonly queryText: string;
}
/** CREATE TEMPORARY VIEW … USING format OPTIONS (…). */
export interface CreateTemporaryViewUsing extends Base {
  readonly kind: 'create-temporary-view-using';
  readonly name: TableName;
  readonly replace: boolean;
  readonly global: boolean;
  readonly columns: readonly ColumnDefinition<UnresolvedExpr>[];
  readonly using: string;
  readonly options: Properties;
}
export interface DropObject extends Base {
  readonly kind: 'drop';
  readonly object: 'table' | 'view' | 'schema' | 'function' | 'temporary function' | 'index';
  readonly name: TableName;
  readonly ifExists: boolean;
  readonly cascade?: boolean;
  readonly purge?: boolean;
}
export interface CreateSchema extends Base {
  readonly kind: 'create-schema';
  readonly name: TableName;
  readonly ifNotExists: boolean;
  readonly comment?: string;
  readonly location?: string;
  readonly properties: Properties;
}
export interface PartitionValue<E> {
  readonly name: string;
  readonly value?: E;
}
export interface Insert<Q, E> extends Base {
  readonly kind: 'insert';
  readonly table: TableName;
  /** The table as a plan, where its schema is known. The analyzer makes `query` give exactly its columns (or `columns`), cast for storing. Set by the analyzer. */
  readonly relation?: Q;
  readonly overwrite: boolean;
  readonly ifNotExists: boolean;
  readonly byName: boolean;
  readonly columns?: readonly string[];
  readonly partition: readonly PartitionValue<E>[];
  /** INSERT INTO t REPLACE WHERE condition. */
  readonly replaceWhere?: E;
  readonly query: Q;
}
/** `FROM q INSERT INTO a … INSERT INTO b …`. */
export interface MultiInsert<Q, E> extends Base {
  readonly kind: 'multi-insert';
  readonly inserts: readonly Insert<Q, E>[];
}
export interface InsertDirectory<Q> extends Base {
  readonly kind: 'insert-directory';
  readonly path?: string;
  readonly local: boolean;
  readonly using?: string;
  readonly options: Properties;
  readonly query: Q;
}
export interface Assignment<E> {
  readonly column: readonly string[];
  readonly value: E;
  readonly origin?: Origin | undefined;
}
export interface Update<Q, E> extends Base {
  readonly kind: 'update';
  readonly table: TableName;
  /** The table as a plan: the expressions are over its columns. Set by the analyzer. */
  readonly relation?: Q;
  readonly alias?: string;
  readonly assignments: readonly Assignment<E>[];
  readonly condition?: E;
}
export interface Delete<Q, E> extends Base {
  readonly kind: 'delete';
  readonly table: TableName;
  /** The table as a plan: the expressions are over its columns. Set by the analyzer. */
  readonly relation?: Q;
  readonly alias?: string;
  readonly condition?: E;
}
export type MergeAction<E> =
  | { readonly kind: 'delete' }
  /** `assignments` absent is `UPDATE SET *`. */
  | { readonly kind: 'update'; readonly assignments?: readonly Assignment<E>[] }
  /** `assignments` absent is `INSERT *`. */
  | { readonly kind: 'insert'; readonly assignments?: readonly Assignment<E>[] };
export interface MergeClause<E> {
  readonly when: 'matched' | 'not-matched' | 'not-matched-by-source';
  readonly condition?: E;
  readonly action: MergeAction<E>;
}
export interface Merge<Q, E> extends Base {
  readonly kind: 'merge';
  readonly target: TableName;
  /** The target as a plan: the expressions are over its columns and those of `source`. Set by the analyzer. */
  readonly relation?: Q;
  readonly targetAlias?: string;
  readonly source: Q;
  readonly condition: E;
  readonly clauses: readonly MergeClause<E>[];
}
export interface Truncate<E> extends Base {
  readonly kind: 'truncate';
  readonly table: TableName;
  readonly partition: readonly PartitionValue<E>[];
}
export type AlterAction<E> =
  | { readonly kind: 'rename'; readonly to: TableName }
  | { readonly kind: 'add-columns'; readonly columns: readonly ColumnDefinition<E>[] }
  | { readonly kind: 'replace-columns'; readonly columns: readonly ColumnDefinition<E>[] }
  | { readonly kind: 'drop-columns'; readonly columns: readonly TableName[]; readonly ifExists: boolean }
  | { readonly kind: 'rename-column'; readonly column: TableName; readonly to: string }
  | {
      readonly kind: 'alter-column';
      readonly column: TableName;
      readonly type?: DataType;
      readonly nullable?: boolean;
      readonly comment?: string;
      readonly position?: string;
      readonly default?: E | 'drop';
    }
  | { readonly kind: 'set-properties'; readonly properties: Properties }
  | { readonly kind: 'unset-properties'; readonly keys: readonly string[]; readonly ifExists: boolean }
  | { readonly kind: 'set-location'; readonly location: string }
  | { readonly kind: 'add-partitions'; readonly partitions: readonly (readonly PartitionValue<E>[])[] }
  | { readonly kind: 'drop-partitions'; readonly partitions: readonly (readonly PartitionValue<E>[])[] }
  | { readonly kind: 'other'; readonly what: string };
export interface Alter<E> extends Base {
  readonly kind: 'alter';
  readonly object: 'table' | 'view' | 'schema';
  readonly name: TableName;
  readonly ifExists?: boolean;
  readonly action: AlterAction<E>;
}
/** A body is a class (JVM) with resources, or, in later Sparks, an expression. */
export interface CreateFunction extends Base {
  readonly kind: 'create-function';
  readonly name: TableName;
  readonly mode: 'create' | 'create-if-not-exists' | 'create-or-replace';
  readonly temporary: boolean;
  readonly className: string;
  readonly resources: readonly { readonly kind: string; readonly path: string }[];
}
export interface Explain<Q, E> extends Base {
  readonly kind: 'explain';
  readonly mode: 'simple' | 'extended' | 'codegen' | 'cost' | 'formatted' | 'logical';
  readonly statement: StatementOf<Q, E>;
}
export interface SetConf extends Base {
  readonly kind: 'set';
  /** Absent: list the settings. Without `value`: show one. */
  readonly key?: string;
  readonly value?: string;
  /** SET -v */
  readonly verbose?: boolean;
}
export interface ResetConf extends Base {
  readonly kind: 'reset';
  readonly key?: string;
}
export interface Use extends Base {
  readonly kind: 'use';
  readonly what: 'schema' | 'catalog';
  readonly name: TableName;
}
/** `pattern` is SHOW … LIKE's; `from` the schema or table after IN/FROM. */
export interface Show extends Base {
  readonly kind: 'show';
  readonly what:
    | 'tables'
    | 'table extended'
    | 'views'
    | 'schemas'
    | 'columns'
    | 'functions'
    | 'partitions'
    | 'tblproperties'
    | 'create table'
    | 'catalogs'
    | 'current schema'
    | 'locales';
  readonly from?: TableName;
  readonly table?: TableName;
  readonly pattern?: string;
  readonly key?: string;
  /** SHOW USER / SYSTEM / ALL FUNCTIONS. */
  readonly scope?: 'user' | 'system' | 'all';
  readonly asSerde?: boolean;
  readonly partition?: readonly PartitionValue<UnresolvedExpr>[];
}
export interface Describe<Q> extends Base {
  readonly kind: 'describe';
  readonly what: 'table' | 'schema' | 'function' | 'query' | 'column';
  readonly name: TableName;
  readonly extended: boolean;
  readonly column?: TableName;
  readonly partition?: readonly PartitionValue<UnresolvedExpr>[];
  readonly query?: Q;
}
export interface CacheTable<Q> extends Base {
  readonly kind: 'cache';
  readonly table: TableName;
  readonly lazy: boolean;
  readonly options: Properties;
  readonly query?: Q;
  /** The query as written. */
  readonly queryText?: string;
}
/** Statements that only look after a cluster, a cache or statistics: no answer depends on them. `text` says which. */
export interface Maintenance extends Base {
  readonly kind: 'maintenance';
  readonly what:
    | 'uncache'
    | 'clear cache'
    | 'refresh table'
    | 'refresh function'
    | 'refresh path'
    | 'analyze table'
    | 'analyze tables'
    | 'repair table'
    | 'add resource'
    | 'list resource'
    | 'comment on schema'
    | 'comment on table'
    | 'set time zone'
    | 'other';
  readonly name?: TableName;
  readonly ifExists?: boolean;
  /** COMMENT ON …, SET TIME ZONE …, ADD JAR …: the value given. */
  readonly value?: string;
  readonly text: string;
}

export type StatementOf<Q, E> =
  | QueryStatement<Q>
  | CreateTable<Q, E>
  | CreateTableLike
  | CreateView<Q>
  | CreateTemporaryViewUsing
  | DropObject
  | CreateSchema
  | Insert<Q, E>
  | MultiInsert<Q, E>
  | InsertDirectory<Q>
  | Update<Q, E>
  | Delete<Q, E>
  | Merge<Q, E>
  | Truncate<E>
  | Alter<E>
  | CreateFunction
  | Explain<Q, E>
  | SetConf
  | ResetConf
  | Use
  | Show
  | Describe<Q>
  | CacheTable<Q>
  | Maintenance;
export type StatementKind = StatementOf<never, never>['kind'];
export type UnresolvedStatement = StatementOf<UnresolvedPlan, UnresolvedExpr>;
