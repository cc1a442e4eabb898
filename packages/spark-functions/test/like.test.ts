import fc from 'fast-check';
import { expect, test } from 'vitest';
import { likeHelper } from '../src/like.js';

/** The definition: by the first character of each, as characters of Unicode. */
function matches(text: readonly string[], pattern: readonly string[]): boolean {
  const [c, ...rest] = pattern;
  if (c === undefined) return text.length === 0;
  if (c === '%') return matches(text, rest) || (text.length > 0 && matches(text.slice(1), pattern));
  if (c === '/') return text[0] === rest[0] && matches(text.slice(1), rest.slice(1));
  return text.length > 0 && (c === '_' || c === text[0]) && matches(text.slice(1), rest);
}
const outcome = (run: () => unknown): unknown => {
  try {
    return run();
  } catch (error) {
    return /INVALID_FORMAT\.(\w+)/.exec(String(error))?.[1];
  }
};
const valid = (pattern: string): string | undefined => {
  if (/^(?:[^/]|\/[\s\S])*\/$/u.test(pattern))
    return /^(?:[^/]|\/[_%/])*\/$/u.test(pattern) ? 'ESC_AT_THE_END' : 'ESC_IN_THE_MIDDLE';
  return /^(?:[^/]|\/[_%/])*$/u.test(pattern) ? undefined : 'ESC_IN_THE_MIDDLE';
};

test('LIKE is what its definition says, whatever was asked before', () => {
  const character = (...more: readonly string[]) => fc.constantFrom('a', 'b', 'é', '\n', ...more);
  const texts = fc.array(character('%', '_', '/', '😀'), { maxLength: 7 });
  const patterns = fc.array(character('%', '%', '_', '/'), { maxLength: 6 });
  fc.assert(
    fc.property(texts, patterns, (text, pattern) => {
      const given = pattern.join('');
      const expected = valid(given) ?? matches(text, pattern);
      expect(outcome(() => likeHelper.body(text.join(''), given, '/'))).toBe(expected);
    }),
    { numRuns: 3000 },
  );
});

test('a character of two units in the pattern is never found', () => {
  expect(likeHelper.body('a😀', 'a😀', '/')).toBe(false);
  expect(likeHelper.body('a😀', 'a_', '/')).toBe(true);
});
