/** The emitter in the place of `sql-emit` for a run of the tests: what it writes for Snowflake is kept, too. */
import * as real from '../../../../packages/sql-emit/src/index.js';
import { keepStatement } from './keep.js';

export * from '../../../../packages/sql-emit/src/index.js';

export function emit(...args: Parameters<typeof real.emit>): ReturnType<typeof real.emit> {
  const emitted = real.emit(...args);
  if (args[1].dialect.name === 'snowflake') for (const sql of emitted.sql) keepStatement(sql);
  return emitted;
}
