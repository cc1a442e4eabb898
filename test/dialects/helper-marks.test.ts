import { compile } from '@spark-sql-to-snowflake/compiler';
import { listCatalog } from '@spark-sql-to-snowflake/plan-ir';
import { snowflake } from '@spark-sql-to-snowflake/snowflake-dialect';
import type { Dialect, Lowering } from '@spark-sql-to-snowflake/sql-emit';
import { expect, test } from 'vitest';
import { loadFixtures } from '../fixtures/files.js';
import { SESSION_ZONE, section, setupOf } from '../fixtures/format.js';

/** Calls of a function that were lowered, and how many of them by a helper. */
interface Uses {
  all: number;
  helped: number;
}

/** The dialect, with a count of what each lowering does. */
function counting(dialect: Dialect, uses: Map<string, Uses>): Dialect {
  const counted = Object.entries<Lowering>(dialect.functions).map(([name, lowering]) => {
    const own: Uses = { all: 0, helped: 0 };
    uses.set(name, own);
    const render: Lowering['render'] = (args, site, params) => {
      let helped = false;
      const helper = (wanted: string): string => {
        helped = true;
        return site.ctx.helper(wanted);
      };
      const sql = lowering.render(args, { ...site, ctx: { ...site.ctx, helper } }, params);
      own.all++;
      if (helped) own.helped++;
      return sql;
    };
    return [name, { ...lowering, render }] as const;
  });
  return { ...dialect, functions: Object.fromEntries(counted) as Dialect['functions'] };
}

test('the lowerings for Snowflake that helpers give are marked, as the fixtures have it', { timeout: 120_000 }, () => {
  const uses = new Map<string, Uses>();
  const counted = counting(snowflake, uses);
  for (const { file } of loadFixtures())
    for (const c of file.cases) {
      const source = [...setupOf(c), section(c, 'spark')?.body ?? ''].join(';\n');
      compile(source, { dialect: counted, catalog: listCatalog([]), conf: { timeZone: SESSION_ZONE } });
    }
  const unmarked = [...uses].filter(([name, { helped }]) => {
    const { fidelity } = snowflake.functions[name as keyof Dialect['functions']];
    return helped > 0 && fidelity.kind === 'exact' && fidelity.helper === undefined;
  });
  expect(unmarked.map(([name]) => name)).toEqual([]);
});
