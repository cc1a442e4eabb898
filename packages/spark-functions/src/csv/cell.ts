import { defineHelper } from '../define.js';
import { memo } from '../memo.js';

/** How a cell of CSV is written. Empty `escapeEscape`: the escape character itself is not escaped. */
export interface CsvCellOptions {
  readonly separator: string;
  readonly quote: string;
  readonly escape: string;
  readonly escapeEscape: string;
  readonly comment: string;
  readonly quoteAll: boolean;
  readonly escapeQuotes: boolean;
  readonly trimLeft: boolean;
  readonly trimRight: boolean;
  readonly nullValue: string;
  readonly emptyValue: string;
}

export const CSV_CELL_DEFAULTS: CsvCellOptions = {
  separator: ',',
  quote: '"',
  escape: '\\',
  escapeEscape: '\\',
  comment: '#',
  quoteAll: false,
  escapeQuotes: true,
  trimLeft: true,
  trimRight: true,
  nullValue: '',
  emptyValue: '""',
};

/** A value's text between quotes. */
export function quotedCsv(text: string, o: CsvCellOptions): string {
  let inside = '';
  for (const c of text) {
    if (c === o.quote) inside += o.escape + c;
    else if (c === o.escape && o.escapeEscape !== '\0') inside += o.escapeEscape + c;
    else inside += c;
  }
  return o.quote + inside + o.quote;
}

/** A value's text as the cell at place `at` of its record; `inside` changes what goes between quotes. */
export function csvCell(text: string | null, at: number, o: CsvCellOptions, inside = (t: string): string => t): string {
  if (text === null) return o.quoteAll ? quotedCsv(o.nullValue, o) : o.nullValue;
  let from = 0;
  while (o.trimLeft && from < text.length && text.charCodeAt(from) <= 32) from++;
  let to = text.length;
  while (o.trimRight && to > from && text.charCodeAt(to - 1) <= 32) to--;
  const shown = text.slice(from, to);
  if (shown === '') return o.emptyValue;
  // blanks at the end are looked at before they are taken away
  const looked = to < text.length ? text.slice(from) : shown;
  const special =
    o.quoteAll ||
    looked.includes(o.separator) ||
    looked.includes('\n') ||
    looked.includes('\r') ||
    (o.escapeQuotes ? looked.includes(o.quote) : looked.startsWith(o.quote)) ||
    (at === 0 && text.startsWith(o.comment));
  return special ? quotedCsv(inside(shown), o) : shown;
}

/** Cells as a record; NULL for a record that is nothing at all. */
function csvLine(cells: readonly (string | null)[], o: CsvCellOptions): string | null {
  let line = '';
  for (let i = 0; i < cells.length; i++) line += (i > 0 ? o.separator : '') + csvCell(cells[i] ?? null, i, o);
  return line || null;
}

const planOf = memo(
  (text): CsvCellOptions => ({ ...CSV_CELL_DEFAULTS, ...(JSON.parse(text) as Partial<CsvCellOptions>) }),
);

export const toCsvHelper = defineHelper({
  name: 'to_csv',
  params: { cells: 'strings', plan: 'string' },
  returns: 'string',
  body: ({ cells, plan }) => csvLine(cells, planOf(plan)),
});
