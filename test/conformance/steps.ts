/** The steps of the set-up, and who needs them: `pnpm conformance:setup` runs them all, the tests of the clients those that they need. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cache, here, python } from './cache.js';

type Tool = 'Python 3.9 to 3.11' | 'Java' | 'Maven' | 'npm';

interface Step {
  readonly what: string;
  readonly needs: readonly Tool[];
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
const JUPYTER_PINS = ['nbclient==0.11.0', 'nbformat==5.11.1', 'ipykernel==7.4.0'];
const PYSPARK_4_PINS = ['pyspark-client==4.0.1', 'pyarrow==17.0.0', 'pandas==2.2.3', 'numpy==1.26.4', 'setuptools<80'];
const EMULATOR_PINS = [
  'fakesnow[server]==0.12.1',
  'snowflake-connector-python<5',
  'uvicorn',
  'starlette',
  'mini-racer==0.14.1',
  'numpy>=2,<3',
];
const PEER = '@polyglot-sql/sdk@0.12.1';
const CONNECT_JAR = 'org.apache.spark:spark-connect_2.12:3.5.7';
const CORPUS_JAR = 'org.apache.spark:spark-sql_2.12:3.5.6:jar:tests';

const SCALA_PROJECT = fileURLToPath(new URL('../clients/scala/pom.xml', import.meta.url));

export type StepName =
  | 'spark'
  | 'jupyter'
  | 'pyspark4'
  | 'scala'
  | 'server'
  | 'corpus'
  | 'data'
  | 'tools'
  | 'peers'
  | 'sail'
  | 'emulator';

const steps: Readonly<Record<StepName, Step>> = {
  spark: {
    what: 'real Spark 3.5.7 with its Python client',
    needs: ['Python 3.9 to 3.11'],
    version: SPARK_PINS.join(' '),
    run: () => venv('venv', SPARK_PINS),
  },
  jupyter: {
    what: "a notebook's kernel beside Spark's Python client",
    needs: ['Python 3.9 to 3.11'],
    version: [...SPARK_PINS, ...JUPYTER_PINS].join(' '),
    run: () => {
      ensure(['spark']);
      command(python('venv'), ['-m', 'pip', 'install', '--quiet', ...JUPYTER_PINS]);
    },
  },
  pyspark4: {
    what: "Spark 4's Python client",
    needs: ['Python 3.9 to 3.11'],
    version: PYSPARK_4_PINS.join(' '),
    run: () => venv('pyspark4', PYSPARK_4_PINS),
  },
  scala: {
    what: "Spark's Scala client and a Scala compiler (Maven)",
    needs: ['Maven', 'Java'],
    version: readFileSync(SCALA_PROJECT, 'utf8'),
    run: () => {
      const project = join(cache, 'scala');
      rmSync(project, { recursive: true, force: true });
      mkdirSync(project, { recursive: true });
      writeFileSync(join(project, 'pom.xml'), readFileSync(SCALA_PROJECT));
      command('mvn', ['-q', '-B', '-f', join(project, 'pom.xml'), 'package']);
    },
  },
  server: {
    what: "real Spark's Connect server (Maven)",
    needs: ['Maven', 'Java'],
    version: CONNECT_JAR,
    run: () => fetchJar(CONNECT_JAR),
  },
  corpus: {
    what: "Spark's SQL test corpus and the TPC queries (Maven)",
    needs: ['Maven', 'Java', 'Python 3.9 to 3.11'],
    version: CORPUS_JAR,
    run: () => {
      fetchJar(CORPUS_JAR);
      const jar = join(cache, 'jars', 'spark-sql_2.12-3.5.6-tests.jar');
      command(systemPython(), [join(here, 'extract.py'), jar, join(cache, 'corpus')]);
    },
  },
  data: {
    what: 'TPC-H and TPC-DS data, scale factors 0.01 and 0.1',
    needs: ['Python 3.9 to 3.11'],
    version: 'duckdb==0.10.3',
    run: () => {
      venv('gen', ['duckdb==0.10.3']);
      command(python('gen'), [join(here, 'gen_data.py')]);
    },
  },
  tools: {
    what: 'the Snowflake gates and sqlglot, the peer of the benchmark',
    needs: ['Python 3.9 to 3.11'],
    version: TOOL_PINS.join(' '),
    run: () => venv('tools', TOOL_PINS),
  },
  peers: {
    what: 'polyglot-sql, the other peer of the benchmark',
    needs: ['npm'],
    version: PEER,
    run: () => {
      mkdirSync(join(cache, 'peers'), { recursive: true });
      writeFileSync(join(cache, 'peers', 'package.json'), '{ "private": true, "type": "module" }\n');
      command('npm', ['install', '--silent', '--no-audit', '--no-fund', PEER], join(cache, 'peers'));
    },
  },
  sail: {
    what: 'Sail, the peer among servers',
    needs: ['Python 3.9 to 3.11'],
    version: SAIL_PINS.join(' '),
    run: () => venv('sail', SAIL_PINS),
  },
  emulator: {
    what: 'fakesnow, the Snowflake emulator',
    needs: ['Python 3.9 to 3.11'],
    version: EMULATOR_PINS.join(' '),
    run: () => venv('emulator', EMULATOR_PINS),
  },
};
const ON_REQUEST: ReadonlySet<string> = new Set(['sail', 'emulator', 'pyspark4']);

function command(program: string, args: readonly string[], cwd = cache): void {
  const run = spawnSync(program, args, {
    cwd,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, CONFORMANCE_CACHE: cache, PIP_DISABLE_PIP_VERSION_CHECK: '1' },
  });
  if (run.error) throw new Error(`${program} can't be started: ${run.error.message}`);
  if (run.status !== 0) throw new Error(`${program} ${args.join(' ')} ended with status ${run.status}`);
}

function pythonOfSystem(): string | undefined {
  for (const name of ['python3.11', 'python3.10', 'python3.9', 'python3']) {
    const seen = spawnSync(name, ['-c', 'import sys; print(sys.version_info[:2] <= (3, 11))'], { encoding: 'utf8' });
    if (seen.status === 0 && seen.stdout.trim() === 'True') return name;
  }
  return undefined;
}

function systemPython(): string {
  const name = pythonOfSystem();
  if (name === undefined)
    throw new Error('Python 3.9, 3.10 or 3.11 is needed on the path (PySpark 3.5 runs on none newer)');
  return name;
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

const found = (program: string, args: readonly string[]): boolean => spawnSync(program, args).status === 0;
const TOOLS: Readonly<Record<Tool, () => boolean>> = {
  'Python 3.9 to 3.11': () => pythonOfSystem() !== undefined,
  Java: () => found('java', ['-version']),
  Maven: () => found('mvn', ['-version']),
  npm: () => found('npm', ['--version']),
};

/** The tools that these steps need and this machine lacks. */
export const lacking = (names: readonly StepName[]): readonly Tool[] =>
  [...new Set(names.flatMap((name) => steps[name].needs))].filter((tool) => !TOOLS[tool]());

