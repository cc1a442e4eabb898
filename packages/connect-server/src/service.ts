import type {
  Metadata,
  MethodDefinition,
  ServerReadableStream,
  ServerUnaryCall,
  ServerWritableStream,
  ServiceDefinition,
  ServiceError,
  sendUnaryData,
  UntypedHandleCall,
  UntypedServiceImplementation,
} from '@grpc/grpc-js';
import { status } from '@grpc/grpc-js';
import type { Identity } from '@spark-sql-to-snowflake/executor';
import { type proto, type ServiceMethod, sparkConnectService } from '@spark-sql-to-snowflake/spark-connect';
import type { Authorize } from './auth.js';
import { asCaller, CallRefused, type Identify, identityIn } from './caller.js';
import { failureOf } from './errors/failure.js';
import { internalError, plainError } from './errors/grpc-status.js';
import { addArtifacts } from './handlers/add-artifacts.js';
import { analyzePlan } from './handlers/analyze-plan.js';
import { artifactStatus } from './handlers/artifact-status.js';
import { config } from './handlers/config.js';
import { executePlan } from './handlers/execute-plan.js';
import { interrupt } from './handlers/interrupt.js';
import { reattachExecute } from './handlers/reattach-execute.js';
import { releaseExecute } from './handlers/release-execute.js';
import { asOlderRequest } from './newer-client.js';
import type { Encoded } from './operation/encode-response.js';
import type { ResponseStream } from './operation/stream-responses.js';
import type { ServiceContext } from './service-context.js';
import { sourceText } from './source-text.js';
import { responseStream } from './transport.js';

/** Requests and responses are bytes to the transport: what is not allowed in is not decoded, and what is kept is encoded once. */
type Bytes = Buffer;
export interface Service {
  readonly definition: ServiceDefinition;
  readonly implementation: UntypedServiceImplementation;
}

