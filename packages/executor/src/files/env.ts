import type { DataType, Field, SparkConf, StructType } from '@spark-sql-to-snowflake/plan-ir';
import type { Connection } from '../connection.js';
import type { FoundSchemas } from './found-schemas.js';

/** What reading and writing files needs of a session. */
export interface FileEnvironment {
  readonly connection: Pick<Connection, 'query' | 'execute' | 'createView'>;
  readonly conf: SparkConf;
  /** The time zone of the machine; absent: the process's. */
  readonly machineZone?: string;
  /** What was found in files before. */
  readonly found: FoundSchemas;
  /** A setting, or its default; undefined where it has none. */
  setting(key: string): string | undefined;
  /** The columns that a schema text, DDL or JSON, stands for. Throws CompileError. */
  schemaOf(text: string): StructType;
  /** The database's name of a type. */
  typeName(type: DataType): string;
}

/** The zone that ORC files are of, whose timestamps are what the clocks of the machine show. */
export const machineZone = (env: Pick<FileEnvironment, 'machineZone'>): string =>
  env.machineZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;

/** What a source of files became: a view of the database. */
export interface FileTable {
  readonly name: readonly string[];
  readonly columns: readonly Field[];
}
