import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { Helper, HelperType, HelperValue } from '@spark-sql-to-snowflake/spark-functions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerHelper } from '../src/connections/duckdb-helpers.js';

const ROWS = 5000;
/** What of a row number gives values of each type, edges among them. */
const COLUMNS: Readonly<Record<HelperType, string>> = {
  boolean: 'i % 3 = 0',
  int: 'CASE i % 5 WHEN 0 THEN -2147483648 WHEN 1 THEN 2147483647 ELSE i END::INT',
  long: 'CASE i % 5 WHEN 0 THEN -9223372036854775808 WHEN 1 THEN 9223372036854775807 ELSE i END',
  float: "CASE i % 5 WHEN 0 THEN 'NaN' WHEN 1 THEN '-Infinity' WHEN 2 THEN '-0' ELSE i / 7 END::FLOAT",
  double: "CASE i % 5 WHEN 0 THEN 'NaN' WHEN 1 THEN 'Infinity' WHEN 2 THEN '-0' ELSE i / 7 END::DOUBLE",
  decimal: '(i / 8)::DECIMAL(18, 3)::VARCHAR',
  string: `CASE i % 8 WHEN 0 THEN '' WHEN 1 THEN 'é' || i WHEN 2 THEN repeat('ö😀', 9) WHEN 3 THEN 'twelve bytes' WHEN 4 THEN 'thirteen byte'
    WHEN 5 THEN chr(65279) || 'mark' WHEN 6 THEN 'a' || chr(0) || 'b' ELSE repeat('x', (i % 3000)::INT) END`,
  binary:
    "CASE i % 4 WHEN 0 THEN ''::BLOB WHEN 1 THEN '\\xFF\\x00\\x80'::BLOB ELSE repeat('y', (i % 40)::INT)::BLOB END",
  strings:
    "CASE i % 3 WHEN 0 THEN []::VARCHAR[] WHEN 1 THEN ['a', NULL, repeat('ß', (i % 20)::INT)] ELSE ['z' || i] END",
  doubles: "CASE i % 3 WHEN 0 THEN []::DOUBLE[] WHEN 1 THEN [1.5, NULL, i] ELSE ['NaN'::DOUBLE] END",
};
const TYPES = Object.keys(COLUMNS) as HelperType[];

let connection: DuckDBConnection;
let instance: DuckDBInstance;

const helper = (name: string, type: HelperType, nulls: Helper['nulls'], body: Helper['body']): Helper => ({
  name,
  params: { value: type },
  returns: type,
  nulls,
  body,
  named: (args) => body(...Object.values(args)),
});
/** How many rows differ between two expressions of the row number. */
async function differing(left: string, right: string): Promise<unknown> {
  const sql = `SELECT count(*) FROM (SELECT ${left} AS a, ${right} AS b FROM range(${ROWS}) r(i)) WHERE a IS DISTINCT FROM b`;
  return (await (await connection.runAndReadAll(sql)).getRows())[0]?.[0];
}

beforeAll(async () => {
  instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  connection = await instance.connect();
  for (const type of TYPES) {
    registerHelper(
      connection,
      helper(`same_${type}`, type, 'strict', (v) => v as HelperValue),
    );
    registerHelper(
      connection,
      helper(`called_${type}`, type, 'called', (v) => v ?? null),
    );
  }
});
afterAll(() => {
  connection.closeSync();
  instance.closeSync();
});

describe.each(TYPES)('a column of %s', (type) => {
  const value = COLUMNS[type];
  const withNulls = `CASE WHEN i % 7 <> 2 THEN ${value} END`;
  it('comes through a helper as it was', async () => {
    expect(await differing(`spark_same_${type}(${value})`, value)).toBe(0n);
  });
  it('keeps its NULLs', async () => {
    expect(await differing(`spark_same_${type}(${withNulls})`, withNulls)).toBe(0n);
    expect(await differing(`spark_called_${type}(${withNulls})`, withNulls)).toBe(0n);
    expect(await differing(`spark_same_${type}(CASE WHEN i < 0 THEN ${value} END)`, 'NULL')).toBe(0n);
  });
});

describe('texts', () => {
  it.each(["'constant'", "'a constant that is longer than its record'", "''", "'größer als ein Satz 😀'"])(
    '%s may be the same on every row',
    async (text) => {
      expect(await differing(`spark_same_string(${text})`, text)).toBe(0n);
      expect(
        await differing(
          `spark_same_string(CASE WHEN i % 3 > 0 THEN ${text} END)`,
          `CASE WHEN i % 3 > 0 THEN ${text} END`,
        ),
      ).toBe(0n);
    },
  );
  it('outlive the call that made them', async () => {
    await connection.run(
      `CREATE TEMP TABLE kept AS SELECT i, spark_same_string('row number ' || i || ' of a table') AS s FROM range(${ROWS}) r(i)`,
    );
    const sql = "SELECT count(*) FROM kept WHERE s IS DISTINCT FROM 'row number ' || i || ' of a table'";
    expect((await connection.runAndReadAll(sql)).getRows()[0]?.[0]).toBe(0n);
  });
  it('whose halves of a character stand in two rows stay apart', async () => {
    registerHelper(
      connection,
      helper('halves', 'string', 'strict', (v) => ((v as string).endsWith('1') ? '\uDE00' : '\uD83D')),
    );
    expect(await differing(`spark_halves((i % 2)::VARCHAR)`, "'\uFFFD'")).toBe(0n);
  });
});

it('an error of the body is one of the statement', async () => {
  registerHelper(
    connection,
    helper('failing', 'int', 'strict', () => {
      throw new Error('no answer');
    }),
  );
  await expect(connection.run(`SELECT spark_failing(i::INT) FROM range(3) r(i)`)).rejects.toThrow('no answer');
});
