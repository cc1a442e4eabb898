import type { CalendarInterval, Field } from '@spark-sql-to-snowflake/plan-ir';

/**
 * A value of a result, by its Spark type: boolean → boolean; byte, short, int → number; long → bigint; float, double → number;
 * decimal → bigint, unscaled, with the scale of the type; string → string; binary → Uint8Array; date → number, days since
 * 1970-01-01; timestamp → bigint, microseconds since the epoch; timestamp_ntz → bigint, the same of a local clock;
 * year_month_interval → number, months; day_time_interval → bigint, microseconds; array → its elements; struct → its fields in
 * order; map → its entries; NULL → null. Plan literals are held the same way.
 */
export type SparkValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | Uint8Array
  | CalendarInterval
  | readonly SparkValue[]
  | SparkMap;
export interface SparkMap {
  readonly entries: readonly (readonly [key: SparkValue, value: SparkValue])[];
}
export type Row = readonly SparkValue[];

/** Some rows of a result, column by column. */
export interface ResultChunk {
  readonly rowCount: number;
  readonly columns: readonly (readonly SparkValue[])[];
}

/** What a query gives. The chunks can be read once, and should be read to the end before the connection runs something else. */
export interface QueryResult {
  readonly schema: readonly Field[];
  chunks(): AsyncIterable<ResultChunk>;
}

/** All rows of a result. */
export async function rowsOf(result: QueryResult): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for await (const chunk of result.chunks()) {
    for (let i = 0; i < chunk.rowCount; i++) rows.push(chunk.columns.map((c) => c[i] ?? null));
  }
  return rows;
}
