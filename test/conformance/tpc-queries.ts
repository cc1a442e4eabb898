/** The TPC queries of Spark's test jar and the tables that they read. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Catalog, type Field, listCatalog, type TableInfo, types } from '@spark-sql-to-snowflake/plan-ir';
import { cache, here, python } from './cache.js';

export type SuiteName = 'tpch' | 'tpcds' | 'tpcds27';

export interface TpcQuery {
  readonly id: string;
  readonly file: string;
  readonly group: string;
  readonly kind: string;
  readonly sql: string;
}

/** The queries of a suite in their usual order. Needs `pnpm conformance:setup corpus`. */
export function tpcQueries(suite: SuiteName): TpcQuery[] {
  if (!existsSync(join(cache, 'corpus')))
    throw new Error('the queries are not there: run `pnpm conformance:setup` first');
  const program = [python('tools'), python('venv')].find(existsSync) ?? 'python3';
  const run = spawnSync(program, [join(here, 'split.py'), '--suite', suite], {
    encoding: 'utf8',
    env: { ...process.env, CONFORMANCE_CACHE: cache },
    maxBuffer: 1 << 26,
  });
  if (run.status !== 0) throw new Error(`split.py failed: ${run.stderr}`);
  return run.stdout
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as TpcQuery);
}

export const schemaOf = (suite: SuiteName): 'tpch' | 'tpcds' => (suite === 'tpch' ? 'tpch' : 'tpcds');

/** The tables as `CREATE TABLE` statements, typed as Spark reads the Parquet files. */
export function tpcSchemaText(suite: SuiteName): string {
  return readFileSync(join(here, 'schemas', `${schemaOf(suite)}.sql`), 'utf8');
}

export function tpcTables(suite: SuiteName): TableInfo[] {
  return [...tpcSchemaText(suite).matchAll(/CREATE TABLE (\w+) \(\n([^;]*)\n\);/g)].map((table) => ({
    name: [table[1]!],
    columns: table[2]!.split(',\n').map(column),
  }));
}

export function tpcCatalog(suite: SuiteName): Catalog {
  return listCatalog(tpcTables(suite));
}

const SIMPLE = { BIGINT: types.long, INT: types.int, STRING: types.string, DATE: types.date } as const;

function column(line: string): Field {
  const match = /^ *(\w+) +(?:DECIMAL\((\d+),(\d+)\)|(BIGINT|INT|STRING|DATE))$/.exec(line);
  if (!match) throw new Error(`not a column: ${line}`);
  const type = match[4] ? SIMPLE[match[4] as keyof typeof SIMPLE] : types.decimal(Number(match[2]), Number(match[3]));
  return types.field(match[1]!, type);
}
