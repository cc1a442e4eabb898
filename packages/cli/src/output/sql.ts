import type { CompiledStatement } from '@spark-sql-to-snowflake/compiler';
import type { SourceText } from '../input/sources.js';
import { asComment, keptComment } from './comment.js';

/**
 * A statement as it stands in the output: its comments, what differs, its SQL. A statement that could not be translated stays
 * as a comment that says why, so that nothing is lost.
 */
export function statementText(
  statement: CompiledStatement,
  source: SourceText,
  pretty: (sql: string) => string,
): string {
  const lines = statement.leadingComments.map(keptComment);
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
