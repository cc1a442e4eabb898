import { fail } from '@spark-sql-to-snowflake/plan-ir';

/**
 * Runs what goes down a plan level by level. A plan deeper than the stack is refused (`too-complex`), however deep that is:
 * a client must not be able to bring the server down, and plans made in a loop are a thousand deep and more.
 */
export function withinDepth<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof RangeError && /call stack/i.test(error.message)) fail('too-complex', {});
    throw error;
  }
}
