import type { StatementMark } from '../../statement-options.js';

/** Characters. Source: docs.snowflake.com/en/sql-reference/parameters#query-tag */
const MOST = 2000;

/** What a statement is found by in Snowflake's history: JSON. User tags that do not fit are left out. */
export function tagText(session: Readonly<Record<string, string>>, mark: StatementMark | undefined): string {
  if (!mark) return JSON.stringify(session);
  const base = { ...session, spark_operation: mark.operation };
  const all = mark.tags.length === 0 ? base : { ...base, spark_tags: mark.tags };
  const text = JSON.stringify(all);
  return text.length <= MOST ? text : JSON.stringify(base);
}
