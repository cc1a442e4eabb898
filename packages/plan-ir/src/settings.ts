import type { SparkConf } from './conf.js';
import { LEGACY_WITHOUT_MEANING, OLD_NAMES, ONE_MEANING } from './one-meaning.js';
import { isTimeZone } from './time-zone.js';

type Parse = (value: string) => Partial<SparkConf> | undefined;

const flag =
  (key: keyof SparkConf): Parse =>
  (value) => {
    const v = value.trim().toLowerCase();
    return v === 'true' || v === 'false' ? { [key]: v === 'true' } : undefined;
  };

const oneOf =
  (key: keyof SparkConf, ...words: readonly string[]): Parse =>
  (value) => {
    const v = value.trim().toLowerCase();
    return words.includes(v) ? { [key]: v } : undefined;
  };

/** A count that decides no more than an order or a choice by chance: words, which other systems take, change nothing. */
const count =
  (key: keyof SparkConf): Parse =>
  (value) => {
    const n = Number(value.trim());
    return Number.isSafeInteger(n) && n > 0 ? { [key]: n } : {};
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
  'spark.sql.variable.substitute': flag('variableSubstitute'),
  'spark.sql.parser.quotedRegexColumnNames': flag('quotedRegexColumnNames'),
  'spark.sql.legacy.parser.havingWithoutGroupByAsWhere': flag('havingAsWhere'),
  'spark.sql.legacy.setopsPrecedence.enabled': flag('setOperationsInOrder'),
  'spark.sql.legacy.nullInEmptyListBehavior': flag('nullInEmptyList'),
  'spark.sql.leafNodeDefaultParallelism': count('leafPartitions'),
  'spark.sql.shuffle.partitions': count('shufflePartitions'),
  'spark.sql.function.concatBinaryAsString': flag('concatBinaryAsString'),
  'spark.sql.function.eltOutputAsString': flag('eltOutputAsString'),
  'spark.sql.columnNameOfCorruptRecord': (value) => ({ corruptRecord: value }),
  'spark.sql.legacy.ctePrecedencePolicy': oneOf('ctePrecedence', 'exception', 'legacy', 'corrected'),
  'spark.sql.storeAssignmentPolicy': oneOf('storeAssignment', 'ansi', 'legacy', 'strict'),
  'spark.sql.session.timeZone': (value) => (isTimeZone(value.trim()) ? { timeZone: value.trim() } : undefined),
  'spark.sql.timestampType': (value) => {
    const v = value.trim().toUpperCase();
    if (v === 'TIMESTAMP_LTZ') return { timestampType: 'timestamp' };
    return v === 'TIMESTAMP_NTZ' ? { timestampType: 'timestamp_ntz' } : undefined;
  },
};

/** Does the compiler know this value's meaning? What Spark calls legacy is off by default, but for those of the lists. */
function isDefault(key: string, value: string): boolean {
  const known = Object.hasOwn(ONE_MEANING, key) ? ONE_MEANING[key] : undefined;
  const wanted = value.trim().toLowerCase();
  if (known) return known.some((v) => v.toLowerCase() === wanted);
  return !key.startsWith('spark.sql.legacy.') || LEGACY_WITHOUT_MEANING.has(key) || wanted === 'false';
}

/**
 * The conf after `SET key=value`. `'unknown'`: no setting that the compiler heeds; `'bad-value'`: one, with a value that it
 * cannot take; `'unsupported'`: statements would come to mean what the compiler does not know of.
 */
export function withSetting(
  conf: SparkConf,
  name: string,
  value: string,
): SparkConf | 'unknown' | 'bad-value' | 'unsupported' {
  const key = Object.hasOwn(OLD_NAMES, name) ? (OLD_NAMES[name] ?? name) : name;
  const parse = Object.hasOwn(SETTINGS, key) ? SETTINGS[key] : undefined;
  if (!parse) return isDefault(key, value) ? 'unknown' : 'unsupported';
  const change = parse(value);
  return change ? { ...conf, ...change } : 'bad-value';
}
