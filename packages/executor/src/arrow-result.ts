import type { Field } from '@spark-sql-to-snowflake/plan-ir';

/** Some rows of a result. */
export interface ArrowBatch {
  readonly rowCount: number;
  /** A complete Arrow IPC stream: schema, one record batch, end of stream. */
  readonly data: Uint8Array;
}
/** What a query gives, as Arrow. */
export interface ArrowResult {
  readonly schema: readonly Field[];
  /** One batch at least, perhaps of no rows. To be read once. Ending the iteration early ends the query. Throws ExecutionError. */
  batches(): AsyncIterable<ArrowBatch>;
}
