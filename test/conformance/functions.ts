/**
 * The examples in Spark's own function documentation, against Spark's answers to them.
 *
 *   pnpm conformance:functions [--function REGEX] [--show] [--snowflake] [--emulator]
 *     --snowflake: judge the Snowflake SQL with the gates, too; --emulator: run it on fakesnow, whose own faults snowflake/emulator-faults.txt shows
 *
 * Texts and answers come from real Spark (`pnpm conformance:setup spark`), once, and stay in the cache. Prints totals and the failures by
 * cause; --show names what each said. Ends with status 1 where rows differ and nothing was said,
 * or the emulator fails of what is no known fault of its own.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CompiledStatement } from '@spark-sql-to-snowflake/compiler';
import {
  type Connection,
  type DuckDBConnection,
  findConnection,
  openDuckDB,
  rowsOf,
  snowflakeDatabase,
} from '@spark-sql-to-snowflake/executor';
import { typeText } from '@spark-sql-to-snowflake/plan-ir';
import { createHelperFunction } from '@spark-sql-to-snowflake/snowflake-dialect';
import { compareRows, hasTopLevelOrder } from '../fixtures/compare-rows.js';
import { ask, toCell } from '../fixtures/duckdb-answer.js';
import { SESSION_ZONE } from '../fixtures/format.js';
import { fromRecorded, type RecordedAnswer } from '../fixtures/recorded.js';
import { isInexact, parseSparkType } from '../fixtures/spark-type.js';
import { type DialectName, translate } from '../fixtures/translate.js';
import { type Cell, formatRow } from '../fixtures/value.js';
import { cache, here, python } from './cache.js';
import { flagsOf } from './flags.js';
import { refusedByGates } from './gates.js';
import { startEmulator } from './snowflake/emulator.js';
import { ensure } from './steps.js';

const { values: flags } = flagsOf(import.meta.url, {
  options: {
    function: { type: 'string' },
    show: { type: 'boolean', default: false },
    snowflake: { type: 'boolean', default: false },
    emulator: { type: 'boolean', default: false },
  },
});

interface Example extends RecordedAnswer {
  readonly function: string;
  readonly sql: string;
  /** SET statements before it. */
  readonly setup: readonly string[];
  /** Spark said the same twice. */
  readonly stable: boolean;
}

const MEANINGS = {
  same: 'rows, types and names are Spark’s',
  'same error': 'Spark fails, and so do we',
  announced: 'rows differ, and a diagnostic says so',
  rows: 'ROWS DIFFER, and nothing was said',
  schema: 'rows are Spark’s, names or types are not',
  unsupported: 'refused as not supported',
  error: 'refused as the user’s error',
  database: 'the database fails',
  fault: 'the emulator’s own fault, shown from Snowflake’s documentation',
  'no error': 'Spark fails, we do not',
  bug: 'a fault of the compiler',
} as const;
type Kind = keyof typeof MEANINGS;

interface Outcome {
  readonly example: Example;
  readonly kind: Kind;
  readonly why: string;
  readonly ran?: string;
  /** Of a fault: how it showed. */
  readonly said?: string;
  /** All but the nullability of the columns. */
  readonly nullability?: boolean;
}

/** What an answer depends on besides the query: the clock, the session's user, Spark's build. */
const OF_THE_MOMENT =
  /\b(?:current_date|curdate|current_user|user|version|input_file_\w+|current_timezone)\b|unix_timestamp\(\)/;

function examples(): readonly Example[] {
  const path = join(cache, 'functions', 'examples.jsonl');
  if (!existsSync(path)) {
    ensure(['spark']);
    mkdirSync(join(cache, 'functions'), { recursive: true });
    const run = spawnSync(python('venv'), [join(here, 'function_examples.py')], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
      maxBuffer: 1 << 26,
    });
    if (run.status !== 0) throw new Error(`function_examples.py ended with status ${run.status}`);
    writeFileSync(`${path}.part`, run.stdout);
    renameSync(`${path}.part`, path);
  }
  const only = flags.function === undefined ? undefined : new RegExp(`^(?:${flags.function})$`);
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Example)
    .filter((e) => only === undefined || only.test(e.function));
}

/** The outcome of compilation alone; undefined where there is SQL to run. */
function refusal(statement: CompiledStatement, example: Example): Omit<Outcome, 'example'> | undefined {
  const { status, diagnostics } = statement;
  if (status === 'ok') return undefined;
  const why = diagnostics.at(-1)?.message ?? '';
  return { kind: status === 'error' && example.error ? 'same error' : status, why };
}

