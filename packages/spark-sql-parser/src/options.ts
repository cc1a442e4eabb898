import { DEFAULT_CONF, type SparkConf } from '@spark-sql-to-snowflake/plan-ir';
import type { KeywordOptions } from './keywords/pass.js';

/** The session settings that the parser asks for; the rest of a SparkConf may be given and has no effect here. */
export type ParseOptions = Partial<
  Pick<
    SparkConf,
    | 'ansi'
    | 'enforceReservedKeywords'
    | 'doubleQuotedIdentifiers'
    | 'escapedStringLiterals'
    | 'timestampType'
    | 'timeZone'
    | 'quotedRegexColumnNames'
    | 'havingAsWhere'
    | 'setOperationsInOrder'
  >
> & {
  /** spark.sql.legacy.interval.enabled: interval literals are calendar intervals. */
  readonly legacyIntervals?: boolean;
};

export type Settings = Required<ParseOptions>;

export function settingsOf(options: ParseOptions): Settings {
  return {
    ansi: options.ansi ?? DEFAULT_CONF.ansi,
    enforceReservedKeywords: options.enforceReservedKeywords ?? DEFAULT_CONF.enforceReservedKeywords,
    doubleQuotedIdentifiers: options.doubleQuotedIdentifiers ?? DEFAULT_CONF.doubleQuotedIdentifiers,
    escapedStringLiterals: options.escapedStringLiterals ?? DEFAULT_CONF.escapedStringLiterals,
    timestampType: options.timestampType ?? DEFAULT_CONF.timestampType,
    timeZone: options.timeZone ?? DEFAULT_CONF.timeZone,
    quotedRegexColumnNames: options.quotedRegexColumnNames ?? DEFAULT_CONF.quotedRegexColumnNames,
    havingAsWhere: options.havingAsWhere ?? DEFAULT_CONF.havingAsWhere,
    setOperationsInOrder: options.setOperationsInOrder ?? DEFAULT_CONF.setOperationsInOrder,
    legacyIntervals: options.legacyIntervals ?? false,
  };
}

/** Both keyword settings have an effect in ANSI mode only. */
export function keywordOptions(settings: Settings, entry: KeywordOptions['entry']): KeywordOptions {
  return {
    reserved: settings.ansi && settings.enforceReservedKeywords,
    doubleQuotedNames: settings.ansi && settings.doubleQuotedIdentifiers,
    entry,
  };
}
