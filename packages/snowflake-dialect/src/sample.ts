import { sampler } from '@spark-sql-to-snowflake/sql-emit';

/** Rows by chance. Source: docs.snowflake.com/en/sql-reference/functions/uniform */
export const sample = sampler((seed) => ({ text: `UNIFORM(0::FLOAT, 1::FLOAT, RANDOM(${seed ?? ''}))` }));
