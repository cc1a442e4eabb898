import { isIdentifierPart } from './identifier.js';
import { type LaxSyntax, scanFloat, scanNumber } from './number-scan.js';
import { JsonTextError } from './text-error.js';

/** What a reader stands on. Braces and brackets are named by themselves. */
export type JsonToken = '{' | '}' | '[' | ']' | 'name' | 'string' | 'int' | 'float' | 'true' | 'false' | 'null';

interface Scope {
  readonly kind: 'root' | '{' | '[';
  entries: number;
  name: string | undefined;
}

const BLANK = new Set([' ', '\n', '\r', '\t']);
const ESCAPES: Readonly<Record<string, string>> = {
  b: '\b',
  t: '\t',
  n: '\n',
  f: '\f',
  r: '\r',
  '"': '"',
  '/': '/',
  '\\': '\\',
};

/**
 * Reads JSON token by token in the way of Spark's reader, which is a stream: text behind the value is never looked at, a string is
 * read to its end only when it is asked for or passed, a value's first characters are read together with its name. What is left of
 * a malformed record hangs on these, since Spark goes on reading behind an error.
 */
export class JsonReader {
  token: JsonToken | undefined;
  private at = 0;
  private pending: JsonToken | undefined;
  private unread = false;
  private value = '';
  private readonly scopes: Scope[] = [{ kind: 'root', entries: 0, name: undefined }];
  private readonly text: string;
  private readonly lax: LaxSyntax;

  constructor(text: string, lax: LaxSyntax) {
    this.text = text;
    this.lax = lax;
  }

  /** The field that the reader is in or at; of a brace or bracket, the field that it is the value of. */
  get name(): string | undefined {
    return this.token === '{' || this.token === '[' ? this.scopes.at(-2)?.name : this.scope.name;
  }

  /** The text of a string, decoded, or of a number, as it is written. */
  get content(): string {
    if (this.unread) {
      this.unread = false;
      this.value = this.readString();
    }
    return this.value;
  }

  /** The text of a string that stands for bytes: control characters may be in it. */
  get bytesContent(): string {
    if (this.unread) {
      this.unread = false;
      this.value = this.readString('"', true);
    }
    return this.value;
  }

  /** To the next token; undefined at the end of the text. */
  next(): JsonToken | undefined {
    if (this.token === 'name') return this.afterName();
    if (this.unread) {
      this.unread = false;
      this.readString();
    }
    const c = this.skipBlanks();
    if (c === undefined) {
      if (this.scope.kind !== 'root') this.fail();
      this.token = undefined;
      return undefined;
    }
    if (c === ']' || c === '}') return this.close(c);
    let first = c;
    if (this.scope.kind !== 'root' && this.scope.entries++ > 0) {
      if (c !== ',') this.fail();
      first = this.required();
    }
    if (this.scope.kind !== '{') {
      const token = this.start(first);
      this.open(token);
      this.token = token;
      return token;
    }
    this.scope.name = first === '"' ? this.readString() : this.oddName(first);
    this.token = 'name';
    if (this.required() !== ':') this.fail();
    this.pending = this.start(this.required());
    return this.token;
  }

  /** From an opening brace or bracket to its end; nothing elsewhere. */
  skip(): void {
    if (this.token !== '{' && this.token !== '[') return;
    for (let open = 1; open > 0; ) {
      const token = this.next();
      if (token === undefined) this.fail();
      if (token === '{' || token === '[') open++;
      else if (token === '}' || token === ']') open--;
    }
  }

  private get scope(): Scope {
    return this.scopes.at(-1) as Scope;
  }
  private fail(): never {
    throw new JsonTextError();
  }

  private afterName(): JsonToken | undefined {
    const token = this.pending;
    this.pending = undefined;
    this.open(token);
    this.token = token;
    return token;
  }
  private open(token: JsonToken | undefined): void {
    if (token === '{' || token === '[') this.scopes.push({ kind: token, entries: 0, name: undefined });
  }
  private close(c: ']' | '}'): JsonToken {
    if (this.scope.kind !== (c === ']' ? '[' : '{')) this.fail();
    this.scopes.pop();
    this.token = c;
    return c;
  }

  /** The next character that is no blank, passed; undefined at the end. */
  private skipBlanks(): string | undefined {
    while (this.at < this.text.length) {
      const c = this.text[this.at++] as string;
      if (c === '/') this.comment();
      else if (c > ' ') return c;
      else if (!BLANK.has(c)) this.fail();
    }
    return undefined;
  }
  private required(): string {
    return this.skipBlanks() ?? this.fail();
  }
  private comment(): void {
    if (!this.lax.comments) this.fail();
    const kind = this.text[this.at++];
    const end = kind === '*' ? this.text.indexOf('*/', this.at) : this.text.slice(this.at).search(/[\r\n]/);
    if (kind !== '*' && kind !== '/') this.fail();
    if (kind === '*') this.at = end < 0 ? this.fail() : end + 2;
    else this.at = end < 0 ? this.text.length : this.at + end;
  }

