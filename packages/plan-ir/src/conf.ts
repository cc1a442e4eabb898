/** The session settings that change what a statement means. The names behind them are Spark's (`spark.sql.…`). */
export interface SparkConf {
  /** spark.sql.ansi.enabled */
  readonly ansi: boolean;
  /** spark.sql.ansi.enforceReservedKeywords; has an effect in ANSI mode only. */
  readonly enforceReservedKeywords: boolean;
  /** spark.sql.caseSensitive */
  readonly caseSensitive: boolean;
  /** spark.sql.session.timeZone: an IANA name or an offset like +01:00. */
  readonly timeZone: string;
  /** spark.sql.ansi.doubleQuotedIdentifiers; has an effect in ANSI mode only. */
  readonly doubleQuotedIdentifiers: boolean;
  /** spark.sql.parser.escapedStringLiterals: backslashes stay as they are. */
  readonly escapedStringLiterals: boolean;
  /** spark.sql.decimalOperations.allowPrecisionLoss */
  readonly allowPrecisionLoss: boolean;
  /** spark.sql.groupByOrdinal */
  readonly groupByOrdinal: boolean;
  /** spark.sql.orderByOrdinal */
  readonly orderByOrdinal: boolean;
  /** spark.sql.groupByAliases */
  readonly groupByAliases: boolean;
  /** spark.sql.timestampType */
  readonly timestampType: 'timestamp' | 'timestamp_ntz';
  /** spark.sql.crossJoin.enabled */
  readonly crossJoin: boolean;
  /** spark.sql.variable.substitute */
  readonly variableSubstitute: boolean;
  /** spark.sql.parser.quotedRegexColumnNames: names in backquotes in a SELECT list are Java's patterns of names. */
  readonly quotedRegexColumnNames: boolean;
  /** spark.sql.legacy.parser.havingWithoutGroupByAsWhere */
  readonly havingAsWhere: boolean;
  /** spark.sql.legacy.setopsPrecedence.enabled: INTERSECT binds no tighter than UNION and EXCEPT. */
  readonly setOperationsInOrder: boolean;
  /** spark.sql.legacy.ctePrecedencePolicy: which of two definitions of a name counts, that of the inner WITH or that of the outer one. */
  readonly ctePrecedence: 'exception' | 'legacy' | 'corrected';
  /** spark.sql.legacy.nullInEmptyListBehavior: a NULL that is written down is not known to be outside of an empty list. */
  readonly nullInEmptyList: boolean;
  /** spark.sql.storeAssignmentPolicy: which values a column of another type takes, and whether one that does not fit is an error. */
  readonly storeAssignment: 'ansi' | 'legacy' | 'strict';
  /** spark.sql.leafNodeDefaultParallelism: over so many partitions go ranges and rows that stand in a query. Absent: that is left open. */
  readonly leafPartitions?: number;
  /** spark.sql.shuffle.partitions; absent: 200. It decides the order in which groups come, nothing else. */
  readonly shufflePartitions?: number;
  /** spark.sql.function.concatBinaryAsString */
  readonly concatBinaryAsString: boolean;
  /** spark.sql.function.eltOutputAsString */
  readonly eltOutputAsString: boolean;
  /** spark.sql.columnNameOfCorruptRecord: the field that takes what from_json and from_csv can't read, where a call names none. */
  readonly corruptRecord: string;
  /** What `current_catalog()`, `current_database()` and `current_user()` are; absent: what the database says. */
  readonly session?: SessionValues;
}
export interface SessionValues {
  readonly catalog: string;
  readonly schema: string;
  readonly user: string;
}

/** Spark 3.5's defaults. The zone is UTC here, because a compiler has no machine whose zone it could take. */
export const DEFAULT_CONF: SparkConf = {
  ansi: false,
  enforceReservedKeywords: false,
  caseSensitive: false,
  timeZone: 'UTC',
  doubleQuotedIdentifiers: false,
  escapedStringLiterals: false,
  allowPrecisionLoss: true,
  groupByOrdinal: true,
  orderByOrdinal: true,
  groupByAliases: true,
  timestampType: 'timestamp',
  crossJoin: true,
  variableSubstitute: true,
  quotedRegexColumnNames: false,
  havingAsWhere: false,
  setOperationsInOrder: false,
  ctePrecedence: 'exception',
  nullInEmptyList: true,
  storeAssignment: 'ansi',
  concatBinaryAsString: false,
  eltOutputAsString: false,
  corruptRecord: '_corrupt_record',
};
