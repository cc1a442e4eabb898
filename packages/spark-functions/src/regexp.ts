import { defineHelper, type Helper } from './define.js';
import { wellFormed } from './json/quote.js';
import { Finder, first, matches, replacedAll } from './regex/find.js';

function groupOf(match: RegExpExecArray, group: number): string {
  if (group < 0 || group >= match.length)
    throw new Error(
      `[INVALID_PARAMETER_VALUE.REGEX_GROUP_INDEX] Expects group index between 0 and ${match.length - 1}, but got ${group}.`,
    );
  return match[group] ?? '';
}

/** Java's replacement text: `$1` and `${name}` are groups (as many digits as there are groups for), a backslash takes the next as it is. */
function expand(replacement: string, match: RegExpExecArray): string {
  let out = '';
  for (let i = 0; i < replacement.length; i++) {
    const c = replacement[i] as string;
    if (c === '\\') {
      i++;
      if (i >= replacement.length) throw new Error('character to be escaped is missing');
      out += replacement[i];
    } else if (c === '$') {
      const named = /^\{([A-Za-z][A-Za-z0-9]*)\}/.exec(replacement.slice(i + 1));
      if (named?.[1]) {
        if (!match.groups || !(named[1] in match.groups)) throw new Error(`No group with name {${named[1]}}`);
        out += match.groups[named[1]] ?? '';
        i += named[0].length;
        continue;
      }
      let digits = /^\d/.exec(replacement.slice(i + 1))?.[0];
      if (digits === undefined) throw new Error('Illegal group reference');
      if (Number(digits) >= match.length) throw new Error(`No group ${digits}`);
      for (let d = replacement[i + 2]; d !== undefined && /\d/.test(d); d = replacement[i + 1 + digits.length]) {
        if (Number(digits + d) >= match.length) break;
        digits += d;
      }
      out += match[Number(digits)] ?? '';
      i += digits.length;
    } else out += c;
  }
  return out;
}

const TEXT_AND_PATTERN = { text: 'string', pattern: 'string' } as const;

/** Matches of nothing cut characters in two; half of one is a question mark to Java. */
const mended = (text: string, inside = true): string =>
  inside && /[\ud800-\udfff]/.test(text) ? wellFormed(text) : text;

/** Has the replacement neither groups nor escapes? */
const isConstant = (replacement: string): boolean => !replacement.includes('$') && !replacement.includes('\\');

/** With what stands before the start as it is: a pair of units that the start parts comes together again. */
function replaced(text: string, pattern: string, replacement: string, before = ''): string {
  const constant = isConstant(replacement);
  const plain = constant ? replacedAll(text, pattern, replacement) : undefined;
  if (plain !== undefined) return before === '' ? plain : mended(before + plain);
  const find = new Finder(text, pattern);
  let out = '';
  let from = 0;
  for (let match = find.next(); match; match = find.next()) {
    out += text.slice(from, match.index) + (constant ? replacement : expand(replacement, match));
    from = match.index + match[0].length;
  }
  return mended(before + out + text.slice(from), find.inside || before !== '');
}

function parts(text: string, pattern: string, limit: number): readonly string[] {
  const found: string[] = [];
  const find = new Finder(text, pattern);
  let from = 0;
  for (let match = find.next(); match; match = find.next()) {
    if (limit > 0 && found.length === limit - 1) break;
    // a match of nothing at the start parts nothing
    if (match[0] === '' && match.index === 0) continue;
    found.push(mended(text.slice(from, match.index), find.inside));
    from = match.index + match[0].length;
  }
  found.push(mended(text.slice(from), find.inside));
  return found;
}

/** Java's regular expressions, for the patterns that a database's own engine cannot take, or that are no constants. */
export const regexpHelpers: readonly Helper[] = [
  defineHelper({
    name: 'regexp_like',
    params: TEXT_AND_PATTERN,
    returns: 'boolean',
    body: ({ text, pattern }) => matches(text, pattern),
  }),
  defineHelper({
    name: 'regexp_count',
    params: TEXT_AND_PATTERN,
    returns: 'int',
    body: ({ text, pattern }) => {
      const find = new Finder(text, pattern);
      let count = 0;
      while (find.next()) count++;
      return count;
    },
  }),
  defineHelper({
    name: 'regexp_instr',
    params: TEXT_AND_PATTERN,
    returns: 'int',
    body: ({ text, pattern }) => {
      const match = first(text, pattern);
      // in UTF-16 units, as Java counts
      return match ? match.index + 1 : 0;
    },
  }),
  defineHelper({
    name: 'regexp_substr',
    params: TEXT_AND_PATTERN,
    returns: 'string',
    // an empty match is NULL to Spark
    body: ({ text, pattern }) => mended(first(text, pattern)?.[0] ?? '') || null,
  }),
  defineHelper({
    name: 'regexp_extract',
    params: { ...TEXT_AND_PATTERN, group: 'int' },
    returns: 'string',
    body: ({ text, pattern, group }) => {
      const match = first(text, pattern);
      return match ? mended(groupOf(match, group)) : '';
    },
  }),
  defineHelper({
    name: 'regexp_extract_all',
    params: { ...TEXT_AND_PATTERN, group: 'int' },
    returns: 'strings',
    body: ({ text, pattern, group }) => {
      const found: string[] = [];
      const find = new Finder(text, pattern);
      for (let match = find.next(); match; match = find.next()) found.push(mended(groupOf(match, group), find.inside));
      return found;
    },
  }),
  defineHelper({
    name: 'regexp_replace',
    params: { ...TEXT_AND_PATTERN, replacement: 'string', position: 'int' },
    returns: 'string',
    body: ({ text, pattern, replacement, position }) => {
      // positions are UTF-16 units; what is before the start is no context for anchors either
      const start = position - 1;
      if (start > 0 && start >= text.length) return text;
      return start > 0
        ? replaced(text.slice(start), pattern, replacement, text.slice(0, start))
        : replaced(text, pattern, replacement);
    },
  }),
  defineHelper({
    name: 'split',
    params: { ...TEXT_AND_PATTERN, limit: 'int' },
    returns: 'strings',
    body: ({ text, pattern, limit }) => {
      if (text === '') return [''];
      // Spark takes an empty pattern for itself: characters, cut off at the limit
      if (pattern === '') return limit > 0 ? [...text].slice(0, limit) : [...text];
      return parts(text, pattern, limit);
    },
  }),
];
