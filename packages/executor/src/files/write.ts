import { type Field, fail, type Options, typeSql } from '@spark-sql-to-snowflake/plan-ir';
import type { QueryResult } from '../value.js';
import { checkCsvTypes } from './csv/options.js';
import type { FileEnvironment } from './env.js';
import { explainingFaults } from './faults.js';
import { type FileFormat, formatOf } from './format.js';
import { checkHeldTypes } from './held-types.js';
import { checkJsonTypes } from './json/options.js';
import { localPath } from './listing.js';
import { type FileOptions, fileOptions } from './options.js';
import { checkDistinct } from './source.js';
import { csvWriter } from './write/csv.js';
import { jsonWriter } from './write/json.js';
import { exists, type Staging, stage } from './write/layout.js';
import { orcCodec, writeOrc } from './write/orc.js';
import { writeParquet } from './write/parquet.js';
import { partitionPositions } from './write/partition-path.js';
import { codecOf, writeTextFiles } from './write/text-files.js';

/** `df.write…save(path)`. */
export interface FileWrite {
  /** Statements of which the last is a query that gives the rows. */
  readonly sql: readonly string[];
  readonly schema: readonly Field[];
  /** Absent: spark.sql.sources.default. */
  readonly format?: string;
  readonly path: string;
  readonly mode: 'error' | 'append' | 'overwrite' | 'ignore';
  readonly partitionBy: readonly string[];
  readonly options: Options;
  readonly signal?: AbortSignal;
}

/**
 * Write a query's rows as Spark lays them out: a folder of part files, folders `a=1` of partitions, and `_SUCCESS`. All is written
 * beside the target and moved there when it is complete. Gives the folders written to, below the path (itself: ''). Throws CompileError (PATH_ALREADY_EXISTS, …) and ExecutionError.
 */
export function writeFiles(write: FileWrite, env: FileEnvironment): Promise<readonly string[]> {
  return explainingFaults(() => writeAll(write, env));
}

async function writeAll(write: FileWrite, env: FileEnvironment): Promise<readonly string[]> {
  const format = formatOf(write.format ?? env.setting('spark.sql.sources.default') ?? 'parquet');
  const options = fileOptions(write.options);
  const target = localPath(write.path);
  const there = await exists(target);
  if (there && write.mode === 'error') fail('path-exists', { path: `file:${target}` });
  if (there && write.mode === 'ignore') return [];
  const { schema } = write;
  checkDistinct(schema, env.conf.caseSensitive);
  for (const c of schema) {
    if (c.type.kind === 'calendar_interval')
      fail('file-option', { what: 'Cannot save interval data type into external storage.' });
  }
  const partition = partitionPositions(schema, write.partitionBy, env.conf.caseSensitive);
  const data = schema.map((_, i) => i).filter((i) => !partition.includes(i));
  checkTypes(
    format,
    data.map((d) => schema[d] as Field),
  );
  const place = {
    partition: partition.map((p, i): Field => ({ ...(schema[p] as Field), name: write.partitionBy[i] as string })),
  };
  const named = schema.map((f, i) => place.partition[partition.indexOf(i)] ?? f);
  // unsupported options are told before a folder is made
  const rows = rowsWriter(
    format,
    write,
    named,
    data.map((d) => schema[d] as Field),
    options,
    env,
  );
  const staging = await stage(target);
  try {
    await rows({ staging, data, partition });
    await staging.commit(commitOf(write, options, env));
    return [...staging.written];
  } catch (error) {
    await staging.discard();
    throw error;
  }
}

interface Target {
  readonly staging: Staging;
  readonly data: readonly number[];
  readonly partition: readonly number[];
}

/** How the rows become files. Throws CompileError for options that are not supported. */
function rowsWriter(
  format: FileFormat,
  write: FileWrite,
  named: readonly Field[],
  columns: readonly Field[],
  options: FileOptions,
  env: FileEnvironment,
): (target: Target) => Promise<void> {
  const control = { timeZone: env.conf.timeZone, ...(write.signal && { signal: write.signal }) };
  if (format.name === 'parquet') return (target) => writeParquet(write.sql, named, target, options, env, control);
  const result = (): Promise<QueryResult> => env.connection.query(write.sql, write.schema, control);
  if (format.name === 'orc') {
    const codec = orcCodec(options, env);
    return async (target) => writeOrc(await result(), named, target, codec, env);
  }
  const writer = lineWriter(format, columns, options, env);
  const codec = codecOf(options);
  const extension = format.name === 'text' ? '.txt' : `.${format.name}`;
  return async (target) =>
    writeTextFiles(await result(), writer, { ...target, extension, codec, schema: named, timeZone: env.conf.timeZone });
}

function commitOf(write: FileWrite, options: FileOptions, env: FileEnvironment): Parameters<Staging['commit']>[0] {
  if (write.mode !== 'overwrite') return 'append';
  const mode = options.get('partitionOverwriteMode') ?? env.setting('spark.sql.sources.partitionOverwriteMode');
  return mode?.toLowerCase() === 'dynamic' && write.partitionBy.length > 0 ? 'partitions' : 'replace';
}

function checkTypes(format: FileFormat, columns: readonly Field[]): void {
  switch (format.name) {
    case 'csv':
      checkCsvTypes(columns);
      break;
    case 'json':
      checkJsonTypes(columns);
      break;
    case 'parquet':
      checkHeldTypes(columns, 'Parquet');
      break;
    case 'orc':
      checkHeldTypes(columns, 'ORC');
      break;
    case 'text':
      for (const c of columns) {
        if (!['string', 'char', 'varchar'].includes(c.type.kind))
          fail('format-type', { format: 'Text', column: `\`${c.name}\``, type: typeSql(c.type) });
      }
      if (columns.length !== 1) fail('text-columns', { count: columns.length });
  }
}

function lineWriter(format: FileFormat, columns: readonly Field[], options: FileOptions, env: FileEnvironment) {
  if (format.name === 'csv') return csvWriter(columns, options, env.conf.timeZone);
  if (format.name === 'json') return jsonWriter(columns, options, env.conf.timeZone);
  const lineEnd = options.text('lineSep', '\n');
  return { header: '', line: (row: readonly unknown[]) => `${String(row[0] ?? '')}${lineEnd}` };
}
