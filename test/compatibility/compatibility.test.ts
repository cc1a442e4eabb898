import { readFileSync } from 'node:fs';
import { functionFacts } from 'spark-sql-to-snowflake';
import { describe, expect, it } from 'vitest';
import { generated, sparkNames } from './files.js';

const facts = functionFacts();

describe('the functions of Spark 3.5', () => {
  it('are all known by name', () => {
    const known = new Set(facts.flatMap((f) => [f.name, ...f.aliases]));
    expect(sparkNames).toHaveLength(438);
    expect(sparkNames.filter((name) => !known.has(name))).toEqual([]);
  });

  it('are each held to recorded answers by a fixture', () => {
    expect(facts.filter((f) => f.fixture === undefined).map((f) => f.name)).toEqual([]);
  });
});

describe('pnpm compatibility', () => {
  it.each([...generated()])('would write %s as it is', (path, text) => {
    expect(readFileSync(path, 'utf8')).toBe(text);
  });
});
