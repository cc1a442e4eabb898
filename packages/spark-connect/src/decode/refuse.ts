import { fail } from '@spark-sql-to-snowflake/plan-ir';

/** What we know and don't do; `what` begins with a capital letter. */
export const refuse = (what: string, why?: string): never =>
  fail('unsupported', { what, ...(why !== undefined && { why }) });

/** A message that contradicts itself; Spark's own words where it has any. */
export const invalid = (why: string): never => fail('invalid-plan', { why });

/** A part that every message of the kind has. */
export const required = <T>(part: T | undefined, what: string): T => part ?? invalid(`${what} is missing.`);

/** Nothing that we know is set: the client is newer, or its message is broken. */
export const unknownMessage = (what: string): never =>
  refuse(
    `A kind of ${what} that this server does not know`,
    'the client is newer than Spark 3.5, or its message is broken',
  );

export const UDF = 'functions of the user run in a process of their own, and this server starts none for this kind';
