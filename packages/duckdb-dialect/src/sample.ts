import { sampler } from '@spark-sql-to-snowflake/sql-emit';

/** Rows by chance; with a seed those that Spark takes of one partition with the same rows in the same order. */
export const sample = sampler((seed, ctx) =>
  seed === undefined
    ? { text: 'random()' }
    : { text: `${ctx.helper('random_at')}(${BigInt.asIntN(64, seed)}, row_number() OVER ())`, numbered: true },
);
