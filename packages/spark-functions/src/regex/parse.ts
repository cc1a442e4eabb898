/** Java's regular expressions as a tree: what the translators print in another dialect, or refuse. */
export type RegexNode =
  | { readonly kind: 'sequence'; readonly items: readonly RegexNode[] }
  | { readonly kind: 'choice'; readonly options: readonly RegexNode[] }
  /** One code point, as itself. */
  | { readonly kind: 'char'; readonly code: number }
  | { readonly kind: 'dot' }
  | CharClass
  /** `^ $ \b \B \A \z \Z \G`. */
  | { readonly kind: 'anchor'; readonly which: '^' | '$' | 'b' | 'B' | 'A' | 'z' | 'Z' | 'G' }
  | {
      readonly kind: 'group';
      readonly form: 'capture' | 'plain' | 'ahead' | 'not-ahead' | 'behind' | 'not-behind' | 'atomic';
      readonly name?: string;
      readonly body: RegexNode;
    }
  | { readonly kind: 'backreference'; readonly group: number | string }
  | {
      readonly kind: 'repeat';
      readonly body: RegexNode;
      readonly min: number;
      /** Absent: no upper bound. */
      readonly max?: number;
      readonly mode: 'greedy' | 'lazy' | 'possessive';
    };
export interface CharClass {
  readonly kind: 'class';
  readonly negated: boolean;
  readonly items: readonly ClassItem[];
}
export type ClassItem =
  | { readonly kind: 'range'; readonly from: number; readonly to: number }
  /** `\d \w \s \h \v` and, negated, their capitals; `\p{Name}`. */
  | { readonly kind: 'set'; readonly name: string; readonly negated: boolean };

export interface Regex {
  readonly root: RegexNode;
  /** `(?i)` at the very start: ASCII letters of either case. */
  readonly ignoreCase: boolean;
  /** `(?s)` at the very start: the dot takes line ends. */
  readonly dotAll: boolean;
  /** `(?m)` at the very start: `^` and `$` at every line. */
  readonly multiline: boolean;
  readonly groups: number;
}

/** Reads a Java pattern; a text of what is not understood (or is no pattern at all). */
export function parseRegex(pattern: string): Regex | string {
  try {
    return new Reader(pattern).whole();
  } catch (e) {
    if (e instanceof NotRead) return e.message;
    throw e;
  }
}

class NotRead extends Error {}

const ESCAPED_CHARS: Readonly<Record<string, number>> = { t: 9, n: 10, r: 13, f: 12, a: 7, e: 27 };
const META = '\\^$.|?*+()[]{}';

class Reader {
  private at = 0;
  private groups = 0;
  private readonly chars: readonly string[];

  constructor(pattern: string) {
    this.chars = [...pattern];
  }

  whole(): Regex {
    const flags = this.leadingFlags();
    const root = this.choice();
    if (this.at < this.chars.length) throw new NotRead('a parenthesis is closed that was not opened');
    return {
      root,
      ignoreCase: flags.includes('i'),
      dotAll: flags.includes('s'),
      multiline: flags.includes('m'),
      groups: this.groups,
    };
  }

  private peek(ahead = 0): string {
    return this.chars[this.at + ahead] ?? '';
  }
  private next(): string {
    const c = this.chars[this.at];
    if (c === undefined) throw new NotRead('the pattern ends too early');
    this.at++;
    return c;
  }
  private eat(text: string): boolean {
    if (this.chars.slice(this.at, this.at + text.length).join('') !== text) return false;
    this.at += text.length;
    return true;
  }
  private until(end: string): string {
    let text = '';
    while (this.peek() !== end) text += this.next();
    this.at++;
    return text;
  }

  private leadingFlags(): string {
    let flags = '';
    // several may follow each other; what stands behind a minus is set off
    while (this.peek() === '(' && this.peek(1) === '?') {
      const match = /^\(\?([ims]*)(?:-([ims]*))?\)/.exec(this.chars.slice(this.at, this.at + 12).join(''));
      if (!match) break;
      const off = match[2] ?? '';
      flags = [...flags, ...(match[1] ?? '')].filter((f) => !off.includes(f)).join('');
      this.at += match[0].length;
    }
    return flags;
  }

