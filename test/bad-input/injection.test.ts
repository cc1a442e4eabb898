import { init, parse } from '@guanmingchiu/sqlparser-ts';
import { compile } from '@spark-sql-to-snowflake/compiler';
import { snowflake } from '@spark-sql-to-snowflake/snowflake-dialect';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundledCommand, type CommandUnderTest } from '../cli/command.js';

/** What breaks out of quotes and comments where somebody forgot to look. */
const BREAKERS = [
  "'; DROP TABLE x; --",
  '"; DROP TABLE x; --',
  '`; DROP TABLE x; --',
  "\\'; DROP TABLE x; --",
  "\\\\'; DROP TABLE x; --",
  '$$; DROP TABLE x; $$',
  '*/ DROP TABLE x; /*',
  '/* DROP TABLE x; */',
  '-- \n; DROP TABLE x; --',
  '// \r; DROP TABLE x',
  "''; DROP TABLE x; ''",
  '""; DROP TABLE x; ""',
  '{{ x }} {% x %} &x :x ?x @x',
  '\\u0027; DROP TABLE x; --',
  '\\x27; DROP TABLE x; --',
  '\\047; DROP TABLE x; --',
];
const piece = fc.oneof(
  fc.constantFrom(...BREAKERS),
  fc.constantFrom("'", '"', '`', '\\', '$$', '$', '--', '//', '/*', '*/', ';', '\n', '\r', 'x', ' '),
);
const hostile = fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join(''));

const literal = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
const name = (text: string): string => `\`${text.replaceAll('`', '``')}\``;

/** Statements with a text in every place that takes one. */
const PLACES: readonly ((text: string) => string)[] = [
  (t) => `SELECT ${literal(t)} AS a`,
  (t) => `SELECT 1 AS ${name(t)}`,
  (t) => `SELECT ${name(t)}.${name(t)} FROM ${name(t)}`,
  (t) => `WITH ${name(t)} (${name(t)}) AS (SELECT 1) SELECT * FROM ${name(t)} AS ${name(t)}`,
  (t) => `SELECT named_struct(${literal(t)}, 1) AS s, map(${literal(t)}, 1) AS m`,
  (t) => `SELECT a FROM t WHERE a LIKE ${literal(t)} OR a RLIKE ${literal(t)} OR a IN (${literal(t)}, 'b')`,
  (t) => `SELECT get_json_object(a, ${literal(t)}) AS j, a.${name(t)} AS f, split(a, ${literal(t)}) AS p FROM t`,
  (t) => `SELECT date_format(a, ${literal(t)}) AS d, to_date(a, ${literal(t)}) AS e FROM t`,
  (t) => `SELECT v.${name(t)} FROM t LATERAL VIEW explode(array(1)) ${name(t)} AS ${name(t)} JOIN u AS v ON true`,
  (t) => `SELECT sum(1) OVER ${name(t)} AS s FROM t WINDOW ${name(t)} AS (ORDER BY a)`,
  (t) => `CREATE TABLE ${name(t)} (${name(t)} INT COMMENT ${literal(t)}) COMMENT ${literal(t)}`,
  (t) => `INSERT INTO ${name(t)} (${name(t)}) VALUES (${literal(t)})`,
  (t) => `CREATE VIEW ${name(t)} (${name(t)} COMMENT ${literal(t)}) AS SELECT ${literal(t)} AS b`,
  (t) => `COMMENT ON TABLE ${name(t)} IS ${literal(t)}`,
  (t) => `ALTER TABLE t ADD COLUMNS (${name(t)} STRING COMMENT ${literal(t)})`,
  (t) => `DROP TABLE IF EXISTS ${name(t)}`,
];

/** Strings, quoted names and comments taken out of Snowflake SQL, as its documentation says where they end. A plain name may hold `$`. */
const QUOTED =
  /(?<plain>[A-Za-z_][\w$]*)|'(?:[^'\\]|\\[\s\S]|'')*'|"(?:[^"]|"")*"|\$\$[\s\S]*?\$\$|--[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;
const bare = (sql: string): string => sql.replace(QUOTED, (_, plain?: string) => plain ?? ' Q ');

describe('no text of the source breaks out', () => {
  let command: CommandUnderTest;
  beforeAll(async () => {
    await init();
    command = await bundledCommand();
  });
  afterAll(() => command?.remove());

  it('of a literal or a name', () => {
    let compiled = 0;
    fc.assert(
      fc.property(fc.constantFrom(...PLACES), hostile, (place, text) => {
        for (const statement of compile(place(text), { dialect: snowflake }).statements) {
          expect(statement.status).not.toBe('bug');
          for (const sql of statement.sql) {
            compiled++;
            expect(bare(sql), sql).not.toMatch(/DROP TABLE x|;|--|'|"/);
          }
        }
      }),
      { numRuns: 2000 },
    );
    expect(compiled).toBeGreaterThan(1000);
  });

  it('so that a parser of Snowflake SQL finds one statement', () => {
    const place = fc.constantFrom(...PLACES.slice(0, 4), ...PLACES.slice(9, 12));
    fc.assert(
      fc.property(place, hostile, (make, text) => {
        const [statement] = compile(make(text), { dialect: snowflake }).statements;
        for (const sql of statement?.sql ?? []) expect(parse(sql, 'snowflake'), sql).toHaveLength(1);
      }),
      { numRuns: 500 },
    );
  });

  it('of a comment, or of a statement that is kept as one', async () => {
    const comments = BREAKERS.flatMap((b) => [
      `/* ${b.replaceAll('*/', '* /').replaceAll('/*', '/* /* */ */ ')} */\nSELECT 1 AS a`,
      `-- ${b.replace(/[\r\n]/g, '\\\n')} \\\n DROP TABLE x;\nSELECT 1 AS a`,
      `SELECT ${literal(b)} frm x y`,
    ]);
    const { stdout } = await command([], { input: comments.join(';\n') });
    const statements = bare(stdout)
      .split(';')
      .map((s) => s.replace(/(\s|Q)+/g, ' ').trim())
      .filter(Boolean);
    expect(new Set(statements)).toEqual(new Set(['SELECT 1 AS']));
    expect(parse(stdout, 'snowflake')).toHaveLength(statements.length);
  });
});
