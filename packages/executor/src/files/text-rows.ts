import { fail } from '@spark-sql-to-snowflake/plan-ir';
import { textLines, wholeText } from './lines.js';
import type { FileOptions } from './options.js';
import type { RowsOf } from './spec.js';

/** Text files: a row a line, or with `wholetext` a row a file. */
export function textRows(o: FileOptions): RowsOf {
  const whole = o.flag('wholetext', false);
  const separator = o.get('lineSep');
  if (separator === '') fail('file-option', { what: "requirement failed: 'lineSep' cannot be an empty string." });
  return (wanted) =>
    function* rows({ path }) {
      const row = (text: string): readonly string[] => wanted.map(() => text);
      if (whole) {
        const text = wholeText(path, 'utf-8');
        if (text !== '') yield row(text);
        return;
      }
      for (const line of textLines(path, 'utf-8', separator)) yield row(line);
    };
}
