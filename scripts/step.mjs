// Runs the steps of the repository's scripts. Node built-ins only: the first step of a clean clone is the install itself.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Prints a headline, runs a command from the repository's root with inherited output, and ends the process if it fails. */
export function step(title, command, args) {
  console.log(`\n── ${title}`);
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status === 0) return;
  console.error(`\n${title}: ${error ? error.message : `failed (exit code ${status})`}`);
  process.exit(status || 1);
}

/** The same for a JavaScript file of the repository. */
export function node(title, file, ...args) {
  step(title, process.execPath, [join(root, file), ...args]);
}

/** The same for a command of an installed package, started without a shell so that it works on every system. */
export function tool(title, file, ...args) {
  node(title, join('node_modules', file), ...args);
}

/** Installs exactly what the lock file says, with the pnpm that started this script or else one that npx brings. */
export function install() {
  const pnpm = process.env.npm_execpath;
  const args = ['install', '--frozen-lockfile', '--prefer-offline', '--reporter=append-only', '--loglevel=warn'];
  if (pnpm !== undefined && /pnpm[^/\\]*\.c?js$/.test(pnpm)) step('install', process.execPath, [pnpm, ...args]);
  else step('install', process.platform === 'win32' ? 'npx.cmd' : 'npx', ['-y', 'pnpm@10', ...args]);
}

/** Types, declarations and the bundled command. */
export function build() {
  tool('types', 'typescript/bin/tsc', '-b');
  node('command', 'scripts/bundle-command.mjs');
}
