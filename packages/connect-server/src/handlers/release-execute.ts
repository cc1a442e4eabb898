import type { proto } from '@spark-sql-to-snowflake/spark-connect';
import { cursorNotReattachable, unsupportedMessage } from '../errors/request-error.js';
import { type ServiceContext, userOf } from '../service-context.js';

/** The client has what it needs: responses up to one, or the whole operation. An operation that is gone already is fine. */
export async function releaseExecute(
  request: proto.ReleaseExecuteRequest,
  { sessions }: ServiceContext,
): Promise<proto.ReleaseExecuteResponse> {
  const { sessionId, operationId, release } = request;
  const { operations } = await sessions.find(userOf(request), sessionId);
  if (!release) throw unsupportedMessage('Unknown ReleaseExecute type!');
  const operation = operations.find(operationId);
  if (!operation) return { sessionId };
  if (!operation.reattachable) throw cursorNotReattachable();
  if (release.$case === 'releaseAll') operations.remove(operationId);
  else operation.responses.release(release.value.responseId);
  return { sessionId, operationId };
}
