import { generateKeyPairSync } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ConnectionSettings, findConnection, redactorOf } from '../../src/connections/config/index.js';

let home: string;
let folder: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'connections-'));
  folder = join(home, '.snowflake');
  mkdirSync(folder);
});
afterEach(() => rmSync(home, { recursive: true }));

function write(file: string, text: string, mode = 0o600): string {
  const path = join(folder, file);
  writeFileSync(path, text);
  chmodSync(path, mode);
  return path;
}
const find = (name?: string, env: Readonly<Record<string, string>> = {}): ConnectionSettings =>
  findConnection(name, { env, home });
const basic = (account: string): string => `account = "${account}"\nuser = "me"\npassword = "sesame-open"\n`;

describe('which connection', () => {
  it('is the one that is named', () => {
    write('connections.toml', `[a]\n${basic('one')}[b]\n${basic('two')}`);
    expect(find('b', { SNOWFLAKE_DEFAULT_CONNECTION_NAME: 'a' }).account).toBe('two');
  });
  it('is that of SNOWFLAKE_DEFAULT_CONNECTION_NAME before spark-connect', () => {
    write('connections.toml', `[spark-connect]\n${basic('one')}[b]\n${basic('two')}`);
    expect(find(undefined, { SNOWFLAKE_DEFAULT_CONNECTION_NAME: 'b' }).account).toBe('two');
  });
  it('is spark-connect before default_connection_name', () => {
    write(
      'config.toml',
      `default_connection_name = "b"\n[connections.spark-connect]\n${basic('one')}[connections.b]\n${basic('two')}`,
    );
    expect(find().account).toBe('one');
  });
  it('is that of default_connection_name before default', () => {
    write(
      'config.toml',
      `default_connection_name = "b"\n[connections.default]\n${basic('one')}[connections.b]\n${basic('two')}`,
    );
    expect(find().account).toBe('two');
  });
  it('is default at last', () => {
    write('connections.toml', `[default]\n${basic('one')}[x]\n${basic('two')}`);
    expect(find().account).toBe('one');
  });
  it('is in SNOWFLAKE_HOME where that is set', () => {
    const other = join(home, 'elsewhere');
    mkdirSync(other);
    writeFileSync(join(other, 'connections.toml'), `[spark-connect]\n${basic('there')}`, { mode: 0o600 });
    write('connections.toml', `[spark-connect]\n${basic('here')}`);
    expect(find(undefined, { SNOWFLAKE_HOME: other }).account).toBe('there');
  });
  it('takes connections.toml alone where there is one', () => {
    write('connections.toml', `[a]\n${basic('one')}`);
    write('config.toml', `[connections.b]\n${basic('two')}`);
    expect(() => find('b')).toThrow(
      /config\.toml, which does not count beside .*connections\.toml: move it there, as \[b\]/,
    );
  });
  it('can be in variables alone', () => {
    const env = { SNOWFLAKE_ACCOUNT: 'a', SNOWFLAKE_USER: 'me', SNOWFLAKE_PASSWORD: 'sesame-open' };
    expect(find(undefined, env)).toMatchObject({ account: 'a', name: 'of the environment' });
  });
});

describe('values', () => {
  it('come from the variable of the connection, then from the file, then from the general variable', () => {
    write('connections.toml', `[my-one]\n${basic('file')}warehouse = "W"\n`);
    const env = {
      SNOWFLAKE_CONNECTIONS_MY_ONE_ACCOUNT: 'variable',
      SNOWFLAKE_WAREHOUSE: 'general',
      SNOWFLAKE_ROLE: 'general',
    };
    expect(find('my-one', env)).toMatchObject({ account: 'variable', warehouse: 'W', role: 'general' });
  });
  it('make an address of host, port and protocol', () => {
    write('connections.toml', `[a]\n${basic('x')}host = "localhost"\nport = 8080\nprotocol = "http"\n`);
    expect(find('a').url).toBe('http://localhost:8080');
  });
  it('sign in with a token', () => {
    write('connections.toml', '[a]\naccount = "x"\nauthenticator = "PROGRAMMATIC_ACCESS_TOKEN"\ntoken = "abcdefgh"\n');
    const { credentials } = find('a');
    expect(credentials.kind === 'pat' && credentials.token.reveal()).toBe('abcdefgh');
    const file = write('token', 'from-a-file\n');
    write('connections.toml', `[a]\naccount = "x"\nauthenticator = "oauth"\ntoken_file_path = "${file}"\n`);
    const oauth = find('a').credentials;
    expect(oauth.kind === 'oauth' && oauth.token.reveal()).toBe('from-a-file');
  });
  it('sign in with a key, encrypted or not', () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
    const locked = privateKey
      .export({ format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 'pass' })
      .toString();
    const open = write('open.p8', pem);
    const shut = write('shut.p8', locked);
    const head = '[a]\naccount = "x"\nuser = "me"\n';
    write('connections.toml', `${head}private_key_file = "${open}"\n`);
    const first = find('a').credentials;
    expect(first.kind === 'key-pair' && first.privateKey.reveal()).toBe(pem);
    write('connections.toml', `${head}authenticator = "SNOWFLAKE_JWT"\nprivate_key_path = "${shut}"\n`);
    const second = find('a', { PRIVATE_KEY_PASSPHRASE: 'pass' }).credentials;
    expect(second.kind === 'key-pair' && second.privateKey.reveal()).toBe(pem);
    expect(() => find('a')).toThrow(/encrypted private key and no passphrase: add private_key_file_pwd/);
    expect(() => find('a', { PRIVATE_KEY_PASSPHRASE: 'wrong' })).toThrow(/the passphrase is wrong/);
  });
});

