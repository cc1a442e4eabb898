import type { ServerWritableStream } from '@grpc/grpc-js';
import type { Encoded } from './operation/encode-response.js';
import type { ResponseStream } from './operation/stream-responses.js';

/** Bytes handed to the transport that it has not passed on yet; beyond them the next response waits. */
const IN_FLIGHT = 1024 * 1024;

/** Why a call's signal is aborted. Made once: an exception of its own for every call would cost more than the call. */
const GONE = new Error('the client is gone');

/** A call's stream with the pressure that its client puts on it. */
export function responseStream(call: ServerWritableStream<Buffer, Encoded>): ResponseStream {
  const gone = new AbortController();
  let inFlight = 0;
  let resume: (() => void) | undefined;
  const passedOn = (): void => {
    const go = resume;
    resume = undefined;
    go?.();
  };
  const leave = (): void => {
    gone.abort(GONE);
    passedOn();
  };
  call.on('cancelled', leave);
  call.on('close', leave);
  if (call.cancelled) leave();
  return {
    gone: gone.signal,
    async write(data) {
      if (gone.signal.aborted) return;
      inFlight += data.byteLength;
      call.write(data, () => {
        inFlight -= data.byteLength;
        if (inFlight <= IN_FLIGHT) passedOn();
      });
      if (inFlight > IN_FLIGHT) {
        await new Promise<void>((resolve) => {
          resume = resolve;
        });
      }
    },
  };
}
