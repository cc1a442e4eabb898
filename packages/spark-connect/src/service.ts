import { withinDepth } from './depth.js';
import { SparkConnectServiceDefinition } from './gen/spark/connect/base.js';

/** One call of the service, in the shape that gRPC libraries take; messages come and go as bytes. */
export interface ServiceMethod<Request, Response> {
  readonly path: string;
  readonly requestStream: boolean;
  readonly responseStream: boolean;
  /** Throws CompileError for messages nested too deeply, and Error for bytes that are no message. */
  readonly requestDeserialize: (bytes: Uint8Array) => Request;
  readonly requestSerialize: (message: Request) => MessageBytes;
  readonly responseDeserialize: (bytes: Uint8Array) => Response;
  readonly responseSerialize: (message: Response) => MessageBytes;
}
/** A gRPC library for Node wants a Buffer: the server wraps these, which copies nothing. */
export type MessageBytes = Uint8Array<ArrayBuffer>;

interface Codec<T> {
  encode(message: T): { finish(): MessageBytes };
  decode(bytes: Uint8Array): T;
}
interface Definition<Request, Response> {
  readonly name: string;
  readonly requestStream: boolean;
  readonly responseStream: boolean;
  readonly requestType: Codec<Request>;
  readonly responseType: Codec<Response>;
}

const { methods, fullName } = SparkConnectServiceDefinition;

/** The eight calls of Spark Connect 3.5. */
export const sparkConnectService = {
  executePlan: method(methods.executePlan),
  analyzePlan: method(methods.analyzePlan),
  config: method(methods.config),
  addArtifacts: method(methods.addArtifacts),
  artifactStatus: method(methods.artifactStatus),
  interrupt: method(methods.interrupt),
  reattachExecute: method(methods.reattachExecute),
  releaseExecute: method(methods.releaseExecute),
};

function method<Request, Response>(of: Definition<Request, Response>): ServiceMethod<Request, Response> {
  return {
    path: `/${fullName}/${of.name}`,
    requestStream: of.requestStream,
    responseStream: of.responseStream,
    requestDeserialize: (bytes) => withinDepth(() => of.requestType.decode(bytes)),
    requestSerialize: (message) => of.requestType.encode(message).finish(),
    responseDeserialize: (bytes) => withinDepth(() => of.responseType.decode(bytes)),
    responseSerialize: (message) => of.responseType.encode(message).finish(),
  };
}
