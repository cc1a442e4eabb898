import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { compile } from '@spark-sql-to-snowflake/compiler';
import { duckdb } from '@spark-sql-to-snowflake/duckdb-dialect';
import { CompileError, type Field, typeText } from '@spark-sql-to-snowflake/plan-ir';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Connection, Database } from '../../src/connection.js';
import { openDuckDBDatabase } from '../../src/connections/duckdb-database.js';
import { inspectRead } from '../../src/files/read.js';
import { type FileWrite, writeFiles } from '../../src/files/write.js';
import { environment, textRows, ZONE } from './harness.js';

interface WrittenFile {
  readonly folder: string;
  readonly suffix: string;
  readonly text?: string;
}
interface WriteCase {
  readonly format: string;
  readonly sql: string;
  readonly partitionBy: readonly string[];
  readonly mode: FileWrite['mode'];
  readonly options: Readonly<Record<string, string>>;
  readonly spark: {
    readonly files?: readonly WrittenFile[];
    readonly schema?: string;
    readonly error?: { readonly class: string | null; readonly message: string };
  };
}
const cases = JSON.parse(readFileSync(new URL('golden/written.json', import.meta.url), 'utf8')) as readonly WriteCase[];

let database: Database;
let connection: Connection;
let root: string;
beforeAll(async () => {
  database = await openDuckDBDatabase();
  connection = await database.connect();
  root = mkdtempSync(join(tmpdir(), 'written-'));
});
afterAll(async () => {
  await database.close();
  rmSync(root, { recursive: true, force: true });
});

async function query(text: string): Promise<{ readonly sql: readonly string[]; readonly schema: readonly Field[] }> {
  const [statement] = compile(text, { dialect: duckdb, conf: { timeZone: ZONE } }).statements;
  if (!statement?.schema) throw new Error(statement?.diagnostics.map((d) => d.message).join('; '));
  await connection.useHelpers(statement.helpers);
  return { sql: statement.sql, schema: statement.schema };
}

/** The files below a folder, as the recorder describes them. */
function filesOf(folder: string, withText: boolean): readonly WrittenFile[] {
  const found: WrittenFile[] = [];
  const walk = (at: string): void => {
    for (const entry of readdirSync(at, { withFileTypes: true })) {
      const path = join(at, entry.name);
      if (entry.isDirectory()) walk(path);
      else {
        const suffix = entry.name.startsWith('_')
          ? entry.name
          : entry.name.replace(/^part-\d{5}-[0-9a-f-]{36}[-.]c000/, '');
        const plain = withText && !entry.name.startsWith('_') && !suffix.endsWith('.gz');
        found.push({ folder: relative(folder, at), suffix, ...(plain && { text: readFileSync(path, 'utf8') }) });
      }
    }
  };
  walk(folder);
  return found;
}
const inOrder = (files: readonly WrittenFile[]): readonly string[] =>
  files.map((f) => JSON.stringify([f.folder, f.suffix, f.text])).sort();

/** What Spark writes and we refuse, by name. */
const REFUSED = /writeNonAscii|"pretty"|UTF-16/;
const BINARY: ReadonlySet<string> = new Set(['parquet', 'orc']);
/** Spark splits the files; the rows are the same. */
const SPLIT = /maxRecordsPerFile/;

let count = 0;
const title = (c: WriteCase): string =>
  `${c.format} ${c.sql.slice(0, 40).replaceAll('\n', ' ')} ${c.partitionBy.join(' ')} ${JSON.stringify(c.options)} ${JSON.stringify(c.partitionBy)}`;

