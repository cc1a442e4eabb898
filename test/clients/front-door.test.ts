import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensure, lacking } from '../conformance/steps.js';
import { fakeAccount } from '../snowflake/fake-account.js';
import { installFrontDoor, listens, programOf, runPython, silent } from './front-door.js';
import { compileScala, expectedOfScala, runScala } from './scala.js';

const lacks = lacking(['jupyter']);
const lacksScala = lacking(['scala']);
const MINUTE = 60_000;
const PASSWORD = 'a-secret-of-mine';
const named = (what: string, missing: readonly string[]): string =>
  `${what}${missing.length > 0 ? ` (needs ${missing.join(', ')})` : ''}`;

describe.skipIf(lacks.length > 0)(named('the Python package', lacks), () => {
  let folder: string;
  beforeAll(() => {
    ensure(['jupyter']);
    installFrontDoor();
    folder = mkdtempSync(join(tmpdir(), 'front-door-'));
  }, 10 * MINUTE);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('a script gets a session, and its server ends with it', { timeout: MINUTE }, async () => {
    const run = runPython([programOf('count_rows.py')]);
    const { code, out, err } = await run.ended;
    expect(out, err).toBe('3\nUTC rows\nTrue True\n');
    expect(code).toBe(0);
    const url = await run.url;
    expect(err).toBe(`spark-sql-to-snowflake: ${url} is ready (the embedded DuckDB)\n`);
    expect(await listens(url)).toBe(false);
  });

  test('a notebook gets a session, and its server ends with the kernel', { timeout: 2 * MINUTE }, async () => {
    const notebook = fileURLToPath(new URL('./notebook/run_notebook.py', import.meta.url));
    const { out, err } = await runPython([notebook, programOf('count_rows.ipynb')]).ended;
    expect(out, err).toBe('[1]\n3\n[2]\n+---+---+\n|  n|  s|\n+---+---+\n|  1|  x|\n+---+---+\n');
  });

  test('servers are started once, stopped and started again', { timeout: 2 * MINUTE }, async () => {
    const { out, err } = await runPython([programOf('lifecycle.py')]).ended;
    expect(out.split('\n'), err).toEqual([
      'the same server: True True',
      'rows: 5 6',
      'the server at sc://127.0.0.1:PORT runs on the embedded DuckDB, not on Snowflake, connection other: call stop_session() first, or give another tcp_port',
      'alive: False',
      'no server listens at sc://127.0.0.1:PORT: call start_session() or init_spark_session() first',
      'again: 7',
      'stopped: True',
      '',
    ]);
  });

  test.each([
    { what: 'is killed', args: ['daemon'], signal: 'SIGKILL', code: null, out: '' },
    { what: 'is told to end', args: ['daemon'], signal: 'SIGTERM', code: null, out: '' },
    { what: 'is interrupted', args: ['daemon'], signal: 'SIGINT', code: null, out: '' },
    { what: 'is interrupted, in the foreground', args: [], signal: 'SIGINT', code: 0, out: 'ended\n' },
    { what: 'is killed, in the foreground', args: [], signal: 'SIGKILL', code: null, out: '' },
  ] as const)('no server is left when its program $what', { timeout: MINUTE }, async ({ args, signal, code, out }) => {
    const run = runPython([programOf('launch.py'), ...args]);
    const url = await run.url;
    expect(await listens(url)).toBe(true);
    run.child.kill(signal);
    const ended = await run.ended;
    expect(ended).toMatchObject({ code, out });
    expect(await silent(url)).toBe(true);
  });

  /** The last line of the traceback. */
  async function fails(call: string, variables: Readonly<Record<string, string | undefined>> = {}): Promise<string> {
    const program = `import spark_sql_to_snowflake as s; s.${call}`;
    const { code, err } = await runPython(['-c', program], variables, folder).ended;
    expect(code, err).toBe(1);
    return err.trimEnd().split('\n').at(-1)!.replace('spark_sql_to_snowflake.errors.ServerError: ', '');
  }

  test('a port that is taken', { timeout: MINUTE }, async () => {
    const other = createServer((socket) => {
      socket.on('error', () => undefined).end('HTTP/1.1 400 Bad Request\r\n\r\n');
    });
    await new Promise<void>((resolve) => void other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    try {
      expect(await fails(`start_session(tcp_port=${port})`)).toBe(
        `port ${port} is taken by another program: stop it, give another tcp_port, or call get_session() if it is a Spark Connect server`,
      );
      expect(await fails(`init_spark_session(tcp_port=${port})`)).toBe(
        `what listens at sc://localhost:${port} is no Spark Connect server: stop it, or give another tcp_port`,
      );
      expect(await fails(`init_spark_session(tcp_port=${port}, connection='mine')`)).toMatch(
        /^another program has started what listens at \S+, maybe on another connection: stop it/,
      );
    } finally {
      other.close();
    }
  });

  test('a command or a Node that is missing', { timeout: MINUTE }, async () => {
    const empty = { SPARK_SQL_TO_SNOWFLAKE_COMMAND: undefined, PATH: folder };
    expect(await fails('start_session()', empty)).toBe(
      'the server needs Node 20 or newer, which is not on the PATH: install it from https://nodejs.org',
    );
    writeFileSync(join(folder, 'node'), '#!/bin/sh\n', { mode: 0o755 });
    expect(await fails('start_session()', empty)).toMatch(
      /^the command spark-sql-to-snowflake is neither in node_modules nor on the PATH: run `npm install -g spark-sql-to-snowflake`/,
    );
    expect(await fails('start_session()', { SPARK_SQL_TO_SNOWFLAKE_COMMAND: '/no/such --thing' })).toBe(
      'SPARK_SQL_TO_SNOWFLAKE_COMMAND names /no/such, which is no program here: write a command, or leave it out',
    );
  });

  test('a server that dies at its start', { timeout: MINUTE }, async () => {
    const dies = join(folder, 'dies');
    writeFileSync(dies, '#!/bin/sh\nexit 7\n', { mode: 0o755 });
    expect(await fails('start_session(tcp_port=0)', { SPARK_SQL_TO_SNOWFLAKE_COMMAND: dies })).toBe(
      `the server did not start: it ended with status 7 and said nothing: run \`${dies} serve --port 0 --bind 127.0.0.1 --log-level error\` to see more`,
    );
  });

  test('calls that say nothing sensible', { timeout: MINUTE }, async () => {
    expect(await fails("start_session(remote_url='sc://localhost', tcp_port=1)")).toBe(
      'remote_url and tcp_port both say where the server is: give one of them',
    );
    expect(await fails("start_session(remote_url='http://localhost')")).toBe(
      'http://localhost is no address of a Spark Connect server: write sc://localhost:15002',
    );
    expect(await fails("start_session(remote_url='sc://example.com')")).toMatch(/^example\.com is not this machine/);
    expect(await fails("start_session(connection_parameters={'acount': 'x'})")).toMatch(
      /^connection_parameters has acount, which no connection has/,
    );
    expect(await fails("get_session('sc://localhost:1')")).toBe(
      'no server listens at sc://localhost:1: call start_session() or init_spark_session() first',
    );
  });

  test('a connection by its name, and one that is in no file', { timeout: 3 * MINUTE }, async () => {
    const home = join(folder, 'snowflake');
    const file = join(home, 'connections.toml');
    mkdirSync(home);
    const variables = { SNOWFLAKE_HOME: home };
    const account = await fakeAccount({
      login: ({ password }) =>
        password === PASSWORD
          ? undefined
          : { code: '390100', message: 'Incorrect username or password was specified.' },
    });
    const parameters = (password: string): string =>
      `dict(account='mine', user='me', password='${password}', host='127.0.0.1', port=${account.port}, protocol='http')`;
    try {
      // of the parameters nothing is in the arguments, which all users of a machine see
      const seen = `import subprocess; print(subprocess.run(['ps', '-ww', '-o', 'args=', str(t.pid)], capture_output=True, text=True).stdout)`;
      const program = `import spark_sql_to_snowflake as s; t = s.start_session(tcp_port=0, connection_parameters=${parameters(PASSWORD)}); ${seen}`;
      const good = await runPython(['-c', program], variables).ended;
      expect(good.code, good.err).toBe(0);
      expect(good.err).toMatch(/ is ready \(Snowflake\)\n$/);
      expect(good.out).toContain('serve');
      expect(good.out).not.toContain(PASSWORD);
      expect(account.logins[0]).toMatchObject({ user: 'me', password: PASSWORD });

      const wrong = await fails(
        `start_session(tcp_port=0, connection_parameters=${parameters('not-the-password')})`,
        variables,
      );
      expect(wrong).toMatch(/^the server did not start: .*(password|user)/i);
      expect(wrong).not.toContain('not-the-password');

      writeFileSync(
        file,
        `[mine]\naccount = "mine"\nuser = "me"\npassword = "${PASSWORD}"\nhost = "127.0.0.1"\nport = ${account.port}\nprotocol = "http"\n`,
        { mode: 0o600 },
      );
      const named = runPython(
        ['-c', "import spark_sql_to_snowflake as s; s.start_session(tcp_port=0, connection='mine')"],
        variables,
      );
      expect((await named.ended).err).toMatch(/ is ready \(Snowflake, connection mine\)\n$/);
      const chosen = { ...variables, SPARK_SQL_TO_SNOWFLAKE_CONNECTION: 'mine' };
      const byVariable = runPython(['-c', 'import spark_sql_to_snowflake as s; s.start_session(tcp_port=0)'], chosen);
      expect((await byVariable.ended).err).toMatch(/ is ready \(Snowflake, connection mine\)\n$/);

      expect(await fails("start_session(tcp_port=0, connection='yours')", variables)).toMatch(
        /^the server did not start: There is no connection yours in /,
      );
      chmodSync(file, 0o644);
      expect(await fails("start_session(tcp_port=0, connection='mine')", variables)).toBe(
        `the server did not start: Other users can read ${file}, which holds secrets. Run: chmod 0600 "${file}"`,
      );
    } finally {
      await account.stop();
    }
  });

  test.skipIf(lacksScala.length > 0)(
    named('it is the server of a Scala program', lacksScala),
    async () => {
      ensure(['scala']);
      await compileScala();
      const run = runPython([programOf('launch.py')]);
      try {
        expect(await runScala('People', await run.url)).toBe(expectedOfScala('People'));
      } finally {
        run.child.kill('SIGINT');
        await run.ended;
      }
    },
    3 * MINUTE,
  );
});
