/** A number of JSON as it was written. */
export class JsonNumber {
  readonly text: string;
  readonly integral: boolean;
  constructor(text: string, integral: boolean) {
    this.text = text;
    this.integral = integral;
  }
}
/** Fields in the order of the text; a name may come twice. */
export class JsonObject {
  readonly names: string[] = [];
  readonly values: JsonValue[] = [];
}
export type JsonValue = null | boolean | string | JsonNumber | JsonObject | readonly JsonValue[];

/** What the parser takes that is no strict JSON. Names as Spark's options have them. */
export interface JsonSyntax {
  readonly allowComments: boolean;
  readonly allowUnquotedFieldNames: boolean;
  readonly allowSingleQuotes: boolean;
  readonly allowNumericLeadingZeros: boolean;
  readonly allowNonNumericNumbers: boolean;
  readonly allowBackslashEscapingAnyCharacter: boolean;
  readonly allowUnquotedControlChars: boolean;
}

/** Not JSON. */
export class JsonSyntaxError extends Error {
  override readonly name = 'JsonSyntaxError';
}

const NUMBER = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;
const LOOSE_NUMBER = /-?\d+(\.\d+)?([eE][+-]?\d+)?/y;
const NON_NUMERIC = /NaN|[+-]?Infinity|[+-]INF/y;
const BARE_NAME = /[\p{L}_$@#*+-][\p{L}\p{N}_$@#*+-]*/uy;
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};
const DEEPEST = 1000;

/**
 * The first value of a text; undefined where there is none but blanks. What follows the value is not looked at, as on Spark.
 * Throws JsonSyntaxError.
 */
export function parseJson(text: string, syntax: JsonSyntax): JsonValue | undefined {
  const parser = new Parser(text, syntax);
  parser.blanks();
  return parser.at >= text.length ? undefined : parser.value(0);
}

class Parser {
  at = 0;
  private readonly text: string;
  private readonly syntax: JsonSyntax;

  constructor(text: string, syntax: JsonSyntax) {
    this.text = text;
    this.syntax = syntax;
  }

  private wrong(): never {
    throw new JsonSyntaxError(`unexpected ${JSON.stringify(this.text[this.at] ?? 'end')} at ${this.at}`);
  }

  blanks(): void {
    for (;;) {
      const c = this.text.charCodeAt(this.at);
      if (c === 32 || c === 10 || c === 13 || c === 9) this.at++;
      else if (c === 47 && this.syntax.allowComments) this.comment();
      else return;
    }
  }
  private comment(): void {
    const line = this.text[this.at + 1] === '/';
    if (!line && this.text[this.at + 1] !== '*') this.wrong();
    const end = line ? this.text.indexOf('\n', this.at) : this.text.indexOf('*/', this.at + 2);
    if (end < 0 && !line) this.wrong();
    this.at = end < 0 ? this.text.length : end + (line ? 1 : 2);
  }

  value(depth: number): JsonValue {
    if (depth > DEEPEST) this.wrong();
    const c = this.text[this.at];
    switch (c) {
      case '{':
        return this.object(depth);
      case '[':
        return this.array(depth);
      case '"':
        return this.string('"');
      case "'":
        return this.syntax.allowSingleQuotes ? this.string("'") : this.wrong();
      case 't':
        return this.word('true', true);
      case 'f':
        return this.word('false', false);
      case 'n':
        return this.word('null', null);
      default:
        return this.number();
    }
  }

  private word<T>(word: string, value: T): T {
    if (!this.text.startsWith(word, this.at)) this.wrong();
    this.at += word.length;
    if (/[\p{L}\p{N}_$]/u.test(this.text[this.at] ?? '')) this.wrong();
    return value;
  }

  private number(): JsonNumber {
    if (this.syntax.allowNonNumericNumbers) {
      NON_NUMERIC.lastIndex = this.at;
      const word = NON_NUMERIC.exec(this.text);
      if (word) {
        this.at += word[0].length;
        return new JsonNumber(word[0].replace('INF', 'Infinity').replace('+', ''), false);
      }
    }
    const shape = this.syntax.allowNumericLeadingZeros ? LOOSE_NUMBER : NUMBER;
    shape.lastIndex = this.at;
    const match = shape.exec(this.text);
    if (!match) return this.wrong();
    this.at += match[0].length;
    // a number ends at a blank or a bracket, a comma, the end
    if (!/^[\s,\]}/]?$/.test(this.text[this.at] ?? '')) this.wrong();
    return new JsonNumber(match[0].replace(/^(-?)0+(?=\d)/, '$1'), match[1] === undefined && match[2] === undefined);
  }

  private string(quote: string): string {
    const { text } = this;
    let out = '';
    let from = ++this.at;
    for (;;) {
      const c = text.charCodeAt(this.at);
      if (Number.isNaN(c)) this.wrong();
      if (c === quote.charCodeAt(0)) {
        out += text.slice(from, this.at++);
        return out;
      }
      if (c < 32 && !this.syntax.allowUnquotedControlChars) this.wrong();
      if (c !== 92) {
        this.at++;
        continue;
      }
      out += text.slice(from, this.at);
      out += this.escape();
      from = this.at;
    }
  }
  private escape(): string {
    const c = this.text[this.at + 1];
    if (c === 'u') {
      const hex = this.text.slice(this.at + 2, this.at + 6);
      if (!/^[0-9a-fA-F]{4}$/.test(hex)) this.wrong();
      this.at += 6;
      return String.fromCharCode(Number.parseInt(hex, 16));
    }
    const known = c === undefined ? undefined : ESCAPES[c];
    if (
      c === undefined ||
      (known === undefined &&
        !this.syntax.allowBackslashEscapingAnyCharacter &&
        !(c === "'" && this.syntax.allowSingleQuotes))
    )
      return this.wrong();
    this.at += 2;
    return known ?? c;
  }

  private array(depth: number): readonly JsonValue[] {
    const items: JsonValue[] = [];
    this.at++;
    this.blanks();
    if (this.text[this.at] === ']') {
      this.at++;
      return items;
    }
    for (;;) {
      this.blanks();
      items.push(this.value(depth + 1));
      this.blanks();
      const c = this.text[this.at++];
      if (c === ']') return items;
      if (c !== ',') {
        this.at--;
        this.wrong();
      }
    }
  }

  private object(depth: number): JsonObject {
    const object = new JsonObject();
    this.at++;
    this.blanks();
    if (this.text[this.at] === '}') {
      this.at++;
      return object;
    }
    for (;;) {
      this.blanks();
      object.names.push(this.name());
      this.blanks();
      if (this.text[this.at] !== ':') this.wrong();
      this.at++;
      this.blanks();
      object.values.push(this.value(depth + 1));
      this.blanks();
      const c = this.text[this.at++];
      if (c === '}') return object;
      if (c !== ',') {
        this.at--;
        this.wrong();
      }
    }
  }
  private name(): string {
    const c = this.text[this.at];
    if (c === '"' || (c === "'" && this.syntax.allowSingleQuotes)) return this.string(c);
    if (!this.syntax.allowUnquotedFieldNames) this.wrong();
    BARE_NAME.lastIndex = this.at;
    const match = BARE_NAME.exec(this.text);
    if (!match) return this.wrong();
    this.at += match[0].length;
    return match[0];
  }
}
