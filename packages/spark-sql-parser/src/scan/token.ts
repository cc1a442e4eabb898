/**
 * One token: its type (see gen/tokens.ts) and its place in the text, as UTF-16 offsets with an exclusive end.
 * The scanner's type of a keyword is kept in `scanned`, since the keyword pass may turn it into a WORD.
 */
export class Token {
  type: number;
  readonly scanned: number;
  readonly start: number;
  readonly end: number;

  constructor(type: number, start: number, end: number) {
    this.type = type;
    this.scanned = type;
    this.start = start;
    this.end = end;
  }
}
