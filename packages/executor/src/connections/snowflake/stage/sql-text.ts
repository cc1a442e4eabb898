/** `'…'`, with escapes. Source: docs.snowflake.com/en/sql-reference/data-types-text#string-constants */
export const sqlText = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
