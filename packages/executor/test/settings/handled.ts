/** Settings that the session heeds by itself, and the file of `packages` that does. */
export const BY_SESSION: Readonly<Record<string, string>> = {
  'spark.sql.columnNameOfCorruptRecord': 'executor/src/files/read.ts',
  'spark.sql.csv.parser.columnPruning.enabled': 'executor/src/files/csv/options.ts',
  'spark.sql.legacy.allowNonEmptyLocationInCTAS': 'executor/src/commands/file-tables.ts',
  'spark.sql.parquet.compression.codec': 'executor/src/files/write/parquet.ts',
  'spark.sql.parquet.mergeSchema': 'executor/src/files/parquet/read.ts',
  'spark.sql.pivotMaxValues': 'executor/src/session/spark-session.ts',
  'spark.sql.sources.default': 'executor/src/files/read.ts',
  'spark.sql.sources.partitionColumnTypeInference.enabled': 'executor/src/files/read.ts',
  'spark.sql.streaming.schemaInference': 'executor/src/files/streams.ts',
};

interface Group {
  readonly why: string;
  /** Keys without `spark.sql.`; one that ends in a dot stands for all behind it. */
  readonly keys: readonly string[];
}
const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Settings that no answer hangs on, and why. The tables of ONE_MEANING come first: they name the exceptions below a prefix. */
export const WITHOUT_EFFECT: readonly Group[] = [
  {
    why: 'how Spark runs a plan: memory, partitions, joins, sorts, generated code',
    keys: words(`adaptive. addPartitionInBatch.size autoBroadcastJoinThreshold broadcastTimeout bucketing. cartesianProductExec. codegen. columnVector.
      exchange.reuse execution.broadcastHashJoin. execution.rangeExchange. execution.removeRedundantProjects execution.removeRedundantSorts
      execution.replaceHashWithSortAgg execution.reuseSubquery execution.sortBeforeRepartition execution.topKSortFallbackThreshold
      execution.useObjectHashAggregateExec execution.usePartitionEvaluator execution.fastFailOnFileFormatOutput files.maxPartitionBytes
      files.maxPartitionNum files.minPartitionNum files.openCostInBytes inMemoryColumnarStorage. inMemoryTableScanStatistics. join.preferSortMergeJoin
      leafNodeDefaultParallelism limit. maxSinglePartitionBytes objectHashAggregate. requireAllClusterKeysForCoPartition
      requireAllClusterKeysForDistribution sessionWindow. shuffle.partitions shuffledHashJoinFactor sort.enableRadixSort sortMergeJoinExec.
      subexpressionElimination. windowExec.`),
  },
  {
    why: 'which equal plan is taken',
    keys: words(
      'analyzer.canonicalization. analyzer.maxIterations cbo. constraintPropagation.enabled defaultSizeInBytes optimizeNullAwareAntiJoin optimizer. statistics.',
    ),
  },
  {
    why: 'what logs, listings of plans and errors in a shell look like, and how deep views may nest',
    keys: words(`cli.print.header debug.maxToStringFields error.messageFormat maxMetadataStringLength maxPlanStringLength planChangeLog. planChangeValidation
      redaction.string.regex ui.explainMode view.maxNestedViewDepth`),
  },
  {
    why: 'how files are read and written, not what is in them: buffers, filters that Parquet and ORC apply beforehand, compression, committing',
    keys: words(`csv.parser.inputBufferSize files.maxRecordsPerFile maxConcurrentOutputFileWriters orc.aggregatePushdown orc.columnarReaderBatchSize
      orc.columnarWriterBatchSize orc.compression.codec orc.enableNestedColumnVectorizedReader orc.enableVectorizedReader orc.filterPushdown
      parquet.aggregatePushdown parquet.columnarReaderBatchSize parquet.enableNestedColumnVectorizedReader parquet.enableVectorizedReader
      parquet.fieldId.read.ignoreMissing parquet.fieldId.write.enabled parquet.filterPushdown parquet.filterPushdown.
      parquet.output.committer.class parquet.pushdown.inFilterThreshold parquet.recordLevelFilter.enabled parquet.respectSummaryFiles
      parquet.writeLegacyFormat sources.bucketing. sources.commitProtocolClass sources.fileCompressionFactor sources.ignoreDataLocality
      sources.outputCommitterClass sources.parallelPartitionDiscovery. sources.useV1SourceList sources.v2.`),
  },
  {
    why: 'the client’s own, which asks for them',
    keys: words(
      `datetime.java8API.enabled execution.arrow. execution.pandas. pyspark. repl.eagerEval. session.localRelationCacheThreshold`,
    ),
  },
  {
    why: 'of the API without Connect: a column of Connect knows its DataFrame, and groups keep their columns',
    keys: words('analyzer.failAmbiguousSelfJoin retainGroupColumns selfJoinAutoResolveAmbiguity'),
  },
  {
    why: 'of what is refused itself, or is not here: Python’s functions, streams that run, Avro, Hive, JDBC, scripts, binary files, plug-ins, Thrift',
    keys: words(`avro. catalog.spark_catalog execution.pyspark. execution.pythonUDF. execution.pythonUDTF. hive. maven.additionalRemoteRepositories
      scriptTransformation. sources.binaryFile.maxLength streaming. thriftServer. thriftserver. truncateTable.ignorePermissionAcl.enabled
      tvf.allowMultipleTableArguments.enabled`),
  },
];

/** Why nothing hangs on a setting; undefined: not known. */
export const withoutEffect = (key: string): string | undefined =>
  WITHOUT_EFFECT.find((g) =>
    g.keys.some((k) => (k.endsWith('.') ? key.startsWith(`spark.sql.${k}`) : key === `spark.sql.${k}`)),
  )?.why;
