import { textLines, wholeText } from '../lines.js';
import type { CsvOptions } from './options.js';
import { tokenizer } from './tokenize.js';

export interface CsvRecord {
  readonly cells: readonly string[];
  readonly text: string;
}

const NO_CELLS: readonly string[] = [];

/** Lines of nothing but blanks, and comments, are no records. */
const counts = (line: string, o: CsvOptions): boolean =>
  (line.charCodeAt(0) > 32 || /[^\0-\x20]/.test(line)) && !(o.comment !== '' && line.startsWith(o.comment));

/** The records of a file, its header first where it has one. `uncut`: nobody asks for their cells. */
export function* csvRecords(path: string, o: CsvOptions, uncut = false): Generator<CsvRecord> {
  const split = tokenizer(o);
  if (o.multiLine) {
    yield* split.records(wholeText(path, o.encoding));
    return;
  }
  for (const line of textLines(path, o.encoding, o.lineSeparator))
    if (counts(line, o)) yield { cells: uncut ? NO_CELLS : split.line(line), text: line };
}
