import { createContext, runInContext } from 'node:vm';
import { build } from 'esbuild';
import { beforeAll, expect, test } from 'vitest';

const entry = `
  export * as compiler from '@spark-sql-to-snowflake/compiler';
  export * as snowflake from '@spark-sql-to-snowflake/snowflake-dialect';
  export * as duckdb from '@spark-sql-to-snowflake/duckdb-dialect';
`;

let code = '';
let outside: readonly string[] = [];

beforeAll(async () => {
  const result = await build({
    stdin: { contents: entry, resolveDir: import.meta.dirname },
    bundle: true,
    write: false,
    metafile: true,
    platform: 'browser',
    format: 'iife',
    globalName: 'bundle',
    target: 'es2022',
    conditions: ['source'],
    logLevel: 'silent',
  });
  code = result.outputFiles.map((file) => file.text).join('\n');
  outside = Object.values(result.metafile.outputs).flatMap((output) => output.imports.map(({ path }) => path));
});

/** What a browser has and a bare context lacks. Neither `process` nor `require` nor `Buffer` is among it. */
const browserGlobals = { TextEncoder, TextDecoder, structuredClone, performance, console };

test('the compiler and its dialects bundle for a browser with nothing left to import', () => {
  expect(outside).toEqual([]);
});

test('the bundle loads where Node is absent', () => {
  const context = createContext({ ...browserGlobals });
  runInContext(code, context);
  expect(runInContext('Object.keys(bundle).sort().join()', context)).toBe('compiler,duckdb,snowflake');
});

test.each(['snowflake', 'duckdb'])('the bundled compiler translates for %s there', (dialect) => {
  const context = createContext({ ...browserGlobals });
  runInContext(code, context);
  const text = runInContext(
    `(() => {
      const { catalog } = bundle.compiler.catalogOfDdl('CREATE TABLE t (a INT, b STRING, d TIMESTAMP)');
      const source = "SET spark.sql.session.timeZone = Asia/Tokyo; SELECT b, sum(a) AS s, date_format(max(d), 'yyyy') AS y FROM t WHERE a <=> 1 GROUP BY b ORDER BY b; SELECT x y z";
      const { statements } = bundle.compiler.compile(source, { dialect: bundle.${dialect}.${dialect}, catalog });
      return JSON.stringify(statements.map((s) => [s.status, s.sql.join(), s.schema?.map((f) => f.type.kind)]));
    })()`,
    context,
  ) as string;
  const [set, query, wrong] = JSON.parse(text) as [string, string, string[]][];
  expect(set?.[0]).toBe('ok');
  expect(query?.[0]).toBe('ok');
  expect(query?.[1]).toMatch(/IS NOT DISTINCT FROM|a = 1/);
  expect(query?.[1]).toContain('NULLS FIRST');
  expect(query?.[2]).toEqual(['string', 'long', 'string']);
  expect(wrong?.[0]).toBe('error');
});
