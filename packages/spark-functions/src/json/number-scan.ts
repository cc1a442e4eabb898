/** What is taken beyond strict JSON; each is an option of Spark's reader. */
export interface LaxSyntax {
  readonly comments: boolean;
  readonly unquotedNames: boolean;
  readonly singleQuotes: boolean;
  readonly leadingZeros: boolean;
  readonly nonNumericNumbers: boolean;
  readonly anyEscape: boolean;
  readonly controlCharacters: boolean;
}

interface Scanned {
  readonly text: string;
  readonly end: number;
}
const MINUS = 45;
const ZERO = 48;
const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57;
const FLOAT = /(?:\.(\d*))?(?:[eE]([+-]?\d*))?/y;

/** The whole part of a number, its leading zeros taken away where they may be there; undefined where they may not. */
export function scanNumber(text: string, at: number, lax: LaxSyntax): Scanned | undefined {
  let end = text.charCodeAt(at) === MINUS ? at + 1 : at;
  const first = text.charCodeAt(end);
  while (isDigit(text.charCodeAt(end))) end++;
  const found = text.slice(at, end);
  if (first !== ZERO) return { text: found, end };
  const plain = found.replace(/^(-?)0+(?=\d)/, '$1');
  if (plain !== found && !lax.leadingZeros) return undefined;
  return { text: plain, end: at + found.length };
}

/** A point and an exponent, if any. `broken`: one without a digit behind it. */
export function scanFloat(text: string, at: number): Scanned | 'broken' | undefined {
  const mark = text.charCodeAt(at) | 32;
  // neither a point nor an e
  if (mark !== 46 && mark !== 101) return undefined;
  FLOAT.lastIndex = at;
  const [found = '', fraction, exponent] = FLOAT.exec(text) ?? [];
  if (found === '') return undefined;
  if (fraction === '' || (exponent !== undefined && !/\d/.test(exponent))) return 'broken';
  return { text: found, end: at + found.length };
}
