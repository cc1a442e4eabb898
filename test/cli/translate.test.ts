import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundledCommand, type CommandUnderTest } from './command.js';

let command: CommandUnderTest;
beforeAll(async () => {
  command = await bundledCommand();
});
afterAll(() => command?.remove());

const SCRIPT = `-- first
/* with two comments */
SELECT a AS x FROM t WHERE a IS NOT NULL;
-- second
SELECT nosuch(1);
SELECT 1 AS one`;

describe('the text that comes out', () => {
  it('keeps order and comments, ends each statement with ;, and keeps a failed one as a comment', async () => {
    const { code, stdout, stderr } = await command(['--compact', '-'], { input: SCRIPT });
    expect(stdout).toBe(`-- first
/* with two comments */
SELECT a AS "x" FROM t WHERE a IS NOT NULL;

-- second
-- error: Cannot resolve function \`nosuch\` on search path [\`system\`.\`builtin\`, \`system\`.\`session\`, \`spark_catalog\`.\`default\`].
-- SELECT nosuch(1)

SELECT 1 AS "one";
`);
    expect(stderr).toContain('<stdin>:5:8: error: Cannot resolve function `nosuch`');
    expect(stderr).toContain('5 | SELECT nosuch(1);\n  |        ^^^^^^^^^\n');
    expect(stderr).not.toContain('\u001b');
    expect(code).toBe(1);
  });

  it('comes from standard input where no file is named, and from UTF-16 as Windows writes it', async () => {
    expect((await command([], { input: 'select 3' })).stdout).toBe('SELECT 3 AS "3";\n');
    expect((await command(['-'], { input: Buffer.from('\ufeffselect 3', 'utf16le') })).stdout).toBe(
      'SELECT 3 AS "3";\n',
    );
  });

  it('lets no comment out of its comment', async () => {
    const input = '/* a /* b */ drop table x; */ -- c \\\ndrop table y\nselect 1; select x frm y z /*\n*/';
    const { stdout } = await command([], { input });
    const code = stdout.split('\n').filter((line) => !line.startsWith('--'));
    expect(code.join('\n').trim()).toBe('SELECT 1 AS "1";');
  });

  it('is the same with --pretty but for white space', async () => {
    const input =
      "SELECT upper('a  b') AS `x y`, a[0], CASE WHEN a IS NULL THEN 1 ELSE -1 END AS c FROM t WHERE b -> 1 > 2";
    const plain = await command(['--compact'], { input: input.replace(' WHERE b -> 1 > 2', '') });
    const pretty = await command(['--pretty'], { input: input.replace(' WHERE b -> 1 > 2', '') });
    const squeezed = (text: string): string => text.replace(/\s+/g, '');
    expect(squeezed(pretty.stdout)).toBe(squeezed(plain.stdout));
    expect(pretty.stdout).toContain("'a  b'");
    expect(pretty.stdout.split('\n').length).toBeGreaterThan(5);
  });

  it('says what is approximate; --strict takes it for unsupported', async () => {
    const input = "SELECT sentences('One. Two.') AS s";
    const plain = await command([], { input });
    const strict = await command(['--strict'], {
      input: 'SELECT approx_percentile(a, 0.5) AS p FROM VALUES (1) AS t(a)',
    });
    expect(plain.code).toBe(2);
    expect(plain.stdout).toMatch(/^-- unsupported: .*\n-- SELECT sentences/);
    expect(strict.code).toBe(2);
    expect(strict.stdout.split('\n').every((line) => line === '' || line.startsWith('--'))).toBe(true);
  });

  it('writes for DuckDB, in ANSI mode, in a zone', async () => {
    const duckdb = await command(['-d', 'duckdb'], { input: 'SELECT a <=> 1 AS e FROM VALUES (1) AS t(a)' });
    expect(duckdb.stdout).toContain('IS NOT DISTINCT FROM');
    const ansi = await command(['--ansi', '--conf', 'spark.sql.caseSensitive=true'], { input: 'SELECT 1 AS order' });
    expect(ansi.code).toBe(0);
    const zone = await command(['--timezone', 'Asia/Tokyo', '--explain', 'analyzed'], {
      input: "SELECT TIMESTAMP '2024-01-01 09:00:00' AS t",
    });
    expect(zone.stdout).toContain('2024-01-01 00:00:00');
  });
});

