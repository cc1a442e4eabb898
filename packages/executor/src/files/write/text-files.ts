import { appendFile, writeFile } from 'node:fs/promises';
import { deflateSync, gzipSync } from 'node:zlib';
import { type Field, fail } from '@spark-sql-to-snowflake/plan-ir';
import type { QueryResult, Row } from '../../value.js';
import type { FileOptions } from '../options.js';
import type { Staging } from './layout.js';
import type { LineWriter } from './line-writer.js';
import { partitionPath } from './partition-path.js';

interface Codec {
  readonly suffix: string;
  pack(text: string): string | Uint8Array;
}
const CODECS: Readonly<Record<string, Codec>> = {
  none: { suffix: '', pack: (t) => t },
  uncompressed: { suffix: '', pack: (t) => t },
  gzip: { suffix: '.gz', pack: (t) => gzipSync(t) },
  deflate: { suffix: '.deflate', pack: (t) => deflateSync(t) },
};

/** The compression of text files. Throws CompileError for unknown codecs, and those that are not written here. */
export function codecOf(o: FileOptions): Codec {
  const name = (o.get('compression') ?? o.text('codec', 'none')).toLowerCase();
  const codec = Object.hasOwn(CODECS, name) ? CODECS[name] : undefined;
  if (codec) return codec;
  if (['bzip2', 'lz4', 'snappy'].includes(name))
    return fail('unsupported', { what: `The compression ${name} of text files` });
  return fail('file-codec', {
    name,
    known: 'Known codecs are bzip2, deflate, uncompressed, lz4, gzip, snappy, none',
  });
}

/** Text that waits for its file; in all, and at most. */
const HELD = 8 << 20;

/** Write the rows of a query to text files, one a partition. A deflated stream cannot be written in pieces: it is held whole. */
export async function writeTextFiles(
  result: QueryResult,
  writer: LineWriter,
  target: {
    readonly staging: Staging;
    readonly extension: string;
    readonly codec: Codec;
    readonly data: readonly number[];
    readonly partition: readonly number[];
    readonly schema: readonly Field[];
    readonly timeZone: string;
  },
): Promise<void> {
  const { staging, codec, data, partition, schema, timeZone } = target;
  const columns = partition.map((p) => schema[p] as Field);
  const files = new Map<string, { path: string; held: string[] }>();
  const whole = codec.suffix === '.deflate';
  let held = 0;
  const open = async (folder: string) => {
    const file = { path: await staging.file(folder, target.extension + codec.suffix), held: [writer.header] };
    await writeFile(file.path, '');
    files.set(folder, file);
    return file;
  };
  const flush = async (): Promise<void> => {
    for (const file of files.values()) {
      const text = file.held.join('');
      if (text !== '') await appendFile(file.path, codec.pack(text));
      file.held = [];
    }
    held = 0;
  };
  if (partition.length === 0) await open('');
  for await (const chunk of result.chunks()) {
    for (let r = 0; r < chunk.rowCount; r++) {
      const pick = (positions: readonly number[]): Row => positions.map((p) => chunk.columns[p]?.[r] ?? null);
      const folder = partition.length === 0 ? '' : partitionPath(columns, pick(partition), timeZone);
      const file = files.get(folder) ?? (await open(folder));
      const line = writer.line(pick(data));
      file.held.push(line);
      held += line.length;
    }
    if (held > HELD && !whole) await flush();
  }
  await flush();
}
