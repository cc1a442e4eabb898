import { BinaryWriter } from '@bufbuild/protobuf/wire';
import type { ArrowBatch } from '@spark-sql-to-snowflake/executor';
import { proto } from '@spark-sql-to-snowflake/spark-connect';

/** Whose responses these are. */
export interface Envelope {
  readonly sessionId: string;
  readonly operationId: string;
}
/** What a response can say, besides rows. */
export type ResponseBody = Partial<
  Pick<proto.ExecutePlanResponse, 'responseType' | 'metrics' | 'observedMetrics' | 'schema'>
>;

export function encodeResponse(
  { sessionId, operationId }: Envelope,
  responseId: string,
  body: ResponseBody,
): Uint8Array {
  return proto.ExecutePlanResponse.encode({
    sessionId,
    operationId,
    responseId,
    responseType: undefined,
    metrics: undefined,
    observedMetrics: [],
    schema: undefined,
    ...body,
  }).finish();
}

const ARROW_BATCH = 2;
const DATA = 2;
const LENGTH_DELIMITED = 2;
const tag = (field: number): number => (field << 3) | LENGTH_DELIMITED;

/**
 * The same of rows. The generated code would copy the data once per level of nesting; here they are copied once, since a batch is
 * nearly all of what is sent.
 */
export function encodeBatch(envelope: Envelope, responseId: string, { rowCount, data }: ArrowBatch): Uint8Array {
  const outer = encodeResponse(envelope, responseId, {});
  const count = proto.ExecutePlanResponse_ArrowBatch.encode({
    rowCount: BigInt(rowCount),
    data: new Uint8Array(0),
  }).finish();
  const dataHead = new BinaryWriter().uint32(tag(DATA)).uint32(data.byteLength).finish();
  const length = count.byteLength + dataHead.byteLength + data.byteLength;
  const head = new BinaryWriter().uint32(tag(ARROW_BATCH)).uint32(length).finish();
  return Buffer.concat([outer, head, count, dataHead, data]);
}
