import { DEFAULT_CONF, fail, type SparkConf, withSetting } from '@spark-sql-to-snowflake/plan-ir';
import { javaZone } from '@spark-sql-to-snowflake/spark-functions';
import { checkValue } from './conf-check.js';
import type { ConfEntry } from './conf-entry.js';
import { CONF_ENTRIES, CORE_KEYS, DEPRECATED, REMOVED } from './gen/conf-entries.js';
import type { RuntimeConf } from './session.js';

/** What clients of Spark 4 ask for before they infer types; their own defaults. */
const OF_NEWER_CLIENTS: readonly ConfEntry[] = [
  { key: 'spark.sql.execution.pandas.inferPandasDictAsMap', default: 'false', kind: 'boolean' },
  { key: 'spark.sql.pyspark.legacy.inferMapTypeFromFirstPair.enabled', default: 'false', kind: 'boolean' },
];
const entries: ReadonlyMap<string, ConfEntry> = new Map([...OF_NEWER_CLIENTS, ...CONF_ENTRIES].map((e) => [e.key, e]));
const core: ReadonlySet<string> = new Set(CORE_KEYS);
const deprecated = new Map(DEPRECATED.map((d) => [d.key, d]));
const removed = new Map(REMOVED.map((r) => [r.key, r]));
/**
 * Over so many partitions go rows that are made and not read, where the session doesn't say (spark.sql.leafNodeDefaultParallelism). On
 * Spark these are as many as there are cores; here a seed draws the same rows on each machine: those that Spark draws with four.
 */
const LEAF_PARTITIONS = 4;
const TIME_ZONE = 'spark.sql.session.timeZone';

export interface RuntimeConfOptions {
  /** The session's zone where it sets none: an IANA name or an offset. Default: the machine's, as on Spark. */
  readonly timeZone?: string;
  /** What the server was started with: spark.app.name, spark.sql.warehouse.dir and the like. A session may hide, not lose it. */
  readonly started?: Readonly<Record<string, string>>;
}

/**
 * A session's `spark.conf`, with the keys, defaults, kinds and limits recorded from Spark 3.5.7. Unknown keys can be set and read
 * as on Spark. A value that would change what statements mean in a way that the compiler does not know is refused.
 */
export function runtimeConf(options: RuntimeConfOptions = {}): RuntimeConf {
  const zone = options.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const started = new Map(Object.entries(options.started ?? {}));
  const initial: SparkConf = { ...DEFAULT_CONF, timeZone: zone, leafPartitions: LEAF_PARTITIONS };
  const set = new Map<string, string>();
  let spark = [...started].reduce((conf, [key, value]) => meaning(conf, key, value), initial);
  const atStart = spark;

  const given = (key: string): string | undefined => set.get(key) ?? started.get(key);
  const find = (key: string): string | undefined => {
    const value = given(key);
    if (value !== undefined) return value;
    if (key === TIME_ZONE) return zone;
    const entry = entries.get(key);
    return entry?.fallback !== undefined ? find(entry.fallback) : entry?.default;
  };

  return {
    get spark() {
      return spark;
    },
    get: (key) => find(key) ?? fail('conf-not-found', { key }),
    getOption: find,
    getWithDefault: (key, otherwise) => {
      const value = given(key);
      if (value !== undefined || otherwise === undefined) return value;
      const entry = entries.get(key);
      if (entry) checkValue(entry, otherwise);
      return otherwise;
    },
    getAll: (prefix) =>
      [...new Map([...started, ...set])]
        .filter(([key]) => key.startsWith(prefix))
        .map(([key, value]) => [key.slice(prefix.length), value] as const),
    set: (key, value) => {
      requireModifiable(key);
      const gone = removed.get(key);
      if (gone && value !== gone.default)
        fail('conf-removed', { key, version: gone.version, ...(gone.use !== undefined && { use: gone.use }) });
      const entry = entries.get(key);
      if (entry) checkValue(entry, value);
      spark = meaning(spark, key, value);
      set.set(key, value);
    },
    unset: (key) => {
      requireModifiable(key);
      set.delete(key);
      spark = [...set].reduce((conf, [k, v]) => meaning(conf, k, v), atStart);
    },
    isModifiable: (key) => entries.has(key) && entries.get(key)?.static !== true,
  };
}

/** The settings that change meaning, after this one. Throws CompileError for a meaning that the compiler does not know. */
function meaning(conf: SparkConf, key: string, value: string): SparkConf {
  if (key === TIME_ZONE) return { ...conf, timeZone: javaZone(value) ?? fail('conf-zone', { key, value }) };
  const next = withSetting(conf, key, value);
  if (next === 'unknown') return conf;
  if (next === 'unsupported' || next === 'bad-value')
    fail('unsupported', { what: `${key}=${value}`, why: 'statements would mean what the compiler does not know of' });
  return next;
}

function requireModifiable(key: string): void {
  const entry = entries.get(key);
  if (entry?.static) fail('conf-static', { key });
  if (!entry && core.has(key)) fail('conf-of-core', { key });
}

/** What Spark says to whoever uses a setting that is about to go; undefined: nothing. */
export function confWarning(key: string): string | undefined {
  if (key === 'spark.sql.execution.arrow.enabled') return `The SQL config '${key}' is NOT supported in Spark Connect`;
  const old = deprecated.get(key);
  if (!old) return undefined;
  const use = old.use === undefined ? '' : ` Use '${old.use}' instead.`;
  return `The SQL config '${key}' has been deprecated in Spark v${old.version} and may be removed in the future.${use}`;
}
