import { CompileError, type Field } from '@spark-sql-to-snowflake/plan-ir';
import type { SparkValue } from '../value.js';
import { CONTINUATION, MESSAGE, SLOT } from './format.js';
import { invalid } from './invalid.js';
import { fieldOf, type SentField, sentFields } from './read-schema.js';
import { FlatTable } from './table-reader.js';
import { readVectors, type SentVector } from './vector.js';
import { valuesOfVector } from './vector-values.js';

/** Rows that a client sent. */
export interface ArrowTable {
  readonly schema: readonly Field[];
  readonly rowCount: number;
  /** The values of each column; made when they are first asked for. */
  readonly columns: readonly (readonly SparkValue[])[];
}
/** The same as they came. */
export interface SentTable extends ArrowTable {
  readonly batches: readonly SentBatch[];
}
export interface SentBatch {
  readonly rowCount: number;
  readonly vectors: readonly SentVector[];
}

/** Rows may take no memory, as NULLs of no type do; so many are believed beside those that do. */
const FREE_ROWS = 1 << 20;

/**
 * Read an Arrow IPC stream: its schema, in Spark's types, and all its batches, which are checked as a whole: what follows need not
 * doubt them. Nothing is copied. Throws CompileError for data that is garbage, cut off, compressed, or of types that Spark has not.
 */
export function readArrow(data: Uint8Array): SentTable {
  try {
    return readStream(data);
  } catch (error) {
    if (error instanceof CompileError) throw error;
    if (error instanceof RangeError) return invalid('it is cut off, or no Arrow IPC stream');
    throw error;
  }
}

function readStream(data: Uint8Array): SentTable {
  let fields: readonly SentField[] | undefined;
  const batches: SentBatch[] = [];
  const dictionaries = new Map<number, SentVector>();
  for (const { metadata, body } of messages(data)) {
    const message = FlatTable.root(metadata);
    const kind = message.byte(SLOT.message.headerType);
    const header = message.table(SLOT.message.header) ?? invalid('a message is empty');
    if (kind === MESSAGE.schema) fields ??= sentFields(header);
    else if (!fields) return invalid('it does not begin with a schema');
    else if (kind === MESSAGE.recordBatch) {
      batches.push({
        rowCount: header.long(SLOT.recordBatch.length),
        vectors: readVectors(fields, header, body, dictionaries),
      });
    } else if (kind === MESSAGE.dictionaryBatch) readDictionary(fields, header, body, dictionaries);
    else return invalid(`it has a message of kind ${kind}`);
  }
  if (!fields) return invalid('it is empty');
  const rowCount = batches.reduce((n, b) => n + b.rowCount, 0);
  if (rowCount > data.length * 8 + FREE_ROWS) return invalid(`its ${rowCount} rows are more than it has room for`);
  return new LazyTable(fields, rowCount, batches);
}

class LazyTable implements SentTable {
  readonly schema: readonly Field[];
  readonly rowCount: number;
  readonly batches: readonly SentBatch[];
  private made: readonly (readonly SparkValue[])[] | undefined;

  constructor(fields: readonly SentField[], rowCount: number, batches: readonly SentBatch[]) {
    this.schema = fields.map(fieldOf);
    this.rowCount = rowCount;
    this.batches = batches;
  }

  get columns(): readonly (readonly SparkValue[])[] {
    this.made ??= this.schema.map((_, i) =>
      this.batches.flatMap((b) => valuesOfVector(b.vectors[i] as SentVector, 0, b.rowCount)),
    );
    return this.made;
  }
}

interface Encapsulated {
  readonly metadata: Uint8Array;
  readonly body: Uint8Array;
}

/** The messages of a stream, up to its end mark or its end. */
function* messages(data: Uint8Array): Generator<Encapsulated, void, undefined> {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const part = (from: number, length: number): Uint8Array => {
    if (length < 0 || from + length > data.length) return invalid('it is cut off');
    return data.subarray(from, from + length);
  };
  let at = 0;
  while (at < data.length) {
    // streams of old writers have no continuation mark
    if (view.getUint32(at, true) === CONTINUATION) at += 4;
    const length = view.getInt32(at, true);
    at += 4;
    if (length === 0) return;
    const metadata = part(at, length);
    at += length;
    const bodyLength = FlatTable.root(metadata).long(SLOT.message.bodyLength);
    yield { metadata, body: part(at, bodyLength) };
    at += bodyLength;
  }
}

function readDictionary(
  fields: readonly SentField[],
  header: FlatTable,
  body: Uint8Array,
  dictionaries: Map<number, SentVector>,
): void {
  const id = header.long(SLOT.dictionaryBatch.id);
  if (header.byte(SLOT.dictionaryBatch.isDelta) !== 0) invalid('it has dictionaries in parts, which are not supported');
  const field = encodedField(fields, id) ?? invalid('it has a dictionary of no column');
  const { dictionary: _, ...values } = field;
  const batch = header.table(SLOT.dictionaryBatch.data) ?? invalid('a dictionary is empty');
  const [vector] = readVectors([values], batch, body, dictionaries);
  if (vector) dictionaries.set(id, vector);
}

function encodedField(fields: readonly SentField[], id: number): SentField | undefined {
  for (const f of fields) {
    const found = f.dictionary?.id === id ? f : encodedField(f.children, id);
    if (found) return found;
  }
  return undefined;
}
