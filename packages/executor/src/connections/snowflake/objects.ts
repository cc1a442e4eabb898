import type { Catalog, Field, TableInfo } from '@spark-sql-to-snowflake/plan-ir';
import type { DatabaseObjects, TableObject } from '../../connection.js';
import { ExecutionError } from '../../execution-error.js';
import type { WireResult, WireRow } from './driver.js';
import { type DescribedType, typesOf } from './structured.js';
import { ours } from './upload.js';

/**
 * Every schema, table, view and column of the current database, by one query.
 * Source: docs.snowflake.com/en/sql-reference/info-schema
 */
const LISTING = `SELECT 's', CURRENT_SCHEMA(), SCHEMA_NAME, NULL, COMMENT, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
FROM INFORMATION_SCHEMA.SCHEMATA WHERE SCHEMA_NAME <> 'INFORMATION_SCHEMA'
UNION ALL SELECT 't', NULL, TABLE_SCHEMA, TABLE_NAME, COMMENT, TABLE_TYPE, NULL, NULL, NULL, NULL, NULL, NULL, NULL
FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA <> 'INFORMATION_SCHEMA'
UNION ALL SELECT 'c', NULL, TABLE_SCHEMA, TABLE_NAME, COMMENT, COLUMN_NAME, ORDINAL_POSITION, DATA_TYPE, NUMERIC_PRECISION, NUMERIC_SCALE, IS_NULLABLE, DTD_IDENTIFIER, NULL
FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_SCHEMA <> 'INFORMATION_SCHEMA'
UNION ALL SELECT 'p', NULL, OBJECT_SCHEMA, OBJECT_NAME, NULL, NULL, 1, DATA_TYPE, NUMERIC_PRECISION, NUMERIC_SCALE, NULL, DTD_IDENTIFIER, COLLECTION_TYPE_IDENTIFIER
FROM INFORMATION_SCHEMA.ELEMENT_TYPES
UNION ALL SELECT 'p', NULL, OBJECT_SCHEMA, OBJECT_NAME, NULL, FIELD_NAME, ORDINAL_POSITION, DATA_TYPE, NUMERIC_PRECISION, NUMERIC_SCALE, NULL, DTD_IDENTIFIER, ROW_IDENTIFIER
FROM INFORMATION_SCHEMA.FIELDS`;

/** Letters, digits and underscores in upper case: what a name without quotes is stored as. Source: docs.snowflake.com/en/sql-reference/identifiers-syntax */
const PLAIN_STORED = /^[A-Z_][A-Z0-9_]*$/;
const HAS_LETTERS_BOTH = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** A name as Spark has it: what was made without quotes in lower case, as Spark writes it; other names as they are. */
export const sparkName = (stored: string): string => (PLAIN_STORED.test(stored) ? stored.toLowerCase() : stored);

/** The SQL that is sent writes plain names without quotes, and would take another one for this. */
const cannotBeNamed = (stored: string): boolean => !PLAIN_STORED.test(stored) && HAS_LETTERS_BOTH.test(stored);

/** No current database, or no right to it: nothing is listed, and only what needs no table can be run. */
const NO_DATABASE = /does not have a current database|090105/;

/** Read what is there. Throws ExecutionError. */
export async function readObjects(run: (sql: string) => Promise<WireResult>): Promise<DatabaseObjects> {
  let result: WireResult;
  try {
    result = await run(LISTING);
  } catch (error) {
    if (error instanceof ExecutionError && NO_DATABASE.test(error.message))
      return { currentSchema: 'default', schemas: [{ name: 'default' }], tables: [] };
    throw error;
  }
  const schemas: { name: string; comment?: string }[] = [];
  const heads: WireRow[] = [];
  const columns = new Map<string, WireRow[]>();
  const parts = new Map<string, WireRow[]>();
  let current: string | undefined;
  for await (const rows of result.rows()) {
    for (const row of rows) {
      const [kind, now, schema, table, comment] = row;
      if (kind === 's') {
        current ??= now ?? undefined;
        schemas.push({ name: sparkName(schema ?? ''), ...(comment && { comment }) });
      } else if (kind === 't') heads.push(row);
      else {
        const map = kind === 'p' ? parts : columns;
        const key = `${schema}\0${table}`;
        const list = map.get(key);
        if (list) list.push(row);
        else map.set(key, [row]);
      }
    }
  }
  const tables = heads.flatMap((head): readonly TableObject[] => {
    const [, , schema = '', name = '', comment, type] = head;
    if (schema === null || name === null || ours(name)) return [];
    return [
      {
        kind: /VIEW/.test(type ?? '') ? 'view' : 'table',
        schema: sparkName(schema),
        name: sparkName(name),
        ...(comment && { comment }),
        info: describe(schema, name, columns.get(`${schema}\0${name}`) ?? [], parts.get(`${schema}\0${name}`) ?? []),
      },
    ];
  });
  return { currentSchema: current === undefined ? 'default' : sparkName(current), schemas, tables };
}

/** A table's columns in their order; a text says why it cannot be read. `parts` are those of its structured types. */
function describe(
  schema: string,
  name: string,
  rows: readonly WireRow[],
  parts: readonly WireRow[],
): TableInfo | string {
  const shown = `${sparkName(schema)}.${sparkName(name)}`;
  const stored = [schema, name].find(cannotBeNamed);
  if (stored !== undefined)
    return `Cannot read ${shown}: the name ${stored} is stored in mixed or lower case. Make a view of it with a name in upper case.`;
  const typeOf = typesOf(parts.map(describedType));
  const columns: Field[] = [];
  for (const row of [...rows].sort((a, b) => Number(a[6]) - Number(b[6]))) {
    const [, , , , comment, column, , dataType, , , nullable] = row;
    if (column === null || column === undefined) continue;
    if (cannotBeNamed(column))
      return `Cannot read ${shown}: its column ${column} is stored in mixed or lower case. Make a view that gives it a name in upper case.`;
    const found = typeOf(describedType(row));
    if (!found) return `Cannot read ${shown}: its column ${column} has the type ${dataType}, which Spark has not.`;
    columns.push({
      name: sparkName(column),
      type: found.type,
      nullable: nullable !== 'NO',
      ...(comment && { comment, metadata: JSON.stringify({ comment }) }),
      ...(found.stored !== undefined && { stored: found.stored }),
    });
  }
  return { name: ['spark_catalog', sparkName(schema), sparkName(name)], columns };
}

/** A column, or a part of its type, as a row of the listing. */
function describedType(row: WireRow): DescribedType {
  const [, , , , , field, position, name, precision, scale, , id, owner] = row;
  const number = (text: string | null | undefined): number | null =>
    text === null || text === undefined ? null : Number(text);
  return {
    name: name ?? '',
    precision: number(precision),
    scale: number(scale),
    id: id ?? null,
    owner: owner ?? null,
    field: field ?? null,
    position: Number(position),
  };
}

/** The same for who compiles a script: names of one to three parts, the first of them seen from the current schema. */
export function catalogOf({ currentSchema, tables }: DatabaseObjects): Catalog {
  const byName = new Map<string, TableInfo | string>();
  for (const { schema, name, info } of tables) {
    const parts = ['spark_catalog', schema, name];
    for (let from = 0; from < parts.length; from++) {
      if (from === 2 && schema !== currentSchema) continue;
      byName.set(parts.slice(from).join('\0').toLowerCase(), info);
    }
  }
  return {
    table(name) {
      const found = byName.get(name.join('\0').toLowerCase());
      if (typeof found === 'string') throw new ExecutionError(found);
      return found ?? 'missing';
    },
  };
}
