import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { parse, TomlDate, TomlError } from 'smol-toml';
import { ExecutionError } from '../../execution-error.js';
import { keyOf, type Values } from './keys.js';
import { readPrivateFile } from './private-file.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/** What the files of one folder say. */
export interface ConnectionFiles {
  readonly folder: string;
  /** Connections by name, as they are written. */
  readonly connections: ReadonlyMap<string, Values>;
  /** The file that they are from; undefined where there is none. */
  readonly file?: string;
  /** `default_connection_name` of config.toml. */
  readonly defaultName?: string;
  /** Connections of config.toml that do not count, because there is a connections.toml. */
  readonly hidden: readonly string[];
}

/**
 * Where Snowflake's programs keep their connections: SNOWFLAKE_HOME, else ~/.snowflake where it is, else the platform's own place.
 * Source: docs.snowflake.com/en/developer-guide/snowflake-cli/connecting/configure-cli, "Location of the .toml configuration file"
 */
export function configFolder(env: Environment, home: string = homedir()): string {
  const given = env.SNOWFLAKE_HOME;
  if (given) return given.startsWith('~/') ? join(home, given.slice(2)) : given;
  const usual = join(home, '.snowflake');
  if (existsSync(usual)) return usual;
  if (process.platform === 'darwin') return join(home, 'Library', 'Application Support', 'snowflake');
  if (process.platform === 'win32') return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'snowflake');
  return join(env.XDG_CONFIG_HOME ?? join(home, '.config'), 'snowflake');
}

/**
 * Read connections.toml and config.toml. Where there is a connections.toml, the connections of config.toml do not count, as in the
 * Snowflake CLI. Throws ExecutionError for files that others can read, and for those that are no TOML.
 */
export function readFiles(folder: string): ConnectionFiles {
  const own = join(folder, 'connections.toml');
  const config = join(folder, 'config.toml');
  const ownTables = tablesIn(own);
  const configTables = tablesIn(config);
  const nested = tablesOf(configTables?.connections);
  const from = ownTables ? tablesOf(ownTables) : nested;
  const file = ownTables ? own : configTables ? config : undefined;
  const defaultName = configTables?.default_connection_name;
  return {
    folder,
    ...(file !== undefined && { file }),
    connections: new Map([...from].map(([name, table]) => [name, valuesIn(table, `[${name}]`, file ?? folder)])),
    ...(typeof defaultName === 'string' && { defaultName }),
    hidden: ownTables ? [...nested.keys()].filter((name) => !from.has(name)) : [],
  };
}

type Table = Readonly<Record<string, unknown>>;
const isTable = (value: unknown): value is Table =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof TomlDate);
const tablesOf = (value: unknown): ReadonlyMap<string, Table> =>
  new Map(Object.entries(isTable(value) ? value : {}).flatMap(([k, v]) => (isTable(v) ? [[k, v] as const] : [])));

function tablesIn(path: string): Table | undefined {
  const text = readPrivateFile(path);
  if (text === undefined) return undefined;
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    // its message shows the line, which may hold a password
    throw new ExecutionError(
      `Cannot read ${path}: line ${error.line}, column ${error.column} is no TOML. A line is name = "value", a connection begins with [name].`,
    );
  }
}

function valuesIn(table: Table, where: string, file: string): Values {
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries(table)) {
    const key = keyOf(name);
    if (key === undefined) continue;
    if (typeof value !== 'string' && typeof value !== 'number')
      throw new ExecutionError(`Cannot use ${where} in ${file}: ${name} must be a text in quotes.`);
    values[key] = String(value);
  }
  return values;
}
