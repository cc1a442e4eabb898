import { createPrivateKey } from 'node:crypto';
import { causeText, ExecutionError } from '../../execution-error.js';
import type { Values } from './keys.js';
import { readPrivateFile } from './private-file.js';
import { redactor, Secret } from './secret.js';

/** How a user shows who they are. */
export type Credentials =
  | { readonly kind: 'password'; readonly user: string; readonly password: Secret }
  /** PKCS #8, not encrypted. */
  | { readonly kind: 'key-pair'; readonly user: string; readonly privateKey: Secret }
  | { readonly kind: 'oauth'; readonly token: Secret; readonly user?: string }
  /** Programmatic access token. */
  | { readonly kind: 'pat'; readonly token: Secret; readonly user?: string };

/** A connection that is complete. */
export interface ConnectionSettings {
  /** As the user named it, for messages. */
  readonly name: string;
  readonly account: string;
  /** `https://host:port`; absent: the account's own. */
  readonly url?: string;
  readonly credentials: Credentials;
  readonly warehouse?: string;
  readonly database?: string;
  readonly schema?: string;
  readonly role?: string;
}

/** Takes the secrets of a connection out of a text. */
export function redactorOf({ credentials: c }: ConnectionSettings): (text: string) => string {
  return redactor([c.kind === 'password' ? c.password : c.kind === 'key-pair' ? c.privateKey : c.token]);
}

/** The ways to sign in, by what `authenticator` says. Source: docs.snowflake.com/en/developer-guide/node-js/nodejs-driver-options */
const AUTHENTICATORS: Readonly<Record<string, Credentials['kind']>> = {
  snowflake: 'password',
  snowflake_jwt: 'key-pair',
  oauth: 'oauth',
  programmatic_access_token: 'pat',
};

/** Check what was found, and read the files that it names. Throws ExecutionError that says what to add, and where. */
export function settingsOf(name: string, values: Values, where: string): ConnectionSettings {
  const wrong = (what: string): never => {
    throw new ExecutionError(`The connection ${name} (${where}) ${what}.`);
  };
  const need = (key: 'account' | 'user' | 'password' | 'private_key_file'): string =>
    values[key] || wrong(`has no ${key}: add ${key} = "…"`);
  const { protocol = 'https', host, port } = values;
  if (protocol !== 'https' && protocol !== 'http') wrong(`has protocol = "${protocol}": write https or http`);
  if (port !== undefined && !/^\d{1,5}$/.test(port)) wrong(`has port = "${port}": write a number`);
  if (host === undefined && port !== undefined) wrong('has a port and no host: add host = "…"');
  const account = values.account ?? host?.split('.')[0] ?? need('account');
  const url = host === undefined ? undefined : `${protocol}://${host}${port === undefined ? '' : `:${port}`}`;
  const optional = (key: 'warehouse' | 'database' | 'schema' | 'role'): Partial<Record<typeof key, string>> =>
    values[key] ? { [key]: values[key] } : {};
  return {
    name,
    account,
    ...(url !== undefined && { url }),
    credentials: credentialsOf(),
    ...optional('warehouse'),
    ...optional('database'),
    ...optional('schema'),
    ...optional('role'),
  };

  function credentialsOf(): Credentials {
    const kind = kindOf();
    switch (kind) {
      case 'password':
        return { kind, user: need('user'), password: new Secret(need('password')) };
      case 'key-pair':
        return { kind, user: need('user'), privateKey: privateKey() };
      case 'oauth':
      case 'pat':
        return { kind, token: token(kind), ...(values.user && { user: values.user }) };
    }
  }

  function kindOf(): Credentials['kind'] {
    const { authenticator } = values;
    if (authenticator) {
      return (
        AUTHENTICATORS[authenticator.toLowerCase()] ??
        wrong(
          `has authenticator = "${authenticator}", which is not supported: use ${Object.keys(AUTHENTICATORS).join(', ')}`,
        )
      );
    }
    if (values.private_key_file) return 'key-pair';
    if (values.password) return 'password';
    if (values.token || values.token_file_path)
      return wrong(
        'has a token and does not say of which kind: add authenticator = "programmatic_access_token" or "oauth"',
      );
    return wrong('says nothing to sign in with: add password, private_key_file, or token with authenticator');
  }

  function token(kind: 'oauth' | 'pat'): Secret {
    if (values.token) return new Secret(values.token);
    // a programmatic access token may stand where a password would
    if (kind === 'pat' && values.password) return new Secret(values.password);
    const path = values.token_file_path;
    if (!path) return wrong('has no token: add token = "…" or token_file_path = "…"');
    const text = readPrivateFile(path)?.trim();
    return text ? new Secret(text) : wrong(`has token_file_path = "${path}", where there is no token`);
  }

  function privateKey(): Secret {
    const path = need('private_key_file');
    const text = readPrivateFile(path);
    if (text === undefined) return wrong(`has private_key_file = "${path}", which does not exist`);
    const passphrase = values.private_key_file_pwd;
    if (passphrase === undefined && text.includes('ENCRYPTED'))
      return wrong(
        'has an encrypted private key and no passphrase: add private_key_file_pwd, or set PRIVATE_KEY_PASSPHRASE',
      );
    try {
      const key = createPrivateKey({ key: text, format: 'pem', ...(passphrase !== undefined && { passphrase }) });
      return new Secret(key.export({ format: 'pem', type: 'pkcs8' }).toString());
    } catch (error) {
      const why = /bad decrypt|interrupted or cancelled/i.test(causeText(error))
        ? 'the passphrase is wrong'
        : 'it is no private key in PEM';
      return wrong(`has private_key_file = "${path}", which cannot be read: ${why}`);
    }
  }
}
