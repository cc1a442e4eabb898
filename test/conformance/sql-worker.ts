/** Runs files of Spark's SQL suite for sql.ts, which watches it: what hangs or crashes costs this process, and one statement. */
import { failure, type SuiteFile } from './sql-outcome.js';
import { openSession } from './sql-session.js';

export interface Task {
  readonly file: SuiteFile;
  /** Statements before this one have been reported: they are run again for what they define. */
  readonly start: number;
  /** Statements that a process before this one did not survive. */
  readonly skip: readonly number[];
}
export type Message =
  | { readonly kind: 'begin'; readonly index: number }
  | { readonly kind: 'done'; readonly index: number; readonly outcome: string; readonly ms: number }
  | { readonly kind: 'end' };

const send = (message: Message): void => void process.send?.(message);

process.on('message', async ({ file, start, skip }: Task) => {
  const session = await openSession(file);
  for (const [index, { sql }] of file.statements.entries()) {
    if (skip.includes(index)) continue;
    send({ kind: 'begin', index });
    const started = performance.now();
    const outcome = await session
      .run(sql)
      .catch((e: unknown) => failure('bug', e instanceof Error ? (e.stack ?? e.message) : String(e)));
    if (index >= start) send({ kind: 'done', index, outcome, ms: performance.now() - started });
  }
  session.close();
  send({ kind: 'end' });
});