describe('files are written as Spark writes them', () => {
  test.each(cases.map((c) => [title(c), c] as const))('%s', async (name, c) => {
    const path = join(root, `case-${count++}`);
    const options = Object.entries(c.options).map(([key, value]) => ({ key, value }));
    const env = environment(connection);
    const write = async (): Promise<readonly string[]> =>
      writeFiles(
        { ...(await query(c.sql)), format: c.format, path, mode: c.mode, partitionBy: c.partitionBy, options },
        env,
      );
    if (REFUSED.test(name)) {
      await expect(write()).rejects.toThrow(CompileError);
      return;
    }
    if (c.spark.error) {
      const thrown: unknown = await write().catch((e: unknown) => e);
      expect(thrown).toBeInstanceOf(CompileError);
      const { class: sparkClass } = c.spark.error;
      if (sparkClass && /^[A-Z]/.test(sparkClass))
        expect((thrown as CompileError).diagnostic.sparkClass).toBe(sparkClass);
      expect(readdirSync(root).filter((n) => n.startsWith('.'))).toEqual([]);
      return;
    }
    await write();
    const files = filesOf(path, !BINARY.has(c.format));
    if (SPLIT.test(name)) {
      const text = (of: readonly WrittenFile[]): string => of.map((f) => f.text ?? '').join('');
      expect(text(files)).toBe(text(c.spark.files ?? []));
      return;
    }
    expect(inOrder(files)).toEqual(inOrder(c.spark.files ?? []));
    if (c.spark.schema !== undefined) {
      const back = await inspectRead({ kind: 'read', format: c.format, options: [], paths: [path] }, env);
      expect(typeText({ kind: 'struct', fields: back.columns })).toBe(c.spark.schema);
      const source = await query(c.sql);
      const rows = await textRows(connection, source.sql.at(-1) as string, source.schema);
      const order = back.columns.map((b) => source.schema.findIndex((s) => s.name === b.name));
      const names = back.columns.map((f) => `"${f.name}"`).join(', ');
      const read = await textRows(
        connection,
        `SELECT ${names} FROM ${back.name.map((n) => `"${n}"`).join('.')}`,
        back.columns,
      );
      const written = rows.map((r) =>
        JSON.stringify(
          order.map((o, i) => (c.partitionBy.includes((back.columns[i] as Field).name) && r[o] === '' ? null : r[o])),
        ),
      );
      expect(read.map((r) => JSON.stringify(r)).sort()).toEqual(written.sort());
    }
  });
});

describe('modes', () => {
  const one = (value: string, more: Partial<FileWrite> = {}): Promise<readonly string[]> =>
    query(`SELECT '${value}' AS v, 1 AS p`).then((q) =>
      writeFiles(
        { ...q, format: 'csv', path: join(root, 'modes'), mode: 'error', partitionBy: [], options: [], ...more },
        environment(connection),
      ),
    );
  const texts = (): readonly string[] =>
    filesOf(join(root, 'modes'), true)
      .flatMap((f) => (f.text === undefined ? [] : [`${f.folder}${f.folder && ' '}${f.text}`]))
      .sort();

  test('error, ignore, append, overwrite', async () => {
    await one('a');
    await expect(one('b')).rejects.toThrow('[PATH_ALREADY_EXISTS]');
    await one('b', { mode: 'ignore' });
    expect(texts()).toEqual(['a,1\n']);
    await one('b', { mode: 'append' });
    expect(texts()).toEqual(['a,1\n', 'b,1\n']);
    writeFileSync(join(root, 'modes', 'other'), 'x');
    await one('c', { mode: 'overwrite' });
    expect(texts()).toEqual(['c,1\n']);
  });
  test('a query that fails changes nothing', async () => {
    const bad = { ...(await query('SELECT 1 AS v')), sql: ["SELECT error('no')"] };
    const to = { format: 'csv', path: join(root, 'modes'), mode: 'overwrite', partitionBy: [], options: [] } as const;
    await expect(writeFiles({ ...bad, ...to }, environment(connection))).rejects.toThrow('no');
    await expect(writeFiles({ ...bad, ...to, format: 'parquet' }, environment(connection))).rejects.toThrow('no');
    expect(texts()).toEqual(['c,1\n']);
    expect(readdirSync(root).filter((n) => n.startsWith('.'))).toEqual([]);
  });
  test('dynamic partitions', async () => {
    const by = { partitionBy: ['v'], mode: 'overwrite' } as const;
    await one('a', by);
    const dynamic = [{ key: 'partitionOverwriteMode', value: 'dynamic' }];
    await one('b', { ...by, options: dynamic });
    await one('b', { ...by, options: dynamic });
    expect(texts()).toEqual(['v=a 1\n', 'v=b 1\n']);
    await one('c', by);
    expect(texts()).toEqual(['v=c 1\n']);
  });
});
