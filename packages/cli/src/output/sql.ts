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
  options: { readonly pretty: (sql: string) => string; readonly sayHelpers: boolean },
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
  if (options.sayHelpers && statement.helpers.length > 0) {
    const [what, them] = statement.helpers.length === 1 ? ['a helper function', 'it'] : ['helper functions', 'them'];
    lines.push(asComment(`calls ${what} (--with-helpers prints ${them})`));
  }
  for (const sql of statement.sql) lines.push(`${options.pretty(sql)};`);
  return lines.join('\n');
}
