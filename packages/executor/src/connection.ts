import type { Catalog, Field, TableInfo, UnresolvedRead } from '@spark-sql-to-snowflake/plan-ir';
import type { ArrowResult } from './arrow-result.js';
import type { Credentials } from './connections/config/settings.js';
import type { StageFiles } from './stage-files.js';
import type { ArrowOptions, StatementOptions } from './statement-options.js';
import type { QueryResult } from './value.js';

/** A database that many sessions use at once. */
export interface Database {
  /** A session's connection. Throws ExecutionError. */
  connect(options?: ConnectOptions): Promise<Connection>;
  /** Interrupts what runs. */
  close(): Promise<void>;
}
export interface ConnectOptions {
  /** The Spark session that the connection is for. */
  readonly session?: string;
  /** Who the client is, where it says so; databases without users do not care. */
  readonly identity?: Identity;
}
/** What a client says of itself: a token of its own, and where it works. */
export interface Identity {
  readonly token?: Extract<Credentials, { readonly kind: 'pat' | 'oauth' }>;
  readonly database?: string;
  readonly schema?: string;
  readonly warehouse?: string;
  readonly role?: string;
}

/** What a database has, under Spark's names. */
export interface DatabaseObjects {
  /** The schema that a session begins in. */
  readonly currentSchema: string;
  readonly schemas: readonly { readonly name: string; readonly comment?: string }[];
  readonly tables: readonly TableObject[];
}
export interface TableObject {
  readonly kind: 'table' | 'view';
  readonly schema: string;
  readonly name: string;
  readonly comment?: string;
  /** Its columns; a text says why it cannot be read. */
  readonly info: TableInfo | string;
}

/**
 * An open session with a database that runs compiled statements. Calls may overlap: each statement runs by itself, beside the others
 * and those of other sessions.
 */
export interface Connection {
  /** False: what Spark knows of tables beyond their columns is not written into the database. */
  readonly keepsMeta?: false;
  /** What a read gives in this database; absent: statements can read the files of this machine. Throws CompileError. */
  inspect?(read: UnresolvedRead): Promise<TableInfo>;
  /** Files in places that the database itself reads and writes; absent: it has none. */
  readonly stages?: StageFiles;
  /** All that there is; absent: the catalog asks by queries of its own. Costs little as long as no statement has made or changed a table. */
  objects?(): Promise<DatabaseObjects>;
  /** What the compiler may know of the tables there now. Costs little as long as no statement has made or changed one. */
  catalog(): Promise<Catalog>;
  /** Make helper functions of `spark-functions` callable; those that are already cost nothing. */
  useHelpers(names: readonly string[]): Promise<void>;
  /** The session's zone: an IANA name or an offset, as spark.sql.session.timeZone has it. */
  setTimeZone(zone: string): Promise<void>;
  /**
   * Run statements in order, as `compile` gives them for one statement of Spark. Throws ExecutionError; a transaction that the
   * statements have begun is then undone.
   */
  execute(sql: readonly string[], options?: StatementOptions): Promise<void>;
  /**
   * Run statements of which the last is a query, and take its rows as values of Spark's types. Without `schema` the types are those
   * that the database's own stand for. Throws ExecutionError.
   */
  query(sql: readonly string[], schema?: readonly Field[], options?: StatementOptions): Promise<QueryResult>;
  /**
   * The same, with the rows as Arrow. They are read from the database as the batches are asked for. Throws ExecutionError, and
   * CompileError where Arrow has no form of a column's type (UNSUPPORTED_DATATYPE).
   */
  queryArrow(sql: readonly string[], schema: readonly Field[], options: ArrowOptions): Promise<ArrowResult>;
  /**
   * Make rows that a client sent (an Arrow IPC stream) a table that only this session sees, and that goes with it. The columns take
   * the names and types of `schema`. A table of the name that is there already is kept: the name stands for the data. Throws
   * CompileError where the data cannot be read, or is not of the schema's types.
   */
  upload(name: string, schema: readonly Field[], data: Uint8Array): Promise<TableInfo>;
  /**
   * Make a view that only this session sees, and that goes with it; one of the name that is there already is kept. Gives its full name.
   * Throws ExecutionError.
   */
  createView(name: string, sql: string): Promise<readonly string[]>;
  /**
   * Keep a query's rows in a table of the session's own, with the columns c1, c2, … of these types, as the database calls them. One of the
   * name that is there already is kept. Absent: queries are run anew. Throws ExecutionError.
   */
  keep?(name: string, types: readonly string[], sql: string, options?: StatementOptions): Promise<void>;
  /** Drop what `keep` made. */
  release?(name: string): Promise<void>;
  /** Stops what runs, and drops what `upload` and `createView` have made. */
  close(): Promise<void>;
}
