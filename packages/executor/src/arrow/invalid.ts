import { fail } from '@spark-sql-to-snowflake/plan-ir';

/** Arrow data that a client sent is not what it should be. */
export const invalid = (why: string): never => fail('invalid-arrow-data', { why });
