import { reason } from '../input/text.js';

/** When the reader of our output goes away (`| head`), stop without a word; what else stops writing is said in one line. */
export function watchStreams(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    process.stderr.write(`spark-sql-to-snowflake: the output can't be written: ${reason(error)}\n`);
    process.exit(1);
  });
  // Nobody is left to tell.
  process.stderr.on('error', () => undefined);
}
