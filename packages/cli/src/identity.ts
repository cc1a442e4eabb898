import { CallRefused, type Identify } from '@spark-sql-to-snowflake/connect-server';
import { type Identity, Secret } from '@spark-sql-to-snowflake/executor';

const KINDS: Readonly<Record<string, 'pat' | 'oauth'>> = {
  PAT: 'pat',
  PROGRAMMATIC_ACCESS_TOKEN: 'pat',
  OAUTH: 'oauth',
};

/**
 * Who a client is, as `sc://host:port/;token=…;token_type=PAT;database=…;schema=…;warehouse=…;role=…` says it. `tokenIsOurs`: the
 * token lets clients into the server, and is none of Snowflake's. The server's user may have roles that its clients shall not choose.
 */
export const identityOf =
  (tokenIsOurs: boolean): Identify =>
  (header) => {
    const token = tokenIsOurs ? undefined : /^bearer +(.+)$/i.exec(header('authorization') ?? '')?.[1];
    const type = header('token_type');
    const kind = type === undefined ? undefined : KINDS[type.toUpperCase()];
    if (type !== undefined && kind === undefined && !tokenIsOurs)
      throw new CallRefused(`token_type=${type} is not known here: write token_type=PAT or token_type=OAUTH`);
    if (token !== undefined && kind === undefined)
      throw new CallRefused('The token says not of which kind it is: write token_type=PAT or token_type=OAUTH');
    if (token === undefined && kind !== undefined && !tokenIsOurs)
      throw new CallRefused(`There is no token: write sc://host:port/;token=…;token_type=${type}`);
    if (token === undefined && header('role') !== undefined)
      throw new CallRefused(
        'A role of its own needs a token of its own: write sc://host:port/;token=…;token_type=PAT;role=…',
      );
    const part = (name: 'database' | 'schema' | 'warehouse' | 'role'): Partial<Record<typeof name, string>> => {
      const value = header(name);
      return value === undefined || value === '' ? {} : { [name]: value };
    };
    const identity: Identity = {
      ...(token !== undefined && kind !== undefined && { token: { kind, token: new Secret(token) } }),
      ...part('database'),
      ...part('schema'),
      ...part('warehouse'),
      ...part('role'),
    };
    return Object.keys(identity).length > 0 ? identity : undefined;
  };
