import type { SparkConf } from './conf.js';
import { isTimeZone } from './time-zone.js';

type Parse = (value: string) => Partial<SparkConf> | undefined;

const flag =
  (key: keyof SparkConf): Parse =>
  (value) => {
    const v = value.trim().toLowerCase();
    return v === 'true' || v === 'false' ? { [key]: v === 'true' } : undefined;
  };

/** Spark's setting names that change what a statement means, and how their text is read. */
export const SETTINGS: Readonly<Record<string, Parse>> = {
  'spark.sql.ansi.enabled': flag('ansi'),
  'spark.sql.ansi.enforceReservedKeywords': flag('enforceReservedKeywords'),
  'spark.sql.ansi.doubleQuotedIdentifiers': flag('doubleQuotedIdentifiers'),
  'spark.sql.caseSensitive': flag('caseSensitive'),
  'spark.sql.parser.escapedStringLiterals': flag('escapedStringLiterals'),
  'spark.sql.decimalOperations.allowPrecisionLoss': flag('allowPrecisionLoss'),
  'spark.sql.groupByOrdinal': flag('groupByOrdinal'),
  'spark.sql.orderByOrdinal': flag('orderByOrdinal'),
  'spark.sql.groupByAliases': flag('groupByAliases'),
  'spark.sql.crossJoin.enabled': flag('crossJoin'),
  'spark.sql.session.timeZone': (value) => (isTimeZone(value.trim()) ? { timeZone: value.trim() } : undefined),
  'spark.sql.timestampType': (value) => {
    const v = value.trim().toUpperCase();
    if (v === 'TIMESTAMP_LTZ') return { timestampType: 'timestamp' };
    return v === 'TIMESTAMP_NTZ' ? { timestampType: 'timestamp_ntz' } : undefined;
  },
};

/**
 * The conf after `SET key=value`. `'unknown'`: no setting that the compiler heeds; `'bad-value'`: one, with a value that it
 * cannot take.
 */
export function withSetting(conf: SparkConf, key: string, value: string): SparkConf | 'unknown' | 'bad-value' {
  const parse = Object.hasOwn(SETTINGS, key) ? SETTINGS[key] : undefined;
  if (!parse) return 'unknown';
  const change = parse(value);
  return change ? { ...conf, ...change } : 'bad-value';
}