  private choice(): RegexNode {
    const options = [this.sequence()];
    while (this.eat('|')) options.push(this.sequence());
    return options.length === 1 ? (options[0] as RegexNode) : { kind: 'choice', options };
  }

  private sequence(): RegexNode {
    const items: RegexNode[] = [];
    while (this.at < this.chars.length && this.peek() !== '|' && this.peek() !== ')') {
      if (this.eat('\\Q')) {
        while (this.at < this.chars.length && !this.eat('\\E')) items.push(char(this.next()));
        continue;
      }
      items.push(this.repeated(this.atom()));
    }
    return items.length === 1 ? (items[0] as RegexNode) : { kind: 'sequence', items };
  }

  private repeated(body: RegexNode): RegexNode {
    const bounds = this.bounds();
    if (!bounds) return body;
    const mode = this.eat('?') ? 'lazy' : this.eat('+') ? 'possessive' : 'greedy';
    const node: RegexNode = { kind: 'repeat', body, ...bounds, mode };
    if (/[*+?]/.test(this.peek())) throw new NotRead('two quantifiers follow each other');
    return node;
  }

  private bounds(): { readonly min: number; readonly max?: number } | undefined {
    if (this.eat('*')) return { min: 0 };
    if (this.eat('+')) return { min: 1 };
    if (this.eat('?')) return { min: 0, max: 1 };
    if (this.peek() !== '{') return undefined;
    this.at++;
    const match = /^(\d+)(,(\d*))?$/.exec(this.until('}'));
    if (!match?.[1]) throw new NotRead('a brace is no quantifier');
    const min = Number(match[1]);
    if (match[2] === undefined) return { min, max: min };
    return match[3] ? { min, max: Number(match[3]) } : { min };
  }

  private atom(): RegexNode {
    const c = this.next();
    switch (c) {
      case '.':
        return { kind: 'dot' };
      case '^':
      case '$':
        return { kind: 'anchor', which: c };
      case '(':
        return this.group();
      case '[':
        return this.class();
      case '\\':
        return this.escape();
      case '*':
      case '+':
      case '?':
      case '{':
        throw new NotRead(`a quantifier ${c} has nothing before it`);
      default:
        return char(c);
    }
  }

  private group(): RegexNode {
    const form = this.groupForm();
    if (form.form === 'capture') this.groups++;
    const body = this.choice();
    if (!this.eat(')')) throw new NotRead('a parenthesis is not closed');
    return { kind: 'group', ...form, body };
  }

  private groupForm(): Pick<RegexNode & { kind: 'group' }, 'form' | 'name'> {
    if (!this.eat('?')) return { form: 'capture' };
    if (this.eat(':')) return { form: 'plain' };
    if (this.eat('=')) return { form: 'ahead' };
    if (this.eat('!')) return { form: 'not-ahead' };
    if (this.eat('>')) return { form: 'atomic' };
    if (this.eat('<=')) return { form: 'behind' };
    if (this.eat('<!')) return { form: 'not-behind' };
    if (this.eat('<')) return { form: 'capture', name: this.until('>') };
    throw new NotRead('flags stand inside the pattern');
  }

  private escape(): RegexNode {
    const c = this.next();
    if (/[1-9]/.test(c)) {
      if (/\d/.test(this.peek())) throw new NotRead('a reference has more than one digit');
      return { kind: 'backreference', group: Number(c) };
    }
    if (c === 'k' && this.eat('<')) return { kind: 'backreference', group: this.until('>') };
    if (c === 'b' || c === 'B' || c === 'A' || c === 'z' || c === 'Z' || c === 'G') {
      if (c === 'b' && this.peek() === '{') throw new NotRead('\\b{…} is not known');
      return { kind: 'anchor', which: c };
    }
    const set = this.set(c);
    if (set) return { kind: 'class', negated: false, items: [set] };
    return { kind: 'char', code: this.escapedCode(c) };
  }

  private set(c: string): ClassItem | undefined {
    if ('dwshv'.includes(c)) return { kind: 'set', name: c, negated: false };
    if ('DWSHV'.includes(c)) return { kind: 'set', name: c.toLowerCase(), negated: true };
    if (c !== 'p' && c !== 'P') return undefined;
    const name = this.eat('{') ? this.until('}') : this.next();
    return { kind: 'set', name: `p{${name}}`, negated: c === 'P' };
  }

