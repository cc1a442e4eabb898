/** A piece of a Java date pattern: a run of one letter, or text that stands for itself. */
export type PatternToken =
  | { readonly kind: 'field'; readonly letter: string; readonly count: number }
  | { readonly kind: 'text'; readonly text: string };

/** Letters of week-based fields, which Spark 3 refuses. */
const REFUSED = 'YWwuec';
const KNOWN = 'GyMLdQqEaDhHkKmsSVzOXxZF';

/** Reads a pattern of Spark 3.5 (Java's DateTimeFormatter without its week-based letters); a text of what is not understood. */
export function parseDatePattern(pattern: string): readonly PatternToken[] | string {
  const tokens: PatternToken[] = [];
  const text = (t: string): void => {
    const last = tokens.at(-1);
    if (last?.kind === 'text') tokens[tokens.length - 1] = { kind: 'text', text: last.text + t };
    else tokens.push({ kind: 'text', text: t });
  };
  for (let i = 0; i < pattern.length; ) {
    const c = pattern[i] as string;
    if (c === "'") {
      const end = pattern.indexOf("'", i + 1);
      if (end < 0) return 'a quote is not closed';
      text(end === i + 1 ? "'" : pattern.slice(i + 1, end));
      i = end + 1;
      continue;
    }
    if (/[A-Za-z]/.test(c)) {
      let end = i;
      while (pattern[end] === c) end++;
      if (REFUSED.includes(c)) return `the letter ${c} is refused by Spark 3`;
      if (!KNOWN.includes(c)) return `the letter ${c} is no field`;
      tokens.push({ kind: 'field', letter: c, count: end - i });
      i = end;
      continue;
    }
    if (c === '[' || c === ']') return 'it has an optional section';
    if (c === '{' || c === '}' || c === '#') return `${c} is reserved`;
    text(c);
    i++;
  }
  return tokens;
}

export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/**
 * A regular expression (RE2, POSIX and JavaScript read it alike) for the text that a pattern parses, of the right number of digits;
 * or why the pattern is not for parsing here. Names of months are matched in any case, as `[Jj][Aa][Nn]`. `shortFractions`: the
 * reader takes fewer digits of a second's fraction than there are `S`, as Spark does.
 */
export function patternShape(
  tokens: readonly PatternToken[],
  { shortFractions = false }: { readonly shortFractions?: boolean } = {},
): { readonly regex: string } | { readonly why: string } {
  let regex = '';
  for (const [i, token] of tokens.entries()) {
    const shape = token.kind === 'text' ? literalText(token.text) : fieldShape(token.letter, token.count);
    const isFraction = token.kind === 'field' && token.letter === 'S';
    if (isFraction && shortFractions && tokens[i + 1]?.kind === 'field')
      return { why: 'a fraction right before another field is not parsed here' };
    const part = isFraction && shortFractions ? shape?.replace('{', '{1,') : shape;
    if (part === undefined)
      return { why: `${'letter' in token ? token.letter.repeat(token.count) : ''} is not parsed here` };
    regex += part;
  }
  return { regex };
}

const literalText = (text: string): string =>
  [...text]
    .map((c) =>
      /[A-Za-z]/.test(c)
        ? anyCase(c)
        : /[\\^$.|?*+()[\]{}]/.test(c)
          ? `[${c === '^' || c === '\\' ? `\\${c}` : c}]`
          : c,
    )
    .join('');
const anyCase = (text: string): string =>
  [...text].map((c) => (c.toUpperCase() === c.toLowerCase() ? c : `[${c.toUpperCase()}${c.toLowerCase()}]`)).join('');

function fieldShape(letter: string, count: number): string | undefined {
  switch (letter) {
    case 'y':
      return count === 4 ? '[0-9]{4}' : count === 2 ? '[0-9]{2}' : undefined;
    case 'M':
    case 'L':
      if (count === 3) return `(${MONTHS.map((m) => anyCase(m.slice(0, 3))).join('|')})`;
      if (count === 4) return `(${MONTHS.map(anyCase).join('|')})`;
      return count === 2 ? '[0-9]{2}' : count === 1 ? '[0-9]{1,2}' : undefined;
    case 'd':
    case 'H':
    case 'h':
    case 'm':
    case 's':
      return count === 2 ? '[0-9]{2}' : count === 1 ? '[0-9]{1,2}' : undefined;
    case 'S':
      return count <= 9 ? `[0-9]{${count}}` : undefined;
    case 'a':
      return count === 1 ? '[AaPp][Mm]' : undefined;
    default:
      return undefined;
  }
}

export const hasField = (tokens: readonly PatternToken[], letters: string): boolean =>
  tokens.some((t) => t.kind === 'field' && letters.includes(t.letter));
