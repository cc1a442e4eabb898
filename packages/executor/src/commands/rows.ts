import { type DataType, type Field, types as T } from '@spark-sql-to-snowflake/plan-ir';
import type { RowSet } from '../session/queries.js';
import type { Row } from '../value.js';

/** What a statement gives that gives nothing. */
export const NO_ROWS: RowSet = { schema: [], rows: [] };

export const column = (name: string, type: DataType = T.string, nullable = false): Field => ({ name, type, nullable });
export const nullable = (name: string, type: DataType = T.string): Field => column(name, type, true);

export const rowSet = (schema: readonly Field[], rows: readonly Row[]): RowSet => ({ schema, rows });

/** Columns of the results of statements, as Spark 3.5.7 names and types them. */
export const KEY_VALUE = [column('key'), column('value')];
export const DESCRIBED = [column('col_name'), column('data_type'), nullable('comment')];
export const TABLES = [column('namespace'), column('tableName'), column('isTemporary', T.boolean)];
export const VIEWS = [column('namespace'), column('viewName'), column('isTemporary', T.boolean)];
export const TABLES_EXTENDED = [...TABLES, column('information')];
