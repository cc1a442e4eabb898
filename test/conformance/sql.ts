/**
 * Spark's SQL suite on DuckDB, in process: the 143 files of golden/sql-dev.files.txt, a session each, every statement compiled and run
 * and compared with what real Spark answered or raised.
 *
 *   pnpm conformance:sql [--only REGEX] [--per-file] [--jobs 2] [--timeout 20]
 *   pnpm conformance:sql --list wrong-rows [--max 50]      statements of one outcome, with both answers and the SQL that ran
 *   pnpm conformance:sql --reasons unsupported             the messages of one outcome, counted
 *   pnpm conformance:sql --again …                         judge the last run again instead of running
 *   pnpm conformance:sql --server …                        through a real client and the Spark Connect server instead of in process
 *
 * Outcomes are listed below. Needs `pnpm conformance:setup corpus tools`.
 */
import { type ChildProcess, fork, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cache, here, python } from './cache.js';
import { countOf, flagsOf, patternOf } from './flags.js';
import { failure, type SuiteFile } from './sql-outcome.js';
import { report } from './sql-report.js';
import type { Message } from './sql-worker.js';

const { values: flags } = flagsOf(import.meta.url, {
  options: {
    only: { type: 'string' },
    'per-file': { type: 'boolean', default: false },
    list: { type: 'string' },
    reasons: { type: 'string' },
    max: { type: 'string', default: '50' },
    jobs: { type: 'string', default: '2' },
    timeout: { type: 'string', default: '20' },
    again: { type: 'boolean', default: false },
    server: { type: 'boolean', default: false },
    json: { type: 'string' },
  },
});

/** The suite's files as split.py cuts them into statements. */
function suiteFiles(): readonly SuiteFile[] {
  const args = [join(here, 'split.py'), '--suite', 'sql', '--files', `@${join(here, 'golden', 'sql-dev.files.txt')}`];
  const run = spawnSync(python('tools'), args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (run.status !== 0) throw new Error(`split.py failed: ${run.stderr}`);
  const files = new Map<
    string,
    { file: string; conf: Record<string, string>; statements: SuiteFile['statements'][number][] }
  >();
  for (const text of run.stdout.split('\n').filter((l) => l !== '')) {
    const { file, conf, ...statement } = JSON.parse(text) as SuiteFile & SuiteFile['statements'][number];
    const known = files.get(file) ?? { file, conf, statements: [] };
    known.statements.push(statement);
    files.set(file, known);
  }
  return [...files.values()];
}

const startWorker = (): ChildProcess =>
  fork(fileURLToPath(new URL('./sql-worker.ts', import.meta.url)), [], {
    execArgv: ['--conditions=source', '--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });

/** Run one file; the worker is replaced when a statement is too much for it. Gives the worker for the next file. */
async function runFile(
  file: SuiteFile,
  first: ChildProcess,
  seconds: number,
  lines: Map<string, string>,
): Promise<ChildProcess> {
  let worker = first;
  let start = 0;
  const skip: number[] = [];
  const put = (index: number, outcome: string, ms: number): void => {
    const { id, group, kind, sql } = file.statements[index]!;
    const head = JSON.stringify({ id, file: file.file, group, kind, sql }).slice(0, -1);
    lines.set(id, `${head},${outcome},"ms":${ms.toFixed(1)}}`);
    start = index + 1;
  };
  for (;;) {
    const current = { index: start };
    const ended = await new Promise<'end' | 'timeout' | 'crash'>((resolve) => {
      let timer = setTimeout(() => resolve('timeout'), seconds * 1000);
      const message = (m: Message): void => {
        clearTimeout(timer);
        if (m.kind === 'end') {
          finish('end');
          return;
        }
        timer = setTimeout(() => finish('timeout'), seconds * 1000);
        if (m.kind === 'begin') current.index = m.index;
        else put(m.index, m.outcome, m.ms);
      };
      const crash = (): void => finish('crash');
      const finish = (how: 'end' | 'timeout' | 'crash'): void => {
        clearTimeout(timer);
        worker.off('message', message);
        worker.off('exit', crash);
        resolve(how);
      };
      worker.on('message', message);
      worker.on('exit', crash);
      worker.send({ file, start, skip });
    });
    if (ended === 'end') return worker;
    worker.kill('SIGKILL');
    worker = startWorker();
    skip.push(current.index);
    put(
      current.index,
      failure(ended === 'timeout' ? 'timeout' : 'bug', ended === 'timeout' ? `> ${seconds} s` : 'the process died'),
      0,
    );
    if (start >= file.statements.length) return worker;
  }
}

async function runSuite(files: readonly SuiteFile[]): Promise<ReadonlyMap<string, string>> {
  const lines = new Map<string, string>();
  const queue = [...files].sort((a, b) => a.statements.length - b.statements.length);
  const job = async (): Promise<void> => {
    let worker = startWorker();
    for (let file = queue.pop(); file; file = queue.pop()) {
      worker = await runFile(file, worker, countOf('timeout', flags.timeout), lines);
      if (process.stderr.isTTY) process.stderr.write(`\r${queue.length} files to go `);
    }
    worker.kill();
  };
  await Promise.all(Array.from({ length: countOf('jobs', flags.jobs) }, job));
  return lines;
}

async function overServer(): Promise<string> {
  const { runOverServer } = await import('./sql-server.js');
  await runOverServer(only, countOf('timeout', flags.timeout), candidate);
  return 'the suite over the server';
}

async function inProcess(): Promise<string> {
  const files = suiteFiles().filter((f) => only?.test(f.file) ?? true);
  const lines = await runSuite(files);
  const ordered = files.flatMap((f) => f.statements.map((s) => lines.get(s.id) ?? ''));
  writeFileSync(candidate, ordered.map((line) => `${line}\n`).join(''));
  return `${files.length} files, ${ordered.length} statements`;
}

const folder = join(cache, 'runs');
mkdirSync(folder, { recursive: true });
const candidate = join(folder, flags.server ? 'server-sql-dev.jsonl' : 'duckdb-sql-dev.jsonl');
const only = flags.only === undefined ? undefined : patternOf('only', flags.only);
if (!flags.again) {
  const started = performance.now();
  const count = await (flags.server ? overServer() : inProcess());
  console.log(`${count} in ${((performance.now() - started) / 1000).toFixed(0)} s`);
}
report(candidate, {
  ...(only && { only }),
  perFile: flags['per-file'],
  max: countOf('max', flags.max),
  ...(flags.list !== undefined && { list: flags.list }),
  ...(flags.reasons !== undefined && { reasons: flags.reasons }),
  ...(flags.json !== undefined && { json: flags.json }),
});