/** A script's last statement; one that stops before it stands for the whole. */
function compiled(example: Example, dialect: DialectName): CompiledStatement {
  const script = [...example.setup, example.sql].map((s) => `${s.replace(/;\s*$/, '')};\n`).join('');
  const statements = translate(script, dialect);
  const last = statements.find((s) => s.status !== 'ok') ?? statements.at(-1);
  if (!last) throw new Error('the compiler saw no statement');
  return last;
}

/** What differs between Spark's rows and ours; undefined: nothing, or nothing that could be compared. */
function differenceOf(example: Example, rows: readonly (readonly unknown[])[], otherwise: string): string | undefined {
  if (!example.schema || !example.rows || !example.stable || OF_THE_MOMENT.test(example.sql)) return undefined;
  const types = example.schema.map(([, type]) => parseSparkType(type));
  // what holds an interval is recorded as text
  const shown = types.map((t, i) => (example.schema?.[i]?.[1].includes('interval') ? parseSparkType('interval') : t));
  const text = (row: readonly Cell[], as: typeof types): string => formatRow(row, as, SESSION_ZONE);
  const expected = example.rows.map((row) =>
    text(
      row.map((v, i) => fromRecorded(v, shown[i]!)),
      shown,
    ),
  );
  let actual: readonly string[];
  try {
    actual = rows.map((row) =>
      text(
        row.map((v, i) => toCell(v as Parameters<typeof toCell>[0], types[i]!)),
        types,
      ),
    );
  } catch {
    actual = [otherwise];
  }
  const difference = compareRows(expected, actual, hasTopLevelOrder(example.sql), types.some(isInexact));
  return difference ? `Spark: ${expected.join('; ')}\n      ours:  ${actual.join('; ')}` : undefined;
}

/** Rows that differ, with a diagnostic that said so, or without. */
function saidOrNot(statement: CompiledStatement, different: string): Pick<Outcome, 'kind' | 'why'> {
  const announced = statement.diagnostics.find((d) => d.severity === 'approximate');
  return announced ? { kind: 'announced', why: announced.message } : { kind: 'rows', why: different };
}

async function onDuckDB(example: Example, connection: DuckDBConnection): Promise<Outcome> {
  const statement = compiled(example, 'duckdb');
  const refused = refusal(statement, example);
  if (refused) return { example, ...refused };
  const ran = statement.sql.join(';\n');
  const ours = statement.schema ?? [];
  try {
    await connection.useHelpers(statement.helpers);
    const given = await ask(connection, statement.sql, ours);
    if (!example.schema || !example.rows) return { example, kind: 'no error', why: example.error?.message ?? '', ran };
    const columns = (list: readonly (readonly [string, string, ...unknown[]])[]): string =>
      list.map(([name, type]) => `${name} ${type}`).join(', ');
    const mine = ours.map((f) => [f.name, typeText(f.type)] as const);
    const different = differenceOf(example, given.rows, `of ${columns(mine)}`);
    if (different !== undefined) return { example, ...saidOrNot(statement, different), ran };
    const theirs = columns(example.schema);
    const written = columns(given.names.map((name, i) => [name, mine[i]?.[1] ?? ''] as const));
    if (theirs !== written) return { example, kind: 'schema', why: `Spark: ${theirs}\n      ours:  ${written}`, ran };
    const nullability = example.schema.every(([, , nullable], i) => nullable === ours[i]?.nullable);
    return { example, kind: 'same', why: nullability ? '' : 'nullability', ran, nullability };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { example, kind: example.error ? 'same error' : 'database', why, ran };
  }
}

/** The emulator's own faults: a part of the statement or of what is said, a tab, and why Snowflake is another matter. */
function emulatorFaults(): readonly (readonly [part: string, why: string])[] {
  const lines = readFileSync(join(here, 'snowflake', 'emulator-faults.txt'), 'utf8').split('\n');
  return lines.flatMap((line) => {
    const [part, why] = line.split('\t');
    return part && why && !line.startsWith('#') ? [[part, why] as const] : [];
  });
}

async function onEmulator(example: Example, connection: Connection): Promise<Outcome> {
  const statement = compiled(example, 'snowflake');
  const refused = refusal(statement, example);
  if (refused) return { example, ...refused };
  const ran = statement.sql.join(';\n');
  const faulty = (found: Pick<Outcome, 'kind' | 'why'>): Outcome => {
    const fault = emulatorFaults().find(([part]) => ran.includes(part) || found.why.includes(part));
    return fault ? { example, kind: 'fault', why: fault[1], ran, said: found.why } : { example, ...found, ran };
  };
  try {
    await connection.useHelpers(statement.helpers);
    const rows = await rowsOf(
      await connection.query(statement.sql, statement.schema ?? [], { timeZone: SESSION_ZONE }),
    );
    if (!example.rows) return faulty({ kind: 'no error', why: example.error?.message ?? '' });
    const different = differenceOf(example, rows, 'values of other types');
    return different === undefined ? { example, kind: 'same', why: '', ran } : faulty(saidOrNot(statement, different));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return example.error ? { example, kind: 'same error', why, ran } : faulty({ kind: 'database', why });
  }
}

