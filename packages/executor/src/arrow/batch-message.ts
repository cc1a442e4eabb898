import { Builder } from 'flatbuffers';
import type { ArrowColumn } from './column.js';
import { CONTINUATION, MESSAGE, SLOT } from './format.js';
import { END_LENGTH, encapsulated, finishMessage, padded } from './message.js';

/** A buffer of the body. Of `ends` the leading zero is to be written before. */
interface Part {
  readonly bytes: Uint8Array;
  readonly leadingZero: boolean;
}

/** A complete Arrow stream of one record batch: the schema's message, the batch, the end mark. */
export function batchStream(schema: Uint8Array, columns: readonly ArrowColumn[], rowCount: number): Uint8Array {
  const nodes: ArrowColumn[] = [];
  const parts: Part[] = [];
  for (const column of columns) collect(column, nodes, parts);
  let bodyLength = 0;
  const offsets: number[] = [];
  for (const p of parts) {
    offsets.push(bodyLength);
    bodyLength += padded(lengthOf(p));
  }
  const head = encapsulated(metadata(rowCount, nodes, parts, offsets, bodyLength));
  const out = new Uint8Array(schema.length + head.length + bodyLength + END_LENGTH);
  out.set(schema, 0);
  out.set(head, schema.length);
  const body = schema.length + head.length;
  parts.forEach((p, i) => {
    out.set(p.bytes, body + (offsets[i] as number) + (p.leadingZero ? 4 : 0));
  });
  new DataView(out.buffer).setUint32(body + bodyLength, CONTINUATION, true);
  return out;
}

const lengthOf = (part: Part): number => part.bytes.length + (part.leadingZero ? 4 : 0);

/** The columns before their children, and the buffers in the order that the format gives them. */
function collect(column: ArrowColumn, nodes: ArrowColumn[], parts: Part[]): void {
  nodes.push(column);
  const add = ({ view, length }: { view: Uint8Array; length: number }, leadingZero = false): void => {
    parts.push({ bytes: view.subarray(0, length), leadingZero });
  };
  const { kind } = column.layout;
  if (kind === 'null') return;
  if (column.nulls > 0) add(column.validity);
  else parts.push({ bytes: new Uint8Array(0), leadingZero: false });
  if (kind === 'bytes' || kind === 'list') add(column.ends, true);
  if (kind === 'bits' || kind === 'fixed' || kind === 'bytes') add(column.values);
  for (const child of column.children) collect(child, nodes, parts);
}

function metadata(
  rowCount: number,
  nodes: readonly ArrowColumn[],
  parts: readonly Part[],
  offsets: readonly number[],
  bodyLength: number,
): Uint8Array {
  const b = new Builder(256 + 32 * (nodes.length + parts.length));
  const pairs = (count: number, pair: (i: number) => readonly [number, number]): number => {
    b.startVector(16, count, 8);
    for (let i = count - 1; i >= 0; i--) {
      const [first, second] = pair(i);
      b.prep(8, 16);
      b.writeInt64(BigInt(second));
      b.writeInt64(BigInt(first));
    }
    return b.endVector();
  };
  const buffers = pairs(parts.length, (i) => [offsets[i] as number, lengthOf(parts[i] as Part)]);
  const fieldNodes = pairs(nodes.length, (i) => {
    const n = nodes[i] as ArrowColumn;
    return [n.rows, n.layout.kind === 'null' ? n.rows : n.nulls];
  });
  b.startObject(5);
  b.addFieldInt64(SLOT.recordBatch.length, BigInt(rowCount), 0n);
  b.addFieldOffset(SLOT.recordBatch.nodes, fieldNodes, 0);
  b.addFieldOffset(SLOT.recordBatch.buffers, buffers, 0);
  const header = b.endObject();
  return finishMessage(b, MESSAGE.recordBatch, header, bodyLength);
}
