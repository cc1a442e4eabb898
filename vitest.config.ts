import { defineConfig } from 'vitest/config';

// The `source` condition makes workspace packages resolve to their TypeScript, so tests need no build. Not `module`: Node would take it from
// here, and files that are for bundlers with it.
const conditions = ['source', 'node'];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ['packages/*/test/**/*.test.ts', 'test/**/*.test.ts'],
    testTimeout: 20_000,
  },
});
