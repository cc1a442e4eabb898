import { randomUUID } from 'node:crypto';
import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type DataType, type Field, fail, typeSql, types, typeToJson } from '@spark-sql-to-snowflake/plan-ir';
import type { StatementOptions } from '../../statement-options.js';
import { rowsOf } from '../../value.js';
import type { FileEnvironment } from '../env.js';
import type { FileOptions } from '../options.js';
import { identifier, textLiteral } from '../sql.js';
import type { Staging } from './layout.js';
import { partitionPath } from './partition-path.js';

const CODECS: Readonly<Record<string, readonly [suffix: string, name: string]>> = {
  none: ['', 'uncompressed'],
  uncompressed: ['', 'uncompressed'],
  snappy: ['.snappy', 'snappy'],
  gzip: ['.gz', 'gzip'],
  zstd: ['.zstd', 'zstd'],
  brotli: ['.br', 'brotli'],
};

function codecOf(o: FileOptions, env: FileEnvironment): readonly [suffix: string, name: string] {
  const name = (
    o.get('compression') ??
    o.get('parquet.compression') ??
    env.setting('spark.sql.parquet.compression.codec') ??
    'snappy'
  ).toLowerCase();
  const codec = Object.hasOwn(CODECS, name) ? CODECS[name] : undefined;
  if (codec) return codec;
  if (['lz4', 'lzo', 'lz4raw', 'lz4_raw'].includes(name))
    return fail('unsupported', { what: `The compression ${name} of Parquet files` });
  return fail('file-codec', {
    name,
    known: 'Available codecs are brotli, uncompressed, lz4, gzip, lzo, lz4raw, snappy, lz4_raw, none, zstd',
  });
}

/** Intervals are numbers in Parquet files: months, and microseconds. */
function stored(value: string, type: DataType): string {
  switch (type.kind) {
    case 'year_month_interval':
      return `CAST(datepart('year', ${value}) * 12 + datepart('month', ${value}) AS INTEGER)`;
    case 'day_time_interval':
      return `CAST(datepart('day', ${value}) * 86400000000 + datepart('hour', ${value}) * 3600000000 + datepart('minute', ${value}) * 60000000 + datepart('microsecond', ${value}) AS BIGINT)`;
    case 'array':
    case 'map':
    case 'struct':
      if (/INTERVAL/.test(typeSql(type))) fail('unsupported', { what: `Parquet files with the type ${typeSql(type)}` });
      return value;
    default:
      return value;
  }
}

/** Write the rows of a query to Parquet files, one a partition, with their Spark types noted in them. */
export async function writeParquet(
  sql: readonly string[],
  schema: readonly Field[],
  target: { readonly staging: Staging; readonly data: readonly number[]; readonly partition: readonly number[] },
  options: FileOptions,
  env: FileEnvironment,
  control: StatementOptions,
): Promise<void> {
  const { staging, data, partition } = target;
  const [suffix, codec] = codecOf(options, env);
  const columns = data.map((d) => schema[d] as Field);
  const noted = typeToJson(types.struct(columns.map((c) => ({ ...c, nullable: true }))));
  const how = `FORMAT parquet, COMPRESSION ${codec}, KV_METADATA {${identifier('org.apache.spark.version')}: '3.5.7', ${identifier('org.apache.spark.sql.parquet.row.metadata')}: ${textLiteral(noted)}}`;
  const before = sql.slice(0, -1);
  const rows = `(${sql.at(-1)}) AS t(${schema.map((_, i) => `c${i}`).join(', ')})`;
  const selected = data
    .map((d) => `${stored(`w.c${d}`, (schema[d] as Field).type)} AS ${identifier((schema[d] as Field).name)}`)
    .join(', ');
  if (partition.length === 0) {
    const file = await staging.file('', `${suffix}.parquet`);
    await env.connection.execute(
      [...before, `COPY (SELECT ${selected} FROM (SELECT * FROM ${rows}) AS w) TO ${textLiteral(file)} (${how})`],
      control,
    );
    return;
  }
  const id = randomUUID().replaceAll('-', '');
  const [all, keys] = [`spark_write_${id}`, `spark_keys_${id}`];
  const keyFile = join(staging.folder, `_${id}.keys`);
  const pieces = join(staging.folder, `_${id}.pieces`);
  // zeros of both signs are one value to DISTINCT, and two folders to Spark
  const keyOf = (p: number): string =>
    /float|double/.test((schema[p] as Field).type.kind) ? `CAST(w.c${p} AS VARCHAR)` : `w.c${p}`;
  const keyNames = partition.map((p, i) => `${keyOf(p)} AS k${i}`).join(', ');
  const same = partition.map((p, i) => `${keyOf(p)} IS NOT DISTINCT FROM p.k${i}`).join(' AND ');
  await env.connection.execute(
    [
      ...before,
      'BEGIN',
      `CREATE TEMP TABLE ${all} AS SELECT * FROM ${rows}`,
      `CREATE TEMP TABLE ${keys} AS SELECT CAST(row_number() OVER () AS BIGINT) AS i, * FROM (SELECT DISTINCT ${keyNames} FROM ${all} AS w)`,
      `COPY ${keys} TO ${textLiteral(keyFile)} (FORMAT parquet)`,
      `COPY (SELECT ${selected}, p.i AS spark_partition FROM ${all} AS w JOIN ${keys} AS p ON ${same}) TO ${textLiteral(pieces)} (${how}, PARTITION_BY (spark_partition))`,
      `DROP TABLE ${all}`,
      `DROP TABLE ${keys}`,
      'COMMIT',
    ],
    control,
  );
  const keyFields = partition.map((p, i): Field => {
    const { type } = schema[p] as Field;
    return types.field(`k${i}`, /float|double/.test(type.kind) ? types.string : type);
  });
  const found = await env.connection.query(
    [`SELECT i, ${keyFields.map((f) => f.name).join(', ')} FROM read_parquet(${textLiteral(keyFile)})`],
    [types.field('i', types.long), ...keyFields],
    control,
  );
  const named = partition.map((p) => schema[p] as Field);
  for (const [index, ...values] of await rowsOf(found)) {
    const keysOf = values.map((v, i) => {
      const double = /float|double/.test((named[i] as Field).type.kind);
      return double && v !== null ? numberOf(String(v)) : v;
    });
    const from = join(pieces, `spark_partition=${String(index)}`);
    const folder = partitionPath(named, keysOf, env.conf.timeZone);
    for (const name of (await readdir(from)).sort())
      await rename(join(from, name), await staging.file(folder, `${suffix}.parquet`));
  }
  await rm(pieces, { recursive: true, force: true });
  await rm(keyFile, { force: true });
}

function numberOf(text: string): number {
  const word = /^(-?)(nan|inf)/i.exec(text);
  if (!word) return Number(text);
  if (word[2]?.toLowerCase() === 'nan') return Number.NaN;
  return word[1] ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}