  private escapedCode(c: string): number {
    const simple = ESCAPED_CHARS[c];
    if (simple !== undefined) return simple;
    if (c === 'x' && this.eat('{')) return Number.parseInt(this.until('}'), 16);
    if (c === 'x') return this.hex(2);
    if (c === 'u') return this.unit();
    if (c === '0') {
      const match = /^([0-3][0-7]{2}|[0-7]{1,2})/.exec(this.chars.slice(this.at, this.at + 3).join(''));
      if (!match) throw new NotRead('\\0 wants octal digits');
      this.at += match[0].length;
      return Number.parseInt(match[0], 8);
    }
    if (/[A-Za-z0-9]/.test(c)) throw new NotRead(`\\${c} is not known`);
    return c.codePointAt(0) as number;
  }
  /** Behind a backslash and u; two such escapes of halves are one character. */
  private unit(): number {
    const unit = this.hex(4);
    const at = this.at;
    if (unit >= 0xd800 && unit < 0xdc00 && this.eat('\\u')) {
      const low = this.hex(4);
      if (low >= 0xdc00 && low < 0xe000) return 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
      this.at = at;
    }
    return unit;
  }
  private hex(digits: number): number {
    const text = this.chars.slice(this.at, this.at + digits).join('');
    if (!/^[0-9A-Fa-f]+$/.test(text) || text.length < digits) throw new NotRead('an escape wants hexadecimal digits');
    this.at += digits;
    return Number.parseInt(text, 16);
  }

  private class(): RegexNode {
    const negated = this.eat('^');
    const items: ClassItem[] = [];
    for (let first = true; first || this.peek() !== ']'; first = false) {
      if (this.peek() === '[' || (this.peek() === '&' && this.peek(1) === '&'))
        throw new NotRead('a character class holds another, or an intersection');
      if (this.peek() === ']') throw new NotRead('a character class is empty');
      items.push(this.classItem());
    }
    this.at++;
    return { kind: 'class', negated, items };
  }

  private classItem(): ClassItem {
    const from = this.classChar();
    if (typeof from !== 'number') return from;
    if (this.peek() !== '-' || this.peek(1) === ']' || this.peek(1) === '') return { kind: 'range', from, to: from };
    this.at++;
    if (this.peek() === '[') throw new NotRead('a character class holds another');
    const to = this.classChar();
    if (typeof to !== 'number' || to < from) throw new NotRead('a range in a character class is no range');
    return { kind: 'range', from, to };
  }
  private classChar(): number | ClassItem {
    const c = this.next();
    if (c !== '\\') return c.codePointAt(0) as number;
    const e = this.next();
    return this.set(e) ?? this.escapedCode(e);
  }
}

const char = (c: string): RegexNode => ({ kind: 'char', code: c.codePointAt(0) as number });

/** The text that a pattern stands for, where it has no metacharacter; undefined otherwise. */
export function plainText(regex: Regex): string | undefined {
  if (regex.ignoreCase) return undefined;
  const items = regex.root.kind === 'sequence' ? regex.root.items : [regex.root];
  if (!items.every((i) => i.kind === 'char')) return undefined;
  return items.map((i) => (i.kind === 'char' ? String.fromCodePoint(i.code) : '')).join('');
}

export const isMeta = (c: string): boolean => META.includes(c);

/** Can the pattern match nothing? Engines part ways over empty matches. */
export function matchesEmpty(node: RegexNode): boolean {
  switch (node.kind) {
    case 'sequence':
      return node.items.every(matchesEmpty);
    case 'choice':
      return node.options.some(matchesEmpty);
    case 'char':
    case 'dot':
    case 'class':
      return false;
    case 'anchor':
    case 'backreference':
      return true;
    case 'group':
      return node.form === 'capture' || node.form === 'plain' || node.form === 'atomic'
        ? matchesEmpty(node.body)
        : true;
    case 'repeat':
      return node.min === 0 || matchesEmpty(node.body);
  }
}
