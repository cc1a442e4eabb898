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

/**
 * The bytes of a message, of which the most are the data of a batch. They are copied into place once, by the transport, which asks
 * no more of a message than this.
 */
export interface Encoded {
  readonly byteLength: number;
  copy(target: Uint8Array, at: number): void;
}

function encoded(head: Uint8Array, data: Uint8Array): Encoded {
  return {
    byteLength: head.byteLength + data.byteLength,
    copy(target, at) {
      target.set(head, at);
      target.set(data, at + head.byteLength);
    },
  };
}
const NO_DATA = new Uint8Array(0);

export function encodeResponse({ sessionId, operationId }: Envelope, responseId: string, body: ResponseBody): Encoded {
  return encoded(responseBytes({ sessionId, operationId }, responseId, body), NO_DATA);
}

function responseBytes({ sessionId, operationId }: Envelope, responseId: string, body: ResponseBody): Uint8Array {
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

/** The same of rows, and of what else is said with them. */
export function encodeBatch(
  envelope: Envelope,
  responseId: string,
  { rowCount, data }: ArrowBatch,
  body: ResponseBody,
): Encoded {
  const outer = responseBytes(envelope, responseId, body);
  const count = proto.ExecutePlanResponse_ArrowBatch.encode({
    rowCount: BigInt(rowCount),
    data: NO_DATA,
  }).finish();
  const dataHead = new BinaryWriter().uint32(tag(DATA)).uint32(data.byteLength).finish();
  const length = count.byteLength + dataHead.byteLength + data.byteLength;
  const head = new BinaryWriter().uint32(tag(ARROW_BATCH)).uint32(length).finish();
  return encoded(Buffer.concat([outer, head, count, dataHead]), data);
}
