import type { Departure } from './departure.js';
import type { Encoded } from './encode-response.js';
import type { Operation } from './operation.js';

/** The way to one client. */
export interface ResponseStream {
  /** Resolves when the transport wants more. */
  write(data: Encoded): Promise<void>;
  readonly departure: Departure;
}

/** Send responses as they come, up to the operation's end or the client's. Throws what the operation ended with. */
export async function streamResponses(
  operation: Operation,
  after: string | undefined,
  stream: ResponseStream,
): Promise<void> {
  const detach = operation.attach();
  try {
    for await (const data of operation.responses.read(after, stream.departure)) await stream.write(data);
  } finally {
    detach();
  }
}
