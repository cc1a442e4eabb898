/**
 * Makes everything that the compatibility suite needs and the repository does not hold. Steps that are done are skipped.
 *
 *   pnpm conformance:setup                  Spark, its test corpus, the TPC data, the gates, the peers of the benchmark
 *   pnpm conformance:setup spark tools      only these steps (see `steps`); `sail` and `emulator` run only when named
 *
 * Needs python3 (3.9 to 3.11), Java 17 and Maven on the path; about 1.5 GB of disk.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cache, here, python } from './cache.js';

interface Step {
  readonly what: string;
  /** Changing it makes the step run again. */
  readonly version: string;
  readonly run: () => void;
}

// PySpark 3.5 needs numpy 1, newer pyarrow needs numpy 2, setuptools 80 dropped what PySpark imports: the pins belong together.
const SPARK_PINS = [
  'pyspark[connect]==3.5.7',
  'pyarrow==17.0.0',
  'pandas==2.2.3',
  'numpy==1.26.4',
  'grpcio==1.62.3',
  'grpcio-status==1.62.3',
  'protobuf==4.25.3',
  'googleapis-common-protos<1.66',
  'python-dateutil<3',
  'setuptools<80',
];
const TOOL_PINS = ['sqlfluff==4.5.*', 'sqloxide==0.61.1', 'sqlglot[c]==30.30.0'];
const SAIL_PINS = ['pysail==0.7.2', 'pyspark[connect]==3.5.7', 'pyarrow==17.0.0', 'numpy==1.26.4', 'setuptools<80'];
const EMULATOR_PINS = ['fakesnow[server]==0.12.1', 'snowflake-connector-python<5', 'uvicorn', 'starlette'];
const PEER = '@polyglot-sql/sdk@0.12.1';
const CONNECT_JAR = 'org.apache.spark:spark-connect_2.12:3.5.7';
const CORPUS_JAR = 'org.apache.spark:spark-sql_2.12:3.5.6:jar:tests';

const steps: Readonly<Record<string, Step>> = {
  spark: {
    what: 'real Spark 3.5.7 with its Python client',
    version: SPARK_PINS.join(' '),
    run: () => venv('venv', SPARK_PINS),
  },
  server: { what: "real Spark's Connect server (Maven)", version: CONNECT_JAR, run: () => fetchJar(CONNECT_JAR) },
  corpus: {
    what: "Spark's SQL test corpus and the TPC queries (Maven)",
    version: CORPUS_JAR,
    run: () => {
      fetchJar(CORPUS_JAR);
      const jar = join(cache, 'jars', 'spark-sql_2.12-3.5.6-tests.jar');
      command(systemPython(), [join(here, 'extract.py'), jar, join(cache, 'corpus')]);
    },
  },
  data: {
    what: 'TPC-H and TPC-DS data, scale factors 0.01 and 0.1',
    version: 'duckdb==0.10.3',
    run: () => {
      venv('gen', ['duckdb==0.10.3']);
      command(python('gen'), [join(here, 'gen_data.py')]);
    },
  },
  tools: {
    what: 'the Snowflake gates and sqlglot, the peer of the benchmark',
    version: TOOL_PINS.join(' '),
    run: () => venv('tools', TOOL_PINS),
  },
  peers: {
    what: 'polyglot-sql, the other peer of the benchmark',
    version: PEER,
    run: () => {
      mkdirSync(join(cache, 'peers'), { recursive: true });
      writeFileSync(join(cache, 'peers', 'package.json'), '{ "private": true, "type": "module" }\n');
      command('npm', ['install', '--silent', '--no-audit', '--no-fund', PEER], join(cache, 'peers'));
    },
  },
  sail: { what: 'Sail, the peer among servers', version: SAIL_PINS.join(' '), run: () => venv('sail', SAIL_PINS) },
  emulator: {
    what: 'fakesnow, the Snowflake emulator',
    version: EMULATOR_PINS.join(' '),
    run: () => venv('emulator', EMULATOR_PINS),
  },
};
const ON_REQUEST = new Set(['sail', 'emulator']);

function command(program: string, args: readonly string[], cwd = cache): void {
  const run = spawnSync(program, args, {
    cwd,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, CONFORMANCE_CACHE: cache, PIP_DISABLE_PIP_VERSION_CHECK: '1' },
  });
  if (run.error) throw new Error(`${program} can't be started: ${run.error.message}`);
  if (run.status !== 0) throw new Error(`${program} ${args.join(' ')} ended with status ${run.status}`);
}

function systemPython(): string {
  for (const name of ['python3.11', 'python3.10', 'python3.9', 'python3']) {
    const seen = spawnSync(name, ['-c', 'import sys; print(sys.version_info[:2] <= (3, 11))'], { encoding: 'utf8' });
    if (seen.status === 0 && seen.stdout.trim() === 'True') return name;
  }
  throw new Error('Python 3.9, 3.10 or 3.11 is needed on the path (PySpark 3.5 runs on none newer)');
}

function venv(name: Parameters<typeof python>[0], pins: readonly string[]): void {
  rmSync(join(cache, name), { recursive: true, force: true });
  command(systemPython(), ['-m', 'venv', join(cache, name)]);
  command(python(name), ['-m', 'pip', 'install', '--quiet', ...pins]);
}

function fetchJar(artifact: string): void {
  mkdirSync(join(cache, 'jars'), { recursive: true });
  command('mvn', ['-q', '-B', 'dependency:copy', `-Dartifact=${artifact}`, `-DoutputDirectory=${join(cache, 'jars')}`]);
}

function main(asked: readonly string[]): void {
  const unknown = asked.find((name) => !(name in steps));
  if (unknown !== undefined) throw new Error(`no step "${unknown}"; there are ${Object.keys(steps).join(', ')}`);
  const names = asked.length > 0 ? asked : Object.keys(steps).filter((name) => !ON_REQUEST.has(name));
  mkdirSync(join(cache, 'done'), { recursive: true });
  names.forEach((name, i) => {
    const step = steps[name]!;
    const mark = join(cache, 'done', name);
    const done = existsSync(mark) && readFileSync(mark, 'utf8') === step.version;
    console.log(`[${i + 1}/${names.length}] ${name}: ${step.what}${done ? ' (done before)' : ''}`);
    if (done) return;
    step.run();
    writeFileSync(mark, step.version);
  });
  console.log(`ready in ${cache}`);
}

try {
  main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
