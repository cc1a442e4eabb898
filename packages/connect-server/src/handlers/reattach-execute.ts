import type { proto } from '@spark-sql-to-snowflake/spark-connect';
import { cursorNotReattachable } from '../errors/request-error.js';
import { type ResponseStream, streamResponses } from '../operation/stream-responses.js';
import { type ServiceContext, userOf } from '../service-context.js';

/** Goes on with an operation whose stream broke, behind the last response that the client has. */
export async function reattachExecute(
  request: proto.ReattachExecuteRequest,
  { sessions }: ServiceContext,
  stream: ResponseStream,
): Promise<void> {
  const { operations } = await sessions.find(userOf(request), request.sessionId);
  const operation = operations.get(request.operationId);
  if (!operation.reattachable) throw cursorNotReattachable();
  await streamResponses(operation, request.lastResponseId, stream);
}
