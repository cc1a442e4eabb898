import { diagnostic, fail, type Sample } from '@spark-sql-to-snowflake/plan-ir';
import type { EmitContext } from './context.js';
import type { Dialect } from './dialect.js';
import { atom, piece, type SqlPiece, STRENGTH } from './piece.js';
import type { FromItem } from './tree.js';

/** SQL of a number of [0, 1), another one for each row, from the seed where the database can take one. */
export type RandomText = (seed: bigint | undefined) => string;

/**
 * Each row with the chance that the fractions give, decided row by row, as Spark's sampling does. Which rows they are is chance in
 * both; a seed gives the same rows again only within one database.
 */
export const sampler =
  (random: RandomText): Dialect['sample'] =>
  (plan: Sample, child: FromItem, ctx: EmitContext): FromItem => {
    const refuse = (why: string): never =>
      fail('not-lowered', { what: 'A sample', dialect: ctx.dialect.name, why }, plan.origin);
    if (plan.withReplacement) return refuse('a sample with replacement takes some rows more than once');
    const alias = aliasOf(plan, child, ctx) ?? refuse('what is sampled has no name');
    if (plan.seed !== undefined) {
      ctx.diagnostics.add(
        diagnostic(
          'approximate',
          { what: 'TABLESAMPLE … REPEATABLE', differs: 'another random sequence gives other rows' },
          plan.origin,
        ),
      );
    }
    return {
      kind: 'derived',
      alias,
      query: {
        kind: 'select',
        distinct: false,
        items: [{ sql: atom('*') }],
        from: child,
        where: [inSample(plan, random(plan.seed))],
        having: [],
        qualify: [],
        ctes: [],
        orderBy: [],
      },
    };
  };

/** The name that the columns of what is sampled go by. */
function aliasOf(plan: Sample, child: FromItem, ctx: EmitContext): string | undefined {
  if (child.kind !== 'named') return child.kind === 'derived' ? child.alias : undefined;
  if (child.alias !== undefined) return child.alias;
  return plan.child.kind === 'relation' ? ctx.dialect.names.identifier(plan.child.table.at(-1) ?? '') : child.sql;
}

function inSample({ lower, upper }: Sample, random: string): SqlPiece {
  // one random number decides both bounds
  const test = lower <= 0 ? `< ${upper}` : `BETWEEN ${lower} AND ${upper}`;
  return piece(`${random} ${test}`, STRENGTH.compare);
}
