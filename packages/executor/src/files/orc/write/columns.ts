import { type DataType, fail, typeSql } from '@spark-sql-to-snowflake/plan-ir';
import { Bytes } from '../../../arrow/bytes.js';
import type { SparkMap, SparkValue } from '../../../value.js';
import { prolepticToHybrid } from '../calendar.js';
import { ColumnEncoding_Kind, Stream_Kind } from '../gen/orc.js';
import { baseSeconds, instantsWritten } from '../zones.js';
import { Booleans, ByteRuns } from './byte-runs.js';
import { appendVarint, Integers, zigzag } from './integers.js';

/** What values become: the bytes of streams. */
interface Sink {
  readonly out: Bytes;
  /** Whatever is held back becomes bytes. Absent: nothing is. */
  flush?(): void;
}

/** A column of a stripe, or a part of one. */
export interface ColumnWriter {
  readonly encoding: ColumnEncoding_Kind;
  readonly streams: readonly (readonly [kind: Stream_Kind, sink: Sink])[];
  readonly parts: readonly ColumnWriter[];
  readonly present: Booleans;
  values: number;
  nulls: number;
  write(value: SparkValue): void;
}

type Body = Pick<ColumnWriter, 'streams'> & { readonly parts?: readonly ColumnWriter[]; put(value: SparkValue): void };

/** Makes the writer of a column's values in one stripe. `zone`: that of the machine, which timestamps are written in. */
export function columnWriter(type: DataType, zone: string): ColumnWriter {
  const { streams, parts = [], put } = bodyOf(type, zone);
  const direct = ['boolean', 'byte', 'float', 'double', 'struct'].includes(type.kind);
  const writer: ColumnWriter = {
    encoding: direct ? ColumnEncoding_Kind.DIRECT : ColumnEncoding_Kind.DIRECT_V2,
    streams,
    parts,
    present: new Booleans(),
    values: 0,
    nulls: 0,
    write(value) {
      writer.present.write(value !== null);
      if (value === null) writer.nulls++;
      else {
        writer.values++;
        put(value);
      }
    },
  };
  return writer;
}

const { DATA, LENGTH, SECONDARY } = Stream_Kind;

function bodyOf(type: DataType, zone: string): Body {
  switch (type.kind) {
    case 'boolean': {
      const data = new Booleans();
      return { streams: [[DATA, data]], put: (v) => data.write(v as boolean) };
    }
    case 'byte': {
      const data = new ByteRuns();
      return { streams: [[DATA, data]], put: (v) => data.write((v as number) & 0xff) };
    }
    case 'short':
    case 'int':
    case 'long':
    case 'year_month_interval':
    case 'day_time_interval':
    case 'timestamp_ntz':
      return integers((v) => v as number | bigint);
    case 'date':
      return integers((v) => prolepticToHybrid(v as number));
    case 'float':
      return floats(4, (view, at, v) => view.setFloat32(at, v, true));
    case 'double':
      return floats(8, (view, at, v) => view.setFloat64(at, v, true));
    case 'string':
    case 'char':
    case 'varchar':
      return sequences((v) => Buffer.from(v as string, 'utf8'));
    case 'binary':
      return sequences((v) => v as Uint8Array);
    case 'decimal':
      return decimals(type.scale);
    case 'timestamp':
      return timestamps(zone);
    case 'array':
    case 'map':
    case 'struct':
      return nested(type, zone);
    default:
      return fail('format-type', { format: 'ORC', column: '', type: typeSql(type) });
  }
}

function integers(value: (v: SparkValue) => number | bigint): Body {
  const data = new Integers(true);
  return { streams: [[DATA, data]], put: (v) => data.write(value(v)) };
}

function floats(size: number, set: (view: DataView, at: number, v: number) => void): Body {
  const out = new Bytes();
  return {
    streams: [[DATA, { out }]],
    put(v) {
      out.appendZeros(size);
      set(new DataView(out.buffer, out.length - size, size), 0, v as number);
    },
  };
}

function sequences(bytes: (v: SparkValue) => Uint8Array): Body {
  const out = new Bytes();
  const lengths = new Integers(false);
  return {
    streams: [
      [DATA, { out }],
      [LENGTH, lengths],
    ],
    put(v) {
      const part = bytes(v);
      lengths.write(part.length);
      out.append(part);
    },
  };
}

function decimals(scale: number): Body {
  const out = new Bytes();
  const scales = new Integers(true);
  return {
    streams: [
      [DATA, { out }],
      [SECONDARY, scales],
    ],
    put(v) {
      appendVarint(out, zigzag(v as bigint));
      scales.write(scale);
    },
  };
}

function timestamps(zone: string): Body {
  const seconds = new Integers(true);
  const nanos = new Integers(false);
  const base = baseSeconds(zone);
  const stored = instantsWritten(zone);
  return {
    streams: [
      [DATA, seconds],
      [SECONDARY, nanos],
    ],
    put(v) {
      const instant = stored(v as bigint);
      const micros = Number(((instant % 1_000_000n) + 1_000_000n) % 1_000_000n);
      const second = Number((instant - BigInt(micros)) / 1_000_000n);
      // as all who write ORC do: seconds before 1970 are cut, so that the last one before it is told from the first after it by none
      seconds.write((second < 0 && micros > 999 ? second + 1 : second) - base);
      nanos.write(packedNanos(micros * 1000));
    },
  };
}

/** Nanoseconds without their zeros at the end, where there are two or more; how many is in the last three bits. */
function packedNanos(nanos: number): number {
  if (nanos === 0 || nanos % 100 !== 0) return nanos * 8;
  let digits = nanos / 100;
  let zeros = 1;
  while (digits % 10 === 0 && zeros < 7) {
    digits /= 10;
    zeros++;
  }
  return digits * 8 + zeros;
}

function nested(type: DataType & { kind: 'array' | 'map' | 'struct' }, zone: string): Body {
  if (type.kind === 'struct') {
    const parts = type.fields.map((f) => columnWriter(f.type, zone));
    return {
      streams: [],
      parts,
      put(v) {
        for (const [i, part] of parts.entries()) part.write((v as readonly SparkValue[])[i] ?? null);
      },
    };
  }
  const lengths = new Integers(false);
  if (type.kind === 'array') {
    const element = columnWriter(type.element, zone);
    return {
      streams: [[LENGTH, lengths]],
      parts: [element],
      put(v) {
        lengths.write((v as readonly SparkValue[]).length);
        for (const e of v as readonly SparkValue[]) element.write(e);
      },
    };
  }
  const [key, value] = [columnWriter(type.key, zone), columnWriter(type.value, zone)];
  return {
    streams: [[LENGTH, lengths]],
    parts: [key, value],
    put(v) {
      const { entries } = v as SparkMap;
      lengths.write(entries.length);
      for (const [k, w] of entries) {
        key.write(k);
        value.write(w);
      }
    },
  };
}