  /** The token that begins with the character just passed. */
  private start(c: string): JsonToken {
    switch (c) {
      case '"':
        this.unread = true;
        return 'string';
      case '{':
      case '[':
        return c;
      case 't':
        return this.word('true', 1, 'true');
      case 'f':
        return this.word('false', 1, 'false');
      case 'n':
        return this.word('null', 1, 'null');
      default:
        return c === '-' || (c >= '0' && c <= '9') ? this.number(c) : this.oddValue(c);
    }
  }

  private word(word: string, from: number, token: JsonToken): JsonToken {
    for (let i = from; i < word.length; i++, this.at++) if (this.text[this.at] !== word[i]) this.badWord();
    const next = this.text[this.at];
    if (next !== undefined && isIdentifierPart(next)) this.badWord();
    return token;
  }
  private badWord(): never {
    while (this.at < this.text.length && isIdentifierPart(this.text[this.at] as string)) this.at++;
    return this.fail();
  }

  private oddValue(c: string): JsonToken {
    if (c === "'" && this.lax.singleQuotes) {
      this.value = this.readString(c);
      return 'string';
    }
    if (c === 'N') return this.notNumber('NaN', 1);
    if (c === 'I') return this.notNumber('Infinity', 1);
    if (c === '+') return this.signedWord('+');
    if (isIdentifierPart(c) && !/\d/.test(c)) this.badWord();
    return this.fail();
  }
  private signedWord(sign: string): JsonToken {
    if (this.text[this.at] !== 'I') {
      this.at++;
      this.fail();
    }
    const second = this.text[this.at + 1];
    this.at += 2;
    if (second === 'N') return this.notNumber(`${sign}INF`, 3);
    if (second === 'n') return this.notNumber(`${sign}Infinity`, 3);
    return this.fail();
  }
  private notNumber(word: string, from: number): JsonToken {
    this.word(word, from, 'float');
    if (!this.lax.nonNumericNumbers) this.fail();
    this.value = word;
    return 'float';
  }

  private number(c: string): JsonToken {
    if (c === '-' && !/\d/.test(this.text[this.at] ?? '')) return this.signedWord('-');
    const whole = scanNumber(this.text, this.at - 1, this.lax);
    const float = whole && scanFloat(this.text, whole.end);
    if (!whole || float === 'broken') return this.fail();
    this.at = float ? float.end : whole.end;
    this.value = whole.text + (float ? float.text : '');
    const next = this.text[this.at];
    // a number at the top must be followed by a blank
    if (this.scope.kind === 'root' && next !== undefined && !BLANK.has(next)) this.fail();
    return float ? 'float' : 'int';
  }

  private oddName(c: string): string {
    if (c === "'" && this.lax.singleQuotes) return this.readString(c);
    const fits = (d: string): boolean => isIdentifierPart(d) || '@#*-+'.includes(d);
    if (!this.lax.unquotedNames || !fits(c)) this.fail();
    const from = this.at - 1;
    while (this.at < this.text.length && fits(this.text[this.at] as string)) this.at++;
    return this.text.slice(from, this.at);
  }

  /** From behind the opening quote to behind the closing one. */
  private readString(quote = '"', control = this.lax.controlCharacters): string {
    let out = '';
    for (;;) {
      const from = this.at;
      while (this.at < this.text.length && this.isPlain(this.text[this.at] as string, quote)) this.at++;
      out += this.text.slice(from, this.at);
      if (this.at >= this.text.length) this.fail();
      const c = this.text[this.at++] as string;
      if (c === quote) return out;
      if (c === '\\') out += this.escaped();
      else if (control) out += c;
      else this.fail();
    }
  }
  private isPlain(c: string, quote: string): boolean {
    return c !== quote && c !== '\\' && c >= ' ';
  }
  private escaped(): string {
    if (this.at >= this.text.length) this.fail();
    const c = this.text[this.at++] as string;
    if (c === 'u') return this.codePoint();
    const known = ESCAPES[c];
    if (known !== undefined) return known;
    if (this.lax.anyEscape || (c === "'" && this.lax.singleQuotes)) return c;
    return this.fail();
  }
  private codePoint(): string {
    let value = 0;
    for (let i = 0; i < 4; i++) {
      const digit = this.text[this.at++] ?? this.fail();
      if (!/[0-9a-fA-F]/.test(digit)) this.fail();
      value = value * 16 + Number.parseInt(digit, 16);
    }
    return String.fromCharCode(value);
  }
}
