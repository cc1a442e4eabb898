import {
  type ConnectionSettings,
  type Database,
  ExecutionError,
  findConnection,
  snowflakeDatabase,
} from '@spark-sql-to-snowflake/executor';
import { createHelperFunction } from '@spark-sql-to-snowflake/snowflake-dialect';
import { UserError } from './user-error.js';

/** `--connection name` and `--target`, as they stand on the command line. */
export interface TargetOptions {
  readonly connection?: string;
  readonly target?: 'duckdb' | 'snowflake';
}

/** The connection that the options ask for; undefined: the embedded database. Throws UserError. */
export function connectionOf({ connection, target }: TargetOptions): ConnectionSettings | undefined {
  if (connection === undefined && target !== 'snowflake') return undefined;
  if (target === 'duckdb') throw new UserError('--connection is of --target snowflake: leave one of them out');
  return findSettings(connection);
}

/** A connection by its name, or the usual one. Throws UserError. */
export function findSettings(name: string | undefined): ConnectionSettings {
  try {
    return findConnection(name);
  } catch (error) {
    throw error instanceof ExecutionError ? new UserError(error.message) : error;
  }
}

/** `statementTimeout`: seconds. */
export const openSnowflake = (settings: ConnectionSettings, statementTimeout?: number): Database =>
  snowflakeDatabase({
    settings,
    helperSql: createHelperFunction,
    ...(statementTimeout !== undefined && { statementTimeout }),
  });
