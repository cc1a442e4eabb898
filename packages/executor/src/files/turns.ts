import { setImmediate } from 'node:timers/promises';

/** Records that are looked at before others have their turn. */
const RECORDS = 4096;

/** Called for each record of a long look at files, so that the server goes on answering. */
export function turns(): () => Promise<void> | undefined {
  let count = 0;
  return () => (++count % RECORDS === 0 ? setImmediate() : undefined);
}
