import { Refusal } from '../datetime/refusal.js';

/** How a record of CSV is read. A quote, escape or comment of `\0` is none. */
export interface CsvSyntax {
  readonly separator: string;
  readonly quote: string;
  readonly escape: string;
  readonly escapeEscape: string;
  readonly comment: string;
  readonly trimLeft: boolean;
  readonly trimRight: boolean;
}

export const CSV_SYNTAX: CsvSyntax = {
  separator: ',',
  quote: '"',
  escape: '\\',
  escapeEscape: '\\',
  comment: '\0',
  trimLeft: false,
  trimRight: false,
};

/** A cell: its text, or null for nothing at all; was it quoted? */
export interface CsvCell {
  readonly text: string | null;
  readonly quoted: boolean;
}

const isBlank = (c: string): boolean => c !== '' && c <= ' ';

/**
 * Reads the cells of one record in the way of Spark's reader. A line break is a character like others. A quote that no separator
 * follows makes all up to the next separator the cell, quotes included.
 */
class RecordReader {
  private at = 0;
  private readonly text: string;
  private readonly syntax: CsvSyntax;

  constructor(text: string, syntax: CsvSyntax) {
    this.text = text;
    this.syntax = syntax;
  }

  cells(): readonly CsvCell[] {
    const cells: CsvCell[] = [];
    for (;;) {
      cells.push(this.cell());
      if (this.at >= this.text.length) return cells;
      this.at += this.syntax.separator.length;
    }
  }

  private get char(): string {
    return this.text[this.at] ?? '';
  }
  private atSeparator(): boolean {
    return this.text.startsWith(this.syntax.separator, this.at);
  }
  private atEnd(): boolean {
    return this.at >= this.text.length || this.atSeparator();
  }

  private cell(): CsvCell {
    const { trimLeft, trimRight, quote } = this.syntax;
    if (trimLeft) while (isBlank(this.char) && !this.atSeparator()) this.at++;
    if (this.atEnd()) return { text: null, quoted: false };
    if (quote !== '\0' && this.char === quote) return { text: this.quoted(), quoted: true };
    const from = this.at;
    const text = this.untilSeparator();
    if (text.endsWith(quote)) this.refuseLong();
    const shown = trimRight ? text.replace(/[\0- ]+$/, '') : text;
    return { text: shown === '' && this.at > from ? null : shown, quoted: false };
  }

  private untilSeparator(): string {
    const from = this.at;
    const found = this.text.indexOf(this.syntax.separator, from);
    this.at = found < 0 ? this.text.length : found;
    return this.text.slice(from, this.at);
  }

  /** A quoted cell, or what looked like one. */
  private quoted(): string {
    const { quote, escape: mark, escapeEscape } = this.syntax;
    let out = '';
    let before = '\0';
    this.at++;
    while (this.at < this.text.length) {
      const c = this.char;
      if (before === quote && (isBlank(c) || this.atSeparator())) return this.afterQuote(out);
      if (c !== quote && c !== mark) {
        if (before === quote) return this.unescaped(out, '');
        if (before === mark && mark !== '\0') out += mark;
        out += c;
        before = c;
      } else if (c === mark && before === escapeEscape && escapeEscape !== '\0' && before !== '\0') {
        out += mark;
        before = '\0';
      } else if (before === mark && c === quote) {
        out += quote;
        before = '\0';
      } else {
        if (before === quote || before === mark) out += before;
        before = c;
      }
      this.at++;
    }
    return before === mark && mark !== quote ? out + mark : out;
  }

  /** Behind a closing quote: blanks are dropped before a separator, and make the quotes text before anything else. */
  private afterQuote(inside: string): string {
    const from = this.at;
    while (isBlank(this.char) && !this.atSeparator()) this.at++;
    if (this.atEnd()) return inside;
    return this.unescaped(inside, this.text.slice(from, this.at));
  }

  /** What stood in quotes, the blanks behind it and the rest of the cell as they are. */
  private unescaped(inside: string, blanks: string): string {
    this.refuseLong();
    const { quote } = this.syntax;
    return quote + inside + quote + blanks + this.untilSeparator();
  }

  /** With a separator of several characters Spark reads on in other ways. */
  private refuseLong(): void {
    if (this.syntax.separator.length > 1)
      throw new Refusal(`Quotes inside of cells are not read with a long separator: ${this.text}`);
  }
}

/** The cells of a record; undefined for one that is empty or a comment. */
export function csvRecord(text: string, syntax: CsvSyntax): readonly CsvCell[] | undefined {
  const start = syntax.trimLeft ? text.replace(/^[\0- ]+/, '') : text;
  if (text === '' || (syntax.comment !== '\0' && start.startsWith(syntax.comment))) return undefined;
  return new RecordReader(text, syntax).cells();
}
