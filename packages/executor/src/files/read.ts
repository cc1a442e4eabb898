import { type Field, fail, type TableInfo, types, type UnresolvedRead } from '@spark-sql-to-snowflake/plan-ir';
import { SCAN_FUNCTION } from '../connections/duckdb-scan.js';
import { inferCsv } from './csv/infer.js';
import { checkCsvTypes, csvOptions, type ReadSettings } from './csv/options.js';
import { type FileEnvironment, machineZone } from './env.js';
import { explainingFaults } from './faults.js';
import { type FileFormat, formatOf } from './format.js';
import { checkHeldTypes } from './held-types.js';
import { inferJson } from './json/infer.js';
import { checkJsonTypes, jsonOptions } from './json/options.js';
import { checkCompression } from './lines.js';
import { bySize, listFiles, localPath } from './listing.js';
import { type FileOptions, fileOptions } from './options.js';
import { orcColumns } from './orc/infer.js';
import { inspectParquet } from './parquet/read.js';
import { filesOf, findPartitions } from './partitions.js';
import { settingsOf } from './scan.js';
import { checkDistinct, type FileSource, nullable, viewOf } from './source.js';
import type { SourceSpec } from './spec.js';
import { identifier, textLiteral } from './sql.js';
import { textRows } from './text-rows.js';

/** Settings of the session that a scan takes along. */
const SETTINGS = ['spark.sql.csv.parser.columnPruning.enabled', 'spark.sql.legacy.timeParserPolicy'];

/**
 * Look at the files of a read: a view that gives their rows, and its columns as Spark infers them, or as the schema says. Paths are the
 * server's. The view's name comes of its text, so that a read that is repeated makes no second one.
 * Throws CompileError, with Spark's classes where it has them (PATH_NOT_FOUND, UNABLE_TO_INFER_SCHEMA, DATA_SOURCE_NOT_FOUND, …).
 */
export function inspectRead(read: UnresolvedRead, env: FileEnvironment): Promise<TableInfo> {
  return explainingFaults(() => inspect(read, env));
}

/** The columns that files of the text formats have, without the view. Throws as `inspectRead` does. */
export function columnsOfFiles(read: UnresolvedRead, env: FileEnvironment): Promise<readonly Field[]> {
  return explainingFaults(async () => {
    const { format, source } = await sourceOf(read, env);
    if (format.name === 'parquet' || format.name === 'orc')
      return fail('unsupported', { what: `${format.title} in texts` });
    return outputColumns(await specOf(format.name, source, read)).map((c) => c.field);
  });
}

/** The columns that the schema of a read gives it, without a look into the files; those of the folders' names are among them. */
export async function columnsGiven(read: UnresolvedRead, env: FileEnvironment): Promise<readonly Field[]> {
  const { source } = await sourceOf(read, env);
  const { given = [], found } = source;
  return outputColumns({ columns: given, partitions: found.columns, caseSensitive: env.conf.caseSensitive }).map(
    (c) => c.field,
  );
}

async function inspect(read: UnresolvedRead, env: FileEnvironment): Promise<TableInfo> {
  const { format, source } = await sourceOf(read, env);
  if (format.name === 'parquet') return inspectParquet(source);
  if (format.name !== 'orc') for (const f of source.files) checkCompression(f.path);
  const spec = await specOf(format.name, source, read);
  const columns = outputColumns(spec);
  // a table without columns has one that nobody sees
  const selected =
    columns.length === 0 ? '_' : columns.map((c) => `c${c.at} AS ${identifier(c.field.name)}`).join(', ');
  const sql = `SELECT ${selected} FROM ${SCAN_FUNCTION}(${textLiteral(JSON.stringify(spec))})`;
  return {
    name: await viewOf(
      sql,
      columns.map((c) => c.field),
      env,
    ),
    columns: columns.map((c) => c.field),
    partitionColumns: source.found.columns.map((c) => c.name),
  };
}

async function sourceOf(
  read: UnresolvedRead,
  env: FileEnvironment,
): Promise<{ readonly format: FileFormat; readonly source: FileSource }> {
  const format = formatOf(read.format ?? env.setting('spark.sql.sources.default') ?? 'parquet');
  const options = fileOptions(read.options);
  const path = options.get('path');
  const paths = [...(path === undefined ? [] : [path]), ...read.paths];
  const given = read.schema === undefined ? undefined : env.schemaOf(read.schema).fields.map(nullable);
  if (given) checkDistinct(given, env.conf.caseSensitive);
  if (paths.length === 0) {
    if (!given) fail('schema-not-inferred', { format: format.title });
    else fail('unsupported', { what: 'Reading files without a path' });
  }
  const listing = await listFiles(paths, options);
  const basePath = options.get('basePath');
  const found = findPartitions(listing, {
    basePath: basePath === undefined ? undefined : localPath(basePath),
    inferTypes: env.setting('spark.sql.sources.partitionColumnTypeInference.enabled') !== 'false',
    caseSensitive: env.conf.caseSensitive,
    timeZone: env.conf.timeZone,
    given: given ?? [],
  });
  const listed = filesOf(listing, found);
  return { format, source: { files: bySize(listed), listed, found, given, options, env } };
}

