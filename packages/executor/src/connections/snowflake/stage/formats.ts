/**
 * The file formats that a session makes for itself when it first needs them; they go with it.
 * Source: docs.snowflake.com/en/sql-reference/sql/create-file-format
 */
export const FILE_FORMATS = {
  /** Every line as it is: nothing in it ends a field, quotes, escapes or stands for NULL. Bytes that are no UTF-8 are U+FFFD, as in Spark. */
  LOCAL_LINES: `TYPE = CSV FIELD_DELIMITER = NONE RECORD_DELIMITER = '\\n' ESCAPE = NONE ESCAPE_UNENCLOSED_FIELD = NONE FIELD_OPTIONALLY_ENCLOSED_BY = NONE SKIP_BLANK_LINES = FALSE TRIM_SPACE = FALSE NULL_IF = () EMPTY_FIELD_AS_NULL = FALSE REPLACE_INVALID_CHARACTERS = TRUE`,
  /** Bytes stay bytes, and types are those that the file names. */
  LOCAL_PARQUET: 'TYPE = PARQUET BINARY_AS_TEXT = FALSE USE_LOGICAL_TYPE = TRUE',
} as const;
export type FormatName = keyof typeof FILE_FORMATS;

export const formatStatement = (name: string, is: string): string =>
  `CREATE TEMPORARY FILE FORMAT IF NOT EXISTS ${name} ${is}`;
