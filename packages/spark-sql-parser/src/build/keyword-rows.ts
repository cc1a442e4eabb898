import { literal, types as T, type TextSpan, type UnresolvedPlan } from '@spark-sql-to-snowflake/plan-ir';
import { KEYWORDS } from '../gen/keywords.js';

import { keywordOptions, type Settings } from '../options.js';

/** What Spark's own list lacks, those that have two spellings or stand for a sign, and the one letter that it has besides. */
const UNLISTED: ReadonlySet<string> = new Set(['NOT', 'RLIKE', 'REGEXP', 'TEMPORARY', 'TEMP']);
const LISTED = [...KEYWORDS.map(([word]) => word).filter((word) => !UNLISTED.has(word)), 'X'].sort();
const RESERVED = new Set(KEYWORDS.filter(([, , reserved]) => reserved).map(([word]) => word));

/** The rows of `sql_keywords()`: a function of the grammar and of the session's settings alone. */
export function keywordRows(settings: Settings, origin: TextSpan): UnresolvedPlan {
  const { reserved } = keywordOptions(settings, 'statement');
  const rows = LISTED.map((word) => [
    literal(word, T.string, origin),
    literal(reserved && RESERVED.has(word), T.boolean, origin),
  ]);
  const child = { kind: 'values', rows, origin } as const;
  return { kind: 'alias', child, name: 'sql_keywords', columns: ['keyword', 'reserved'], origin };
}
