import {
  openSession,
  type RunControl,
  Secret,
  type SparkSession,
  serverCatalog,
  snowflakeDatabase,
} from '@spark-sql-to-snowflake/executor';
import { CompileError, type Options, type UnresolvedRead, type WriteCommand } from '@spark-sql-to-snowflake/plan-ir';
import { createHelperFunction, snowflake } from '@spark-sql-to-snowflake/snowflake-dialect';
import { afterEach, describe, expect, it } from 'vitest';
import { type Answer, type FakeAccount, fakeAccount } from './fake-account.js';

let account: FakeAccount | undefined;
let session: SparkSession | undefined;
afterEach(async () => {
  await session?.close();
  await account?.stop();
});

const text = (...names: readonly string[]) => names.map((name) => ({ name, type: 'text' }));
const listed = (...names: readonly string[]): Answer => ({
  columns: text('name', 'size', 'md5', 'last_modified'),
  rows: names.map((name) => [name, '10', 'x', 'y']),
});
const NOTHING: Answer = { columns: [], rows: [] };

async function open(
  answer: (sql: string) => Answer | undefined,
): Promise<{ sent(): readonly string[]; spark: SparkSession }> {
  account = await fakeAccount({
    answer: (sql) => answer(sql) ?? (/INFORMATION_SCHEMA/.test(sql) ? NOTHING : undefined),
  });
  const database = snowflakeDatabase({
    settings: {
      name: 'test',
      account: 'acme',
      url: account.url,
      credentials: { kind: 'password', user: 'me', password: new Secret('p') },
      database: 'DB',
      schema: 'PUBLIC',
      warehouse: 'WH',
    },
    helperSql: createHelperFunction,
  });
  const host = { database, dialect: snowflake, catalog: serverCatalog(), timeZone: 'UTC' };
  session = await openSession('s1', host);
  const { statements } = account;
  return {
    spark: session,
    sent: () => statements.map((s) => s.sql).filter((sql) => !/^ALTER SESSION|INFORMATION_SCHEMA/.test(sql)),
  };
}
const read = (
  format: string,
  path: string,
  options: Readonly<Record<string, string>> = {},
  schema?: string,
): UnresolvedRead => ({
  kind: 'read',
  format,
  options: optionsOf(options),
  paths: [path],
  ...(schema !== undefined && { schema }),
});
const optionsOf = (options: Readonly<Record<string, string>>): Options =>
  Object.entries(options).map(([key, value]) => ({ key, value }));
const schemaOf = async (spark: SparkSession, plan: UnresolvedRead): Promise<string> =>
  (await spark.analyze(plan)).schema.map((f) => `${f.name} ${f.type.kind}`).join(', ');
const EXACT = { escape: '"', multiLine: 'true' };

