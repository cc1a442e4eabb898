/**
 * Settings that change answers, or what is refused, and have one meaning here: Spark's default, in the values that go by it.
 * Other values are refused where they are set.
 */
export const ONE_MEANING: Readonly<Record<string, readonly string[]>> = {
  // names and what may be written
  'spark.sql.allowNamedFunctionArguments': ['true'],
  'spark.sql.ansi.relationPrecedence': ['false'],
  'spark.sql.defaultCatalog': ['spark_catalog'],
  'spark.sql.lateralColumnAlias.enableImplicitResolution': ['true'],
  'spark.sql.runSQLOnFiles': ['true'],
  'spark.sql.stableDerivedColumnAlias.enabled': ['false'],
  // functions and values
  'spark.sql.charAsVarchar': ['false'],
  'spark.sql.chunkBase64String.enabled': ['true'],
  'spark.sql.json.enablePartialResults': ['true'],
  'spark.sql.jsonGenerator.ignoreNullFields': ['true'],
  'spark.sql.legacy.followThreeValuedLogicInArrayExists': ['true'],
  'spark.sql.legacy.histogramNumericPropagateInputType': ['true'],
  'spark.sql.legacy.literal.pickMinimumPrecision': ['true'],
  'spark.sql.legacy.sizeOfNull': ['true'],
  'spark.sql.legacy.timeParserPolicy': ['EXCEPTION', 'CORRECTED'],
  'spark.sql.mapKeyDedupPolicy': ['EXCEPTION'],
  'spark.sql.readSideCharPadding': ['true'],
  // rewritings with a meaning of their own: which fields of a text are read, which subqueries are taken
  'spark.sql.optimizer.decorrelateInnerQuery.enabled': ['true'],
  'spark.sql.optimizer.decorrelateSetOps.enabled': ['true'],
  'spark.sql.optimizer.decorrelateSubqueryLegacyIncorrectCountHandling.enabled': ['false'],
  'spark.sql.optimizer.enableCsvExpressionOptimization': ['true'],
  'spark.sql.optimizer.enableJsonExpressionOptimization': ['true'],
  'spark.sql.optimizer.metadataOnly': ['false'],
  // columns with defaults
  'spark.sql.defaultColumn.allowedProviders': ['csv,json,orc,parquet'],
  'spark.sql.defaultColumn.enabled': ['true'],
  'spark.sql.defaultColumn.useNullsForMissingDefaultValues': ['true'],
  'spark.sql.jsonGenerator.writeNullIfWithDefaultValue': ['true'],
  // files
  'spark.sql.csv.filterPushdown.enabled': ['true'],
  'spark.sql.files.ignoreCorruptFiles': ['false'],
  'spark.sql.files.ignoreMissingFiles': ['false'],
  'spark.sql.json.filterPushdown.enabled': ['true'],
  'spark.sql.legacy.csv.enableDateTimeParsingFallback': [],
  'spark.sql.legacy.json.enableDateTimeParsingFallback': [],
  'spark.sql.orc.impl': ['native'],
  'spark.sql.orc.mergeSchema': ['false'],
  'spark.sql.parquet.binaryAsString': ['false'],
  'spark.sql.parquet.datetimeRebaseModeInRead': ['EXCEPTION', 'CORRECTED'],
  'spark.sql.parquet.datetimeRebaseModeInWrite': ['EXCEPTION', 'CORRECTED'],
  'spark.sql.parquet.fieldId.read.enabled': ['false'],
  'spark.sql.parquet.inferTimestampNTZ.enabled': ['true'],
  'spark.sql.parquet.int96AsTimestamp': ['true'],
  'spark.sql.parquet.int96RebaseModeInRead': ['EXCEPTION', 'CORRECTED'],
  'spark.sql.parquet.int96RebaseModeInWrite': ['EXCEPTION', 'CORRECTED'],
  'spark.sql.parquet.int96TimestampConversion': ['false'],
  'spark.sql.parquet.outputTimestampType': ['INT96', 'TIMESTAMP_MICROS'],
  'spark.sql.sources.partitionOverwriteMode': ['STATIC'],
  'spark.sql.sources.validatePartitionColumns': ['true'],
  // what a session says of itself
  'spark.sql.legacy.setCommandRejectsSparkCoreConfs': ['true'],
  'spark.sql.redaction.options.regex': ['(?i)url'],
};

/** Of what Spark calls legacy, the settings that no answer hangs on, or that are heeded elsewhere. */
export const LEGACY_WITHOUT_MEANING: ReadonlySet<string> = new Set([
  // heeded by the session
  'spark.sql.legacy.allowNonEmptyLocationInCTAS',
  // tables are the database's, whatever Spark would keep them as
  'spark.sql.legacy.createHiveTableByDefault',
  'spark.sql.legacy.bucketedTableScan.outputOrdering',
  // of Scala's and Python's functions, Avro, JDBC, the spark-sql shell
  'spark.sql.legacy.allowUntypedScalaUDF',
  'spark.sql.legacy.avro.allowIncompatibleSchema',
  'spark.sql.legacy.emptyCurrentDBInCli',
  'spark.sql.legacy.execution.pandas.groupedMap.assignColumnsByName',
  'spark.sql.legacy.mssqlserver.numericMapping.enabled',
  'spark.sql.legacy.replaceDatabricksSparkAvro.enabled',
]);

/** Names that settings had once, and still go by. */
export const OLD_NAMES: Readonly<Record<string, string>> = {
  'spark.sql.legacy.avro.datetimeRebaseModeInRead': 'spark.sql.avro.datetimeRebaseModeInRead',
  'spark.sql.legacy.avro.datetimeRebaseModeInWrite': 'spark.sql.avro.datetimeRebaseModeInWrite',
  'spark.sql.legacy.parquet.datetimeRebaseModeInRead': 'spark.sql.parquet.datetimeRebaseModeInRead',
  'spark.sql.legacy.parquet.datetimeRebaseModeInWrite': 'spark.sql.parquet.datetimeRebaseModeInWrite',
  'spark.sql.legacy.parquet.int96RebaseModeInRead': 'spark.sql.parquet.int96RebaseModeInRead',
  'spark.sql.legacy.parquet.int96RebaseModeInWrite': 'spark.sql.parquet.int96RebaseModeInWrite',
};