describe('plans and JSON', () => {
  it('prints each stage', async () => {
    const [parsed, analyzed, optimized] = await Promise.all(
      ['parsed', 'analyzed', 'optimized'].map((stage) =>
        command(['--explain', stage], { input: 'SELECT a FROM VALUES (1) AS t(a) WHERE 1 = 1' }),
      ),
    );
    expect(parsed?.stdout).toContain("'Project ['a]");
    expect(analyzed?.stdout).toContain('Filter (1 = 1)');
    expect(optimized?.stdout).not.toContain('Filter');
  });

  it('gives SQL, places, schemas, needs and helpers', async () => {
    const input = "SELECT a FROM t;\n SELECT 1 AS b, format_string('%05d', 3) AS f; SELECT x y z";
    const { stdout, stderr, code } = await command(['--json', '--with-helpers'], { input });
    const { files } = JSON.parse(stdout);
    expect(files).toHaveLength(1);
    const [{ file, statements, needs }] = files;
    expect(file).toBe('<stdin>');
    expect(needs).toEqual(['t']);
    expect(statements.map((s: { status: string }) => s.status)).toEqual(['ok', 'ok', 'error']);
    expect(statements[0].schema).toEqual([{ name: 'a', type: 'unknown', nullable: true }]);
    expect(statements[1].schema[0]).toEqual({ name: 'b', type: 'int', nullable: false });
    expect(statements[1].span).toEqual({ start: 18, end: 62, line: 2, column: 2 });
    expect(statements[1].helpers[0].sql).toMatch(/^CREATE OR REPLACE TEMPORARY FUNCTION /);
    expect(statements[2].diagnostics[0]).toMatchObject({ severity: 'error', sparkClass: 'PARSE_SYNTAX_ERROR' });
    expect(statements[2].diagnostics[0].span).toMatchObject({ line: 2, column: 59 });
    expect(stderr).toBe('');
    expect(code).toBe(1);
  });

  it('prints the helper functions that the SQL calls', async () => {
    const { stdout } = await command(['--with-helpers'], { input: "SELECT format_string('%05d', 3) AS f" });
    expect(stdout).toMatch(/^CREATE OR REPLACE TEMPORARY FUNCTION [\s\S]*\$\$;\n\nSELECT /);
    const without = await command([], { input: "SELECT format_string('%05d', 3) AS f" });
    expect(without.stdout).toContain('-- calls a helper function (--with-helpers prints it)');
  });
});

describe('files', () => {
  const files = {
    'a/one.sql': 'SELECT 1',
    'a/b/two.hql': 'SELECT 2',
    'a/b/notes.txt': 'no SQL',
    'three.sql': 'SELECT 3',
  };

  it('come from folders and globs, each once, in order', async () => {
    const cwd = command.folder(files);
    const { stdout, stderr, code } = await command(['three.sql', 'a', 'a/**/*.sql', 'three.sql'], { cwd });
    expect(stdout).toBe('SELECT 3 AS "3";\n\nSELECT 2 AS "2";\n\nSELECT 1 AS "1";\n');
    expect(stderr).toBe('3 statements in 3 files: 3 exact\n');
    expect(code).toBe(0);
  });

  it('go to a folder that mirrors theirs, and are no input of the next call', async () => {
    const cwd = command.folder(files);
    for (let i = 0; i < 2; i++) expect((await command(['.', '--out', 'out'], { cwd })).code).toBe(0);
    expect(readdirSync(join(cwd, 'out'), { recursive: true }).sort()).toEqual([
      'a',
      'a/b',
      'a/b/two.sql',
      'a/one.sql',
      'three.sql',
    ]);
    expect(readFileSync(join(cwd, 'out/a/b/two.sql'), 'utf8')).toBe('SELECT 2 AS "2";\n');
  });

  it('are never overwritten where they are input, nor by each other', async () => {
    const cwd = command.folder({ ...files, 'three.hql': 'SELECT 4' });
    const own = await command(['a', '--out', 'a'], { cwd });
    expect(own.stderr).toMatch(/^spark-sql-to-snowflake: --out a: this would overwrite the input a\/one\.sql; .*\n$/);
    const clash = await command(['three.sql', 'three.hql', '--out', 'out'], { cwd });
    expect(clash.stderr).toBe(
      'spark-sql-to-snowflake: three.sql and three.hql would both be written to out/three.sql\n',
    );
    expect(readFileSync(join(cwd, 'a/one.sql'), 'utf8')).toBe('SELECT 1');
    expect(existsSync(join(cwd, 'out'))).toBe(false);
    expect([own.code, clash.code]).toEqual([1, 1]);
  });

  it('of schemas add up, and later ones win', async () => {
    const cwd = command.folder({
      'q.sql': 'SELECT a + b AS c FROM t JOIN u USING (k)',
      's.sql': 'CREATE TABLE t (a INT, k INT); CREATE TABLE u (b INT, k INT)',
      's.json':
        '{"tables": [{"name": "u", "columns": [{"name": "b", "type": "decimal(5,2)"}, {"name": "k", "type": "int"}]}]}',
    });
    const { stdout } = await command(['q.sql', '--schema', 's.sql', '--schema', 's.json', '--json'], { cwd });
    expect(JSON.parse(stdout).files[0].statements[0].schema[0].type).toBe('decimal(13,2)');
  });
});
