import type { EmittedStatement } from '@spark-sql-to-snowflake/compiler';
import type { ArrowBatch, ArrowResult } from './arrow-result.js';
import { ExecutionError } from './execution-error.js';

/**
 * Run statements as one; where an integer has left its type, once more in the words that wrap it around. `run` must have left nothing
 * behind when it throws. Throws what `run` throws.
 */
export async function withWrapping<T>(
  statements: readonly EmittedStatement[],
  run: (statements: readonly EmittedStatement[]) => Promise<T>,
): Promise<T> {
  try {
    return await run(statements);
  } catch (error) {
    const overflowed = error instanceof ExecutionError && statements.some((s) => s.wrapping?.isOverflow(error.message));
    if (!overflowed) throw error;
    const longer = statements.map((s) => s.wrapping?.emit() ?? s);
    // an overflow that is Spark's error as well has no other words
    if (longer.every(({ sql }, i) => sql.join() === statements[i]?.sql.join())) throw error;
    return run(longer);
  }
}

/** The same result with its first batch there already, so that what fails at the first rows fails here. */
export async function begun(result: ArrowResult): Promise<ArrowResult> {
  const batches = result.batches()[Symbol.asyncIterator]();
  const first = await batches.next();
  return {
    schema: result.schema,
    async *batches(): AsyncIterable<ArrowBatch> {
      try {
        for (let next = first; !next.done; next = await batches.next()) yield next.value;
      } finally {
        await batches.return?.();
      }
    },
  };
}
