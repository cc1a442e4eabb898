import { ExecutionError } from '../../execution-error.js';
import type { CsvOptions } from './options.js';

/** Splits CSV text into records and cells as the parser that Spark uses does, odd quotes and all. */
export interface Tokenizer {
  /** The cells of one line. */
  line(text: string): readonly string[];
  /** The records of a text whose quoted cells may hold line ends, with their texts. Comments and empty lines are left out. */
  records(text: string): Generator<{ readonly cells: readonly string[]; readonly text: string }>;
}

const END = -1;
const NEWLINE = 10;

/** Unquoted cells that are empty are the null value, quoted ones the empty value. */
export function tokenizer(o: CsvOptions): Tokenizer {
  const state = new Scanner(o);
  const plain =
    !o.trimLeft && !o.trimRight && o.quote !== '\0' && o.nullValue === '' && o.maxCharsPerColumn < 0
      ? o.quote
      : undefined;
  return {
    line(text) {
      if (plain !== undefined && !text.includes(plain)) {
        const cells = text.split(o.separator);
        if (cells.length > o.maxColumns) tooMany(o);
        return cells;
      }
      state.open(text, undefined);
      state.record();
      return state.cells;
    },
    *records(text) {
      const lineEnd = o.lineSeparator ?? /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
      state.open(text, lineEnd);
      while (!state.atEnd()) {
        const start = state.position();
        if (o.comment !== '' && text.startsWith(o.comment, start)) {
          state.skipLine();
          continue;
        }
        state.record();
        if (state.cells.length === 0) continue;
        let end = state.position();
        if (text.startsWith(lineEnd, end - lineEnd.length) && end - lineEnd.length >= start) end -= lineEnd.length;
        else if (lineEnd !== '\n' && o.lineSeparator === undefined && text[end - 1] === '\n') end--;
        yield { cells: state.cells, text: text.slice(start, end) };
      }
    },
  };
}

function tooMany(o: CsvOptions): never {
  throw new ExecutionError(`A record has more than ${o.maxColumns} columns (option maxColumns).`);
}

/** The state of one pass over a text: `ch` is the character at hand, line ends are NEWLINE. */
class Scanner {
  cells: string[] = [];
  private text = '';
  private at = 0;
  private ch = END;
  private width = 0;
  private prev = 0;
  private value = '';
  private lineEnd: string | undefined;
  private readonly o: CsvOptions;
  private readonly quote: number;
  private readonly escape: number;
  private readonly escapeEscape: number;
  private readonly first: number;

  constructor(o: CsvOptions) {
    this.o = o;
    const code = (s: string): number => (s === '\0' || s === '' ? -2 : s.charCodeAt(0));
    this.quote = code(o.quote);
    this.escape = code(o.escape);
    this.escapeEscape = code(o.escapeEscape);
    this.first = o.separator.charCodeAt(0);
  }

  /** `lineEnd` absent: the text is one line. */
  open(text: string, lineEnd: string | undefined): void {
    this.text = text;
    this.lineEnd = lineEnd;
    this.at = 0;
    this.width = 0;
    this.ch = END;
  }
  atEnd(): boolean {
    return this.at >= this.text.length;
  }
  position(): number {
    return this.at;
  }
  skipLine(): void {
    const end = this.text.indexOf(this.lineEnd ?? '\n', this.at);
    this.at = end < 0 ? this.text.length : end + (this.lineEnd ?? '\n').length;
  }

  /** Take the next character. */
  private next(): void {
    if (this.at >= this.text.length) {
      this.ch = END;
      this.width = 0;
      return;
    }
    const code = this.text.charCodeAt(this.at);
    const { lineEnd } = this;
    if (lineEnd !== undefined && code === lineEnd.charCodeAt(0) && this.text.startsWith(lineEnd, this.at)) {
      this.ch = NEWLINE;
      this.width = lineEnd.length;
    } else {
      // without a separator of its own, a lone \n ends a record in any text
      this.ch = code === NEWLINE && (lineEnd === undefined || this.o.lineSeparator !== undefined) ? -10 : code;
      this.width = 1;
    }
    this.at += this.width;
  }
  /** The text of the character at hand. */
  private raw(): string {
    return this.text.slice(this.at - this.width, this.at);
  }
  private isDelimiter(): boolean {
    const { separator } = this.o;
    if (this.ch !== this.first) return false;
    return separator.length === 1 || this.text.startsWith(separator, this.at - 1);
  }
  /** Past a separator of several characters. */
  private passDelimiter(): void {
    this.at += this.o.separator.length - 1;
  }
  private ends(): boolean {
    return this.ch === NEWLINE || this.ch === END;
  }
  private isBlank(): boolean {
    return (this.ch >= 0 && this.ch <= 32 && this.ch !== NEWLINE) || this.ch === -10;
  }

