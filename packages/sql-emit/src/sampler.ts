import { diagnostic, fail, type Sample } from '@spark-sql-to-snowflake/plan-ir';
import type { EmitContext } from './context.js';
import type { Dialect } from './dialect.js';
import { atom, piece, type SqlPiece, STRENGTH } from './piece.js';
import type { FromItem } from './tree.js';

/**
 * SQL of a number of [0, 1), another one for each row, from the seed where the database can take one. `numbered`: it counts the rows,
 * which only QUALIFY can ask for.
 */
export type RandomText = (
  seed: bigint | undefined,
  ctx: EmitContext,
  plan: Sample,
) => { readonly text: string; readonly numbered?: true };

/**
 * Each row with the chance that the fractions give, decided row by row, as Spark's sampling does. Which rows they are depends on the
 * order of the rows, and on Spark on how they are partitioned.
 */
export const sampler =
  (random: RandomText): Dialect['sample'] =>
  (plan: Sample, child: FromItem, ctx: EmitContext): FromItem => {
    const refuse = (why: string): never =>
      fail('not-lowered', { what: 'A sample', dialect: ctx.dialect.name, why }, plan.origin);
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
    const { text, numbered } = random(plan.seed, ctx, plan);
    const condition = [inSample(plan, text, numbered === true)];
    return {
      kind: 'derived',
      alias,
      query: {
        kind: 'select',
        distinct: false,
        items: [{ sql: atom('*') }],
        from: child,
        where: numbered ? [] : condition,
        having: [],
        qualify: numbered ? condition : [],
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

function inSample({ lower, upper }: Sample, random: string, again: boolean): SqlPiece {
  if (lower <= 0) return piece(`${random} < ${upper}`, STRENGTH.compare);
  if (upper >= 1) return piece(`${random} >= ${lower}`, STRENGTH.compare);
  // one random number decides both bounds: it may be asked for twice only where it is the same again
  if (again) return piece(`${random} >= ${lower} AND ${random} < ${upper}`, STRENGTH.and);
  return piece(`${random} BETWEEN ${lower} AND ${upper}`, STRENGTH.compare);
}