/** Every step but those that must be named. */
export const usualSteps = (): readonly StepName[] =>
  (Object.keys(steps) as StepName[]).filter((name) => !ON_REQUEST.has(name));

export const isStep = (name: string): name is StepName => Object.hasOwn(steps, name);

/** Run the steps that are not done yet; `tell` hears of each. Of several processes that ask at once, one works and the others wait. */
export function ensure(names: readonly StepName[], tell: (text: string) => void = () => undefined): void {
  mkdirSync(join(cache, 'done'), { recursive: true });
  names.forEach((name, i) => {
    const step = steps[name];
    const mark = join(cache, 'done', name);
    const done = (): boolean => existsSync(mark) && readFileSync(mark, 'utf8') === step.version;
    tell(`[${i + 1}/${names.length}] ${name}: ${step.what}${done() ? ' (done before)' : ''}`);
    if (done()) return;
    whileAlone(join(cache, 'done', `${name}.lock`), () => {
      if (done()) return;
      step.run();
      writeFileSync(mark, step.version);
    });
  });
}

const LOCK_STALE_MS = 15 * 60_000;

/** Hold a lock, a folder, meanwhile. One that is left by a process that died is taken over. */
function whileAlone(lock: string, work: () => void): void {
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - since > LOCK_STALE_MS) rmSync(lock, { recursive: true, force: true });
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
  }
  try {
    work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}
