import type { WireRow } from './driver.js';

/** What making a table of rows needs of a session with Snowflake. */
export interface UploadSession {
  /** Run a statement, and take its rows. */
  send(sql: string, binds?: readonly string[]): Promise<readonly WireRow[]>;
  /** Run a statement unless the session has run it before. */
  once(sql: string): Promise<void>;
}
