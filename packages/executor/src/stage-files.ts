import type { Field, TableInfo } from '@spark-sql-to-snowflake/plan-ir';
import type { StatementOptions } from './statement-options.js';

export interface StageOptions {
  /** What the database signs in to a cloud with, by its name there. */
  readonly integration?: string | undefined;
  readonly caseSensitive: boolean;
  /** How the statements that read or write run. */
  readonly statement?: StatementOptions;
}
/** CSV whose quotes within quotes are doubled. Characters. */
export interface CsvDialect {
  readonly separator: string;
  /** Empty: nothing is quoted. */
  readonly quote: string;
  /** Lines at the beginning of each file that are no rows. */
  readonly skip: number;
  /** What a line that is no row begins with. */
  readonly comment: string | undefined;
}
/** A query whose rows are to be files. */
export interface Unload {
  /** The query, whose columns have these names. */
  readonly sql: string;
  readonly columns: readonly string[];
  readonly path: string;
  /** `lines`: one column of texts. `csv`: columns of texts. */
  readonly format: 'parquet' | 'csv' | 'lines';
  readonly csv?: CsvDialect & { readonly header: boolean };
  /** As Spark has it: `none`, `gzip`, `snappy`, …; absent: what Spark does without the option. */
  readonly compression?: string;
  /** What follows the name of a file: `.parquet`. */
  readonly extension: string;
  readonly mode: 'error' | 'append' | 'overwrite' | 'ignore';
}
/**
 * Files that the database itself reads and writes, in places of its own or in a cloud. A table made of them is read anew with each query.
 * All throw CompileError for what cannot be had (PATH_NOT_FOUND, …), and ExecutionError.
 */
export interface StageFiles {
  /** Is the path one of such a place? */
  holds(path: string): boolean;
  exists(path: string, options: StageOptions): Promise<boolean>;
  /** The lines of files as they are: `value`, and `line`, its number in its file. */
  lines(path: string, options: StageOptions): Promise<{ readonly table: TableInfo; readonly bytes: number }>;
  /** The fields of CSV files as texts. */
  csv(path: string, columns: readonly string[], dialect: CsvDialect, options: StageOptions): Promise<TableInfo>;
  parquet(path: string, given: readonly Field[] | undefined, options: StageOptions): Promise<TableInfo>;
  /** Nothing of what was there is gone unless all is written. */
  write(unload: Unload, options: StageOptions): Promise<void>;
}
