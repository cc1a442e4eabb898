import { type Compiled, javaRegExp } from './compile.js';

/** Has the text a character of two units? */
const PAIR = /[\ud800-\udbff][\udc00-\udfff]/;

/**
 * The matches of a pattern in a text, one behind the other, as Java finds them: an empty match is followed by the search from the next
 * unit. A class, for its calls are put into the loops over rows.
 */
export class Finder {
  /** Places of matches may lie in the middle of a character of two units. */
  readonly inside: boolean;
  private readonly text: string;
  private readonly compiled: Compiled;
  /** Where the next search begins, where places may lie inside of characters. */
  private from = 0;

  constructor(text: string, pattern: string) {
    this.text = text;
    this.compiled = javaRegExp(pattern);
    this.inside = this.compiled.mayBeEmpty && PAIR.test(text);
  }

  /** The next match; null behind the last one. */
  next(): RegExpExecArray | null {
    const { regex, mayBeEmpty } = this.compiled;
    if (this.inside) return this.nextInside();
    const match = regex.exec(this.text);
    if (mayBeEmpty && match?.[0] === '') regex.lastIndex++;
    return match;
  }

  private nextInside(): RegExpExecArray | null {
    const { text, from } = this;
    for (let i = from; i <= text.length; i++) {
      if (i > from && !this.compiled.looksInside && isInside(text, i)) continue;
      const match = this.matchAt(i);
      if (!match) continue;
      this.from = match[0] === '' ? i + 1 : i + match[0].length;
      return match;
    }
    this.from = text.length + 1;
    return null;
  }

  /**
   * In the middle of a character its second half stands alone, which is what JavaScript sees when the first half is replaced by one
   * that cannot begin a character.
   */
  private matchAt(i: number): RegExpExecArray | null {
    const { text } = this;
    const { here } = this.compiled;
    here.lastIndex = i;
    return here.exec(isInside(text, i) ? `${text.slice(0, i - 1)}\udc00${text.slice(i)}` : text);
  }
}

/** The first match alone. */
export function first(text: string, pattern: string): RegExpExecArray | null {
  const { regex, mayBeEmpty } = javaRegExp(pattern);
  return mayBeEmpty ? new Finder(text, pattern).next() : regex.exec(text);
}

/** Is there a match? */
export function matches(text: string, pattern: string): boolean {
  const { regex, mayBeEmpty } = javaRegExp(pattern);
  return mayBeEmpty ? new Finder(text, pattern).next() !== null : regex.test(text);
}

/** The text with each match replaced by the same text; undefined where places may lie inside of characters. */
export function replacedAll(text: string, pattern: string, by: string): string | undefined {
  const { regex, mayBeEmpty } = javaRegExp(pattern);
  return mayBeEmpty && PAIR.test(text) ? undefined : text.replace(regex, by);
}

/** Is the place between the halves of a character? */
const isInside = (text: string, at: number): boolean =>
  at > 0 && at < text.length && PAIR.test(text.slice(at - 1, at + 1));
