import { type DuckDBDataChunk, DuckDBMaterializedResult, type DuckDBResult, ResultReturnType } from '@duckdb/node-api';
import duckdb from '@duckdb/node-bindings';
import type { Field } from '@spark-sql-to-snowflake/plan-ir';
import { batchStream } from '../arrow/batch-message.js';
import { ArrowColumn } from '../arrow/column.js';
import { schemaMessage } from '../arrow/schema-message.js';
import type { ArrowBatch, ArrowResult } from '../arrow-result.js';
import { ExecutionError } from '../execution-error.js';
import type { QueryResult, ResultChunk } from '../value.js';
import { sparkTypeOf } from './duckdb-types.js';
import { converterTo } from './duckdb-values.js';
import type { Running } from './statement.js';
import { opener } from './vectors/opener.js';
import type { Source } from './vectors/source.js';

/** The chunks of a result: those that are there already, or those that the database makes, read one ahead. */
async function* chunksOf(result: DuckDBResult, running: Running): AsyncGenerator<DuckDBDataChunk, void, undefined> {
  if (!(result instanceof DuckDBMaterializedResult)) return yield* streamOf(result, running);
  try {
    for (let i = 0; i < result.chunkCount; i++) yield result.getChunk(i);
  } finally {
    await running.end();
  }
}

/** The connection goes back when they end, or when the iteration does. */
async function* streamOf(result: DuckDBResult, running: Running): AsyncGenerator<DuckDBDataChunk, void, undefined> {
  let next: Promise<DuckDBDataChunk | null> | undefined;
  const fetch = (): void => {
    next = running.work(() => result.fetchChunk());
    // it is awaited later, or never: whoever read may be gone, and then the connection goes back from here
    next.catch(() => running.end());
  };
  try {
    fetch();
    for (;;) {
      const chunk = await next;
      next = undefined;
      if (!chunk || chunk.rowCount === 0) {
        // a stream that fails ends as one that is through; only the result's own state tells them apart
        if (result.returnType === ResultReturnType.INVALID) await running.streamFailed();
        break;
      }
      fetch();
      yield chunk;
    }
    running.resultRead();
  } finally {
    await running.end(next);
  }
}

/** Rows without columns, which DataFrames can have, come with a column that counts for nothing: SQL has no other way to say them. */
function checkColumns(result: DuckDBResult, schema: readonly Field[]): void {
  const rowsAlone = schema.length === 0 && result.columnCount === 1;
  if (result.columnCount !== schema.length && !rowsAlone)
    throw new ExecutionError(`The result has ${result.columnCount} columns where ${schema.length} are expected.`);
}

/** A result's rows as values. */
export function valuesOf(result: DuckDBResult, expected: readonly Field[] | undefined, running: Running): QueryResult {
  const schema = expected ?? ownSchema(result);
  checkColumns(result, schema);
  const converters = schema.map((f, i) => converterTo(f.type, result.columnType(i)));
  return {
    schema,
    async *chunks(): AsyncIterable<ResultChunk> {
      for await (const chunk of chunksOf(result, running)) {
        yield {
          rowCount: chunk.rowCount,
          columns: converters.map((convert, i) => chunk.getColumnValues(i).map(convert)),
        };
      }
    },
  };
}

/** The schema that a result has by DuckDB's own types. */
function ownSchema(result: DuckDBResult): readonly Field[] {
  return result.columnNames().map((name, i) => {
    const type = sparkTypeOf(result.columnType(i));
    if (!type)
      throw new ExecutionError(`The column ${name} has the type ${result.columnType(i)}, which Spark has not.`);
    return { name, type, nullable: true };
  });
}

/** However little memory they take. */
const MAX_BATCH_ROWS = 1 << 18;

/** A result's rows as Arrow: the vectors' memory is copied into the batch that is being made, and no row becomes an object. */
export function arrowOf(
  result: DuckDBResult,
  schema: readonly Field[],
  options: { readonly timeZone: string; readonly maxBatchBytes: number },
  running: Running,
): ArrowResult {
  checkColumns(result, schema);
  const columns = schema.map((f) => new ArrowColumn(f));
  const opens = columns.map((c, i) => opener(result.columnType(i), c));
  const head = schemaMessage(schema, options.timeZone);
  let rows = 0;
  let bytes = 0;
  const cut = (): ArrowBatch => {
    const batch = { rowCount: rows, data: batchStream(head, columns, rows) };
    for (const c of columns) c.clear();
    rows = 0;
    bytes = 0;
    return batch;
  };
  return {
    schema,
    async *batches(): AsyncIterable<ArrowBatch> {
      let given = false;
      // the vectors' memory is the chunk's, and is read between the batches, too
      const held: { chunk?: DuckDBDataChunk | undefined } = {};
      for await (const chunk of chunksOf(result, running)) {
        held.chunk = chunk;
        const sources = opens.map((open, i) => open(duckdb.data_chunk_get_vector(chunk.chunk, i), chunk.rowCount));
        for (const piece of pieces(sources, chunk.rowCount, options.maxBatchBytes)) {
          if (rows > 0 && (bytes + piece.bytes > options.maxBatchBytes || rows + piece.count > MAX_BATCH_ROWS)) {
            yield cut();
            given = true;
          }
          for (const s of sources) s.append(piece.from, piece.count);
          rows += piece.count;
          bytes += piece.bytes;
        }
        held.chunk = undefined;
      }
      if (rows > 0 || !given) yield cut();
    },
  };
}

interface Piece {
  readonly from: number;
  readonly count: number;
  readonly bytes: number;
}

/** A chunk's rows in pieces that fit into a batch each; a row that is larger than a batch is one by itself. */
function pieces(sources: readonly Source[], rowCount: number, limit: number): readonly Piece[] {
  const found: Piece[] = [];
  const split = (from: number, count: number): void => {
    let bytes = 0;
    for (const s of sources) bytes += s.size(from, count);
    if (bytes <= limit || count === 1) {
      found.push({ from, count, bytes });
      return;
    }
    const half = count >> 1;
    split(from, half);
    split(from + half, count - half);
  };
  split(0, rowCount);
  return found;
}
