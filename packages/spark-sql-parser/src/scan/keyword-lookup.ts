import { KEYWORDS } from '../gen/keywords.js';
import { WORD } from '../gen/tokens.js';

const SIZE = 2048;
const MASK = SIZE - 1;

/** Open addressing over the hash that the scanner computes while it walks a word: no substring is made to look one up. */
const types = new Uint16Array(SIZE);
const spellings: string[] = new Array<string>(SIZE).fill('');

export const LONGEST_KEYWORD: number = Math.max(...KEYWORDS.map(([spelling]) => spelling.length));

for (const [spelling, type] of KEYWORDS) {
  let hash = 0;
  for (let i = 0; i < spelling.length; i++) hash = addToHash(hash, spelling.charCodeAt(i));
  let slot = hash & MASK;
  while (types[slot] !== 0) slot = (slot + 1) & MASK;
  types[slot] = type;
  spellings[slot] = spelling;
}

/** Letters count in upper case: clearing bit 5 changes digits too, but the same way for both sides. */
export function addToHash(hash: number, code: number): number {
  return (Math.imul(hash, 31) + (code & 0xdf)) | 0;
}

/** The token type of text[start, end): a keyword's, or WORD. */
export function wordType(text: string, start: number, end: number, hash: number): number {
  const length = end - start;
  for (let slot = hash & MASK; types[slot] !== 0; slot = (slot + 1) & MASK) {
    const spelling = spellings[slot] as string;
    if (spelling.length === length && matches(text, start, spelling)) return types[slot] as number;
  }
  return WORD;
}

function matches(text: string, start: number, spelling: string): boolean {
  for (let i = 0; i < spelling.length; i++) {
    const code = text.charCodeAt(start + i);
    const upper = code >= 97 && code <= 122 ? code - 32 : code;
    if (upper !== spelling.charCodeAt(i)) return false;
  }
  return true;
}