describe('reading a stage', () => {
  it('takes the columns of Parquet from its files, and passes over what Spark does not see', async () => {
    const { spark, sent } = await open((sql) =>
      sql.startsWith('LIST')
        ? listed('data/in/a.parquet', 'data/in/_SUCCESS', 'data/in/deep/b.parquet', 'data/inner.parquet')
        : /INFER_SCHEMA/.test(sql)
          ? {
              columns: text('COLUMN_NAME', 'TYPE', 'NULLABLE'),
              rows: [
                ['id', 'NUMBER(10, 0)', '1'],
                ['Name', 'TEXT', '1'],
                ['x', 'REAL', '1'],
              ],
            }
          : undefined,
    );
    expect(await schemaOf(spark, read('parquet', '@data/in'))).toBe('id int, Name string, x double');
    const [list, format, infer, view] = sent();
    expect(list).toBe("LIST '@data/in'");
    expect(format).toMatch(/^CREATE TEMPORARY FILE FORMAT IF NOT EXISTS LOCAL_PARQUET TYPE = PARQUET/);
    expect(infer).toContain("LOCATION => '@data/in/', FILES => ('a.parquet'), FILE_FORMAT => 'LOCAL_PARQUET'");
    expect(view).toMatch(
      /^CREATE TEMPORARY VIEW IF NOT EXISTS "LOCAL_QUERY_\w+" AS SELECT \$1:"id"::NUMBER\(10, 0\) AS C1, \$1:"Name"::VARCHAR AS C2, \$1:"x"::FLOAT AS C3 FROM '@data\/in\/' \(FILE_FORMAT => 'LOCAL_PARQUET', PATTERN => '\.\*in\/\[\^\._\/\]\[\^\/\]\*'\)$/,
    );
  });
  it('refuses a type that the files of Parquet have not', async () => {
    const { spark } = await open((sql) =>
      sql.startsWith('LIST')
        ? listed('data/a.parquet')
        : { columns: text('COLUMN_NAME', 'TYPE', 'NULLABLE'), rows: [['x', 'REAL', '1']] },
    );
    await expect(spark.analyze(read('parquet', '@data/a.parquet', {}, 'x INT'))).rejects.toThrow(
      /Reading the column x of @data\/a\.parquet as int.*it is REAL in the files/,
    );
  });
  it('makes a stage for a place in a cloud', async () => {
    const { spark, sent } = await open((sql) => (sql.startsWith('LIST') ? listed('s3://bucket/a/b.txt') : undefined));
    expect(await schemaOf(spark, read('text', 's3a://bucket/a', { storageIntegration: 'my_s3' }))).toBe('value string');
    expect(sent()[0]).toMatch(
      /^CREATE TEMPORARY STAGE IF NOT EXISTS LOCAL_STAGE_\w+ URL = 's3:\/\/bucket\/' STORAGE_INTEGRATION = my_s3$/,
    );
    expect(sent()[1]).toMatch(/^LIST '@LOCAL_STAGE_\w+\/a'$/);
  });
  it('finds out the columns of JSON by looking at its lines', async () => {
    const { spark } = await open((sql) =>
      sql.startsWith('LIST')
        ? listed('data/a.json')
        : sql.startsWith('SELECT')
          ? { columns: text('value'), rows: [['{"a": 1, "b": {"c": "x"}}'], ['{"a": 2.5}']] }
          : undefined,
    );
    expect(await schemaOf(spark, read('json', '@data/a.json'))).toBe('a double, b struct');
  });
  it('names the columns of CSV by its first line, and reads typed ones by Spark’s rules', async () => {
    const { spark, sent } = await open((sql) =>
      sql.startsWith('LIST')
        ? listed('data/a.csv')
        : sql.startsWith('SELECT')
          ? { columns: text('value'), rows: [['id,name']] }
          : undefined,
    );
    expect(await schemaOf(spark, read('csv', '@data/a.csv', { ...EXACT, header: 'true' }))).toBe(
      'id string, name string',
    );
    expect(sent().at(-2)).toMatch(/SKIP_HEADER = 1 .*EMPTY_FIELD_AS_NULL = TRUE/);
    const typed = read('csv', '@data/a.csv', EXACT, 'id INT, ok BOOLEAN, x DOUBLE');
    expect(await schemaOf(spark, typed)).toBe('id int, ok boolean, x double');
  });
  it.each([
    ['CSV whose quotes are escaped by a backslash', read('csv', '@d/a', { multiLine: 'true' }), /Set option\("escape"/],
    ['CSV by lines', read('csv', '@d/a', { escape: '"' }), /option\("multiLine", True\)/],
    ['an option that Snowflake has not', read('csv', '@d/a', { ...EXACT, nullValue: '-' }), /option nullValue/],
    ['a date in CSV', read('csv', '@d/a', EXACT, 'd DATE'), /Read it as STRING/],
    ['ORC', read('orc', '@d/a'), /ORC files on a stage.*Use Parquet/],
    ['a pattern', read('text', '@d/*.txt'), /is no stage and path/],
    ['folders of partitions', read('text', '@d/parts'), /folders are partitions/],
    ['what is not there', read('text', '@d/none'), /Path does not exist: @d\/none/],
  ])('refuses %s, and says what to do', async (_, plan, says) => {
    const { spark } = await open((sql) =>
      sql.includes('none') ? listed() : sql.startsWith('LIST') ? listed('d/a', 'd/parts/k=1/x') : undefined,
    );
    const error: unknown = await spark.analyze(plan).then(String, (e: unknown) => e);
    if (!(error instanceof CompileError)) throw error;
    const { message, hint } = error.diagnostic;
    expect(`${message} ${hint ?? ''}`).toMatch(says);
  });
});

describe('writing a stage', () => {
  const control: RunControl = { signal: new AbortController().signal };
  const write = (
    format: string,
    mode: WriteCommand['mode'],
    options: Readonly<Record<string, string>> = {},
  ): WriteCommand => ({
    kind: 'write',
    plan: { kind: 'range', start: 0n, end: 2n, step: 1n },
    target: { kind: 'path', path: '@data/out' },
    format,
    mode,
    options: optionsOf(options),
    partitionBy: [],
    sortBy: [],
  });
  it('is one COPY INTO', async () => {
    const { spark, sent } = await open((sql) => (sql.startsWith('LIST') ? listed() : undefined));
    await spark.run(write('parquet', 'error'), control);
    expect(sent()[1]).toMatch(
      /^COPY INTO '@data\/out\/part-[0-9a-f-]+' FROM \(\nSELECT id AS "id" FROM [\s\S]+\n\) FILE_FORMAT = \(TYPE = PARQUET COMPRESSION = SNAPPY\) HEADER = TRUE$/,
    );
    expect(sent()).toHaveLength(2);
  });
  it('takes away what was there when all is written, and what is half written when it fails', async () => {
    const { spark, sent } = await open((sql) => (sql.startsWith('LIST') ? listed('data/out/old.csv') : undefined));
    await spark.run(write('csv', 'overwrite', { escape: '"', header: 'true', compression: 'gzip' }), control);
    expect(sent()[1]).toMatch(/COMPRESSION = GZIP .*FILE_EXTENSION = 'csv\.gz'\) HEADER = TRUE$/);
    expect(sent()[2]).toBe("REMOVE '@data/out/old.csv'");
    await session?.close();
    await account?.stop();
    const failing = await open((sql) =>
      sql.startsWith('LIST')
        ? listed('data/out/old.csv')
        : sql.startsWith('COPY')
          ? { code: '100038', message: 'Numeric value is not recognized' }
          : undefined,
    );
    await expect(failing.spark.run(write('parquet', 'overwrite'), control)).rejects.toThrow(/not recognized/);
    expect(failing.sent().filter((s) => s.startsWith('REMOVE'))).toEqual([
      expect.stringMatching(/^REMOVE '@data\/out\/part-[0-9a-f-]+'$/),
    ]);
  });
  it('writes no ORC', async () => {
    const { spark, sent } = await open(() => undefined);
    await expect(spark.run(write('orc', 'error'), control)).rejects.toThrow(
      /ORC files on a stage.*Snowflake writes none/,
    );
    expect(sent()).toEqual([]);
  });
  it('heeds the mode', async () => {
    const { spark, sent } = await open((sql) => (sql.startsWith('LIST') ? listed('data/out/old') : undefined));
    await expect(spark.run(write('parquet', 'error'), control)).rejects.toThrow(/Path @data\/out already exists/);
    await spark.run(write('parquet', 'ignore'), control);
    expect(sent().filter((s) => !s.startsWith('LIST'))).toEqual([]);
    await spark.run(write('parquet', 'append'), control);
    expect(sent().filter((s) => s.startsWith('REMOVE'))).toEqual([]);
  });
});
