import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compile } from '@spark-sql-to-snowflake/compiler';
import type { Catalog } from '@spark-sql-to-snowflake/plan-ir';
import { createHelperFunction, snowflake } from '@spark-sql-to-snowflake/snowflake-dialect';
import { helpers } from '@spark-sql-to-snowflake/spark-functions';
import { loadFixtures } from '../../fixtures/files.js';
import { SESSION_ZONE } from '../../fixtures/format.js';
import { translateCase } from '../../fixtures/translate.js';
import { cache, here, python } from '../cache.js';
import { tpcCatalog, tpcQueries } from '../tpc-queries.js';

/** Where a statement comes from, and its text. */
export interface EmittedStatement {
  readonly from: string;
  readonly sql: string;
}

/** Every case of every fixture: its setup and its statement. */
export function ofFixtures(): readonly EmittedStatement[] {
  return loadFixtures().flatMap(({ name, file }) =>
    file.cases.flatMap((c) => {
      const got = translateCase(c, 'snowflake');
      if (!('sql' in got)) return [];
      return [...got.setup, ...got.statements].map((sql) => ({ from: `fixtures/${name}`, sql }));
    }),
  );
}

/** What creates the functions that statements call. */
export function ofHelpers(): readonly EmittedStatement[] {
  return [...helpers.keys()].map((name) => ({ from: `helper ${name}`, sql: createHelperFunction(name) }));
}

/** The examples of Spark's function documentation, where they have been read (`pnpm conformance:functions`). */
export function ofExamples(): readonly EmittedStatement[] {
  const path = join(cache, 'functions', 'examples.jsonl');
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean);
  const examples = lines.map((l) => JSON.parse(l) as { readonly sql: string; readonly setup: readonly string[] });
  return examples.flatMap(({ sql, setup }) => translated([...setup, sql], 'the examples of functions'));
}

/** TPC-H and TPC-DS. */
export function ofTpc(): readonly EmittedStatement[] {
  if (!existsSync(join(cache, 'corpus'))) return [];
  return (['tpch', 'tpcds', 'tpcds27'] as const).flatMap((suite) => {
    const catalog = tpcCatalog(suite);
    return tpcQueries(suite).flatMap(({ id, sql }) => translated([sql], id, catalog));
  });
}

/** All statements of Spark's SQL suite that compile; of tables that they make, schemas are known. */
export function ofSuite(): readonly EmittedStatement[] {
  if (!existsSync(join(cache, 'corpus', 'sql-tests'))) return [];
  const split = spawnSync(python('tools'), [join(here, 'split.py'), '--suite', 'sql'], {
    encoding: 'utf8',
    env: { ...process.env, CONFORMANCE_CACHE: cache },
    maxBuffer: 1 << 28,
  });
  if (split.status !== 0) throw new Error(`split.py failed: ${split.stderr}`);
  const files = new Map<string, string[]>();
  for (const line of split.stdout.split('\n').filter((l) => l.startsWith('{'))) {
    const { file, sql } = JSON.parse(line) as { readonly file: string; readonly sql: string };
    files.set(file, [...(files.get(file) ?? []), sql]);
  }
  return [...files].flatMap(([file, script]) => translated(script, `Spark’s suite, ${file}`));
}

function translated(script: readonly string[], from: string, catalog?: Catalog): readonly EmittedStatement[] {
  const source = script.map((sql) => `${sql.replace(/;\s*$/, '')};\n`).join('');
  const { statements } = compile(source, {
    dialect: snowflake,
    conf: { timeZone: SESSION_ZONE },
    ...(catalog && { catalog }),
  });
  return statements.flatMap((s) => s.sql.map((sql) => ({ from, sql })));
}

const LONGEST = 5000;
/** What tests of the driver send themselves, for the fake account to know them by. */
const LABEL = /^(?:\w+|INSERT 1)$/;
/** Tests that start many processes, whose statements the programs and the other tests send, too. */
const ELSEWHERE = /^test\/(?:clients|packaging|browser|compatibility|fixtures)\//;

/** The tests that have to do with Snowflake: those that name it, or take what names it. */
function testsForSnowflake(root: string): readonly string[] {
  const files = ['packages', 'test'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((f) => `${folder}/${f}`),
  );
  return files.filter(
    (f) =>
      f.endsWith('.test.ts') &&
      !f.includes('node_modules') &&
      !ELSEWHERE.test(f) &&
      (/\b(?:property|optimizer|sql-emit)\//.test(f) ||
        /snowflake(?!\/[a-z-]+')/.test(readFileSync(join(root, f), 'utf8'))),
  );
}

/**
 * What the tests that write for Snowflake have emitted, and what the connections that they open were sent. Their outcome is not looked at: that is
 * `pnpm vitest run`'s.
 */
export function ofTests(): readonly EmittedStatement[] {
  const folder = mkdtempSync(join(tmpdir(), 'snowflake-statements-'));
  const kept = join(folder, 'statements.jsonl');
  writeFileSync(kept, '');
  const root = fileURLToPath(new URL('../../..', import.meta.url));
  spawnSync('npx', ['vitest', 'run', ...testsForSnowflake(root)], {
    cwd: root,
    stdio: 'ignore',
    env: { ...process.env, SNOWFLAKE_STATEMENTS: kept },
  });
  // what tests of sizes make, up to a megabyte, would take the grammar hours
  const statements = readKept(kept, 'a test').filter(({ sql }) => sql.length <= LONGEST && !LABEL.test(sql));
  rmSync(folder, { recursive: true, force: true });
  return statements;
}

/** The statements of a file that SNOWFLAKE_STATEMENTS named. */
export function readKept(file: string, from: string): readonly EmittedStatement[] {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => ({ from, sql: JSON.parse(line) as string }));
}
