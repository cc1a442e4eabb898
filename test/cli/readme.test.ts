import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundledCommand, type CommandUnderTest, root } from './command.js';

const readme = readFileSync(join(root, 'README.md'), 'utf8');
const blocks = (language: string): readonly string[] =>
  [...readme.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].flatMap(([, name, text]) =>
    name === language ? [text ?? ''] : [],
  );

let command: CommandUnderTest;
beforeAll(async () => {
  command = await bundledCommand();
});
afterAll(() => command?.remove());

it('the README shows what the command prints', async () => {
  const [report = '', schema = '', sql = ''] = blocks('sql');
  const cwd = command.folder({ 'report.sql': report, 'schema.sql': schema });
  const { stdout, stderr } = await command(['report.sql', '--schema', 'schema.sql'], { cwd });
  expect(stdout).toBe(sql);
  expect(stderr).toBe(blocks('text')[0]);
});

it("the README's program runs", async () => {
  const result = await build({
    stdin: { contents: blocks('ts')[0] ?? '', resolveDir: root, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    conditions: ['source'],
    mainFields: ['module', 'main'],
    logLevel: 'silent',
  });
  const lines: unknown[] = [];
  const program = `${result.outputFiles[0]?.text}`;
  const folder = command.folder({ 'program.mjs': program });
  const { log } = console;
  console.log = (...values: unknown[]) => lines.push(...values);
  try {
    await import(/* @vite-ignore */ join(folder, 'program.mjs'));
  } finally {
    console.log = log;
  }
  expect(lines).toEqual([
    'ok',
    'SELECT customer AS "customer", MAX(amount) AS "most"\nFROM orders\nGROUP BY customer',
    ['customer: string', 'most: int'],
  ]);
});
