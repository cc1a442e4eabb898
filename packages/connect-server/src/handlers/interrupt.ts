import { proto } from '@spark-sql-to-snowflake/spark-connect';
import { operationCanceled, RequestError, unsupportedMessage } from '../errors/request-error.js';
import type { Operation } from '../operation/operation.js';
import { type ServiceContext, userOf } from '../service-context.js';

/** Stops running operations of the session, and says which. */
export async function interrupt(
  request: proto.InterruptRequest,
  { sessions }: ServiceContext,
): Promise<proto.InterruptResponse> {
  const { operations } = await sessions.use(userOf(request), request.sessionId);
  const meant = selection(request);
  const running = operations.all.filter((operation) => !operation.finished && meant(operation));
  for (const operation of running) operation.cancel(operationCanceled());
  return { sessionId: request.sessionId, interruptedIds: running.map(({ id }) => id) };
}

function selection({ interruptType, interrupt: target }: proto.InterruptRequest): (operation: Operation) => boolean {
  switch (interruptType) {
    case proto.InterruptRequest_InterruptType.ALL:
      return () => true;
    case proto.InterruptRequest_InterruptType.TAG:
      if (target?.$case !== 'operationTag')
        throw new RequestError('INTERRUPT_TYPE_TAG requested, but no operation_tag provided.');
      return ({ tags }) => tags.includes(target.value);
    case proto.InterruptRequest_InterruptType.OPERATION_ID:
      if (target?.$case !== 'operationId')
        throw new RequestError('INTERRUPT_TYPE_OPERATION_ID requested, but no operation_id provided.');
      return ({ id }) => id === target.value;
    default:
      throw unsupportedMessage('Unknown InterruptType INTERRUPT_TYPE_UNSPECIFIED!');
  }
}
