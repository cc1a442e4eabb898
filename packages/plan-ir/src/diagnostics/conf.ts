import { error } from './error.js';

/** What `spark.conf` and SET refuse. Spark has error classes for the fewest of these. */
export const confDiagnostics = {
  'conf-not-found': error<{ key: string }>(
    'SQL_CONF_NOT_FOUND',
    undefined,
    (p) => `The SQL config "${p.key}" cannot be found. Please verify that the config exists.`,
  ),
  'conf-of-core': error<{ key: string }>(
    'CANNOT_MODIFY_CONFIG',
    '46110',
    (p) => `Cannot modify the value of the Spark config: "${p.key}".`,
  ),
  'conf-static': error<{ key: string }>(
    undefined,
    undefined,
    (p) => `Cannot modify the value of a static config: ${p.key}.`,
  ),
  'conf-removed': error<{ key: string; version: string; use?: string }>(
    undefined,
    undefined,
    (p) =>
      `The SQL config '${p.key}' was removed in the version ${p.version}.${p.use ? ` Please use \`${p.use}\` instead.` : ''}`,
  ),
  'conf-kind': error<{ key: string; kind: 'boolean' | 'int' | 'long' | 'double'; value: string }>(
    undefined,
    undefined,
    (p) => `${p.key} should be ${p.kind}, but was ${p.value}`,
  ),
  'conf-size': error<{ kind: 'bytes' | 'time'; value: string }>(undefined, undefined, (p) =>
    p.kind === 'bytes'
      ? `Size must be a whole number with a unit (b, k, m, g, t, p) or none, such as 250m, but was ${p.value}`
      : `Time must be a whole number with a unit (us, ms, s, m, min, h, d) or none, such as 50s, but was ${p.value}`,
  ),
  'conf-limit': error<{ key: string; value: string; must: string }>(
    undefined,
    undefined,
    (p) => `'${p.value}' in ${p.key} is invalid. The value must be ${p.must}.`,
  ),
  'conf-word': error<{ key: string; value: string; words: readonly string[] }>(
    undefined,
    undefined,
    (p) => `The value of ${p.key} should be one of ${p.words.join(', ')}, but was ${p.value}`,
  ),
  'conf-zone': error<{ key: string; value: string }>(
    undefined,
    undefined,
    (p) => `'${p.value}' in ${p.key} is invalid. Cannot resolve the given timezone with ZoneId.of(_, ZoneId.SHORT_IDS)`,
  ),
  'conf-without-value': error<{ key: string }>(
    undefined,
    undefined,
    (p) => `requirement failed: value cannot be null for key: ${p.key}`,
  ),
};
