// Runs a benchmark as the command ships: bundled, so that what is measured is the compiler and not the loader of TypeScript, which
// keeps function names by a call for every function that is made. Usage: node bench/bundled.mjs compile|functions
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..');
const [name = 'compile', ...args] = process.argv.slice(2);
const outfile = join(root, '.cache', 'bench', `${name}.mjs`);

/** Files find their data from where they stand, which must not become the bundle's place. */
const ownUrls = {
  name: 'own-urls',
  setup(plugins) {
    plugins.onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const url = JSON.stringify(pathToFileURL(path).href);
      return { contents: readFileSync(path, 'utf8').replaceAll('import.meta.url', url), loader: 'ts' };
    });
  },
};

await build({
  entryPoints: [join(root, 'bench', `${name}.ts`)],
  outfile,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  conditions: ['source'],
  plugins: [ownUrls],
  // the database's library is loaded from where it is installed
  external: ['@duckdb/*', 'snowflake-sdk'],
  sourcemap: 'inline',
  logLevel: 'warning',
});
process.exitCode =
  spawnSync(process.execPath, ['--enable-source-maps', outfile, ...args], { stdio: 'inherit' }).status ?? 1;
