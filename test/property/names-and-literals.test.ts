import { compile } from '@spark-sql-to-snowflake/compiler';
import { duckdb } from '@spark-sql-to-snowflake/duckdb-dialect';
import { type DuckDBConnection, openDuckDB, rowsOf } from '@spark-sql-to-snowflake/executor';
import { snowflake } from '@spark-sql-to-snowflake/snowflake-dialect';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** What SQL texts trip over, and any other character. Lone surrogates are no text that a database could hold. */
const unit = fc.oneof(
  fc.constantFrom(
    "'",
    '"',
    '`',
    '\\',
    '$$',
    '--',
    '/*',
    '*/',
    ';',
    '\n',
    '\r',
    '\t',
    '%',
    '_',
    '{',
    '}',
    ':',
    '?',
    '@',
    '&',
  ),
  fc.constantFrom(
    '$',
    '\u0001',
    '\u001a',
    '\u2028',
    '\ufeff',
    'ß',
    'İ',
    'é',
    '日本',
    '😀',
    'NULL',
    ' ',
    'select',
    'A',
    'a',
    '0',
  ),
  fc.string({ unit: 'binary', maxLength: 3 }),
);
const LONE_SURROGATE = /\p{Surrogate}/u;
const anyText = fc
  .array(unit, { maxLength: 12 })
  .map((units) => units.join(''))
  // The embedded database's client drops a byte order mark before a text it hands over.
  .filter((text) => !LONE_SURROGATE.test(text) && !text.startsWith('\ufeff'));
const anyName = anyText.filter((name) => name.length > 0 && !name.includes('\0'));

const literal = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
const name = (text: string): string => `\`${text.replaceAll('`', '``')}\``;

describe('any text', () => {
  let connection: DuckDBConnection;
  beforeAll(async () => {
    connection = await openDuckDB();
  });
  afterAll(() => connection.close());

  const answer = async (sql: string): Promise<{ names: readonly string[]; rows: readonly (readonly unknown[])[] }> => {
    const [statement] = compile(sql, { dialect: duckdb }).statements;
    // `${` in one name and `}` in another are a variable to Spark, which stays as it is where it isn't set.
    const others = statement?.diagnostics.filter((d) => d.code !== 'variable-kept') ?? [];
    expect(others.map((d) => d.message)).toEqual([]);
    await connection.useHelpers(statement?.helpers ?? []);
    // The database's own names of its columns, not those of the plan.
    const result = await connection.query(statement?.sql ?? []);
    return { names: result.schema.map((f) => f.name), rows: await rowsOf(result) };
  };

  it('comes back from a literal as it was', async () => {
    const text = anyText.filter((t) => !t.includes('\0'));
    await fc.assert(
      fc.asyncProperty(text, text, async (a, b) => {
        const { rows } = await answer(`SELECT ${literal(a)} AS a, concat(${literal(a)}, ${literal(b)}) AS b`);
        expect(rows).toEqual([[a, a + b]]);
      }),
      { numRuns: 200 },
    );
  });

  it('comes back from an alias, as a column of a subquery, of a CTE, of a join and of VALUES', async () => {
    await fc.assert(
      fc.asyncProperty(anyName, anyName, async (column, table) => {
        const [c, t] = [name(column), name(table)];
        const { names, rows } = await answer(`WITH w AS (SELECT ${literal(column)} AS ${c})
SELECT q.${c}, v.${c} AS ${c} FROM (SELECT ${c} FROM w WHERE ${c} IS NOT NULL) AS q JOIN (SELECT * FROM VALUES (1) AS ${t}(${c})) AS v ON true ORDER BY q.${c}`);
        expect(names).toEqual([column, column]);
        expect(rows).toEqual([[column, 1]]);
      }),
      { numRuns: 200 },
    );
  });

  it('is one literal and one name in the SQL for Snowflake', () => {
    fc.assert(
      fc.property(anyName, (text) => {
        const [statement] = compile(`SELECT ${literal(text)} AS ${name(text)}`, { dialect: snowflake }).statements;
        if (statement?.status !== 'ok') {
          // Snowflake's limits of names; anything else would be one of ours
          expect(statement?.status).toBe('unsupported');
          return;
        }
        const read = /^SELECT '((?:[^'\\]|\\[\s\S]|'')*)' AS (?:"((?:[^"]|"")*)"|([A-Z_][A-Z0-9_$]*))$/.exec(
          statement.sql.join(';'),
        );
        expect(read?.[2]?.replaceAll('""', '"') ?? read?.[3]).toBe(text);
        expect(unescaped(read?.[1] ?? '')).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });
});

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', '0': '\0' };

/** A string constant of Snowflake read as its documentation says: backslash sequences, and a doubled quote. */
function unescaped(text: string): string {
  return text.replace(/''|\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([\s\S]))/g, (all, unicode, hex, one) => {
    if (all === "''") return "'";
    if (unicode ?? hex) return String.fromCharCode(Number.parseInt(unicode ?? hex, 16));
    return ESCAPES[one] ?? one;
  });
}
