import {
  type DuckDBDecimalType,
  type DuckDBListType,
  type DuckDBMapType,
  type DuckDBStructType,
  type DuckDBType,
  DuckDBTypeId as Id,
  STRUCT,
} from '@duckdb/node-api';
import duckdb, { type Vector } from '@duckdb/node-bindings';
import { isSet } from '../../arrow/column.js';
import { indexAt, isThere, type SentVector } from '../../arrow/vector.js';

/** Write `count` rows of an Arrow vector, from its row `from` on, into a vector of DuckDB, from its row `to` on. */
export type Fill = (target: Vector, to: number, from: number, count: number) => void;

/** How an Arrow vector goes into vectors of DuckDB's `type`, which is the one that keeps its Spark type. */
export function filler(sent: SentVector, type: DuckDBType): Fill {
  const values = sent.dictionary ? fromDictionary(sent, sent.dictionary, type) : plainFiller(sent, type);
  return (target, to, from, count) => {
    if (count === 0) return;
    writeValidity(sent, target, to, from, count);
    values(target, to, from, count);
  };
}

function writeValidity(sent: SentVector, target: Vector, to: number, from: number, count: number): void {
  const none = sent.field.form === 'null' && !sent.dictionary;
  if (!none && sent.validity === null) return;
  duckdb.vector_ensure_validity_writable(target);
  const length = ((to + count + 63) >> 6) * 8;
  // rows before `to` have been written: they are read back with those that share a byte
  const bits = Uint8Array.from(duckdb.vector_get_validity(target, length));
  for (let i = 0; i < count; i++) {
    const at = to + i;
    const mask = 1 << (at & 7);
    const there = !none && isThere(sent, from + i);
    bits[at >> 3] = there ? (bits[at >> 3] as number) | mask : (bits[at >> 3] as number) & ~mask;
  }
  duckdb.copy_data_to_vector_validity(target, 0, bits.buffer, 0, length);
}

const copy = (target: Vector, at: number, { buffer, byteOffset, byteLength }: Uint8Array): void =>
  duckdb.copy_data_to_vector(target, at, buffer as ArrayBuffer, byteOffset, byteLength);

function plainFiller(sent: SentVector, type: DuckDBType): Fill {
  const { field, data, offsets } = sent;
  switch (field.form) {
    case 'null':
      return () => undefined;
    case 'bits':
      return (target, to, from, count) => {
        copy(
          target,
          to,
          Uint8Array.from({ length: count }, (_, i) => (isSet(data, from + i) ? 1 : 0)),
        );
      };
    case 'fixed':
      return fixedFiller(sent, type);
    case 'bytes':
      return (target, to, from, count) => {
        for (let i = 0; i < count; i++) {
          const row = from + i;
          if (isThere(sent, row)) {
            duckdb.vector_assign_string_element_len(target, to + i, data.subarray(offsets[row], offsets[row + 1]));
          }
        }
      };
    case 'list':
      return listFiller(sent, type);
    case 'struct': {
      const { entryTypes } = type as DuckDBStructType;
      const children = sent.children.map((c, i) => filler(c, entryTypes[i] as DuckDBType));
      return (target, to, from, count) => {
        children.forEach((fill, i) => {
          fill(duckdb.struct_vector_get_child(target, i), to, from, count);
        });
      };
    }
  }
}

function fixedFiller({ field, data }: SentVector, type: DuckDBType): Fill {
  const { width } = field;
  const { kind } = field.type;
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  if (kind === 'decimal' || kind === 'year_month_interval' || kind === 'day_time_interval') {
    const wide = widthOf(type);
    const write = writerOf(kind, wide, view);
    return (target, to, from, count) => {
      const out = new DataView(new ArrayBuffer(count * wide));
      for (let i = 0; i < count; i++) write(out, i * wide, from + i);
      copy(target, to * wide, new Uint8Array(out.buffer));
    };
  }
  return (target, to, from, count) => copy(target, to * width, data.subarray(from * width, (from + count) * width));
}

/** Bytes of a value of DuckDB: of a decimal by its digits, of an interval. */
function widthOf(type: DuckDBType): number {
  if (type.typeId !== Id.DECIMAL) return 16;
  const { width } = type as DuckDBDecimalType;
  return width <= 4 ? 2 : width <= 9 ? 4 : width <= 18 ? 8 : 16;
}

type Write = (out: DataView, at: number, row: number) => void;

function writerOf(kind: string, wide: number, view: DataView): Write {
  // DuckDB's interval: months and days of 32 bits each, microseconds of 64
  if (kind === 'year_month_interval') return (out, at, row) => out.setInt32(at, view.getInt32(row * 4, true), true);
  if (kind === 'day_time_interval') {
    return (out, at, row) => out.setBigInt64(at + 8, view.getBigInt64(row * 8, true), true);
  }
  // a decimal of few digits fits into the lowest words of the 128 bits
  if (wide === 2) return (out, at, row) => out.setInt16(at, view.getInt16(row * 16, true), true);
  if (wide === 4) return (out, at, row) => out.setInt32(at, view.getInt32(row * 16, true), true);
  return (out, at, row) => {
    out.setBigInt64(at, view.getBigInt64(row * 16, true), true);
    if (wide === 16) out.setBigInt64(at + 8, view.getBigInt64(row * 16 + 8, true), true);
  };
}

function listFiller(sent: SentVector, type: DuckDBType): Fill {
  const { offsets, children } = sent;
  const elementType =
    type.typeId === Id.MAP
      ? STRUCT({ key: (type as DuckDBMapType).keyType, value: (type as DuckDBMapType).valueType })
      : (type as DuckDBListType).valueType;
  const fill = filler(children[0] as SentVector, elementType);
  return (target, to, from, count) => {
    const before = duckdb.list_vector_get_size(target);
    const start = offsets[from] as number;
    const length = (offsets[from + count] as number) - start;
    const entries = new BigUint64Array(count * 2);
    for (let i = 0; i < count; i++) {
      const at = offsets[from + i] as number;
      entries[i * 2] = BigInt(before + at - start);
      entries[i * 2 + 1] = BigInt((offsets[from + i + 1] as number) - at);
    }
    copy(target, to * 16, new Uint8Array(entries.buffer));
    duckdb.list_vector_reserve(target, before + length);
    duckdb.list_vector_set_size(target, before + length);
    fill(duckdb.list_vector_get_child(target), before, start, length);
  };
}

/** Row by row, from where each one's value stands. */
function fromDictionary(sent: SentVector, dictionary: SentVector, type: DuckDBType): Fill {
  const fill = filler(dictionary, type);
  return (target, to, from, count) => {
    for (let i = 0; i < count; i++) {
      if (isThere(sent, from + i)) fill(target, to + i, indexAt(sent, sent.data, from + i), 1);
    }
  };
}
