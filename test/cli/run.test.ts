import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundledCommand, type CommandUnderTest, root } from './command.js';

let command: CommandUnderTest;
beforeAll(async () => {
  command = await bundledCommand();
});
afterAll(() => command?.remove());

/** The cells of the tables in a text, one list of rows each; of Markdown or as the command prints them. */
function tables(text: string): readonly (readonly (readonly string[])[])[] {
  const found: string[][][] = [];
  let open = false;
  for (const line of text.split('\n')) {
    if (/^\+[-+]+\+$|^\|[-|]+\|$/.test(line)) continue;
    const isRow = line.startsWith('|');
    if (isRow && !open) found.push([]);
    if (isRow)
      found.at(-1)?.push(
        line
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim()),
      );
    open = isRow;
  }
  return found;
}

describe('the sample', () => {
  it("is answered as Spark answers it, by its README's record", async () => {
    const sales = 'samples/sales';
    const args = [`${sales}/report.sql`, '--schema', `${sales}/schema.sql`];
    const { stdout, stderr, code } = await command(['run', ...args, '--data', `${sales}/data`]);
    expect(stderr).toBe('');
    expect(code).toBe(0);
    // Two tables in a row: the rule between them is taken away by its header.
    const answers = stdout.split(/(?<=\+\n)(?=\+)/).flatMap(tables);
    expect(answers).toEqual(tables(readFileSync(join(root, sales, 'README.md'), 'utf8')));
    const translated = await command(args);
    expect([translated.code, translated.stderr]).toEqual([0, '']);
  });
});

describe('run', () => {
  it('reads CSV, JSON and folders, shows SQL, and cuts at the limit', async () => {
    const cwd = command.folder({
      'data/t.csv': 'a,b\n1,x\n2,y\n3,z\n',
      'data/u.json': '{"a": 1, "c": [1, 2]}\n{"a": 2, "c": null}\n',
      'q.sql': 'SELECT a, b FROM t ORDER BY a; SELECT a, c FROM u ORDER BY a',
    });
    const { stdout, stderr, code } = await command(['run', 'q.sql', '--data', 'data', '--show-sql', '--limit', '2'], {
      cwd,
    });
    expect(stderr).toBe('');
    expect(stdout).toContain(
      'ORDER BY a NULLS FIRST;\n+---+---+\n|a  |b  |\n+---+---+\n|1  |x  |\n|2  |y  |\n+---+---+\n',
    );
    expect(stdout).toContain('only showing the first 2 of 3 rows\n');
    expect(stdout).toContain('|1  |[1, 2]|\n|2  |NULL  |');
    expect(code).toBe(0);
  });

  it('keeps a database between calls', async () => {
    const cwd = command.folder({ 'make.sql': 'CREATE TABLE q (a INT); INSERT INTO q VALUES (1), (NULL)' });
    expect(await command(['run', 'make.sql', '--database', 'x.db'], { cwd })).toMatchObject({ code: 0, stdout: '' });
    const { stdout } = await command(['run', '--database', 'x.db'], { cwd, input: 'SELECT a FROM q ORDER BY a' });
    expect(stdout).toBe('+----+\n|a   |\n+----+\n|NULL|\n|1   |\n+----+\n');
  });

  it('stops at the first statement that fails, with the exit code that says why', async () => {
    const first = '+---+\n|a  |\n+---+\n|1  |\n+---+\n';
    const input = (bad: string): string => `SELECT 1 AS a; ${bad}; SELECT 2 AS b`;
    const [unknown, raised] = await Promise.all([
      command(['run'], { input: input('SELECT nosuch(1)') }),
      command(['run'], { input: input("SELECT raise_error('oh')") }),
    ]);
    expect(unknown).toMatchObject({ code: 1, stdout: first });
    expect(unknown.stderr).toContain('<stdin>:1:23: error: Cannot resolve function');
    expect(raised).toMatchObject({ code: 1, stdout: first });
    expect(raised.stderr).toMatch(/^<stdin>:1:16: error: .*oh/);
  });

  it('wraps integers around as Spark does, wherever in the rows the first of them is', async () => {
    const { stdout } = await command(['run'], {
      input:
        'SELECT max(x) AS m FROM (SELECT id * 184467440737096 AS x FROM range(60000)); SELECT id * 184467440737096 AS x FROM range(60000)',
    });
    expect(stdout).toContain('|9223187569414062904|');
    expect(stdout).toContain('only showing the first 1000 of 60000 rows');
    const ansi = await command(['run', '--ansi'], { input: 'SELECT c * 2 FROM VALUES (2147483647) AS t(c)' });
    expect(ansi).toMatchObject({ code: 1, stdout: '' });
  });

  it('heeds what the script sets', async () => {
    const input = `SET spark.sql.session.timeZone = Asia/Tokyo; SELECT timestamp_seconds(0) AS t;
SET spark.sql.ansi.enabled = true; SELECT 1 / 0 AS d`;
    const { stdout, stderr, code } = await command(['run'], { input });
    expect(stdout).toContain('|1970-01-01 09:00:00|');
    expect(stderr).toMatch(/^<stdin>:2:36: error: .*DIVIDE_BY_ZERO/);
    expect(code).toBe(1);
  });
});

describe('functions', () => {
  it('says how truly one is translated', async () => {
    const { stdout } = await command(['functions', 'SUBSTR', 'upper']);
    expect(stdout).toContain('substring(');
    expect(stdout).toContain('  also called substr\n  snowflake  exact\n  duckdb     exact\n');
  });

  it('lists all, with totals that add up', async () => {
    const { stdout } = await command(['functions', '--json']);
    const { functions } = JSON.parse(stdout);
    const table = await command(['functions']);
    expect(functions.length).toBeGreaterThan(300);
    const names = functions.reduce((sum: number, f: { aliases: string[] }) => sum + 1 + f.aliases.length, 0);
    expect(table.stdout).toContain(`\n${functions.length} functions and operators, ${names} names\n`);
    const counts =
      /^snowflake: (\d+) exact, (\d+) by a helper, (\d+) rewritten, (\d+) left open, (\d+) approximate, (\d+) unsupported$/m.exec(
        table.stdout,
      );
    expect(counts?.slice(1).reduce((sum, n) => sum + Number(n), 0)).toBe(names);
    expect(functions.every((f: { signature: string }) => f.signature !== '')).toBe(true);
  });
});
