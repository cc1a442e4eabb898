/** What a connection is made of, under the names of this program. */
export const KEYS = [
  'account',
  'user',
  'password',
  'host',
  'port',
  'protocol',
  'warehouse',
  'database',
  'schema',
  'role',
  'authenticator',
  'token',
  'token_file_path',
  'private_key_file',
  'private_key_file_pwd',
] as const;
export type Key = (typeof KEYS)[number];
export type Values = { readonly [key in Key]?: string };

/** Other names that Snowflake's programs take for the same. Source: docs.snowflake.com/en/developer-guide/snowflake-cli/connecting/configure-connections */
const ALIASES: Readonly<Record<string, Key>> = {
  accountname: 'account',
  username: 'user',
  databasename: 'database',
  dbname: 'database',
  schemaname: 'schema',
  warehousename: 'warehouse',
  rolename: 'role',
  private_key_path: 'private_key_file',
  private_key_passphrase: 'private_key_file_pwd',
};
const known: ReadonlySet<string> = new Set(KEYS);

/** The key that a name in a file or a variable is; undefined for those that say nothing to this program. */
export function keyOf(name: string): Key | undefined {
  const folded = name.toLowerCase();
  return known.has(folded) ? (folded as Key) : ALIASES[folded];
}
/** All names of a key. */
export const namesOf = (key: Key): readonly string[] => [
  key,
  ...Object.entries(ALIASES).flatMap(([name, k]) => (k === key ? [name] : [])),
];
