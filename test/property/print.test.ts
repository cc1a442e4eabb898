import { DEFAULT_CONF, querySql, type SparkConf, withSetting } from '@spark-sql-to-snowflake/plan-ir';
import { splitScript } from '@spark-sql-to-snowflake/spark-sql-parser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadFixtures } from '../fixtures/files.js';
import { confOf, section } from '../fixtures/format.js';
import { query } from './queries.js';
import { withoutOrigins } from './without-origins.js';

/** The query that a text is, printed and parsed again; undefined where it is no query, or no SQL. */
function twice(sql: string, conf: SparkConf = DEFAULT_CONF): readonly [before: string, after: string] | undefined {
  const [first] = splitScript(sql);
  let parsed: ReturnType<NonNullable<typeof first>['parse']> | undefined;
  try {
    parsed = first?.parse(conf);
  } catch {
    return undefined;
  }
  if (parsed?.kind !== 'query') return undefined;
  const text = querySql(parsed.plan);
  const again = splitScript(text)[0]?.parse(conf);
  return [withoutOrigins(parsed.plan), again?.kind === 'query' ? withoutOrigins(again.plan) : text];
}

describe('a parsed query, printed as Spark SQL', () => {
  it('parses to the same tree, for each query of the fixtures', () => {
    let compared = 0;
    for (const { name, file } of loadFixtures()) {
      for (const c of file.cases) {
        const conf = Object.entries(confOf(c)).reduce((before, [key, value]) => {
          const next = withSetting(before, key, value);
          return typeof next === 'string' ? before : next;
        }, DEFAULT_CONF);
        // names are printed in backquotes, which this setting reads as patterns
        if (conf.quotedRegexColumnNames) continue;
        const trees = twice(section(c, 'spark')?.body ?? '', conf);
        if (!trees) continue;
        compared++;
        expect(trees[1], `${name}: ${c.title}`).toBe(trees[0]);
      }
    }
    expect(compared).toBeGreaterThan(600);
  });

  it('parses to the same tree, for generated queries', () => {
    fc.assert(
      fc.property(query, (sql) => {
        const trees = twice(sql);
        expect(trees?.[1]).toBe(trees?.[0]);
      }),
      { numRuns: 300 },
    );
  });
});
