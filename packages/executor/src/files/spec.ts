import type { Field } from '@spark-sql-to-snowflake/plan-ir';
import { ExecutionError } from '../execution-error.js';
import type { SparkValue } from '../value.js';

/** A file to be read, and the texts of its partition columns. */
export interface DataFile {
  readonly path: string;
  readonly partition: readonly (string | null)[];
}

/** All that a scan of files that are read here needs to know. It travels as JSON in the SQL that asks for it, so that a view is all there is. */
export interface SourceSpec {
  readonly format: 'csv' | 'json' | 'orc' | 'text';
  readonly files: readonly DataFile[];
  /** The columns of the files. */
  readonly columns: readonly Field[];
  /** Columns that the names of the folders give. */
  readonly partitions: readonly Field[];
  readonly options: readonly (readonly [key: string, value: string])[];
  /** Settings of the session that reading depends on. */
  readonly conf: Readonly<Record<string, string>>;
  readonly timeZone: string;
  /** The zone of the machine, which the session's is at first. */
  readonly machineZone: string;
  readonly caseSensitive: boolean;
  /** The column that takes the text of a record that is none of the schema. */
  readonly corrupt: string;
}

/** Makes a reader of files that gives values for some columns, by position among the spec's: rows are in the order asked for. */
export type RowsOf = (wanted: readonly number[]) => (file: DataFile) => Iterable<readonly SparkValue[]>;

/** Spark's error of FAILFAST mode. */
export function malformed(row: readonly SparkValue[], why: string): never {
  const values = row.map((v) => (v === null ? 'null' : String(v))).join(',');
  throw new ExecutionError(
    `[MALFORMED_RECORD_IN_PARSING.WITHOUT_SUGGESTION] Malformed records are detected in record parsing: [${values}]. Parse Mode: FAILFAST. To process malformed records as null result, try setting the option 'mode' as 'PERMISSIVE'. ${why}`,
  );
}
