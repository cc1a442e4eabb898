import { randomUUID } from 'node:crypto';
import { Client, credentials, Metadata, type ServiceError } from '@grpc/grpc-js';
import { proto, type ServiceMethod, sparkConnectService as service } from '@spark-sql-to-snowflake/spark-connect';

/** A client of the wire contract, as plain as can be. */
export interface TestClient {
  readonly session: string;
  readonly raw: Client;
  execute(plan: proto.Plan, options?: ExecuteOptions): Stream;
  reattach(operationId: string, lastResponseId?: string, sessionId?: string): Stream;
  release(operationId: string, until?: string, sessionId?: string): Promise<proto.ReleaseExecuteResponse>;
  config(opType: proto.ConfigRequest_Operation['opType'], sessionId?: string): Promise<proto.ConfigResponse>;
  analyze(analyze: proto.AnalyzePlanRequest['analyze']): Promise<proto.AnalyzePlanResponse>;
  interrupt(request: Partial<proto.InterruptRequest>): Promise<readonly string[]>;
  addArtifacts(payloads: readonly proto.AddArtifactsRequest['payload'][]): Promise<proto.AddArtifactsResponse>;
  hasArtifacts(...names: string[]): Promise<readonly boolean[]>;
  close(): void;
}
export interface ExecuteOptions {
  readonly reattachable?: boolean;
  readonly operationId?: string;
  readonly tags?: string[];
  readonly sessionId?: string;
}
export interface Stream extends AsyncIterable<proto.ExecutePlanResponse> {
  cancel(): void;
}

export const range = (start: bigint, end: bigint, step = 1n): proto.Plan => ({
  opType: {
    $case: 'root',
    value: { common: undefined, relType: { $case: 'range', value: { start, end, step } } },
  },
});
export const sqlQuery = (query: string): proto.Plan => ({
  opType: {
    $case: 'root',
    value: { common: undefined, relType: { $case: 'sql', value: { query, args: new Map(), posArgs: [] } } },
  },
});
export const sqlCommand = (sql: string): proto.Plan => ({
  opType: {
    $case: 'command',
    value: { commandType: { $case: 'sqlCommand', value: { sql, args: new Map(), posArgs: [] } } },
  },
});

export function testClient(url: string, token?: string, channel = credentials.createInsecure()): TestClient {
  const raw = new Client(url.replace('sc://', ''), channel, {
    'grpc.max_receive_message_length': 128 * 1024 * 1024,
    'grpc.max_send_message_length': 256 * 1024 * 1024,
  });
  const session = randomUUID();
  const userContext = { userId: 'tester', userName: '', extensions: [] };
  const metadata = new Metadata();
  if (token !== undefined) metadata.set('authorization', `Bearer ${token}`);

  const unary = <Q, R>(method: ServiceMethod<Q, R>, request: Q): Promise<R> =>
    new Promise((resolve, reject) => {
      raw.makeUnaryRequest(
        method.path,
        (message: Q) => Buffer.from(method.requestSerialize(message)),
        method.responseDeserialize,
        request,
        metadata,
        (error, response) => (error || response === undefined ? reject(error) : resolve(response)),
      );
    });
  const stream = <Q>(method: ServiceMethod<Q, proto.ExecutePlanResponse>, request: Q): Stream =>
    raw.makeServerStreamRequest(
      method.path,
      (message: Q) => Buffer.from(method.requestSerialize(message)),
      method.responseDeserialize,
      request,
      metadata,
    );
  return {
    session,
    raw,
    execute: (plan, options = {}) =>
      stream(service.executePlan, {
        sessionId: options.sessionId ?? session,
        userContext,
        operationId: options.operationId,
        plan,
        requestOptions: options.reattachable
          ? [{ requestOption: { $case: 'reattachOptions', value: { reattachable: true } } }]
          : [],
        tags: options.tags ?? [],
      }),
    reattach: (operationId, lastResponseId, sessionId = session) =>
      stream(service.reattachExecute, { sessionId, userContext, operationId, lastResponseId }),
    release: (operationId, until, sessionId = session) =>
      unary(service.releaseExecute, {
        sessionId,
        userContext,
        operationId,
        release:
          until === undefined
            ? { $case: 'releaseAll', value: {} }
            : { $case: 'releaseUntil', value: { responseId: until } },
      }),
    config: (opType, sessionId = session) => unary(service.config, { sessionId, userContext, operation: { opType } }),
    analyze: (analyze) => unary(service.analyzePlan, { sessionId: session, userContext, analyze }),
    interrupt: async (request) => {
      const message = { sessionId: session, userContext, interruptType: 0 as const, interrupt: undefined, ...request };
      return (await unary(service.interrupt, message)).interruptedIds;
    },
    addArtifacts: (payloads) =>
      new Promise((resolve, reject) => {
        const method = service.addArtifacts;
        const call = raw.makeClientStreamRequest(
          method.path,
          (message: proto.AddArtifactsRequest) => Buffer.from(method.requestSerialize(message)),
          method.responseDeserialize,
          metadata,
          (error, response) => (error || response === undefined ? reject(error) : resolve(response)),
        );
        for (const payload of payloads) call.write({ sessionId: session, userContext, payload });
        call.end();
      }),
    hasArtifacts: async (...names) => {
      const { statuses } = await unary(service.artifactStatus, { sessionId: session, userContext, names });
      return names.map((name) => statuses.get(name)?.exists ?? false);
    },
    close: () => raw.close(),
  };
}

export async function collect(stream: Stream): Promise<proto.ExecutePlanResponse[]> {
  const all: proto.ExecutePlanResponse[] = [];
  for await (const response of stream) all.push(response);
  return all;
}

/** What a client makes its exception of. */
export interface SeenError {
  readonly code: number;
  readonly details: string;
  readonly message?: string;
  readonly reason?: string;
  readonly classes?: readonly string[];
  readonly metadata?: ReadonlyMap<string, string>;
}
export async function errorOf(work: Promise<unknown>): Promise<SeenError> {
  const error = await work.then(
    () => undefined,
    (e: unknown) => e as ServiceError,
  );
  if (!error) throw new Error('no error');
  const { code, details } = error;
  const [trailer] = error.metadata?.get('grpc-status-details-bin') ?? [];
  if (!(trailer instanceof Uint8Array)) return { code, details };
  const status = proto.Status.decode(trailer);
  const info = proto.ErrorInfo.decode(status.details[0]?.value ?? new Uint8Array());
  return {
    code,
    details,
    message: status.message,
    reason: info.reason,
    classes: JSON.parse(info.metadata.get('classes') ?? '[]') as string[],
    metadata: info.metadata,
  };
}
