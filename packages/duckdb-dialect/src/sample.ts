import { sampler } from '@spark-sql-to-snowflake/sql-emit';

/** Rows by chance. A seed is set for the whole session here, so it is not used. */
export const sample = sampler(() => 'random()');
