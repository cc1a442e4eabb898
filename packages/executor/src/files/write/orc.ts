import { appendFile } from 'node:fs/promises';
import { type Field, fail } from '@spark-sql-to-snowflake/plan-ir';
import type { QueryResult } from '../../value.js';
import { type FileEnvironment, machineZone } from '../env.js';
import type { FileOptions } from '../options.js';
import { CODECS, type OrcCodec } from '../orc/codec/codecs.js';
import { CompressionKind } from '../orc/gen/orc.js';
import { type OrcWriter, orcWriter } from '../orc/write/file.js';
import type { Staging } from './layout.js';
import { partitionPath } from './partition-path.js';

/** The compression of ORC files that are written. Throws CompileError for unknown codecs, and those that are not written here. */
export function orcCodec(o: FileOptions, env: Pick<FileEnvironment, 'setting'>): OrcCodec {
  const name = (
    o.get('compression') ??
    o.get('orc.compress') ??
    env.setting('spark.sql.orc.compression.codec') ??
    'snappy'
  ).toLowerCase();
  const codec = Object.hasOwn(CODECS, name) ? CODECS[name] : undefined;
  if (codec && (codec.pack || codec.kind === CompressionKind.NONE)) return codec;
  if (codec || name === 'lzo') return fail('unsupported', { what: `The compression ${name} of ORC files` });
  return fail('file-codec', {
    name,
    known: 'Available codecs are uncompressed, lz4, lzo, snappy, zlib, none, zstd',
  });
}

/** Bytes of an unpacked block, and bytes that wait for their stripes in all files. */
const [BLOCK, HELD] = [256 << 10, 16 << 20];

/** Write the rows of a query to ORC files, one a partition. */
export async function writeOrc(
  result: QueryResult,
  schema: readonly Field[],
  target: { readonly staging: Staging; readonly data: readonly number[]; readonly partition: readonly number[] },
  codec: OrcCodec,
  env: FileEnvironment,
): Promise<void> {
  const { staging, data, partition } = target;
  const columns = data.map((d) => schema[d] as Field);
  const keys = partition.map((p) => schema[p] as Field);
  const files = new Map<string, { readonly path: string; readonly writer: OrcWriter }>();
  const open = async (folder: string) => {
    const writer = orcWriter(columns, { codec, size: BLOCK }, machineZone(env));
    const file = { path: await staging.file(folder, `${codec.suffix}.orc`), writer };
    files.set(folder, file);
    return file;
  };
  if (partition.length === 0) await open('');
  for await (const chunk of result.chunks()) {
    const row = (at: readonly number[], r: number) => at.map((p) => chunk.columns[p]?.[r] ?? null);
    for (let r = 0; r < chunk.rowCount; r++) {
      const folder = keys.length === 0 ? '' : partitionPath(keys, row(partition, r), env.conf.timeZone);
      const { writer } = files.get(folder) ?? (await open(folder));
      writer.write(row(data, r));
    }
    let held = 0;
    for (const { writer } of files.values()) held += writer.size();
    if (held > HELD) for (const { path, writer } of files.values()) await appendFile(path, writer.stripe());
  }
  for (const { path, writer } of files.values()) await appendFile(path, Buffer.concat([writer.stripe(), writer.end()]));
}
