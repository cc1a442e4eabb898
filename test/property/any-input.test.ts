import { catalogOfDdl, compile } from '@spark-sql-to-snowflake/compiler';
import { duckdb } from '@spark-sql-to-snowflake/duckdb-dialect';
import { snowflake } from '@spark-sql-to-snowflake/snowflake-dialect';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadFixtures } from '../fixtures/files.js';
import { section } from '../fixtures/format.js';
import { SCHEMA } from './queries.js';

const { catalog } = catalogOfDdl(SCHEMA);
const TOKEN = /\s+|'[^']*'|`[^`]*`|"[^"]*"|\w+|[^\s\w]/g;
const tokensOf = (sql: string): readonly string[] => sql.match(TOKEN) ?? [];

const queries = loadFixtures().flatMap(({ file }) => file.cases.map((c) => section(c, 'spark')?.body ?? ''));
const words = [...new Set(queries.flatMap(tokensOf))].filter((token) => token.trim() !== '');
const calls = [...new Set(queries.flatMap((sql) => sql.match(/\b\w+\([^()]*\)/g) ?? []))];
const operands = [
  "NULL, 1, -1, 0, 1.5, 1e10, 'x', '', true, X'01', 9223372036854775807, 1S, 2.5BD, DATE '2024-01-01', INTERVAL 1 DAY".split(
    ', ',
  ),
  [
    'array(1, 2)',
    "map('a', 1)",
    "struct(1, 'b')",
    'x -> x',
    'a',
    'b',
    't.a',
    'count(*)',
    'explode(array(1))',
    '*',
    'a AS z',
  ],
  [
    'row_number() OVER (ORDER BY a)',
    '(SELECT max(a) FROM t)',
    'EXISTS (SELECT 1)',
    'rand()',
    'CAST(NULL AS INT)',
    'ALL',
  ],
].flat();

/** Real queries, changed in a few places: tokens dropped, doubled, swapped, replaced by other words, calls and constants. */
const mutated = fc
  .tuple(
    fc.constantFrom(...queries),
    fc.array(
      fc.record({
        at: fc.nat(),
        how: fc.constantFrom('drop', 'word', 'insert', 'call', 'operand', 'swap', 'double'),
        word: fc.constantFrom(...words),
        call: fc.constantFrom(...calls),
        operand: fc.constantFrom(...operands),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  )
  .map(([sql, changes]) => {
    const tokens = [...tokensOf(sql)];
    for (const { at, how, word, call, operand } of changes) {
      // An operand takes the place of one, so that more of the queries still parse.
      const places =
        how === 'operand' ? tokens.flatMap((t, i) => (/^\d+$|^'|^[a-z]\w*$/.test(t) ? [i] : [])) : undefined;
      const i = places ? (places[at % Math.max(1, places.length)] ?? 0) : at % Math.max(1, tokens.length);
      if (how === 'drop') tokens.splice(i, 1);
      else if (how === 'insert') tokens.splice(i, 0, ' ', word, ' ');
      else if (how === 'double') tokens.splice(i, 0, ...tokens.slice(i, i + 5));
      else if (how === 'swap') tokens.push(...tokens.splice(i, 1));
      else tokens[i] = how === 'word' ? word : how === 'call' ? call : operand;
    }
    return tokens.join('');
  });

/** Compiles for both databases in every way. Each statement has an outcome; none is a bug, and none takes long. */
function survives(sql: string): void {
  for (const dialect of [snowflake, duckdb]) {
    for (const pipeline of ['none', 'shape-keeping', 'full'] as const) {
      const started = performance.now();
      const { statements } = compile(sql, { dialect, catalog, pipeline });
      expect(performance.now() - started).toBeLessThan(5000);
      for (const s of statements) {
        expect(s.status, s.diagnostics.map((d) => d.message).join('\n')).not.toBe('bug');
        if (s.status !== 'ok') expect(s.diagnostics.length).toBeGreaterThan(0);
        for (const { origin } of s.diagnostics) {
          if (!origin || !('start' in origin)) continue;
          expect(origin.start).toBeGreaterThanOrEqual(0);
          expect(origin.end).toBeLessThanOrEqual(sql.length);
        }
      }
    }
  }
}

describe('no input is a bug of ours', () => {
  it('whatever bytes it is made of', () => {
    const bytes = fc.uint8Array({ maxLength: 80 }).map((b) => Buffer.from(b).toString('latin1'));
    const text = fc.string({ unit: 'binary', maxLength: 60 });
    const halves = fc
      .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
      .map((u) => String.fromCharCode(...u));
    fc.assert(fc.property(fc.oneof(bytes, text, halves), survives), { numRuns: 400 });
  });

  it('whatever words of SQL follow each other', () => {
    const soup = fc.array(fc.constantFrom(...words), { maxLength: 30 }).map((ws) => ws.join(' '));
    fc.assert(fc.property(soup, survives), { numRuns: 300 });
  });

  it('however a real query is changed', () => {
    fc.assert(fc.property(mutated, survives), { numRuns: 600 });
  });
});
