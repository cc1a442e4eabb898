import type { Field } from '@spark-sql-to-snowflake/plan-ir';
import type { Row } from '../../../value.js';
import { type Blocks, packed } from '../codec/blocks.js';
import {
  CalendarKind,
  type ColumnStatistics,
  Footer,
  Metadata,
  PostScript,
  type Stream,
  Stream_Kind,
  StripeFooter,
  type StripeInformation,
} from '../gen/orc.js';
import { type ColumnWriter, columnWriter } from './columns.js';
import { typesOf } from './types.js';

/** Makes the bytes of an ORC file, part by part. */
export interface OrcWriter {
  write(row: Row): void;
  /** Bytes that are held, more or less. */
  size(): number;
  /** The rows so far as a stripe, with what the file begins with before the first. Nothing is held then. */
  stripe(): Uint8Array;
  /** What the file ends with, after the last stripe. */
  end(): Uint8Array;
}

const MAGIC = Buffer.from('ORC');
/** The conventions of ORC's own writer that hold for what we write. */
const [WRITER, WRITER_VERSION] = [0, 9];
/** The version that this server speaks for, in the name that Spark notes its own by. */
const NOTE = { name: 'org.apache.spark.version', value: Buffer.from('3.5.7') };

interface Count {
  values: number;
  nulls: number;
}

/** A file of version 0.12, without indexes. `zone`: that of the machine. Throws CompileError for columns that ORC has not. */
export function orcWriter(columns: readonly Field[], blocks: Blocks, zone: string): OrcWriter {
  const types = typesOf(columns);
  const totals = types.map((): Count => ({ values: 0, nulls: 0 }));
  const stripes: StripeInformation[] = [];
  const statistics: ColumnStatistics[][] = [];
  let root = columnWriter({ kind: 'struct', fields: columns }, zone);
  let offset = 0;
  const begin = (): Uint8Array => {
    const header = offset === 0 ? MAGIC : new Uint8Array(0);
    offset += header.length;
    return header;
  };
  return {
    write: (row) => root.write(row),
    size: () => flat(root).reduce((sum, c) => sum + c.streams.reduce((n, [, s]) => n + s.out.length, 0), 0),
    stripe() {
      const header = begin();
      const rows = root.values;
      if (rows === 0) return header;
      const all = flat(root);
      const { data, footer } = stripeOf(all, blocks, zone);
      for (const [i, { values, nulls }] of all.entries()) {
        (totals[i] as Count).values += values;
        (totals[i] as Count).nulls += nulls;
      }
      statistics.push(all.map(statisticsOf));
      stripes.push({
        offset,
        indexLength: 0,
        dataLength: data.length,
        footerLength: footer.length,
        numberOfRows: rows,
      });
      offset += data.length + footer.length;
      root = columnWriter({ kind: 'struct', fields: columns }, zone);
      return Buffer.concat([header, data, footer]);
    },
    end() {
      const header = begin();
      const noted = { stripeStats: statistics.map((colStats) => ({ colStats })) };
      const metadata = packed(Metadata.encode(noted).finish(), blocks);
      const footer = packed(
        Footer.encode({
          headerLength: MAGIC.length,
          contentLength: offset,
          stripes,
          types: [...types],
          metadata: [NOTE],
          numberOfRows: stripes.reduce((sum, s) => sum + (s.numberOfRows ?? 0), 0),
          statistics: totals.map(statisticsOf),
          rowIndexStride: 0,
          writer: WRITER,
          calendar: CalendarKind.JULIAN_GREGORIAN,
        }).finish(),
        blocks,
      );
      const script = PostScript.encode({
        footerLength: footer.length,
        compression: blocks.codec.kind,
        compressionBlockSize: blocks.size,
        version: [0, 12],
        metadataLength: metadata.length,
        writerVersion: WRITER_VERSION,
        magic: MAGIC.toString(),
      }).finish();
      return Buffer.concat([header, metadata, footer, script, Uint8Array.of(script.length)]);
    },
  };
}

const statisticsOf = ({ values, nulls }: Count): ColumnStatistics => ({ numberOfValues: values, hasNull: nulls > 0 });

/** A column and its parts, each before its own, as their numbers are. */
const flat = (column: ColumnWriter): readonly ColumnWriter[] => [column, ...column.parts.flatMap(flat)];

function stripeOf(columns: readonly ColumnWriter[], blocks: Blocks, zone: string) {
  const parts: Uint8Array[] = [];
  const streams: Stream[] = [];
  for (const [column, { present, nulls, streams: own }] of columns.entries()) {
    for (const [kind, sink] of [...(nulls > 0 ? ([[Stream_Kind.PRESENT, present]] as const) : []), ...own]) {
      if ('flush' in sink) sink.flush?.();
      const bytes = packed(sink.out.view.subarray(0, sink.out.length), blocks);
      streams.push({ kind, column, length: bytes.length });
      parts.push(bytes);
    }
  }
  const encoded = StripeFooter.encode({
    streams,
    columns: columns.map((c) => ({ kind: c.encoding })),
    writerTimezone: zone,
  }).finish();
  return { data: Buffer.concat(parts), footer: packed(encoded, blocks) };
}
