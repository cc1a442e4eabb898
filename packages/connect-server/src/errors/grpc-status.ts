import { Metadata, type ServiceError, status } from '@grpc/grpc-js';
import { proto } from '@spark-sql-to-snowflake/spark-connect';
import type { Failure } from './failure.js';
import { classChain } from './java-classes.js';

/** Trailers may have 8 KiB in all, and the message is in them twice: as text and in the details. PySpark wants both to be the same. */
const TEXT_BYTES = 2560;

/** An error as Spark Connect sends it: INTERNAL, and in the trailer `grpc-status-details-bin` what clients make their exception of. */
export function internalError(failure: Failure): ServiceError {
  const message = cut(failure.message, TEXT_BYTES);
  const info = proto.ErrorInfo.encode({
    reason: failure.javaClass,
    domain: 'org.apache.spark',
    metadata: new Map([
      ['classes', JSON.stringify(classChain(failure.javaClass))],
      ...(failure.sparkClass === undefined ? [] : [['errorClass', failure.sparkClass] as const]),
      ...(failure.sqlState === undefined ? [] : [['sqlState', failure.sqlState] as const]),
    ]),
  }).finish();
  const details = proto.Status.encode({
    code: status.INTERNAL,
    message,
    details: [{ typeUrl: 'type.googleapis.com/google.rpc.ErrorInfo', value: info }],
  }).finish();
  const metadata = new Metadata();
  metadata.set('grpc-status-details-bin', Buffer.from(details));
  return plainError(status.INTERNAL, message, metadata);
}

/** An error of the transport, without details: not allowed, not understood. */
export function plainError(code: status, details: string, metadata: Metadata = new Metadata()): ServiceError {
  return Object.assign(new Error(details), { code, details, metadata });
}

/** Characters that are not plain ASCII go over the wire as `%XX` a byte. */
const percentSize = (c: string): number => (/[ -$&-~]/.test(c) ? 1 : 3 * Buffer.byteLength(c));

function cut(text: string, limit: number): string {
  let left = limit;
  let end = 0;
  for (const c of text) {
    left -= percentSize(c);
    if (left < 3) return `${text.slice(0, end)}...`;
    end += c.length;
  }
  return text;
}
