import { type Compiled, javaRegExp } from './compile.js';

/** The matches of a pattern in a text, one behind the other. */
export interface Finder {
  /** The next match; null behind the last one. */
  next(): RegExpExecArray | null;
  /** Places of matches may lie in the middle of a character of two units. */
  readonly inside: boolean;
}

/** Has the text a character of two units? */
const PAIR = /[\ud800-\udbff][\udc00-\udfff]/;

/** Finds as Java does: an empty match is followed by the search from the next unit. */
export function finder(text: string, pattern: string): Finder {
  const compiled = javaRegExp(pattern);
  const { regex, mayBeEmpty } = compiled;
  if (!mayBeEmpty) return { inside: false, next: () => regex.exec(text) };
  if (PAIR.test(text)) return byUnits(text, compiled);
  return {
    inside: false,
    next() {
      const match = regex.exec(text);
      if (match?.[0] === '') regex.lastIndex++;
      return match;
    },
  };
}

/** The first match alone. */
export function first(text: string, pattern: string): RegExpExecArray | null {
  const { regex, mayBeEmpty } = javaRegExp(pattern);
  return mayBeEmpty ? finder(text, pattern).next() : regex.exec(text);
}

/** Is there a match? */
export function matches(text: string, pattern: string): boolean {
  const { regex, mayBeEmpty } = javaRegExp(pattern);
  return mayBeEmpty ? finder(text, pattern).next() !== null : regex.test(text);
}

/**
 * Java counts in units, and goes on behind an empty match in the middle of a character of two. There its second half stands alone,
 * which is what JavaScript sees when the first half is replaced by one that cannot begin a character.
 */
function byUnits(text: string, { here, looksInside }: Compiled): Finder {
  let from = 0;
  const matchAt = (i: number): RegExpExecArray | null => {
    const inside = isInside(text, i);
    here.lastIndex = i;
    return here.exec(inside ? `${text.slice(0, i - 1)}\udc00${text.slice(i)}` : text);
  };
  return {
    inside: true,
    next() {
      for (let i = from; i <= text.length; i++) {
        if (i > from && !looksInside && isInside(text, i)) continue;
        const match = matchAt(i);
        if (!match) continue;
        from = match[0] === '' ? i + 1 : i + match[0].length;
        return match;
      }
      from = text.length + 1;
      return null;
    },
  };
}

/** Is the place between the halves of a character? */
const isInside = (text: string, at: number): boolean =>
  at > 0 && at < text.length && PAIR.test(text.slice(at - 1, at + 1));
