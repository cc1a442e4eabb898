/** Runs the tests with an emitter that keeps Snowflake's statements: `pnpm conformance:snowflake --gates`. */
import { fileURLToPath } from 'node:url';
import { defineConfig, mergeConfig } from 'vitest/config';
import usual from '../../../../vitest.config.js';

export default mergeConfig(
  usual,
  defineConfig({
    root: fileURLToPath(new URL('../../../..', import.meta.url)),
    resolve: {
      alias: { '@spark-sql-to-snowflake/sql-emit': fileURLToPath(new URL('emit.ts', import.meta.url)) },
    },
    test: { testTimeout: 120_000 },
  }),
);
