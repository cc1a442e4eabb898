/**
 * The TPC queries, written for Spark: translated to Snowflake SQL and judged by the gates; run on DuckDB and compared with real Spark's answers.
 *
 *   pnpm conformance:tpc                                  all four runs
 *   pnpm conformance:tpc tpch-sf0.01 [--only q1,q14b]     one run, some queries; --show prints their SQL
 *   pnpm conformance:tpc --no-gates | --no-run
 *
 * Ends with status 1 unless every query passes. Needs `pnpm conformance:setup`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DuckDBConnection, openDuckDB } from '@spark-sql-to-snowflake/executor';
import { type Diagnostic, type DiagnosticCode, type Field, typeText } from '@spark-sql-to-snowflake/plan-ir';
import { ask, homeType, toCell } from '../fixtures/duckdb-answer.js';
import { SESSION_ZONE } from '../fixtures/format.js';
import { parseSparkType } from '../fixtures/spark-type.js';
import { type DialectName, translate } from '../fixtures/translate.js';
import { cache, here, python } from './cache.js';
import { flagsOf } from './flags.js';
import { refusedByGates } from './gates.js';
import { rowJson } from './normalize.js';
import { type SuiteName, schemaOf, type TpcQuery, tpcCatalog, tpcQueries } from './tpc-queries.js';

interface Run {
  readonly suite: SuiteName;
  readonly scale: '0.01' | '0.1';
}
const RUNS: Readonly<Record<string, Run>> = {
  'tpch-sf0.01': { suite: 'tpch', scale: '0.01' },
  'tpch-sf0.1': { suite: 'tpch', scale: '0.1' },
  'tpcds-sf0.1': { suite: 'tpcds', scale: '0.1' },
  'tpcds27-sf0.1': { suite: 'tpcds27', scale: '0.1' },
};

const { values: flags, positionals } = flagsOf(import.meta.url, {
  allowPositionals: true,
  options: {
    only: { type: 'string' },
    show: { type: 'boolean', default: false },
    gates: { type: 'boolean', default: true },
    run: { type: 'boolean', default: true },
  },
  allowNegative: true,
});

const failures: string[] = [];
const failed = (where: string, why: string): void => {
  failures.push(`${where}: ${why}`);
};

/** Diagnostics that a TPC query may have, with the reason why they are true and not to be had better. */
const EXPLAINED: Partial<Record<DiagnosticCode, string>> = {
  'overflow-unchecked':
    'Snowflake has no type of 32 or 64 bits: NUMBER holds 38 digits, so a sum that would wrap around in Spark is the true sum there. ' +
    'No value of the TPC data comes near; an exact form would put a CASE around each addition.',
};

interface Compiled {
  readonly sql: string;
  readonly schema: readonly Field[];
  readonly diagnostics: readonly Diagnostic[];
  readonly helpers: readonly string[];
}

function compiled(q: TpcQuery, dialect: DialectName, suite: SuiteName): Compiled | Error {
  const [statement, ...more] = translate(q.sql, dialect, { catalog: tpcCatalog(suite) });
  if (!statement || more.length > 0) return new Error('one statement was expected');
  const { status, sql, schema, diagnostics, helpers } = statement;
  if (status !== 'ok') {
    const last = diagnostics.at(-1)!;
    return new Error(`${status} ${last.code}: ${last.message}`);
  }
  if (sql.length !== 1 || !schema) return new Error('one SQL statement with a schema was expected');
  return { sql: sql[0]!, schema, diagnostics, helpers };
}

const wanted = (q: TpcQuery): boolean =>
  flags.only === undefined || flags.only.split(',').includes(q.file.replace(/^.*\/|\.sql$/g, ''));

const countSelects = (sql: string): number =>
  sql.replace(/--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|"(?:[^"]|"")*"/g, '').match(/\bSELECT\b/gi)?.length ?? 0;

/** Every query to Snowflake SQL: it compiles, nothing in it is only approximately right, the gates accept it. */
function translateToSnowflake(suite: SuiteName): void {
  const statements: { id: string; sql: string }[] = [];
  const queries = tpcQueries(suite).filter(wanted);
  for (const q of queries) {
    const got = compiled(q, 'snowflake', suite);
    if (got instanceof Error) {
      failed(`${q.id} to Snowflake`, got.message);
      continue;
    }
    statements.push({ id: q.id, sql: got.sql });
    if (flags.show) console.log(`-- ${q.id}\n${got.sql}\n`);
    for (const d of got.diagnostics.filter((x) => x.severity === 'approximate')) {
      if (EXPLAINED[d.code]) console.log(`  explained ${q.id}: ${d.message}`);
      else failed(`${q.id} to Snowflake`, `approximate: ${d.message}`);
    }
    const blocks = countSelects(got.sql) - countSelects(q.sql);
    if (suite === 'tpch' && blocks > 0) console.log(`  note ${q.id}: ${blocks} SELECT blocks more than the source`);
  }
  const refused = flags.gates && statements.length > 0 ? refusedByGates(statements) : new Map<string, string>();
  for (const [id, why] of refused) failed(`${id} at the gates`, why);
  console.log(
    `${suite}: ${statements.length} of ${queries.length} translated to Snowflake SQL` +
      (flags.gates ? `, ${statements.length - refused.size} accepted by the gates` : ''),
  );
}