  private push(cell: string): void {
    if (this.cells.length >= this.o.maxColumns) tooMany(this.o);
    if (this.o.maxCharsPerColumn >= 0 && cell.length > this.o.maxCharsPerColumn)
      throw new ExecutionError(
        `A cell has more than ${this.o.maxCharsPerColumn} characters (option maxCharsPerColumn).`,
      );
    this.cells.push(cell);
  }

  /** Read up to the end of the record, and past it. */
  record(): void {
    this.cells = [];
    this.next();
    if (this.o.trimLeft) this.skipBlanks();
    while (!this.ends()) {
      if (this.o.trimLeft) this.skipBlanks();
      if (this.isDelimiter()) this.push(this.o.nullValue);
      else if (this.ends()) {
        this.push(this.o.nullValue);
        return;
      } else if (this.ch === this.quote) this.quoted();
      else this.unquoted();
      if (this.ends()) return;
      this.passDelimiter();
      this.next();
      if (this.ends()) {
        this.push(this.o.nullValue);
        return;
      }
    }
  }

  private skipBlanks(): void {
    while (this.isBlank() && !this.isDelimiter() && this.ch !== this.quote) this.next();
  }

  /** The raw text up to the separator or the end. */
  private untilDelimiter(): string {
    const start = this.at - this.width;
    while (!this.ends() && !this.isDelimiter()) this.next();
    const text = this.text.slice(start, this.at - this.width);
    return this.o.trimRight ? text.replace(/[\0-\x20]+$/, '') : text;
  }
  private unquoted(): void {
    const text = this.untilDelimiter();
    this.push(text === '' ? this.o.nullValue : text);
  }

  private quoted(): void {
    this.value = '';
    this.prev = 0;
    this.quotedValue();
    if (this.ch === END && !this.closed()) {
      // the text ends within the quotes
      if (this.prev === this.escape && this.escape !== this.quote) this.value += this.o.escape;
    }
    this.push(this.value === '' ? this.o.emptyValue : this.value);
  }
  private closed(): boolean {
    return this.prev === this.quote;
  }

  /** From the quote on. A quote that is neither doubled nor at the end makes the whole cell raw text, quotes included. */
  private quotedValue(): void {
    this.next();
    // a quote that ends the text is itself
    if (this.ch === END) this.value = this.o.quote;
    for (;;) {
      if (this.prev === this.quote && (this.isBlank() || this.isDelimiter() || this.ends())) break;
      if (this.ch === END) return;
      if (this.ch !== this.quote && this.ch !== this.escape) {
        if (this.prev === this.quote) {
          this.value += this.o.quote + this.raw();
          this.rawRest();
          return;
        }
        if (this.prev === this.escape) this.value += this.o.escape;
        const start = this.at - this.width;
        while (this.ch !== END && this.ch !== this.quote && this.ch !== this.escape && this.ch !== this.escapeEscape)
          this.next();
        this.value += this.text.slice(start, this.at - this.width);
        if (this.ch === END) {
          this.prev = 0;
          return;
        }
        this.prev = this.ch;
        this.next();
      } else {
        this.quoteOrEscape();
        this.prev = this.ch;
        this.next();
      }
    }
    if (this.isDelimiter() || this.ends()) return;
    const blanks = this.at - this.width;
    while (this.isBlank() && !this.isDelimiter()) this.next();
    if (this.isDelimiter() || this.ends()) return;
    this.value += this.o.quote + this.text.slice(blanks, this.at);
    this.rawRest();
  }
  /** What follows an unescaped quote is taken as it is, and so is what stood before it. */
  private rawRest(): void {
    this.next();
    this.value = this.o.quote + this.value + this.untilDelimiter();
    this.prev = 0;
  }
  private quoteOrEscape(): void {
    const { quote, escapeEscape } = this;
    if (this.ch === this.escape && this.prev === escapeEscape) {
      this.value += this.o.escape;
      this.ch = 0;
    } else if (this.prev === this.escape) {
      if (this.ch === quote) {
        this.value += this.o.quote;
        this.ch = 0;
      } else this.value += this.o.escape;
    } else if (this.ch === quote && this.prev === quote) {
      this.value += this.o.quote;
    } else if (this.prev === quote) {
      throw new ExecutionError(
        'A quote is followed by the escape character: Spark reads the cells behind it in a way that is not known here.',
      );
    }
  }
}
