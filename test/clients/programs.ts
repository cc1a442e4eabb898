import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('./pyspark', import.meta.url));

/** What a program printed, and how it failed if it did. */
export interface ProgramResult {
  readonly name: string;
  readonly output: string;
  /** The end of the traceback, or that it did not end. */
  readonly failed: string | null;
  readonly ms: number;
}

/** The names of the programs under pyspark/programs. */
export const programNames = (): readonly string[] =>
  readdirSync(join(here, 'programs'))
    .filter((file) => file.endsWith('.py'))
    .map((file) => basename(file, '.py'))
    .sort();

/** Where it is recorded what a program prints on real Spark. */
export const expectedFile = (name: string): string => join(here, 'expected', `${name}.txt`);

/** What a program prints on real Spark. */
export const expectedOutput = (name: string): string | undefined =>
  existsSync(expectedFile(name)) ? readFileSync(expectedFile(name), 'utf8') : undefined;

/** Programs whose output is not Spark's yet, with the reason. */
export const knownGaps = (): Readonly<Record<string, string>> =>
  JSON.parse(readFileSync(join(here, 'known-gaps.json'), 'utf8')) as Record<string, string>;

/**
 * Run programs against a server, each in a session of its own, `jobs` processes side by side.
 * @param python the interpreter of an environment with PySpark
 */
export async function runPrograms(
  python: string,
  url: string,
  names: readonly string[],
  jobs = 2,
  each: (result: ProgramResult) => void = () => undefined,
): Promise<ReadonlyMap<string, ProgramResult>> {
  const results = new Map<string, ProgramResult>();
  const put = (result: ProgramResult): void => {
    results.set(result.name, result);
    each(result);
  };
  // Every process takes each n-th, so that neighbours of a kind don't all wait for one.
  const share = (job: number): readonly string[] => names.filter((_, i) => i % jobs === job);
  await Promise.all(
    Array.from({ length: jobs }, async (_, job) => {
      for (let left = share(job); left.length > 0; left = left.filter((name) => !results.has(name))) {
        const code = await runProcess(python, url, left, put);
        const next = left.find((name) => !results.has(name));
        if (next !== undefined && left.every((name) => !results.has(name)))
          put({ name: next, output: '', failed: `the client ended with ${code}`, ms: 0 });
      }
    }),
  );
  return results;
}

/** One process; it ends early when a program does not end. */
function runProcess(
  python: string,
  url: string,
  names: readonly string[],
  put: (result: ProgramResult) => void,
): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const files = names.map((name) => join(here, 'programs', `${name}.py`));
    const child = spawn(python, [join(here, 'run_programs.py'), url, ...files], {
      stdio: ['ignore', 'pipe', process.env.PROGRAM_STDERR ? 'inherit' : 'ignore'],
    });
    const lines = createInterface({ input: child.stdout });
    lines.on('line', (line) => put(JSON.parse(line) as ProgramResult));
    child.once('error', reject);
    child.once('close', resolve);
  });
}
