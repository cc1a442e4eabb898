import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { ExecutionError } from '../execution-error.js';
import { frame, frameReader } from './frames.js';

/** What a worker is asked to do; its `python/` side says what the fields mean. */
export interface PythonRequest {
  readonly stage: string;
  readonly calls: readonly {
    readonly evalType: string;
    readonly version: string;
    readonly args: readonly number[];
  }[];
  readonly passed: number;
  readonly ordered: boolean;
  readonly keys: number;
  /** How many inputs have rows. */
  readonly inputs: number;
  /** Spark's settings that PySpark's own code looks at. */
  readonly conf: Readonly<Record<string, string>>;
  /** Folders and archives that functions import from. */
  readonly paths: readonly string[];
}
/** A Python process, which answers a request at a time. */
export interface PythonWorker {
  /** False: it has ended, or its answer was not waited for. */
  readonly usable: boolean;
  /** The parts of an Arrow stream. Throws PythonError, ExecutionError, and the signal's reason. */
  run(
    request: PythonRequest,
    commands: readonly Uint8Array[],
    inputs: readonly AsyncIterable<Uint8Array>[],
    signal: AbortSignal,
  ): Promise<readonly Uint8Array[]>;
  close(): void;
}

/** A function of the user's has raised; the text is Python's traceback. */
export class PythonError extends Error {
  override readonly name = 'PythonError';
}

/** What a function gave is nothing that its type holds. */
class Refused extends ExecutionError {}

/** By the package's own name: the command is bundled, and this file then lies elsewhere. */
const SCRIPT = createRequire(import.meta.url).resolve('@spark-sql-to-snowflake/executor/python/run.py');
/** So much of what a process said last is told when it ends. */
const TOLD = 2_000;

export function startWorker(command: string): PythonWorker {
  const child = spawn(command, [SCRIPT], { stdio: 'pipe' });
  let said = '';
  child.stderr.on('data', (data: Buffer) => {
    said = (said + data.toString()).slice(-TOLD);
    process.stderr.write(data);
  });
  // who waits for an answer is told; a worker that nobody waits for is not used again
  child.on('error', () => {});
  child.stdin.on('error', () => {});
  let busy = false;
  const ended = new Promise<never>((_, reject) => {
    child.once('error', (error) => reject(new ExecutionError(notStarted(command, error.message))));
    child.once('close', (code, signal) => reject(new ExecutionError(endedText(command, code ?? signal, said))));
  });
  ended.catch(() => {});
  return {
    get usable() {
      return !busy && child.exitCode === null && child.signalCode === null && !child.killed;
    },
    async run(request, commands, inputs, signal) {
      busy = true;
      const stop = (): boolean => child.kill('SIGKILL');
      signal.addEventListener('abort', stop, { once: true });
      try {
        const answer = answerOf(child);
        answer.catch(() => {});
        await Promise.race([ended, send(child, request, commands, inputs)]);
        const parts = await Promise.race([ended, answer]);
        busy = false;
        return parts;
      } catch (error) {
        signal.throwIfAborted();
        if (error instanceof PythonError || error instanceof Refused) busy = false;
        throw error;
      } finally {
        signal.removeEventListener('abort', stop);
      }
    },
    close: () => void child.kill('SIGKILL'),
  };
}

async function send(
  child: ChildProcessWithoutNullStreams,
  request: PythonRequest,
  commands: readonly Uint8Array[],
  inputs: readonly AsyncIterable<Uint8Array>[],
): Promise<void> {
  const write = async (data: Uint8Array): Promise<void> => {
    for (const part of frame(data)) if (!child.stdin.write(part)) await once(child.stdin, 'drain');
  };
  await write(Buffer.from(JSON.stringify(request)));
  for (const command of commands) await write(command);
  for (const batches of inputs) {
    for await (const data of batches) await write(data);
    await write(new Uint8Array());
  }
}

const LETTER = { result: 0x52, raised: 0x45, refused: 0x58, end: 0x44 } as const;

function answerOf(child: ChildProcessWithoutNullStreams): Promise<readonly Uint8Array[]> {
  return new Promise((resolve, reject) => {
    const parts: Uint8Array[] = [];
    const done = (): void => {
      child.stdout.off('data', read);
    };
    const read = frameReader((data) => {
      const rest = data.subarray(1);
      switch (data[0]) {
        case LETTER.result:
          parts.push(rest);
          return;
        case LETTER.raised:
          done();
          reject(new PythonError(Buffer.from(rest).toString()));
          return;
        case LETTER.refused:
          done();
          reject(new Refused(`A result of a Python function cannot be taken: ${Buffer.from(rest).toString()}`));
          return;
        case LETTER.end:
          done();
          resolve(parts);
      }
    });
    child.stdout.on('data', read);
  });
}

const notStarted = (command: string, why: string): string =>
  `Python functions need a Python with PySpark 3.5, and ${command} could not be started (${why}). Name one with --python or PYSPARK_PYTHON.`;

function endedText(command: string, how: number | string | null, said: string): string {
  const last = said.trim().split('\n').at(-1) ?? '';
  return `The Python process that ran functions ended (${how})${last === '' ? '' : `: ${last}`}. It is ${command}, which needs PySpark 3.5 and PyArrow: name another one with --python or PYSPARK_PYTHON.`;
}
