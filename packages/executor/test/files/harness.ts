import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { textParsers } from '@spark-sql-to-snowflake/compiler';
import { duckdb } from '@spark-sql-to-snowflake/duckdb-dialect';
import {
  CompileError,
  DEFAULT_CONF,
  type Field,
  type SparkConf,
  type TableInfo,
} from '@spark-sql-to-snowflake/plan-ir';
import type { Connection } from '../../src/connection.js';
import type { FileEnvironment } from '../../src/files/env.js';
import { foundSchemas } from '../../src/files/found-schemas.js';
import { inspectRead } from '../../src/files/read.js';
import { cellText } from '../../src/show/cell.js';
import { rowsOf } from '../../src/value.js';

export const DATA = fileURLToPath(new URL('golden/data', import.meta.url));

/** A case as record.py has it, with what Spark gave. */
export interface RecordedCase {
  readonly format: string;
  readonly paths?: readonly string[];
  readonly options?: Readonly<Record<string, string>>;
  readonly schema?: string;
  readonly select?: string;
  readonly conf?: Readonly<Record<string, string>>;
  readonly spark: {
    readonly schema?: readonly unknown[];
    readonly rows?: readonly (readonly (string | null)[])[];
    readonly error?: { readonly class: string | null; readonly message: string; readonly causes: readonly string[] };
  };
}
export const ZONE = 'America/Los_Angeles';

const shownIn = (zone: string, time: number): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).format(time);

/** What Spark gives for a clock's time without a date on the day of the test, which record.py writes as `today in ZONE at TIME`. */
function today(zone: string, clock: string): string {
  const day = shownIn(zone, Date.now()).slice(0, 10);
  return zone === 'UTC' ? shownIn(ZONE, Date.parse(`${day}T${clock}Z`)) : `${day} ${clock}`;
}

export function recorded(file = 'recorded.json'): readonly RecordedCase[] {
  const text = readFileSync(new URL(`golden/${file}`, import.meta.url), 'utf8');
  const dated = text.replace(/today in (UTC|America\/Los_Angeles) at ([\d:]+)/g, (_, zone, clock) =>
    today(zone, clock),
  );
  return JSON.parse(dated) as readonly RecordedCase[];
}

export function environment(connection: Connection, settings: Readonly<Record<string, string>> = {}): FileEnvironment {
  const conf: SparkConf = {
    ...DEFAULT_CONF,
    timeZone: ZONE,
    caseSensitive: settings['spark.sql.caseSensitive'] === 'true',
    timestampType: settings['spark.sql.timestampType'] === 'TIMESTAMP_NTZ' ? 'timestamp_ntz' : 'timestamp',
  };
  return {
    connection,
    found: foundSchemas(),
    machineZone: ZONE,
    conf,
    setting: (key) => settings[key],
    schemaOf: (text) => textParsers(conf).schema(text),
    typeName: duckdb.typeName,
  };
}

export interface Outcome {
  readonly schema?: readonly Field[];
  readonly rows?: readonly (readonly (string | null)[])[];
  readonly error?: {
    readonly class: string | undefined;
    readonly code?: string;
    readonly severity?: string;
    readonly message: string;
  };
}

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Rows of a view as texts, as a cast to string prints them; binary in hexadecimal. */
export async function textRows(
  connection: Connection,
  sql: string,
  schema: readonly Field[],
): Promise<readonly (readonly (string | null)[])[]> {
  const rows = await rowsOf(await connection.query([sql], schema, { timeZone: ZONE }));
  return rows.map((row) =>
    row.map((value, i) => {
      const { type } = schema[i] as Field;
      if (value === null) return null;
      if (type.kind === 'binary')
        return Buffer.from(value as Uint8Array)
          .toString('hex')
          .toUpperCase();
      return cellText(value, type, ZONE).replaceAll('NULL', 'null');
    }),
  );
}

const absolute = (path: string, folder: string): string =>
  path.startsWith('file:') ? `file:${folder}/${path.slice(5)}` : `${folder}/${path}`;

/** What we make of a case. */
export async function run(connection: Connection, c: RecordedCase, folder = DATA): Promise<Outcome> {
  try {
    const env = environment(connection, c.conf);
    const options = Object.entries(c.options ?? {}).map(([key, value]) => ({
      key,
      value: key === 'basePath' ? `${folder}/${value}` : value,
    }));
    const read = {
      kind: 'read' as const,
      format: c.format,
      options,
      paths: (c.paths ?? []).map((p) => absolute(p, folder)),
    };
    const table: TableInfo = await inspectRead(c.schema === undefined ? read : { ...read, schema: c.schema }, env);
    const name = table.name.map(quote).join('.');
    if (table.columns.length === 0) return { schema: [], rows: [] };
    if (!c.select) {
      const columns = table.columns.map((f) => quote(f.name)).join(', ');
      return {
        schema: table.columns,
        rows: await textRows(connection, `SELECT ${columns} FROM ${name}`, table.columns),
      };
    }
    const [head = '', condition] = c.select.split(' where ');
    const [columns = '', group] = head.split(' group by ');
    const sql = `SELECT ${columns} FROM ${name}${condition ? ` WHERE ${condition}` : ''}${group ? ` GROUP BY ${group} ORDER BY ${group} NULLS FIRST` : ''}`;
    const types = columns
      .split(', ')
      .map(
        (n): Field => table.columns.find((f) => f.name === n) ?? { name: n, type: { kind: 'long' }, nullable: false },
      );
    return { schema: table.columns, rows: await textRows(connection, sql, types) };
  } catch (error) {
    if (error instanceof CompileError)
      return {
        error: {
          class: error.diagnostic.sparkClass,
          code: error.diagnostic.code,
          severity: error.diagnostic.severity,
          message: error.message,
        },
      };
    if (error instanceof Error && error.name === 'ExecutionError')
      return { error: { class: undefined, message: error.message } };
    throw error;
  }
}
