import { Bug, type CalendarInterval, type Field } from '@spark-sql-to-snowflake/plan-ir';
import type { ArrowBatch, ArrowResult } from '../arrow-result.js';
import type { Row, SparkMap, SparkValue } from '../value.js';
import { batchStream } from './batch-message.js';
import { ArrowColumn, growBits, int32Tail } from './column.js';
import { schemaMessage } from './schema-message.js';

const ROWS_A_BATCH = 10_000;

/** Rows that were made here, as a result. Throws CompileError where Arrow has no form of a column's type. */
export function arrowOfRows(
  schema: readonly Field[],
  rows: readonly Row[],
  timeZone: string,
  rowsABatch = ROWS_A_BATCH,
): ArrowResult {
  const columns = schema.map((f) => new ArrowColumn(f));
  const head = schemaMessage(schema, timeZone);
  return {
    schema,
    async *batches(): AsyncIterable<ArrowBatch> {
      for (let from = 0; from === 0 || from < rows.length; from += rowsABatch) {
        const some = rows.slice(from, from + rowsABatch);
        columns.forEach((c, i) => {
          c.clear();
          appendValues(
            c,
            some.map((row) => row[i] ?? null),
          );
        });
        yield { rowCount: some.length, data: batchStream(head, columns, some.length) };
      }
    },
  };
}

/** Append values, each of the column's Spark type. */
export function appendValues(column: ArrowColumn, values: readonly SparkValue[]): void {
  const { layout, rows } = column;
  const count = values.length;
  switch (layout.kind) {
    case 'null':
      break;
    case 'bits':
      growBits(column.values, rows, count);
      values.forEach((v, i) => {
        const { view } = column.values;
        if (v === true) view[(rows + i) >> 3] = (view[(rows + i) >> 3] as number) | (1 << ((rows + i) & 7));
      });
      break;
    case 'fixed':
      appendFixed(column, values, layout.width);
      break;
    case 'bytes':
      appendBytes(column, values);
      break;
    case 'list':
      appendLists(column, values);
      break;
    case 'struct':
      column.children.forEach((child, i) => {
        appendValues(
          child,
          values.map((v) => (v === null ? null : ((v as readonly SparkValue[])[i] ?? null))),
        );
      });
      break;
  }
  column.addRows(validityOf(values), 0, count);
}

function validityOf(values: readonly SparkValue[]): Uint8Array | null {
  if (!values.includes(null)) return null;
  const bits = new Uint8Array((values.length + 7) >> 3);
  values.forEach((v, i) => {
    if (v !== null) bits[i >> 3] = (bits[i >> 3] as number) | (1 << (i & 7));
  });
  return bits;
}

function appendFixed(column: ArrowColumn, values: readonly SparkValue[], width: number): void {
  const at = column.values.length;
  column.values.appendZeros(values.length * width);
  const view = new DataView(column.values.buffer, at, values.length * width);
  const { kind } = column.field.type;
  const put = (v: SparkValue, to: number): void => {
    if (kind === 'float') view.setFloat32(to, v as number, true);
    else if (kind === 'double') view.setFloat64(to, v as number, true);
    else if (width === 1) view.setInt8(to, v as number);
    else if (width === 2) view.setInt16(to, v as number, true);
    else if (width === 4) view.setInt32(to, v as number, true);
    else {
      view.setBigInt64(to, BigInt.asIntN(64, v as bigint), true);
      if (width === 16) view.setBigInt64(to + 8, (v as bigint) >> 64n, true);
    }
  };
  values.forEach((v, i) => {
    if (v !== null) put(v, i * width);
  });
}

const encoder = new TextEncoder();

function appendBytes(column: ArrowColumn, values: readonly SparkValue[]): void {
  const ends: number[] = [];
  for (const v of values) {
    if (typeof v === 'string') column.values.append(encoder.encode(v));
    else if (v instanceof Uint8Array) column.values.append(v);
    else if (v !== null) throw new Bug(`${typeof v} in a column of texts`);
    ends.push(column.values.length);
  }
  int32Tail(column.ends, ends.length).set(ends);
}

function appendLists(column: ArrowColumn, values: readonly SparkValue[]): void {
  const [child] = column.children;
  if (!child) throw new Bug('a list without a child');
  const elements: SparkValue[] = [];
  const start = child.rows;
  const ends = values.map((v) => {
    if (v !== null) for (const e of elementsOf(v)) elements.push(e);
    return start + elements.length;
  });
  appendValues(child, elements);
  int32Tail(column.ends, ends.length).set(ends);
}

type Nested = Exclude<SparkValue, null | boolean | number | bigint | string | Uint8Array | CalendarInterval>;
function elementsOf(value: SparkValue): readonly SparkValue[] {
  const nested = value as Nested;
  return 'entries' in nested && !Array.isArray(nested)
    ? ((nested as SparkMap).entries as readonly SparkValue[])
    : (nested as readonly SparkValue[]);
}
