import type { families, NeedsLowering } from '@spark-sql-to-snowflake/plan-ir';
import { build, type Lowering } from '@spark-sql-to-snowflake/sql-emit';

/** A generator stands in FROM only: `generate.ts` says them all. */
const inFrom: Lowering = build((_args, site) =>
  site.ctx.refuse(site.call, 'a generator makes rows, so it cannot stand inside an expression'),
);

export const generatorLowerings = {
  explode: inFrom,
  explode_outer: inFrom,
  posexplode: inFrom,
  posexplode_outer: inFrom,
  inline: inFrom,
  inline_outer: inFrom,
  stack: inFrom,
  json_tuple: inFrom,
} satisfies Record<NeedsLowering<(typeof families)['generator']>, Lowering>;
