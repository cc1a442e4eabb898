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
  let shown = text;
  if (o.trimLeft) shown = shown.replace(/^[\0-\x20]+/, '');
  if (o.trimRight) shown = shown.replace(/[\0-\x20]+$/, '');
  if (shown === '') return o.emptyValue;
  const special =
    o.quoteAll ||
    shown.includes(o.separator) ||
    shown.includes('\n') ||
    shown.includes('\r') ||
    (o.escapeQuotes ? shown.includes(o.quote) : shown.startsWith(o.quote)) ||
    (at === 0 && text.startsWith(o.comment));
  return special ? quotedCsv(inside(shown), o) : shown;
}

/** Cells as a record; NULL for a record that is nothing at all. */
export function csvLine(cells: readonly (string | null)[], options: Partial<CsvCellOptions>): string | null {
  const o = { ...CSV_CELL_DEFAULTS, ...options };
  return cells.map((c, i) => csvCell(c ?? null, i, o)).join(o.separator) || null;
}

const planOf = memo((text) => JSON.parse(text) as Partial<CsvCellOptions>);

export const toCsvHelper = defineHelper({
  name: 'to_csv',
  params: { cells: 'strings', plan: 'string' },
  returns: 'string',
  body: ({ cells, plan }) => csvLine(cells, planOf(plan)),
});
