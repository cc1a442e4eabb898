// Bundles the command into packages/cli/dist/spark-sql-to-snowflake.js, so that it starts by reading a few files instead of hundreds.
// What one call may not need (the embedded database, the pretty printer) is imported lazily in the source and becomes a chunk of its own.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from './step.mjs';

const cli = join(root, 'packages/cli');
const chunks = join(cli, 'dist/chunks');
if (existsSync(chunks)) for (const file of readdirSync(chunks)) rmSync(join(chunks, file));

const result = await build({
  entryPoints: { 'spark-sql-to-snowflake': join(cli, 'src/bin.ts') },
  outdir: join(cli, 'dist'),
  chunkNames: 'chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  conditions: ['source'],
  external: ['@duckdb/node-api', '@duckdb/node-bindings', 'snowflake-sdk'],
  // Bundled CommonJS packages may call require(), which an ES module lacks.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module';\nconst require = __createRequire(import.meta.url);",
  },
  legalComments: 'linked',
  metafile: true,
  logLevel: 'warning',
});

const size = Object.values(result.metafile.outputs).reduce((sum, output) => sum + output.bytes, 0);
console.log(`packages/cli/dist/spark-sql-to-snowflake.js (${Math.round(size / 1024)} kB with its chunks)`);
