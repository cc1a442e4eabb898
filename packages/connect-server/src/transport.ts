import type { ServerWritableStream } from '@grpc/grpc-js';
import type { Encoded } from './operation/encode-response.js';
import type { ResponseStream } from './operation/stream-responses.js';

/** Bytes handed to the transport that it has not passed on yet; beyond them the next response waits. */
const IN_FLIGHT = 1024 * 1024;

/** A call's stream with the pressure that its client puts on it. */
export function responseStream(call: ServerWritableStream<Buffer, Encoded>): ResponseStream {
  const departure = { gone: call.cancelled, onGone: undefined as (() => void) | undefined };
  let inFlight = 0;
  let resume: (() => void) | undefined;
  const passedOn = (): void => {
    const go = resume;
    resume = undefined;
    go?.();
  };
  const leave = (): void => {
    departure.gone = true;
    departure.onGone?.();
    passedOn();
  };
  call.on('cancelled', leave);
  call.on('close', leave);
  return {
    departure,
    async write(data) {
      if (departure.gone) return;
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
