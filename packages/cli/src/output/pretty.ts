/** Formats SQL with sql-formatter, which is loaded only when it is wanted. What it can't read, or would change, stays as it was. */
export async function prettyPrinter(dialect: 'snowflake' | 'duckdb'): Promise<(sql: string) => string> {
  const { format } = await import('sql-formatter');
  return (sql) => {
    try {
      const text = format(sql, { language: dialect, linesBetweenQueries: 1 });
      return sameTokens(sql, text) ? text : sql;
    } catch {
      return sql;
    }
  };
}

/** A string, a quoted name, a dollar-quoted text; a word or number; a run of operator characters. */
const TOKEN = /'(?:[^'\\]|\\.|'')*'|"(?:[^"]|"")*"|\$\$[\s\S]*?\$\$|[\p{L}\p{N}_$@.]+|[-+*/%<>=!|&^~:?#]+|\S/gsu;

/** Whether two texts differ in nothing but the white space between their tokens. */
export function sameTokens(left: string, right: string): boolean {
  const a = left.match(TOKEN) ?? [];
  const b = right.match(TOKEN) ?? [];
  return a.length === b.length && a.every((token, i) => token === b[i]);
}
