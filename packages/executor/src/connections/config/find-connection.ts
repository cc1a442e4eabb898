import { homedir } from 'node:os';
import { ExecutionError } from '../../execution-error.js';
import { type ConnectionFiles, configFolder, type Environment, readFiles } from './files.js';
import { KEYS, type Key, namesOf, type Values } from './keys.js';
import { type ConnectionSettings, settingsOf } from './settings.js';

/** The connection that is taken where nobody names one and it is there. */
export const USUAL_NAME = 'spark-connect';

export interface FindOptions {
  readonly env?: Environment;
  /** Default: the user's home. */
  readonly home?: string;
}

/**
 * Find a connection as Snowflake's own programs do.
 *
 * Which one: `name`; SNOWFLAKE_DEFAULT_CONNECTION_NAME; `spark-connect` where it is defined; `default_connection_name` of config.toml;
 * `default` where it is defined; none, and everything is in variables.
 *
 * Each value: SNOWFLAKE_CONNECTIONS_<NAME>_<KEY>; connections.toml, or config.toml where there is no connections.toml;
 * SNOWFLAKE_<KEY>. Source: docs.snowflake.com/en/developer-guide/snowflake-cli/connecting/configure-connections
 *
 * Throws ExecutionError that says in one line what to do.
 */
export function findConnection(name?: string, options: FindOptions = {}): ConnectionSettings {
  const env = options.env ?? process.env;
  const files = readFiles(configFolder(env, options.home ?? homedir()));
  const wanted = name ?? (env.SNOWFLAKE_DEFAULT_CONNECTION_NAME || usual(files));
  const own = wanted === undefined ? {} : valuesIn(env, `SNOWFLAKE_CONNECTIONS_${variablePart(wanted)}_`);
  const inFile = wanted === undefined ? undefined : files.connections.get(wanted);
  if (wanted !== undefined && !inFile && Object.keys(own).length === 0) throw unknownName(wanted, files);
  const general = valuesIn(env, 'SNOWFLAKE_');
  const passphrase = env.PRIVATE_KEY_PASSPHRASE;
  const values: Values = {
    ...(passphrase && { private_key_file_pwd: passphrase }),
    ...general,
    ...inFile,
    ...own,
  };
  if (wanted === undefined && Object.keys(values).length === 0) throw nothingThere(files);
  return settingsOf(
    wanted ?? 'of the environment',
    values,
    inFile && files.file ? files.file : 'SNOWFLAKE_* variables',
  );
}

function usual({ connections, defaultName }: ConnectionFiles): string | undefined {
  if (connections.has(USUAL_NAME)) return USUAL_NAME;
  return defaultName ?? (connections.has('default') ? 'default' : undefined);
}

const variablePart = (name: string): string => name.toUpperCase().replaceAll('-', '_');

function valuesIn(env: Environment, prefix: string): Values {
  const values: { [key in Key]?: string } = {};
  for (const key of KEYS) {
    for (const name of namesOf(key)) {
      const value = env[`${prefix}${name.toUpperCase()}`];
      if (value !== undefined && value !== '') values[key] ??= value;
    }
  }
  return values;
}

function unknownName(name: string, { folder, file, connections, hidden }: ConnectionFiles): ExecutionError {
  if (hidden.includes(name))
    return new ExecutionError(
      `The connection ${name} is in config.toml, which does not count beside ${file}: move it there, as [${name}].`,
    );
  if (!file)
    return new ExecutionError(
      `There is no connection ${name}: ${folder} has neither connections.toml nor config.toml. Write [${name}] into ${folder}/connections.toml.`,
    );
  const known = [...connections.keys()];
  const list = known.length > 0 ? `it has ${known.join(', ')}` : 'it has none';
  return new ExecutionError(`There is no connection ${name} in ${file}: ${list}. Name one of them, or add [${name}].`);
}

function nothingThere({ folder, file, connections }: ConnectionFiles): ExecutionError {
  if (connections.size > 0)
    return new ExecutionError(
      `Say which connection of ${file} to use (${[...connections.keys()].join(', ')}): give its name, or name it ${USUAL_NAME}.`,
    );
  return new ExecutionError(
    `There is no connection: write [${USUAL_NAME}] with account, user and password into ${folder}/connections.toml, and run chmod 0600 on it.`,
  );
}
