/**
 * What Snowflake was recorded to answer, from the test files of a public repository (github.com/Embucket/embucket-labs at commit c7987309, below
 * test/sql), in our words; and what our SQL makes of it. `writes` stands in the SQL, because it gives that result or works around it;
 * `never` does not, because its recorded result is not Spark's.
 */
export interface RecordedFact {
  /** The functions whose lowering rests on it. */
  readonly of: readonly string[];
  readonly recorded: string;
  readonly file: string;
  readonly spark: string;
  readonly writes: readonly string[];
  readonly never?: readonly string[];
}

/** Folders of that repository. */
export const OPERATORS = 'sql-reference-commands/Query_operators';
export const QUERIES = 'sql-reference-commands/Query_syntax';
export const AGGREGATE = 'sql-reference-functions/Aggregate';
export const CONDITIONAL = 'sql-reference-functions/Conditional_expression';
export const DATES = 'sql-reference-functions/Date_&_time';
export const NESTED = 'sql-reference-functions/Semi-structured_and_structured_data';
export const REGEXP = 'sql-reference-functions/Regular_expressions';
export const TEXT = 'sql-reference-functions/String_&_binary';
export const NUMERIC = 'sql-reference-functions/Numeric';
export const WINDOW = 'sql-reference-functions/Window';

export const FROM_ROW =
  "FROM VALUES (1, 2, 1.5D, 'ab', 'x', DATE '2024-02-29', array(1, 2), true) AS t(i, j, d, s, u, day, a, b)";
/** A SELECT of one expression, over a row with a column of every common type. */
export const select = (expr: string): string => `SELECT ${expr} AS r ${FROM_ROW}`;
