import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import vm from 'node:vm';
import { helperBodies, helpers } from '@spark-sql-to-snowflake/spark-functions';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

describe('the helpers as UDF bodies', () => {
  it('are those that pnpm helpers makes of the sources', () => {
    const folder = mkdtempSync(join(tmpdir(), 'helpers-'));
    try {
      const file = join(folder, 'bodies.ts');
      execFileSync(join(root, 'node_modules/.bin/tsx'), [join(root, 'scripts/helpers.mjs'), file], { cwd: root });
      expect(readFileSync(file, 'utf8')).toBe(
        readFileSync(join(root, 'packages/spark-functions/src/gen/bodies.ts'), 'utf8'),
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('exist for every helper, and run where there is nothing but JavaScript', () => {
    expect([...helperBodies.keys()].sort()).toEqual([...helpers.keys()].sort());
    for (const [name, body] of helperBodies) {
      const type = vm.runInNewContext(`${body};typeof helper.body`, {}) as string;
      expect(type, name).toBe('function');
    }
  });
});
