import { type Field, oneLine } from '@spark-sql-to-snowflake/plan-ir';
import type { Row } from '../value.js';
import { cellText } from './cell.js';
import { padded, width } from './text.js';

export interface ShowOptions {
  readonly timeZone: string;
  /** Characters of a cell at most; longer ones end in `...`. Default: no limit. */
  readonly truncate?: number;
}

/** The texts of the rows' cells as `DataFrame.show` cuts them. Names of columns are never cut. */
function cellsOf(schema: readonly Field[], rows: readonly Row[], options: ShowOptions): readonly (readonly string[])[] {
  const limit = options.truncate;
  const cut = (text: string): string => {
    if (limit === undefined || text.length <= limit) return text;
    return limit < 4 ? text.slice(0, limit) : `${text.slice(0, limit - 3)}...`;
  };
  return rows.map((row) => schema.map((f, i) => cut(oneLine(cellText(row[i] ?? null, f.type, options.timeZone)))));
}

/** No column is narrower than this. */
const NARROWEST = 3;

/** Rows as a plain table with Spark's own rules of showing values. */
export function showTable(schema: readonly Field[], rows: readonly Row[], options: ShowOptions): string {
  const header = schema.map((f) => oneLine(f.name));
  const cells = cellsOf(schema, rows, options);
  const widths = header.map((h, i) => Math.max(NARROWEST, width(h), ...cells.map((c) => width(c[i] ?? ''))));
  const side = options.truncate === undefined ? 'left' : 'right';
  const line = (texts: readonly string[]): string =>
    `|${texts.map((t, i) => padded(t, widths[i] ?? 0, side)).join('|')}|`;
  const rule = `+${widths.map((w) => '-'.repeat(w)).join('+')}+`;
  return [rule, line(header), rule, ...cells.map(line), rule].join('\n');
}

/** The same, a line a cell. */
export function showVertical(schema: readonly Field[], rows: readonly Row[], options: ShowOptions): string {
  if (rows.length === 0) return '(0 rows)';
  const names = schema.map((f) => oneLine(f.name));
  const cells = cellsOf(schema, rows, options);
  const nameWidth = Math.max(NARROWEST, ...names.map(width));
  const cellWidth = Math.max(NARROWEST, ...cells.flatMap((row) => row.map(width)));
  const lines = cells.flatMap((row, i) => [
    padded(`-RECORD ${i}`, nameWidth + cellWidth + 5, 'left', '-'),
    ...row.map((cell, c) => ` ${padded(names[c] ?? '', nameWidth, 'left')} | ${padded(cell, cellWidth, 'left')} `),
  ]);
  return lines.join('\n');
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const html = (text: string): string => text.replace(/[&<>"]/g, (c) => ENTITIES[c] ?? c);

/** The same as an HTML table, which notebooks show. */
export function showHtml(schema: readonly Field[], rows: readonly Row[], options: ShowOptions): string {
  const header = schema.map((f) => html(oneLine(f.name)));
  const cells = cellsOf(schema, rows, options);
  return [
    "<table border='1'>",
    `<tr><th>${header.join('</th><th>')}</th></tr>`,
    ...cells.map((row) => `<tr><td>${row.map(html).join('</td><td>')}</td></tr>`),
    '</table>',
  ].join('\n');
}
