import type { CompiledStatement } from '@spark-sql-to-snowflake/compiler';
import type { SourceText } from '../input/sources.js';

export type Style = 'pretty' | 'lines' | 'compact';

/** Formats SQL with sql-formatter, which is loaded only when it is wanted. What it can't read stays as it was. */
export async function prettyPrinter(dialect: 'snowflake' | 'duckdb'): Promise<(sql: string) => string> {
  const { format } = await import('sql-formatter');
  return (sql) => {
    try {
      return format(sql, { language: dialect, keywordCase: 'upper', linesBetweenQueries: 1 });
    } catch {
      return sql;
    }
  };
}

const asComment = (text: string): string =>
  text
    .split(/\r\n|\n|\r/)
    .map((line) => `-- ${line}`.trimEnd())
    .join('\n');

/**
 * A statement as it stands in the output: its comments, what differs, its SQL. A statement that could not be translated stays
 * as a comment that says why, so that nothing is lost.
 */
export function statementText(
  statement: CompiledStatement,
  source: SourceText,
  pretty: (sql: string) => string,
): string {
  const lines = [...statement.leadingComments];
  if (statement.status !== 'ok') {
    for (const d of statement.diagnostics.filter((x) => x.severity === 'error' || x.severity === 'unsupported')) {
      lines.push(asComment(`${statement.status}: ${d.message}`));
    }
    lines.push(asComment(source.text.slice(statement.span.start, statement.span.end)));
    return lines.join('\n');
  }
  for (const d of statement.diagnostics)
    if (d.severity === 'approximate') lines.push(asComment(`approximate: ${d.message}`));
  for (const sql of statement.sql) lines.push(`${pretty(sql)};`);
  return lines.join('\n');
}
