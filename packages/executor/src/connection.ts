import type { Catalog, Field } from '@spark-sql-to-snowflake/plan-ir';
import type { QueryResult } from './value.js';

/** An open session with a database that runs compiled statements. */
export interface Connection {
  /** What the compiler may know of the tables there now. Read again after a statement has made or changed one. */
  catalog(): Promise<Catalog>;
  /** Make helper functions of `spark-functions` callable; those that are already cost nothing. */
  useHelpers(names: readonly string[]): Promise<void>;
  /** The session's zone: an IANA name or an offset, as spark.sql.session.timeZone has it. */
  setTimeZone(zone: string): Promise<void>;
  /**
   * Run statements in order, as `compile` gives them for one statement of Spark. Throws ExecutionError; a transaction that the
   * statements have begun is then undone.
   */
  execute(sql: readonly string[]): Promise<void>;
  /**
   * Run statements of which the last is a query, and take its rows as values of Spark's types. Without `schema` the types are those
   * that the database's own stand for. Throws ExecutionError.
   */
  query(sql: readonly string[], schema?: readonly Field[]): Promise<QueryResult>;
  close(): void;
}

/** The database could not do what it was asked to: a connection, a file, a statement. The message says it in one sentence. */
export class ExecutionError extends Error {
  override readonly name = 'ExecutionError';
}

/** The first line of what a database says of an error, without the prefix that says what kind of error it is. */
export function causeText(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split('\n', 1)[0]?.trim() || 'unknown error';
}
