import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** `pnpm conformance:snowflake --gates` keeps what the tests emit for Snowflake. */
const STATEMENTS = process.env.SNOWFLAKE_STATEMENTS;
const RECORDING = 'test/conformance/snowflake/recording/emit.ts';

/** What a call of the command gave. */
export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}
export interface CallOptions {
  readonly cwd?: string;
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  /** Stop reading stdout after its first piece, as `head` does. */
  readonly closeEarly?: boolean;
}
/** The command as users get it: bundled from the sources as they are now, in a process of its own. */
export interface CommandUnderTest {
  (args: readonly string[], options?: CallOptions): Promise<Outcome>;
  /** The command's file, for calls that go on until they are stopped. */
  readonly file: string;
  /** A new folder with these files. */
  folder(files: Readonly<Record<string, string | Uint8Array>>): string;
  remove(): void;
}

/** Bundles the command. `remove` takes away what was made. */
export async function bundledCommand(): Promise<CommandUnderTest> {
  // Beside the sources, so that what is not bundled (the embedded database) is found.
  const home = mkdtempSync(join(root, 'packages/executor/node_modules/.command-test-'));
  await build({
    entryPoints: { command: join(root, 'packages/cli/src/bin.ts') },
    outdir: home,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    conditions: ['source'],
    external: ['@duckdb/node-api', '@duckdb/node-bindings'],
    ...(STATEMENTS && { alias: { '@spark-sql-to-snowflake/sql-emit': join(root, RECORDING) } }),
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module';\nconst require = __createRequire(import.meta.url);",
    },
    outExtension: { '.js': '.mjs' },
    logLevel: 'silent',
  });
  const folders = [home];
  const call = (args: readonly string[], options: CallOptions = {}): Promise<Outcome> =>
    run([join(home, 'command.mjs'), ...args], options);
  return Object.assign(call, {
    file: join(home, 'command.mjs'),
    folder(files: Readonly<Record<string, string | Uint8Array>>): string {
      const folder = mkdtempSync(join(tmpdir(), 'command-test-'));
      folders.push(folder);
      for (const [name, content] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, name)), { recursive: true });
        writeFileSync(join(folder, name), content);
      }
      return folder;
    },
    remove(): void {
      for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    },
  });
}

function run(args: readonly string[], options: CallOptions): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: options.cwd ?? root,
      env: {
        PATH: process.env.PATH ?? '',
        ...(STATEMENTS && { SNOWFLAKE_STATEMENTS: STATEMENTS }),
        ...options.env,
      },
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      if (options.closeEarly) child.stdout.destroy();
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    // The command may end before it has read all of its input.
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.input ?? '');
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}
