import { createServer } from 'node:net';
import { logVerbosity, Server, setLogVerbosity } from '@grpc/grpc-js';
import type { Identity, SparkSession } from '@spark-sql-to-snowflake/executor';
import { SPARK_VERSION } from '@spark-sql-to-snowflake/plan-ir';
import type { Logger } from 'pino';
import { bearer } from './auth.js';
import { address, type Binding, BindingError, checkBinding, credentialsOf } from './binding.js';
import type { Identify } from './caller.js';
import type { BufferLimits } from './operation/response-buffer.js';
import { retention } from './operation/retention.js';
import type { PlanReader } from './plans.js';
import { sparkConnect } from './service.js';
import { makeSessions } from './sessions.js';
import { wirePlans } from './wire-plans.js';

const MIB = 1024 * 1024;
/** As both clients have it. */
const MESSAGE_BYTES = 128 * MIB;
const MINUTE = 60_000;

export interface ServerOptions extends Binding {
  readonly open: (sessionId: string, identity?: Identity) => Promise<SparkSession>;
  /** Who a client says that it is; each has sessions of its own. Default: nobody is asked. */
  readonly identify?: Identify;
  /** Default: `spark-connect`. */
  readonly plans?: PlanReader;
  readonly log: Logger;
  readonly explainSql?: boolean;
  /** Milliseconds. Default: 60 minutes. */
  readonly sessionTimeout?: number;
  /** How long an operation waits for a client that is gone; milliseconds. Default: 5 minutes. */
  readonly detachedTimeout?: number;
  /** `retained`: bytes that are kept of all operations that are over. */
  readonly limits?: Partial<BufferLimits> & { readonly retained?: number };
}
export interface RunningServer {
  readonly host: string;
  readonly port: number;
  /** `sc://host:port` */
  readonly url: string;
  readonly sessions: number;
  /** No new calls; running operations have so many milliseconds to end. Sessions are closed. */
  stop(grace: number): Promise<void>;
}

/** Start the service. Throws BindingError where it can't be bound as asked. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  checkBinding(options);
  const { host, log } = options;
  const sessions = makeSessions({
    open: options.open,
    idleTimeout: options.sessionTimeout ?? 60 * MINUTE,
    detachedTimeout: options.detachedTimeout ?? 5 * MINUTE,
    onClose: ({ sessionId }, why) => log.info({ session: sessionId, why }, 'session closed'),
  });
  const service = sparkConnect(
    {
      sessions,
      plans: options.plans ?? wirePlans,
      log,
      limits: { unsent: 8 * MIB, sent: 64 * MIB, ...options.limits },
      retention: retention(options.limits?.retained ?? 64 * MIB),
      explainSql: options.explainSql ?? false,
      sparkVersion: SPARK_VERSION,
    },
    bearer(options.token),
    options.identify,
  );
  const server = new Server({
    'grpc.max_receive_message_length': MESSAGE_BYTES,
    'grpc.max_send_message_length': MESSAGE_BYTES,
    // A client that vanished without a word is noticed within these.
    'grpc.keepalive_time_ms': MINUTE,
    'grpc.keepalive_timeout_ms': 20_000,
    // Nobody asks the transport for its statistics, and they cost a tenth of a small call.
    'grpc.enable_channelz': 0,
  });
  server.addService(service.definition, service.implementation);
  let port: number;
  try {
    port = await bind(server, options);
  } catch (error) {
    server.forceShutdown();
    await sessions.close();
    throw error;
  }
  return {
    host,
    port,
    url: `sc://${address(host, port)}`,
    get sessions() {
      return sessions.count;
    },
    async stop(grace) {
      const drained = new Promise<void>((resolve) => server.tryShutdown(() => resolve()));
      await Promise.race([drained, finished(sessions.operations, grace)]);
      server.forceShutdown();
      await sessions.close();
    },
  };
}

function bind(server: Server, options: Binding): Promise<number> {
  const { host, port } = options;
  // What it would write to standard error is in the errors that it gives.
  setLogVerbosity(logVerbosity.NONE);
  return new Promise((resolve, reject) => {
    server.bindAsync(address(host, port), credentialsOf(options), (error, bound) => {
      if (error) whyNotBound(host, port).then((why) => reject(new BindingError(why)), reject);
      else resolve(bound);
    });
  });
}

/** The transport does not say why it can't listen; a plain socket does. */
function whyNotBound(host: string, port: number): Promise<string> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.on('error', (error) => {
      const taken = 'code' in error && error.code === 'EADDRINUSE';
      resolve(taken ? `port ${port} of ${host} is taken` : `cannot listen on ${address(host, port)}: ${error.message}`);
    });
    probe.listen(port, host, () => probe.close(() => resolve(`cannot listen on ${address(host, port)}`)));
  });
}

/** Resolves when no operation runs any more, or the time is over. */
async function finished(operations: () => Iterable<{ readonly finished: boolean }>, grace: number): Promise<void> {
  const end = Date.now() + grace;
  while (Date.now() < end && [...operations()].some((operation) => !operation.finished)) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
