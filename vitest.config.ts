import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// The `source` condition makes workspace packages resolve to their TypeScript, so tests need no build. Not `module`: Node would take it from
// here, and files that are for bundlers with it.
const conditions = ['source', 'node'];

// `pnpm conformance:snowflake --gates` keeps what the tests emit for Snowflake.
const keeping = process.env.SNOWFLAKE_STATEMENTS !== undefined;
const emitter = fileURLToPath(new URL('test/conformance/snowflake/recording/emit.ts', import.meta.url));

export default defineConfig({
  resolve: { conditions, ...(keeping && { alias: { '@spark-sql-to-snowflake/sql-emit': emitter } }) },
  ssr: { resolve: { conditions } },
  test: {
    include: ['packages/*/test/**/*.test.ts', 'test/**/*.test.ts'],
    setupFiles: [fileURLToPath(new URL('test/property/seed.ts', import.meta.url))],
    testTimeout: keeping ? 120_000 : 20_000,
  },
});
