import { memo } from '../memo.js';

/** A piece of a Java date pattern: a run of one letter, text that stands for itself, an optional section's brackets. */
export type PatternPart =
  | { readonly kind: 'field'; readonly letter: string; readonly count: number }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'open' }
  | { readonly kind: 'close' };

class Wrong extends Error {}

/** How often a letter of Java's DateTimeFormatter may stand in a row, as Spark has it. */
const MOST: Readonly<Record<string, number>> = {
  G: 4,
  y: 6,
  M: 4,
  L: 4,
  Q: 4,
  q: 4,
  E: 4,
  d: 2,
  D: 3,
  h: 2,
  H: 2,
  k: 2,
  K: 2,
  m: 2,
  s: 2,
  S: 9,
  a: 1,
  F: 1,
  z: 4,
  Z: 5,
  X: 5,
  x: 5,
  V: 2,
  O: 4,
  g: 19,
};
const COUNTS: Readonly<Record<string, readonly [counts: string, said: string]>> = {
  V: ['2', 'Pattern letter count must be 2'],
  O: ['14', 'Pattern letter count must be 1 or 4'],
};
/** The letters of Java's older SimpleDateFormat, where three X are the most. */
const OLD_LETTERS = 'GyYMLwWDdFEuaHkKhmsSzZX';

function checkLetter(letter: string, count: number, parsing: boolean): void {
  if ('AnNpB'.includes(letter) || (parsing && 'EFqQ'.includes(letter)))
    throw new Wrong(`Illegal pattern character: ${letter}`);
  if ('YWwuec'.includes(letter))
    throw new Wrong(
      `All week-based patterns are unsupported since Spark 3.0, detected: ${letter}, Please use the SQL function EXTRACT instead`,
    );
  if (letter === 'v') throw new Wrong('The pattern letter v is not supported');
  const most = MOST[letter];
  if (most === undefined) throw new Wrong(`Unknown pattern letter: ${letter}`);
  const only = COUNTS[letter];
  if (only && !only[0].includes(String(count))) throw new Wrong(`${only[1]}: ${letter}`);
  if (count > most) throw new Wrong(`Too many pattern letters: ${letter}`);
}

function partsOf(pattern: string, parsing: boolean): readonly PatternPart[] {
  const parts: PatternPart[] = [];
  const text = (t: string): void => {
    const last = parts.at(-1);
    if (last?.kind === 'text') parts[parts.length - 1] = { kind: 'text', text: last.text + t };
    else parts.push({ kind: 'text', text: t });
  };
  let depth = 0;
  for (let i = 0; i < pattern.length; ) {
    const c = pattern[i] as string;
    if (c === "'") {
      const quoted = /^'((?:[^']|'')*)'/.exec(pattern.slice(i));
      if (!quoted) throw new Wrong(`Pattern ends with an incomplete string literal: ${pattern}`);
      text(quoted[1] === '' ? "'" : (quoted[1] ?? '').replaceAll("''", "'"));
      i += quoted[0].length;
      continue;
    }
    let end = i + 1;
    if (/[A-Za-z]/.test(c)) {
      while (pattern[end] === c) end++;
      checkLetter(c, end - i, parsing);
      parts.push({ kind: 'field', letter: c, count: end - i });
    } else if (c === '[') {
      depth++;
      parts.push({ kind: 'open' });
    } else if (c === ']') {
      if (--depth < 0) throw new Wrong('Pattern invalid as it contains ] without previous [');
      parts.push({ kind: 'close' });
    } else if ('{}#'.includes(c)) throw new Wrong(`Pattern includes reserved character: '${c}'`);
    else text(c);
    i = end;
  }
  // a section that is not closed ends with the pattern
  return [...parts, ...Array.from({ length: depth }, () => ({ kind: 'close' }) as const)];
}

/** Would Spark 2 have taken the pattern? */
function isOld(pattern: string): boolean {
  const bare = pattern.replace(/'(?:[^']|'')*'/g, ' ');
  if (bare.includes("'") || /X{4}/.test(bare)) return false;
  return [...bare].every((c) => !/[A-Za-z]/.test(c) || OLD_LETTERS.includes(c));
}

function read(pattern: string, parsing: boolean): readonly PatternPart[] | string {
  try {
    return partsOf(pattern, parsing);
  } catch (e) {
    if (!(e instanceof Wrong)) throw e;
    if (!isOld(pattern)) return e.message;
    return `[INCONSISTENT_BEHAVIOR_CROSS_VERSION.DATETIME_PATTERN_RECOGNITION] You may get a different result due to the upgrading to Spark >= 3.0: the pattern '${pattern}' is not recognized by its formatter.`;
  }
}

/** The parts of a pattern for printing or for reading; or what Spark says of one that is none. */
export const javaPattern = {
  toPrint: memo((pattern) => read(pattern, false)),
  toRead: memo((pattern) => read(pattern, true)),
} as const;