/** A line of run.py's output. */
async function record(q: TpcQuery, suite: SuiteName, connection: DuckDBConnection): Promise<string> {
  const base = { id: q.id, file: q.file, group: q.group, kind: q.kind, sql: q.sql };
  const error = (status: string, e: Error): string =>
    JSON.stringify({ ...base, status, error: { type: e.name, class: null, sqlstate: null, message: e.message } });
  const got = compiled(q, 'duckdb', suite);
  if (got instanceof Error) return error('error', got);
  if (flags.show) console.log(`-- ${q.id}\n${got.sql}\n`);
  try {
    await connection.useHelpers(got.helpers);
    const answer = await ask(connection, [got.sql], got.schema);
    const texts = got.schema.map((f) => typeText(f.type));
    const types = texts.map(parseSparkType);
    types.forEach((type, i) => {
      const physical = answer.physicalTypes[i];
      if (physical !== homeType(type))
        console.log(`  note ${q.id}: column ${answer.names[i]} is ${physical}, its type ${texts[i]}`);
    });
    const rows = answer.rows.map((row) =>
      rowJson(
        row.map((value, i) => toCell(value, types[i]!)),
        types,
      ),
    );
    const schema = JSON.stringify(answer.names.map((name, i) => [name, texts[i]]));
    const head = JSON.stringify({ ...base, status: 'ok' }).slice(0, -1);
    return `${head},"schema":${schema},"n_rows":${rows.length},"rows":[${rows.join(',')}]}`;
  } catch (e) {
    return error('client_error', e as Error);
  }
}

/** Every query on DuckDB: rows, types and names are those of real Spark. */
async function runOnDuckDB(name: string, { suite, scale }: Run): Promise<void> {
  const folder = join(cache, 'data', `${schemaOf(suite)}-sf${scale}`);
  if (!existsSync(folder)) throw new Error('the data is not there: run `pnpm conformance:setup data` first');
  const connection = await openDuckDB({ timeZone: SESSION_ZONE });
  await connection.registerFiles([folder]);
  const lines: string[] = [];
  const queries = tpcQueries(suite).filter(wanted);
  for (const q of queries) {
    lines.push(await record(q, suite, connection));
    if (process.stderr.isTTY) process.stderr.write(`\r${name}: ${lines.length} of ${queries.length} `);
  }
  connection.close();
  if (process.stderr.isTTY) process.stderr.write('\r');
  const outcomes = compare(name, lines);
  const good = queries.filter((q) => outcomes[q.id]?.[0] === 'match').length;
  console.log(`${name}: ${good} of ${queries.length} answered as real Spark does (rows, types and names)`);
  for (const q of queries) {
    const [outcome = 'missing', ...why] = outcomes[q.id] ?? [];
    if (outcome === 'match') continue;
    const line = lines.find((l) => l.startsWith(`{"id":${JSON.stringify(q.id)}`))!;
    const { error } = JSON.parse(line) as { error?: { message: string } };
    failed(`${q.id} on DuckDB at scale ${scale}`, `${outcome} ${why.join(', ')}${error ? ` ${error.message}` : ''}`);
  }
}

function compare(name: string, lines: readonly string[]): Record<string, readonly string[]> {
  const folder = join(cache, 'runs');
  mkdirSync(folder, { recursive: true });
  const candidate = join(folder, `duckdb-${name}.jsonl`);
  const report = join(folder, `duckdb-${name}.report.json`);
  writeFileSync(candidate, lines.map((line) => `${line}\n`).join(''));
  const golden = join(here, 'golden', `${name}.jsonl`);
  const args = [join(here, 'compare.py'), golden, candidate, '--json', report];
  const run = spawnSync(python('tools'), args, { encoding: 'utf8', maxBuffer: 1 << 26 });
  if (run.status !== 0) throw new Error(`compare.py failed: ${run.stderr}`);
  return (JSON.parse(readFileSync(report, 'utf8')) as { outcomes: Record<string, readonly string[]> }).outcomes;
}

const names = positionals.length > 0 ? positionals : Object.keys(RUNS);
for (const name of names)
  if (!(name in RUNS)) throw new Error(`no run "${name}"; there are ${Object.keys(RUNS).join(', ')}`);
for (const suite of new Set(names.map((name) => RUNS[name]!.suite))) translateToSnowflake(suite);
if (flags.run) for (const name of names) await runOnDuckDB(name, RUNS[name]!);
if (failures.length > 0) {
  console.log(`\n${failures.length} failures`);
  for (const failure of failures) console.log(`  ${failure}`);
  process.exitCode = 1;
}
