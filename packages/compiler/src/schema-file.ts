import { analyze } from '@spark-sql-to-snowflake/analyzer';
import {
  type Catalog,
  CompileError,
  DEFAULT_CONF,
  type Diagnostic,
  diagnostic,
  diagnosticSink,
  type Field,
  idSource,
  listCatalog,
  OPEN_CATALOG,
  parseSchema,
  type SparkConf,
  type TableInfo,
} from '@spark-sql-to-snowflake/plan-ir';
import { splitScript } from '@spark-sql-to-snowflake/spark-sql-parser';
import type { Dialect } from '@spark-sql-to-snowflake/sql-emit';
import { scriptCatalog } from './script-catalog.js';

/** A catalog read from text, and what was wrong with the text. */
export interface LoadedCatalog {
  readonly catalog: Catalog;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The tables and views that a script of `CREATE TABLE`, `CREATE VIEW`, `ALTER TABLE`, `DROP TABLE` makes, over those of `base`.
 * Other statements are ignored; a bad one is reported and the others still count. With a dialect the tables are as the translated script
 * makes them, with the types that columns are stored as there.
 */
export function catalogOfDdl(
  text: string,
  conf: Partial<SparkConf> = {},
  base: Catalog = OPEN_CATALOG,
  dialect?: Dialect,
): LoadedCatalog {
  const full: SparkConf = { ...DEFAULT_CONF, ...conf };
  const catalog = scriptCatalog(base, dialect?.storedAs);
  const diagnostics: Diagnostic[] = [];
  for (const entry of splitScript(text)) {
    try {
      const sink = diagnosticSink();
      catalog.apply(analyze(entry.parse(full), { catalog, conf: full, ids: idSource(), diagnostics: sink }));
    } catch (error) {
      if (!(error instanceof CompileError)) throw error;
      diagnostics.push(error.diagnostic);
    }
  }
  return { catalog, diagnostics };
}

/**
 * The tables of a JSON document: `{"tables": [{"name": "db.t", "columns": [{"name": "a", "type": "int", "nullable": false}]}]}`.
 * `type` is Spark's text of a type; `nullable` is true where it is left out.
 */
export function catalogOfJson(text: string): LoadedCatalog {
  const bad = (what: string): LoadedCatalog => ({
    catalog: OPEN_CATALOG,
    diagnostics: [diagnostic('bad-schema-file', { what })],
  });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return bad(error instanceof Error ? error.message : String(error));
  }
  const { tables } = (value ?? {}) as { tables?: unknown };
  if (!Array.isArray(tables)) return bad('it has no list "tables"');
  const infos: TableInfo[] = [];
  for (const table of tables as readonly unknown[]) {
    const info = tableOfJson(table);
    if (typeof info === 'string') return bad(info);
    infos.push(info);
  }
  return { catalog: listCatalog(infos, 'unknown'), diagnostics: [] };
}

function tableOfJson(value: unknown): TableInfo | string {
  const { name, columns } = (value ?? {}) as { name?: unknown; columns?: unknown };
  if (typeof name !== 'string') return 'a table has no "name"';
  if (!Array.isArray(columns)) return `table ${name} has no list "columns"`;
  const fields: Field[] = [];
  for (const column of columns as readonly unknown[]) {
    const c = (column ?? {}) as { name?: unknown; type?: unknown; nullable?: unknown };
    if (typeof c.name !== 'string' || typeof c.type !== 'string') return `a column of ${name} lacks "name" or "type"`;
    const type = parseSchema(c.type);
    if (!type) return `column ${c.name} of ${name}: ${c.type} is no Spark type`;
    fields.push({ name: c.name, type, nullable: c.nullable !== false });
  }
  return { name: name.split('.'), columns: fields };
}