describe('what cannot be used is said in one line', () => {
  const cases: readonly [what: string, text: string, says: RegExp][] = [
    ['no account', '[a]\nuser = "me"\npassword = "x"\n', /has no account: add account = "…"/],
    ['no user', '[a]\naccount = "x"\npassword = "y"\n', /has no user: add user/],
    [
      'nothing to sign in with',
      '[a]\naccount = "x"\nuser = "me"\n',
      /nothing to sign in with: add password, private_key_file/,
    ],
    ['a token of an unknown kind', '[a]\naccount = "x"\ntoken = "y"\n', /does not say of which kind/],
    [
      'another authenticator',
      `[a]\n${basic('x')}authenticator = "externalbrowser"\n`,
      /"externalbrowser", which is not supported: use snowflake,/,
    ],
    ['a port that is none', `[a]\n${basic('x')}host = "h"\nport = "eighty"\n`, /port = "eighty": write a number/],
    ['a protocol that is none', `[a]\n${basic('x')}host = "h"\nprotocol = "ftp"\n`, /write https or http/],
    [
      'a key that is not there',
      '[a]\naccount = "x"\nuser = "m"\nprivate_key_file = "/nowhere/key"\n',
      /does not exist/,
    ],
    ['a value that is no text', `[a]\n${basic('x')}role = true\n`, /role must be a text in quotes/],
  ];
  for (const [what, text, says] of cases) {
    it(what, () => {
      write('connections.toml', text);
      expect(() => find('a')).toThrow(says);
    });
  }
  it('a name that is not there', () => {
    write('connections.toml', `[a]\n${basic('x')}[b]\n${basic('y')}`);
    expect(() => find('c')).toThrow(/no connection c in .*connections\.toml: it has a, b/);
    expect(() => find()).toThrow(/Say which connection of .* \(a, b\)/);
  });
  it('no file at all', () => {
    expect(() => find()).toThrow(
      /write \[spark-connect\] with account, user and password into .*connections\.toml, and run chmod 0600/,
    );
    expect(() => find('x')).toThrow(/neither connections\.toml nor config\.toml/);
  });
  it('text that is no TOML, without the line that may be a secret', () => {
    write('connections.toml', '[a]\naccount = "x"\npassword = sesame-open\n');
    expect(() => find('a')).toThrow(
      /connections\.toml: line 3, column \d+ is no TOML\. A line is name = "value", a connection begins with \[name\]\.$/,
    );
  });
  // Windows has no such modes
  if (process.platform !== 'win32')
    it('files that others can read', () => {
      const path = write('connections.toml', `[a]\n${basic('x')}`, 0o644);
      expect(() => find('a')).toThrow(`Run: chmod 0600 "${path}"`);
      chmodSync(path, 0o600);
      const token = write('token', 'secret-token', 0o640);
      write('connections.toml', `[a]\naccount = "x"\nauthenticator = "oauth"\ntoken_file_path = "${token}"\n`);
      expect(() => find('a')).toThrow(`Run: chmod 0600 "${token}"`);
    });
});

describe('secrets', () => {
  it('show neither in logs nor in JSON, and are taken out of messages', () => {
    write(
      'connections.toml',
      `[a]\n${basic('x').replace('sesame-open', 'se/same"open')}`.replace('se/same"open', 'se/same\\"open'),
    );
    const settings = find('a');
    expect(settings.credentials.kind === 'password' && settings.credentials.password.reveal()).toBe('se/same"open');
    for (const text of [
      inspect(settings, { depth: 9 }),
      JSON.stringify(settings),
      `${Object.values(settings.credentials)}`,
    ])
      expect(text).not.toContain('same');
    const hide = redactorOf(settings);
    expect(hide('GET /?p=se%2Fsame%22open {"p":"se/same\\"open"} se/same"open')).toBe('GET /?p=*** {"p":"***"} ***');
  });
});
