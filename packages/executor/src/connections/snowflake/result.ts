import type { Field } from '@spark-sql-to-snowflake/plan-ir';
import { batchStream } from '../../arrow/batch-message.js';
import { ArrowColumn } from '../../arrow/column.js';
import { appendValues } from '../../arrow/rows.js';
import { schemaMessage } from '../../arrow/schema-message.js';
import type { ArrowBatch, ArrowResult } from '../../arrow-result.js';
import { ExecutionError } from '../../execution-error.js';
import type { QueryResult, ResultChunk, SparkValue } from '../../value.js';
import type { WireColumn, WireResult, WireRow } from './driver.js';
import { sparkTypeOf } from './types.js';
import { type FromWire, fromWire } from './values.js';

/** The schema that a result has by Snowflake's own types. */
export function ownSchema(columns: readonly WireColumn[]): readonly Field[] {
  return columns.map((c) => {
    const type = sparkTypeOf({ name: c.type, precision: c.precision, scale: c.scale });
    if (!type) throw new ExecutionError(`The column ${c.name} has the type ${c.type}, which Spark has not.`);
    return { name: c.name, type, nullable: c.nullable };
  });
}

function converters(result: WireResult, schema: readonly Field[], ansi: boolean): readonly FromWire[] {
  // rows without columns have one that nobody sees
  if (schema.length === 0) return [];
  if (result.columns.length !== schema.length)
    throw new ExecutionError(`The result has ${result.columns.length} columns where ${schema.length} are expected.`);
  return schema.map((f, i) => fromWire(f.type, result.columns[i]?.type ?? '', ansi));
}

const columnOf = (rows: readonly WireRow[], index: number, convert: FromWire): readonly SparkValue[] =>
  rows.map((row) => {
    const text = row[index] ?? null;
    return text === null ? null : convert(text);
  });

/** A result's rows as values. */
export function valuesOf(result: WireResult, expected: readonly Field[] | undefined, ansi = false): QueryResult {
  const schema = expected ?? ownSchema(result.columns);
  const convert = converters(result, schema, ansi);
  return {
    schema,
    async *chunks(): AsyncIterable<ResultChunk> {
      for await (const rows of result.rows())
        yield { rowCount: rows.length, columns: convert.map((c, i) => columnOf(rows, i, c)) };
    },
  };
}

const MAX_BATCH_ROWS = 1 << 18;

/** A result's rows as Arrow. No more is read from Snowflake than the batches that are asked for hold. */
export function arrowOf(
  result: WireResult,
  schema: readonly Field[],
  options: { readonly timeZone: string; readonly maxBatchBytes: number; readonly ansi?: boolean },
): ArrowResult {
  const convert = converters(result, schema, options.ansi ?? false);
  const columns = schema.map((f) => new ArrowColumn(f));
  const head = schemaMessage(schema, options.timeZone);
  let rows = 0;
  const cut = (): ArrowBatch => {
    const batch = { rowCount: rows, data: batchStream(head, columns, rows) };
    for (const c of columns) c.clear();
    rows = 0;
    return batch;
  };
  const append = (some: readonly WireRow[]): void => {
    columns.forEach((c, i) => {
      appendValues(c, columnOf(some, i, convert[i] as FromWire));
    });
    rows += some.length;
  };
  return {
    schema,
    async *batches() {
      let given = false;
      for await (const chunk of result.rows()) {
        for (const piece of pieces(chunk, 0, chunk.length, options.maxBatchBytes)) {
          const held = columns.reduce((n, c) => n + c.byteLength, 0);
          if (rows > 0 && (held + piece.bytes > options.maxBatchBytes || rows + piece.rows.length > MAX_BATCH_ROWS)) {
            yield cut();
            given = true;
          }
          append(piece.rows);
        }
      }
      if (rows > 0 || !given) yield cut();
    },
  };
}

interface Piece {
  readonly rows: readonly WireRow[];
  /** About as many as they take in Arrow: the length of their texts is more than that of most values. */
  readonly bytes: number;
}
/** Rows in pieces that fit into a batch each; a row that is larger than a batch is one by itself. */
function* pieces(rows: readonly WireRow[], from: number, to: number, limit: number): Generator<Piece> {
  let start = from;
  let bytes = 0;
  for (let i = from; i < to; i++) {
    let size = 0;
    for (const text of rows[i] as WireRow) size += (text?.length ?? 0) + 8;
    if (i > start && bytes + size > limit) {
      yield { rows: rows.slice(start, i), bytes };
      start = i;
      bytes = 0;
    }
    bytes += size;
  }
  if (to > start) yield { rows: rows.slice(start, to), bytes };
}
