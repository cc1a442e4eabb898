import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const tsc = join(root, 'node_modules/typescript/bin/tsc');

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  readonly bin?: Readonly<Record<string, string>>;
}

const published = readdirSync(join(root, 'packages'))
  .map((dir) => ({
    dir,
    manifest: JSON.parse(readFileSync(join(root, 'packages', dir, 'package.json'), 'utf8')) as Manifest,
  }))
  .filter(({ manifest }) => manifest.private !== true);

let folder = '';
const project = (): string => join(folder, 'project');

/** Everything once: build what is stale, pack each package, and install all tarballs into an empty project. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pack-'));
  run(process.execPath, [tsc, '-b'], root);
  run(process.execPath, [join(root, 'scripts/bundle-command.mjs')], root);
  pnpm(['--recursive', '--filter', './packages/*', 'pack', '--pack-destination', folder], root);

  mkdirSync(project());
  const tarballs = Object.fromEntries(published.map(({ manifest }) => [manifest.name, `file:${tarball(manifest)}`]));
  const manifest = {
    name: 'empty-project',
    private: true,
    type: 'module',
    dependencies: tarballs,
    // The packages depend on each other by version, and that version is not on any registry yet.
    pnpm: { overrides: tarballs },
  };
  writeFileSync(join(project(), 'package.json'), JSON.stringify(manifest, null, 2));
  pnpm(['install', '--prefer-offline', '--ignore-workspace', '--ignore-scripts', '--no-frozen-lockfile'], project());
}, 180_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }), 60_000);

test.each(published)('$manifest.name holds its code, its types and its source, and no build leftovers', (entry) => {
  const { dir, manifest } = entry;
  const installed = join(project(), 'node_modules', manifest.name);
  const files = readdirSync(installed, { recursive: true, encoding: 'utf8' }).map((f) => f.replaceAll('\\', '/'));
  expect(files).toEqual(
    expect.arrayContaining(['package.json', 'LICENSE', 'dist/index.js', 'dist/index.d.ts', 'src/index.ts']),
  );
  expect(files.filter((file) => /tsbuildinfo|\.test\.|tsconfig/.test(file))).toEqual([]);
  const text = readFileSync(join(installed, 'package.json'), 'utf8');
  expect(text, `${dir} depends on a version, not on this workspace`).not.toContain('workspace:');
});

test('each package imports in the empty project', () => {
  const imports = published.map(({ manifest }) => `await import('${manifest.name}');`);
  writeFileSync(join(project(), 'all.mjs'), `${imports.join('\n')}\nconsole.log('imported');\n`);
  expect(run(process.execPath, ['all.mjs'], project())).toContain('imported');
}, 60_000);

test('a consumer of each package type-checks, strictly and with the libraries checked', () => {
  const lines = published.map(({ manifest }, i) => `export * as p${i} from '${manifest.name}';`);
  writeFileSync(join(project(), 'consumer.ts'), `${lines.join('\n')}\n`);
  const compilerOptions = {
    strict: true,
    noEmit: true,
    module: 'nodenext',
    target: 'es2022',
    skipLibCheck: false,
    exactOptionalPropertyTypes: true,
    typeRoots: [join(root, 'node_modules/@types')],
    types: ['node'],
  };
  writeFileSync(join(project(), 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['consumer.ts'] }));
  run(process.execPath, [tsc, '-p', '.'], project());
}, 60_000);

test('the installed command starts', () => {
  for (const { manifest } of published) {
    for (const file of Object.values(manifest.bin ?? {})) {
      const bin = join(project(), 'node_modules', manifest.name, file);
      const { status, stdout } = spawnSync(process.execPath, [bin, '--version'], { encoding: 'utf8' });
      expect({ status, stdout: stdout.trim() }).toEqual({ status: 0, stdout: manifest.version });
    }
  }
});

test('the installed command serves', async () => {
  const bin = join(project(), 'node_modules/spark-sql-to-snowflake/bin/spark-sql-to-snowflake.js');
  const server = spawn(process.execPath, [bin, 'serve', '--port', '0']);
  let stderr = '';
  server.stderr.on('data', (text) => {
    stderr += String(text);
  });
  const exit = once(server, 'exit');
  const [line] = await Promise.race([once(server.stdout, 'data'), exit.then(() => [stderr])]);
  expect(String(line)).toMatch(/^sc:\/\/127\.0\.0\.1:\d+\n$/);
  server.kill('SIGTERM');
  expect(await exit).toEqual([0, null]);
}, 30_000);

function tarball({ name, version }: Manifest): string {
  return join(folder, `${name.replace('@', '').replace('/', '-')}-${version}.tgz`);
}

/** pnpm as it started this run, or else the one that npx brings. */
function pnpm(args: readonly string[], cwd: string): void {
  const started = process.env.npm_execpath ?? '';
  if (/pnpm[^/\\]*\.c?js$/.test(started)) run(process.execPath, [started, ...args], cwd);
  else run('npx', ['-y', 'pnpm@10', ...args], cwd);
}

function run(command: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, CI: 'true' },
  });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}\n${error ?? ''}${stdout}${stderr}`);
  return stdout;
}