async function emulated(all: readonly Example[]): Promise<readonly Outcome[]> {
  ensure(['emulator']);
  const emulator = await startEmulator();
  process.env.SNOWFLAKE_HOME = emulator.home;
  const database = snowflakeDatabase({ settings: findConnection('spark-connect'), helperSql: createHelperFunction });
  try {
    const connection = await database.connect();
    const outcomes: Outcome[] = [];
    for (const example of all) outcomes.push(await onEmulator(example, connection));
    return outcomes;
  } finally {
    await database.close();
    await emulator.stop();
  }
}

function report(title: string, outcomes: readonly Outcome[]): void {
  const good = outcomes.filter((o) => o.kind === 'same' || o.kind === 'same error').length;
  console.log(
    `\n${title}: ${good} of ${outcomes.length} (${((100 * good) / Math.max(1, outcomes.length)).toFixed(1)} %)`,
  );
  for (const [kind, meaning] of Object.entries(MEANINGS)) {
    const count = outcomes.filter((o) => o.kind === kind).length;
    if (count > 0) console.log(`  ${kind.padEnd(12)}${String(count).padStart(5)}  ${meaning}`);
  }
  const failed = outcomes.filter((o) => o.kind !== 'same' && o.kind !== 'same error');
  const groups = new Map<string, Outcome[]>();
  for (const o of failed) {
    const first = ['rows', 'schema'].includes(o.kind) ? '' : (o.why.split('\n', 1)[0] ?? '');
    const key = `${o.kind}: ${first.replace(/`[^`]*`|"[^"]*"|'[^']*'|\d+/g, '…').slice(0, 150)}`;
    groups.set(key, [...(groups.get(key) ?? []), o]);
  }
  for (const [key, those] of [...groups].sort((a, b) => b[1].length - a[1].length)) {
    console.log(`\n${String(those.length).padStart(4)}  ${key}`);
    console.log(`      ${[...new Set(those.map((o) => o.example.function))].join(', ')}`);
    if (!flags.show) continue;
    for (const { example, why, said = why, ran } of those)
      console.log(
        `    > ${example.sql}\n      ${said}${ran === undefined ? '' : `\n      ${ran.replace(/\s+/g, ' ').slice(0, 600)}`}`,
      );
  }
}

async function main(): Promise<void> {
  const all = examples();
  const connection = await openDuckDB({ timeZone: SESSION_ZONE, threads: 1 });
  const outcomes: Outcome[] = [];
  for (const example of all) outcomes.push(await onDuckDB(example, connection));
  connection.close();
  report('DuckDB', outcomes);
  const loose = outcomes.filter((o) => o.nullability === false);
  if (loose.length > 0)
    console.log(`\nnullability differs: ${[...new Set(loose.map((o) => o.example.function))].join(', ')}`);

  const emitted: { id: string; sql: string }[] = [];
  const snow = all.map((example, i): Outcome => {
    const statement = compiled(example, 'snowflake');
    const refused = refusal(statement, example);
    if (refused) return { example, ...refused };
    statement.sql.forEach((sql, n) => {
      emitted.push({ id: `${i}.${n}`, sql });
    });
    return { example, kind: example.error ? 'no error' : 'same', why: '' };
  });
  report('Snowflake, compiled', snow);
  if (flags.emulator) {
    const ran = await emulated(all);
    report('Snowflake, on the emulator', ran);
    if (ran.some((o) => ['rows', 'database', 'bug'].includes(o.kind))) process.exitCode = 1;
  }
  if (flags.snowflake) {
    const verdicts = refusedByGates(emitted);
    console.log(`\nSnowflake statements: ${emitted.length}, refused by the gates: ${verdicts.size}`);
    for (const [id, why] of verdicts)
      console.log(
        `  ${all[Number(id.split('.')[0])]?.sql}\n    ${emitted.find((s) => s.id === id)?.sql.replace(/\s+/g, ' ')}\n    ${why}`,
      );
  }
  if (outcomes.some((o) => o.kind === 'rows' || o.kind === 'bug')) process.exitCode = 1;
}

await main();
