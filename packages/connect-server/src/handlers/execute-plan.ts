import { randomUUID } from 'node:crypto';
import type { RunResult } from '@spark-sql-to-snowflake/executor';
import type { Diagnostic } from '@spark-sql-to-snowflake/plan-ir';
import type { proto } from '@spark-sql-to-snowflake/spark-connect';
import type { Logger } from 'pino';
import { FailedRequest, failureOf } from '../errors/failure.js';
import { operationCanceled, operationExists, RequestError, unsupportedMessage } from '../errors/request-error.js';
import { isNothing } from '../operation/join-arrow.js';
import { type Operation, startOperation } from '../operation/operation.js';
import { completion, type EncodedResponse, noResources, responsesOf } from '../operation/responses-of.js';
import { type ResponseStream, streamResponses } from '../operation/stream-responses.js';
import { operationTimes } from '../operation/times.js';
import { type ServiceContext, userOf } from '../service-context.js';
import { requireId, type ServerSession } from '../sessions.js';
import { sourceText } from '../source-text.js';

/** Runs a plan or a command and streams what comes of it. `planBytes`: the size of the request. */
export async function executePlan(
  request: proto.ExecutePlanRequest,
  context: ServiceContext,
  stream: ResponseStream,
  planBytes: number,
): Promise<void> {
  const { plan, sessionId, tags } = request;
  const session = await context.sessions.use(userOf(request), sessionId);
  const id = request.operationId ?? randomUUID();
  requireId(id);
  requireTags(tags);
  if (!plan?.opType) throw unsupportedMessage('OPTYPE_NOT_SET not supported.');
  if (session.operations.has(id)) throw operationExists(id);
  const reattachable = request.requestOptions.some(
    ({ requestOption: o }) => o?.$case === 'reattachOptions' && o.value.reattachable,
  );
  const log = context.log.child({ session: sessionId, operation: id, ...(tags.length > 0 && { tags }), planBytes });
  const { limits, retention } = context;
  const operation = startOperation({ id, tags, reattachable, limits, retention }, (running) =>
    work(plan, running, session, context, log),
  );
  session.operations.add(operation);
  try {
    await streamResponses(operation, undefined, stream);
  } finally {
    if (!reattachable) {
      // Nobody can ask for it again: with its stream, the operation ends.
      operation.cancel(operationCanceled());
      session.operations.remove(id);
    }
  }
}

/** Decode, run, and put the responses into the operation's buffer, as fast as the client takes them. */
async function work(
  plan: proto.Plan,
  running: Operation,
  session: ServerSession,
  context: ServiceContext,
  log: Logger,
): Promise<void> {
  const { signal, responses, id, tags, reattachable } = running;
  const times = operationTimes();
  const envelope = { sessionId: session.sessionId, operationId: id };
  const push = async (response: EncodedResponse): Promise<void> => {
    signal.throwIfAborted();
    times.sent(response.rows, response.data.byteLength);
    await responses.push(response.id, response.data);
  };
  try {
    const request = context.plans.request(plan, session.parsers());
    times.mark('decoded');
    if (request.kind === 'get-resources') await push(noResources(envelope));
    else {
      const onSql = (statements: readonly string[]): void => {
        times.mark('compiled');
        if (context.explainSql) log.info({ sql: statements }, 'sql');
      };
      // What a statement without a result gave comes back as a relation without columns, which no database can select.
      const empty = request.kind === 'query' && isNothing(request.plan);
      // Clients have no place for warnings: who runs the server reads what of an answer is not quite Spark's.
      const onDiagnostics = (diagnostics: readonly Diagnostic[]): void => {
        for (const { severity, message } of diagnostics)
          if (severity === 'approximate') log.warn({ message }, 'approximate');
      };
      const control = { signal, mark: { operation: id, tags }, onSql, onDiagnostics };
      const result: RunResult = empty ? { kind: 'done' } : await session.spark.run(request, control);
      for await (const response of responsesOf(result, plan, envelope, context.plans)) await push(response);
    }
    if (reattachable) await push(completion(envelope));
    log.info(times.all(), 'operation done');
  } catch (error) {
    const reason: unknown = signal.aborted ? signal.reason : error;
    const failure = failureOf(reason, sourceText(plan));
    const outcome = { ...times.all(), error: failure.message, ...(failure.bug && { err: reason }) };
    if (failure.bug) log.error(outcome, 'operation failed');
    else log.info(outcome, 'operation failed');
    throw new FailedRequest(failure);
  }
}

function requireTags(tags: readonly string[]): void {
  if (tags.includes('')) throw new RequestError('Spark Connect tag cannot be an empty string.');
  if (tags.some((tag) => tag.includes(','))) throw new RequestError("Spark Connect tag cannot contain ','.");
}
