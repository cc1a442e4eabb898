import { isUtf8 } from 'node:buffer';
import { isSet } from './column.js';
import { SLOT } from './format.js';
import { invalid } from './invalid.js';
import type { SentField } from './read-schema.js';
import type { FlatTable } from './table-reader.js';

/** A column of a batch, or a child of one, in the memory it came in. It has been checked: all places that it names are there. */
export interface SentVector {
  readonly field: SentField;
  readonly length: number;
  /** Null where no row is NULL. */
  readonly validity: Uint8Array | null;
  /** Of `fixed`, `bits` and `bytes`. */
  readonly data: Uint8Array;
  /** Of `bytes` and `list`: where rows begin, and where the last one ends. */
  readonly offsets: Int32Array;
  readonly children: readonly SentVector[];
  /** The rows are places in this vector, as `data` has them. */
  readonly dictionary?: SentVector;
}

export const isThere = ({ validity }: SentVector, row: number): boolean => validity === null || isSet(validity, row);

const NO_BYTES = new Uint8Array(0);
const NO_OFFSETS = new Int32Array(1);

/** The columns of a record batch, in the order of the fields. Throws CompileError, or RangeError where the metadata is garbage. */
export function readVectors(
  fields: readonly SentField[],
  batch: FlatTable,
  body: Uint8Array,
  dictionaries: ReadonlyMap<number, SentVector>,
): readonly SentVector[] {
  if (batch.table(SLOT.recordBatch.compression)) return invalid('it is compressed, which is not supported');
  const rowCount = batch.long(SLOT.recordBatch.length);
  const reader = new BodyReader(
    batch.pairs(SLOT.recordBatch.nodes),
    batch.pairs(SLOT.recordBatch.buffers),
    body,
    dictionaries,
  );
  return fields.map((f) => {
    const vector = reader.vector(f);
    if (vector.length !== rowCount) return invalid(`the column ${f.name} has ${vector.length} rows of ${rowCount}`);
    return vector;
  });
}

type Pairs = readonly (readonly [first: number, second: number])[];

class BodyReader {
  private readonly nodes: Pairs;
  private readonly buffers: Pairs;
  private readonly body: Uint8Array;
  private readonly dictionaries: ReadonlyMap<number, SentVector>;
  private node = 0;
  private buffer = 0;

  constructor(nodes: Pairs, buffers: Pairs, body: Uint8Array, dictionaries: ReadonlyMap<number, SentVector>) {
    this.nodes = nodes;
    this.buffers = buffers;
    this.body = body;
    this.dictionaries = dictionaries;
  }

  vector(field: SentField): SentVector {
    const [length, nulls] = this.nodes[this.node++] ?? invalid('a batch has fewer columns than the schema');
    const empty = { field, length, validity: null, data: NO_BYTES, offsets: NO_OFFSETS, children: [] };
    if (field.form === 'null' && !field.dictionary) return empty;
    const bits = this.next();
    if (nulls > 0 && bits.length * 8 < length) return invalid(`the column ${field.name} is shorter than its batch`);
    const base = { ...empty, validity: nulls > 0 ? bits : null };
    if (field.dictionary) return this.encoded({ ...base, data: this.values(field, length, field.dictionary.width) });
    switch (field.form) {
      case 'null':
        return base;
      case 'bits':
        return { ...base, data: this.values(field, length, 1 / 8) };
      case 'fixed': {
        const vector = { ...base, data: this.values(field, length, field.width) };
        if (field.type.kind === 'decimal') checkDecimals(vector, field.type.precision);
        return vector;
      }
      case 'bytes': {
        const offsets = this.offsets(field, length);
        const data = this.next();
        const vector = { ...base, offsets, data };
        checkBytes(vector);
        return vector;
      }
      case 'list': {
        const offsets = this.offsets(field, length);
        const children = field.children.map((c) => this.vector(c));
        if ((offsets[length] as number) > (children[0]?.length ?? 0))
          return invalid(`the column ${field.name} names elements that are not there`);
        return { ...base, offsets, children };
      }
      case 'struct': {
        const children = field.children.map((c) => this.vector(c));
        if (children.some((c) => c.length < length))
          return invalid(`a field of ${field.name} is shorter than its column`);
        return { ...base, children };
      }
    }
  }

  private next(): Uint8Array {
    const [offset, length] = this.buffers[this.buffer++] ?? invalid('a batch has too few buffers');
    if (offset + length > this.body.length) return invalid('a buffer leaves its batch');
    return this.body.subarray(offset, offset + length);
  }

  private values(field: SentField, length: number, width: number): Uint8Array {
    const data = this.next();
    if (data.length < length * width) return invalid(`the column ${field.name} is shorter than its batch`);
    return data;
  }

  /** Offsets that begin with 0 or more and never fall. */
  private offsets(field: SentField, length: number): Int32Array {
    const data = this.next();
    // a column of no rows may come without offsets
    if (length === 0 && data.length === 0) return NO_OFFSETS;
    const width = field.large ? 8 : 4;
    if (data.length < (length + 1) * width) return invalid(`the column ${field.name} is shorter than its batch`);
    const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
    const out = new Int32Array(length + 1);
    let before = 0;
    for (let i = 0; i <= length; i++) {
      const offset = field.large ? Number(view.getBigInt64(i * 8, true)) : view.getInt32(i * 4, true);
      if (offset < before || offset > 0x7fff_ffff)
        return invalid(`the offsets of the column ${field.name} are in disorder`);
      out[i] = offset;
      before = offset;
    }
    return out;
  }

  private encoded(vector: SentVector): SentVector {
    const { field, length, data } = vector;
    const dictionary = this.dictionaries.get(field.dictionary?.id ?? -1);
    if (!dictionary) return invalid(`the dictionary of the column ${field.name} is missing`);
    for (let i = 0; i < length; i++) {
      if (isThere(vector, i) && indexAt(vector, data, i) >= dictionary.length)
        return invalid(`the column ${field.name} names entries that its dictionary has not`);
    }
    return { ...vector, dictionary };
  }
}

/** A row's place in the dictionary; a negative one is beyond all. */
export function indexAt(vector: SentVector, data: Uint8Array, row: number): number {
  const width = vector.field.dictionary?.width ?? 4;
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const index =
    width === 1
      ? view.getUint8(row)
      : width === 2
        ? view.getUint16(row * 2, true)
        : width === 4
          ? view.getUint32(row * 4, true)
          : Number(view.getBigUint64(row * 8, true));
  return index;
}

/** The bytes of all rows are there; those of texts are UTF-8, and no row begins within a character. */
function checkBytes({ field, length, offsets, data }: SentVector): void {
  const end = offsets[length] as number;
  if (end > data.length) invalid(`the column ${field.name} names bytes that are not there`);
  if (field.type.kind !== 'string') return;
  const start = offsets[0] as number;
  let sound = isUtf8(data.subarray(start, end));
  for (let i = 0; sound && i < length; i++) {
    const at = offsets[i] as number;
    sound = at >= end || ((data[at] as number) & 0xc0) !== 0x80;
  }
  if (!sound) invalid(`the column ${field.name} has texts that are not UTF-8`);
}

/** No decimal has more digits than its type. */
function checkDecimals(vector: SentVector, precision: number): void {
  const { data, length, field } = vector;
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const limit = 10n ** BigInt(precision);
  for (let i = 0; i < length; i++) {
    const value = (view.getBigInt64(i * 16 + 8, true) << 64n) | view.getBigUint64(i * 16, true);
    if ((value >= limit || value <= -limit) && isThere(vector, i))
      invalid(`the column ${field.name} has a number of more than ${precision} digits`);
  }
}