async function specOf(format: SourceSpec['format'], source: FileSource, read: UnresolvedRead): Promise<SourceSpec> {
  const { files, found, given, options, env } = source;
  const conf = Object.fromEntries(
    SETTINGS.flatMap((k) => (env.setting(k) === undefined ? [] : [[k, env.setting(k) as string]])),
  );
  const base = { conf, timeZone: env.conf.timeZone };
  const corrupt =
    options.get('columnNameOfCorruptRecord') ?? env.setting('spark.sql.columnNameOfCorruptRecord') ?? '_corrupt_record';
  const fold = (s: string): string => (env.conf.caseSensitive ? s : s.toLowerCase());
  const partitioned = new Set(found.columns.map((c) => fold(c.name)));
  const paths = files.map((f) => f.path);
  const infer = (): Promise<readonly Field[]> =>
    format === 'orc'
      ? orcColumns(source)
      : env.found.fields([format, read.options, corrupt, base, env.conf], files, () =>
          inferred(format, paths, options, corrupt, source, base),
        );
  const columns = given ? given.filter((c) => !partitioned.has(fold(c.name))) : await infer();
  const all = [...columns, ...found.columns.filter((p) => !columns.some((c) => fold(c.name) === fold(p.name)))];
  checkDistinct(all, env.conf.caseSensitive);
  checkSpec(format, columns, all, options, settingsOf(base));
  const keeps = format === 'csv' || format === 'json';
  if (keeps && columns.some((c) => c.name === corrupt && c.type.kind !== 'string')) fail('corrupt-column-type', {});
  return {
    format,
    files: files.map((f) => ({ path: f.path, partition: found.texts.get(f.path) ?? [] })),
    columns,
    partitions: found.columns,
    options: read.options.map((o) => [o.key, o.value] as const),
    ...base,
    machineZone: machineZone(env),
    caseSensitive: env.conf.caseSensitive,
    corrupt,
  };
}

/** Throws CompileError for options and columns that files of the format have not. */
function checkSpec(
  format: SourceSpec['format'],
  columns: readonly Field[],
  all: readonly Field[],
  options: FileOptions,
  settings: ReadSettings,
): void {
  switch (format) {
    case 'csv':
      csvOptions(options, settings);
      checkCsvTypes(all);
      break;
    case 'json':
      jsonOptions(options, settings);
      checkJsonTypes(all);
      break;
    case 'orc':
      checkHeldTypes(all, 'ORC');
      break;
    case 'text':
      textRows(options);
      for (const c of columns) {
        if (c.type.kind !== 'string')
          fail('format-type', { format: 'Text', column: `\`${c.name}\``, type: c.type.kind.toUpperCase() });
      }
      if (columns.length > 1)
        fail('file-option', { what: 'Text data source only produces a single data column named "value".' });
  }
}

async function inferred(
  format: Exclude<SourceSpec['format'], 'orc'>,
  paths: readonly string[],
  options: FileOptions,
  corrupt: string,
  { env }: FileSource,
  base: Pick<SourceSpec, 'conf' | 'timeZone'>,
): Promise<readonly Field[]> {
  if (format === 'text') return [types.field('value', types.string)];
  if (paths.length === 0) fail('schema-not-inferred', { format: format.toUpperCase() });
  if (format === 'json') return inferJson(paths, jsonOptions(options, settingsOf(base)), corrupt);
  return inferCsv(paths, csvOptions(options, settingsOf(base)), {
    caseSensitive: env.conf.caseSensitive,
    inferSchema: options.flag('inferSchema', false),
    timestampType: env.conf.timestampType === 'timestamp_ntz' ? types.timestampNtz : types.timestamp,
  });
}

/** The columns of the result and where the scan gives them: a partition column that the files hold as well stays in its place. */
function outputColumns(
  spec: Pick<SourceSpec, 'columns' | 'partitions' | 'caseSensitive'>,
): readonly { readonly field: Field; readonly at: number }[] {
  const fold = (s: string): string => (spec.caseSensitive ? s : s.toLowerCase());
  const partition = new Map(
    spec.partitions.map((field, i) => [fold(field.name), { field, at: spec.columns.length + i }]),
  );
  const columns = spec.columns.map((field, at) => {
    const over = partition.get(fold(field.name));
    partition.delete(fold(field.name));
    return over ? { field: { ...over.field, name: field.name }, at: over.at } : { field, at };
  });
  return [...columns, ...partition.values()];
}
