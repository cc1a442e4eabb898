import { type Field, fail, types as T, type TableInfo, type UnresolvedRead } from '@spark-sql-to-snowflake/plan-ir';
import type { FileEnvironment } from './env.js';
import { formatOf } from './format.js';
import { hasGlob } from './glob.js';
import { type FileOptions, fileOptions } from './options.js';
import { columnsGiven, inspectRead } from './read.js';
import { nullable } from './source.js';

/** A source that makes up its own rows, or is sent them. */
interface MadeSource {
  /** Spark's name of it. */
  readonly title: string;
  columns(options: FileOptions): readonly Field[];
}

const TIMES: readonly Field[] = [T.field('timestamp', T.timestamp), T.field('value', T.long)];

const invalid = (name: string, value: string, must: string): never =>
  fail('streaming-option', { why: `Invalid value '${value}'. The option '${name}' must ${must}` });

/** Spark reads a whole number of any sign; anything else is a NumberFormatException. */
function wholeNumber(options: FileOptions, name: string, otherwise: number): number {
  const text = options.text(name, String(otherwise));
  return /^[+-]?\d+$/.test(text) ? Number(text) : fail('streaming-number', { why: `For input string: "${text}"` });
}

function positive(options: FileOptions, name: string, otherwise: number): void {
  if (wholeNumber(options, name, otherwise) <= 0) invalid(name, options.text(name, String(otherwise)), 'be positive');
}

function notNegativeTime(options: FileOptions, name: string): void {
  const text = options.text(name, '0s').trim().toLowerCase();
  const match = /^(-?)\d+(?:us|ms|s|m|min|h|d)?$/.exec(text);
  if (!match) {
    const why = `Time must be specified as seconds (s), milliseconds (ms), microseconds (us), minutes (m or min), hour (h), or day (d). E.g. 50s, 100ms, or 250us.\nFailed to parse time string: ${text}`;
    fail('streaming-number', { why });
  }
  if (match?.[1] === '-') invalid(name, text, 'not be negative');
}

const MADE: Readonly<Record<string, MadeSource>> = {
  rate: {
    title: 'RateStreamProvider',
    columns(options) {
      positive(options, 'rowsPerSecond', 1);
      notNegativeTime(options, 'rampUpTime');
      positive(options, 'numPartitions', 1);
      return TIMES;
    },
  },
  'rate-micro-batch': {
    title: 'RatePerMicroBatchProvider',
    columns(options) {
      positive(options, 'rowsPerBatch', 0);
      positive(options, 'numPartitions', 1);
      return TIMES;
    },
  },
  socket: {
    title: 'TextSocketSourceProvider',
    columns(options) {
      for (const name of ['host', 'port'])
        if (options.get(name) === undefined)
          fail('refused', { message: `Set a ${name} to read from with option("${name}", ...).` });
      const stamped = options.text('includeTimestamp', 'false').toLowerCase();
      if (stamped !== 'true' && stamped !== 'false')
        fail('refused', { message: 'IncludeTimestamp must be set to either "true" or "false".' });
      const value = T.field('value', T.string);
      return stamped === 'true' ? [value, T.field('timestamp', T.timestamp)] : [value];
    },
  },
};

const WITHOUT_SCHEMA =
  "Schema must be specified when creating a streaming source DataFrame. If some files already exist in the directory, then depending on the file format you may be able to create a static DataFrame on that directory with 'spark.read.load(directory)' and infer schema from it.";

/**
 * The columns of what `spark.readStream` reads. Its rows are never read: a plan over it is one to look at.
 * Throws CompileError, with what Spark says of options, schemas and paths.
 */
export async function inspectStream(read: UnresolvedRead, env: FileEnvironment): Promise<TableInfo> {
  const name = read.format ?? env.setting('spark.sql.sources.default') ?? 'parquet';
  const options = fileOptions(read.options);
  const made = Object.hasOwn(MADE, name) ? MADE[name] : undefined;
  if (made) {
    if (read.schema !== undefined)
      fail('streaming-source-use', { why: `${made.title} source does not support user-specified schema.` });
    return { name: [name], columns: made.columns(options), streaming: name };
  }
  const format = formatOf(name);
  const path = options.get('path');
  const paths = [...(path === undefined ? [] : [path]), ...read.paths];
  if (paths.length === 0) fail('streaming-option', { why: "'path' is not specified." });
  const infers = format.name === 'text' || env.setting('spark.sql.streaming.schemaInference') === 'true';
  if (read.schema === undefined && !infers) fail('streaming-option', { why: WITHOUT_SCHEMA });
  const streaming = `FileSource[${paths.join(',')}]`;
  const { streaming: _, ...batch } = read;
  if (read.schema === undefined) return { ...(await inspectRead(batch, env)), streaming };
  // files that a pattern stands for may be yet to come
  const columns = paths.every(hasGlob)
    ? env.schemaOf(read.schema).fields.map(nullable)
    : await columnsGiven(batch, env);
  return { name: [streaming], columns, streaming };
}
