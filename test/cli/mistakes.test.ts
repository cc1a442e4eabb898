import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundledCommand, type CommandUnderTest } from './command.js';

let command: CommandUnderTest;
let cwd = '';
beforeAll(async () => {
  command = await bundledCommand();
  cwd = command.folder({
    'q.sql': 'SELECT 1',
    'bad.sql': 'CREATE TABLE t (a NOSUCH)',
    'bad.json': '{"tables": 3}',
    'binary.sql': new Uint8Array([0x53, 0x00, 0xff, 0xfe, 0x80]),
    'empty.sql': '',
    'comment.sql': '-- nothing but a comment\n',
    'escape.sql': 'SELECT "\u001b[31m" frm x y',
    'folder/q.txt': '',
  });
});
afterAll(() => command?.remove());

/** Calls, the one line they are to say on stderr, and the exit code. */
const CALLS: readonly (readonly [args: readonly string[], says: string, code: number])[] = [
  [['--nosuch'], "error: unknown option '--nosuch'", 1],
  [['--dialect', 'oracle', 'q.sql'], "error: option '-d, --dialect <name>' argument 'oracle' is invalid", 1],
  [['--pretty', '--compact', 'q.sql'], "error: option '--pretty' cannot be used with option '--compact'", 1],
  [['nosuch.sql'], 'spark-sql-to-snowflake: nosuch.sql: no such file, and no glob that matches one', 1],
  [['folder'], 'spark-sql-to-snowflake: folder: no .sql, .hql or .ddl file below this folder', 1],
  [['q.sql/x.sql'], 'spark-sql-to-snowflake: q.sql/x.sql: a part of this path is no folder', 1],
  [['binary.sql'], 'spark-sql-to-snowflake: binary.sql: this is no text in UTF-8', 1],
  [['empty.sql'], 'empty.sql: there is no statement in it', 0],
  [['comment.sql'], 'comment.sql: there is no statement in it', 0],
  [['q.sql', '--schema', 'nosuch.sql'], 'spark-sql-to-snowflake: nosuch.sql: no such file', 1],
  [['q.sql', '--schema', 'folder'], 'spark-sql-to-snowflake: folder: this is a folder, not a file', 1],
  [['q.sql', '--schema', 'bad.sql'], 'spark-sql-to-snowflake: bad.sql:1:19: error:', 1],
  [['q.sql', '--schema', 'bad.json'], 'spark-sql-to-snowflake: bad.json: error: The schema file', 1],
  [
    ['q.sql', '--out', 'q.sql'],
    "spark-sql-to-snowflake: --out q.sql: this folder can't be made: a file is in the way",
    1,
  ],
  [['q.sql', '--conf', 'x'], 'spark-sql-to-snowflake: --conf x: write it as key=value', 1],
  [['q.sql', '--conf', 'x=y'], 'spark-sql-to-snowflake: --conf x=y: no setting that changes a translation', 1],
  [
    ['q.sql', '--conf', 'spark.sql.ansi.enabled=maybe'],
    "spark-sql-to-snowflake: --conf spark.sql.ansi.enabled=maybe: the setting can't",
    1,
  ],
  [['q.sql', '--timezone', 'Mars/Base'], 'spark-sql-to-snowflake: --timezone Mars/Base: this is no time zone', 1],
  [['run', 'q.sql', '--data', 'nosuch'], 'spark-sql-to-snowflake: Cannot read nosuch', 1],
  [
    ['run', 'q.sql', '--data', 'q.sql'],
    'spark-sql-to-snowflake: Cannot read q.sql: it is no Parquet, CSV or JSON file',
    1,
  ],
  [['run', 'q.sql', '--limit', '-1'], 'spark-sql-to-snowflake: --limit -1: give a number of rows', 1],
  [['run', 'q.sql', '--database', 'folder/no/x.db'], 'spark-sql-to-snowflake: Cannot open the DuckDB database', 1],
  [['functions', 'nosuch'], 'spark-sql-to-snowflake: nosuch: no function of Spark 3.5 that the compiler knows', 1],
];

describe('a call that cannot work', () => {
  it('says why in one message', async () => {
    const outcomes = await Promise.all(CALLS.map(([args]) => command(args, { cwd })));
    CALLS.forEach(([args, says, code], i) => {
      expect(outcomes[i]?.stderr.slice(0, says.length), args.join(' ')).toBe(says);
      expect(outcomes[i]?.stderr, args.join(' ')).not.toMatch(/\n\s+at /);
      expect(outcomes[i]?.code, args.join(' ')).toBe(code);
      expect(outcomes[i]?.stdout, args.join(' ')).toBe('');
    });
  });

  it('lets no control character of the source reach the terminal', async () => {
    const { stderr } = await command(['escape.sql'], { cwd });
    expect(stderr).toContain('SELECT "␛[31m" frm x y');
    expect(stderr).not.toContain('\u001b');
  });

  it('ends quietly when its reader goes away', async () => {
    const input = 'SELECT 1;\n'.repeat(20_000);
    const { code, stderr } = await command([], { input, closeEarly: true });
    expect(stderr).toBe('');
    expect(code).toBe(0);
  });

  it('takes a large script in a time that grows with its size', async () => {
    const started = performance.now();
    const { stdout, code } = await command(['--json'], { input: 'SELECT 1 AS a;\n'.repeat(20_000) });
    expect(code).toBe(0);
    expect(JSON.parse(stdout).files[0].statements).toHaveLength(20_000);
    expect(performance.now() - started).toBeLessThan(15_000);
  });
});
