import type { Row } from '../../value.js';

/** Makes the text of files of rows. */
export interface LineWriter {
  /** What each file begins with, even one without rows. */
  readonly header: string;
  /** A row, with its line end; empty where a row leaves nothing. */
  line(row: Row): string;
}