/** The eight calls of Spark Connect 3.5. */
export function sparkConnect(context: ServiceContext, authorize: Authorize, identify?: Identify): Service {
  /** Let a call in, and have what it starts know who calls. */
  const called = <T>(metadata: Metadata, handle: () => Promise<T>): Promise<T> => {
    authorize(metadata);
    return asCaller(identityOf(metadata), handle);
  };
  const identityOf = (metadata: Metadata): Identity | undefined => {
    try {
      return identityIn(metadata, identify);
    } catch (error) {
      throw error instanceof CallRefused ? plainError(status.UNAUTHENTICATED, error.message) : error;
    }
  };
  const errorOf = (error: unknown, sql?: string): ServiceError => {
    if (isServiceError(error)) return error;
    const failure = failureOf(error, sql);
    if (failure.bug) context.log.error({ err: error }, 'a call failed');
    return internalError(failure);
  };

  function unary<Q, R>(method: ServiceMethod<Q, R>, handle: (request: Q) => Promise<R>): UntypedHandleCall {
    return (call: ServerUnaryCall<Bytes, Bytes>, answer: sendUnaryData<Bytes>) => {
      const respond = async (): Promise<Bytes> => {
        const answered = await called(call.metadata, () => handle(decode(method, call.request)));
        return asBuffer(method.responseSerialize(answered));
      };
      respond().then(
        (bytes) => answer(null, bytes),
        (error: unknown) => answer(errorOf(error)),
      );
    };
  }

  function streaming<Q, R>(
    method: ServiceMethod<Q, R>,
    handle: (request: Q, stream: ResponseStream, bytes: Uint8Array) => Promise<void>,
  ): UntypedHandleCall {
    return (call: ServerWritableStream<Bytes, Encoded>) => {
      const respond = async (): Promise<void> => {
        await called(call.metadata, () => handle(decode(method, call.request), responseStream(call), call.request));
      };
      respond().then(
        () => call.end(),
        (error: unknown) => call.emit('error', errorOf(error)),
      );
    };
  }

  function collecting<Q, R>(
    method: ServiceMethod<Q, R>,
    handle: (requests: AsyncIterable<Q>) => Promise<R>,
  ): UntypedHandleCall {
    return (call: ServerReadableStream<Bytes, Bytes>, answer: sendUnaryData<Bytes>) => {
      async function* requests(): AsyncGenerator<Q, void, undefined> {
        for await (const bytes of call) yield decode(method, bytes as Bytes);
      }
      const respond = async (): Promise<Bytes> => {
        return asBuffer(method.responseSerialize(await called(call.metadata, () => handle(requests()))));
      };
      respond().then(
        (bytes) => answer(null, bytes),
        (error: unknown) => {
          call.resume();
          answer(errorOf(error));
        },
      );
    };
  }

  const { log } = context;
  const logged =
    <Q extends { readonly sessionId: string }, R>(
      name: string,
      handle: (request: Q, c: ServiceContext) => Promise<R>,
    ) =>
    async (request: Q): Promise<R> => {
      const start = performance.now();
      const answer = await handle(request, context);
      log.debug({ session: request.sessionId, ms: Math.round(performance.now() - start) }, name);
      return answer;
    };
  const s = sparkConnectService;
  const analyze = async (request: proto.AnalyzePlanRequest): Promise<proto.AnalyzePlanResponse> => {
    try {
      return await analyzePlan(request, context);
    } catch (error) {
      throw errorOf(error, textOf(request));
    }
  };
  return {
    definition: Object.fromEntries(Object.entries(s).map(([name, method]) => [name, asBytes(method)])),
    implementation: {
      executePlan: streaming(s.executePlan, (request, stream, bytes) =>
        executePlan(
          understood(() => asOlderRequest(request, bytes)),
          context,
          stream,
          bytes.byteLength,
        ),
      ),
      analyzePlan: unary(s.analyzePlan, logged('analyze', analyze)),
      config: unary(s.config, logged('config', config)),
      addArtifacts: collecting(s.addArtifacts, (requests) => addArtifacts(requests, context)),
      artifactStatus: unary(s.artifactStatus, logged('artifact status', artifactStatus)),
      interrupt: unary(s.interrupt, logged('interrupt', interrupt)),
      reattachExecute: streaming(s.reattachExecute, (request, stream) => reattachExecute(request, context, stream)),
      releaseExecute: unary(s.releaseExecute, logged('release', releaseExecute)),
    },
  };
}

/** The SQL text of a question about a plan, for the places in its errors. */
function textOf({ analyze }: proto.AnalyzePlanRequest): string | undefined {
  if (analyze?.$case === 'ddlParse') return analyze.value.ddlString;
  return analyze && 'plan' in analyze.value ? sourceText(analyze.value.plan) : undefined;
}

const decode = <Q, R>(method: ServiceMethod<Q, R>, bytes: Bytes): Q =>
  understood(() => method.requestDeserialize(bytes));

/** What reading a message gives. Throws INVALID_ARGUMENT where it is none. */
function understood<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    const deep = error instanceof RangeError && /call stack/i.test(error.message);
    throw plainError(
      status.INVALID_ARGUMENT,
      deep ? 'The request is nested too deeply.' : 'The request is no message of Spark Connect.',
    );
  }
}

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function asBytes(
  method: Pick<ServiceMethod<unknown, unknown>, 'path' | 'requestStream' | 'responseStream'>,
): MethodDefinition<Bytes, Bytes> {
  const same = (bytes: Bytes): Bytes => bytes;
  return {
    path: method.path,
    requestStream: method.requestStream,
    responseStream: method.responseStream,
    requestSerialize: same,
    requestDeserialize: same,
    responseSerialize: same,
    responseDeserialize: same,
  };
}

const isServiceError = (error: unknown): error is ServiceError =>
  error instanceof Error && 'code' in error && typeof error.code === 'number' && 'metadata' in error;
