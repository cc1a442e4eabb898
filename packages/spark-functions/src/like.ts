import { defineHelper } from './define.js';

/** In place of a character: any text, and any one character. */
const ANY = -1;
const ONE = -2;

/** The pattern that was read last, which most rows share: its characters, and how many there are; none: it matches nothing. */
let read = { pattern: '', mark: '', count: 0 };
let characters = new Int32Array(64);

const refuse = (why: string, pattern: string): never => {
  throw new Error(`[INVALID_FORMAT.${why}] The format is invalid: '${pattern}'.`);
};

/** Spark takes a character of two units for two that are never found. */
const isHalf = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff;

function readPattern(pattern: string, mark: string): number {
  if (pattern === read.pattern && mark === read.mark) return read.count;
  // whoever throws leaves nothing behind that another row takes for its own
  read = { pattern: '', mark: '', count: 0 };
  if (characters.length < pattern.length) characters = new Int32Array(2 * pattern.length);
  const escapes = mark.charCodeAt(0);
  let count = 0;
  let found = true;
  for (let i = 0; i < pattern.length; i++) {
    let unit = pattern.charCodeAt(i);
    if (unit === escapes) {
      i++;
      if (i === pattern.length) refuse('ESC_AT_THE_END', pattern);
      unit = pattern.charCodeAt(i);
      if (unit !== 0x5f && unit !== 0x25 && unit !== escapes) refuse('ESC_IN_THE_MIDDLE', pattern);
    } else if (unit === 0x5f || unit === 0x25) {
      characters[count++] = unit === 0x5f ? ONE : ANY;
      continue;
    }
    found &&= !isHalf(unit);
    characters[count++] = unit;
  }
  read = { pattern, mark, count: found ? count : -1 };
  return read.count;
}

/** The units of the character that begins at a place. */
function width(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit < 0xd800 || unit > 0xdbff) return 1;
  const next = text.charCodeAt(at + 1);
  return next >= 0xdc00 && next <= 0xdfff ? 2 : 1;
}

/** Each part behind a `%` is looked for from left to right; where it fails, the `%` before it takes one character more. */
function matches(text: string, count: number): boolean {
  let at = 0;
  let place = 0;
  let any = -1;
  let from = 0;
  while (at < text.length) {
    const wanted = place < count ? characters[place] : undefined;
    if (wanted === ANY) {
      any = place++;
      from = at;
    } else if (wanted === ONE) {
      at += width(text, at);
      place++;
    } else if (wanted === text.charCodeAt(at)) {
      at++;
      place++;
    } else if (any >= 0) {
      from += width(text, from);
      at = from;
      place = any + 1;
    } else return false;
  }
  while (place < count && characters[place] === ANY) place++;
  return place === count;
}

/** LIKE where a pattern has to be looked at first: with escapes in it, or characters beyond the first 65536. */
export const likeHelper = defineHelper({
  name: 'like',
  params: { text: 'string', pattern: 'string', escaping: 'string' },
  returns: 'boolean',
  body({ text, pattern, escaping }) {
    const count = readPattern(pattern, escaping.slice(0, 1));
    return count >= 0 && matches(text, count);
  },
});
