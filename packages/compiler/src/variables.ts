import type { Origin } from '@spark-sql-to-snowflake/plan-ir';

/** `${name}`, or `${source:name}` of the sources that Spark knows; one of another source it leaves alone, too. */
const REFERENCE = /\$\{(?:(\w+):)?([^\s}]+)\}/g;
const SOURCES = new Set(['spark', 'sparkconf', 'hivevar', 'hiveconf', 'env', 'system']);

/** The variables that Spark would replace in a statement's text, before it parses it: see spark.sql.variable.substitute. */
export function variablesIn(
  source: string,
  span: { readonly start: number; readonly end: number },
): readonly { readonly reference: string; readonly origin: Origin }[] {
  const text = source.slice(span.start, span.end);
  if (!text.includes('${')) return [];
  return [...text.matchAll(REFERENCE)]
    .filter(([, from]) => from === undefined || SOURCES.has(from))
    .map((m) => {
      const start = span.start + m.index;
      return { reference: m[0], origin: { start, end: start + m[0].length } };
    });
}
