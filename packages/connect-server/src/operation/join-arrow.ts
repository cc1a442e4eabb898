import type { ArrowBatch, ArrowResult } from '@spark-sql-to-snowflake/executor';
import type { UnresolvedPlan } from '@spark-sql-to-snowflake/plan-ir';

/** An IPC stream ends with these. */
const END = Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0);

/** The batches of a result as one Arrow IPC stream: what a command gives goes back to the client as one relation. */
export async function joinArrow(result: ArrowResult): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const batch of result.batches()) parts.push(parts.length === 0 ? whole(batch) : withoutSchema(batch));
  return Buffer.concat([...parts, END]);
}

const whole = ({ data }: ArrowBatch): Uint8Array => data.subarray(0, data.byteLength - END.byteLength);

/** Each batch is a stream of its own: its schema comes first, and is the same as that of the first. */
function withoutSchema(batch: ArrowBatch): Uint8Array {
  const data = whole(batch);
  const schema = new DataView(data.buffer, data.byteOffset, 8).getInt32(4, true);
  return data.subarray(8 + schema);
}

/** No columns and no rows, in the bytes that Spark answers a command with that gives nothing. */
export const NOTHING: Uint8Array = Buffer.from(
  'ffffffff400000001000000000000a000e0006000d0008000a000000000004001000000000010a000c000000080004000a0000000800000008000000000000000000000000000000ffffffff400000001000000000000a000e0006000d0008000a000000000004001000000000030a000c000000080004000a000000080000000c000000000000000000000000000000ffffffff00000000',
  'hex',
);

/** Is this the relation that a statement without a result was answered with? */
export const isNothing = (plan: UnresolvedPlan): boolean =>
  plan.kind === 'local-relation' && plan.data !== undefined && Buffer.compare(plan.data, NOTHING) === 0;
