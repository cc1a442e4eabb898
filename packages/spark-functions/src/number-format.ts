import { readDecimal } from './decimal-text.js';
import { defineHelper, type Helper } from './define.js';
import { memo } from './memo.js';

/** Digits that stand together: `0…` wants just as many, `9…` at most so many. */
interface Run {
  readonly exact: boolean;
  readonly count: number;
}
/** A number format of Spark's `to_number` and `to_char`: `[MI|S] [$] [0|9|G|,]* [.|D] [0|9]* [$] [PR|MI|S]`. */
interface NumberFormat {
  readonly before: 'MI' | 'S' | '';
  readonly dollar: boolean;
  /** The digits before the point, in groups that commas part; after it there are only digits. */
  readonly groups: readonly (readonly Run[])[];
  readonly point: boolean;
  readonly fraction: readonly Run[];
  /** The same as one group of which not all digits must be there. */
  readonly fractionGroups: readonly (readonly Run[])[];
  readonly after: 'PR' | 'MI' | 'S' | '';
}

const SHAPE = /^(MI|S)?(\$)?([09G,]*)([.D])?([09]*)(PR|MI|S)?$/;

/** A run goes on over both digits: its first one decides. */
const runsOf = (text: string): readonly Run[] => (text === '' ? [] : [{ exact: text[0] === '0', count: text.length }]);

const formatOf = memo(readNumberFormat);

function readNumberFormat(text: string): NumberFormat {
  const match = SHAPE.exec(text.toUpperCase());
  if (!match) throw new Error(`[INVALID_FORMAT] The format is invalid: '${text}'.`);
  const [, before = '', dollar, whole = '', point, fraction = '', after = ''] = match;
  return {
    before: before as NumberFormat['before'],
    dollar: dollar !== undefined,
    groups: whole === '' ? [] : whole.split(/[,G]/).map(runsOf),
    point: point !== undefined,
    fraction: runsOf(fraction),
    fractionGroups: [runsOf(fraction).map((r) => ({ ...r, exact: false }))],
    after: after as NumberFormat['after'],
  };
}

const countOf = (runs: readonly Run[]): number => runs.reduce((n, r) => n + r.count, 0);

/** `+`, `-`, `<`. */
const isSign = (unit: number): boolean => unit === 43 || unit === 45 || unit === 60;
const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57;

/** The text with blanks or a sign put in as Spark has it: a blank goes before signs that nothing follows yet. */
class Line {
  text = '';
  blank(): void {
    let at = this.text.length;
    while (at > 0 && isSign(this.text.charCodeAt(at - 1))) at--;
    this.text = `${this.text.slice(0, at)} ${this.text.slice(at)}`;
  }
  /** A sign behind the number stands before the blanks at its end; a point that nothing follows is one. */
  sign(sign: string): void {
    this.loosePoint();
    const solid = this.text.trimEnd();
    this.text = solid + sign + ' '.repeat(this.text.length - solid.length);
  }
  loosePoint(): void {
    if (this.text.endsWith('.')) this.text = `${this.text.slice(0, -1)} `;
  }
}

function writeWhole(line: Line, format: NumberFormat, digits: string, overflow: boolean): void {
  const total = format.groups.reduce((n, g) => n + countOf(g), 0);
  let missing = total - digits.length;
  let at = 0;
  format.groups.forEach((group, i) => {
    if (i > 0) {
      if (isDigit(line.text.charCodeAt(line.text.length - 1))) line.text += ',';
      else line.blank();
    }
    for (const run of group) {
      const absent = overflow ? 0 : Math.min(missing, run.count);
      for (let n = 0; n < absent; n++) {
        if (run.exact) line.text += '0';
        else line.blank();
      }
      missing -= absent;
      const there = run.count - absent;
      line.text += overflow ? '#'.repeat(there) : digits.slice(at, at + there);
      at += there;
    }
  });
}

/** `to_char`: digits that do not fit are shown as `#`. */
export function formatNumberBy(value: string, pattern: string): string {
  const format = formatOf(pattern);
  const number = readDecimal(value);
  const whole = number.whole.replace(/^0+/, '');
  const fraction = number.fraction.replace(/0+$/, '');
  const negative = number.negative && (whole !== '' || fraction !== '');
  const places = countOf(format.fraction);
  const overflow = whole.length > format.groups.reduce((n, g) => n + countOf(g), 0) || fraction.length > places;
  const line = new Line();
  if (format.after === 'PR' && negative) line.text += '<';
  if (format.before === 'S') line.sign(negative ? '-' : '+');
  else if (format.before === 'MI') line.text += negative ? '-' : ' ';
  if (format.dollar) line.text += '$';
  writeWhole(line, format, whole, overflow);
  if (format.point) {
    if (line.text.endsWith(' ')) line.text = `${line.text.slice(0, -1)}0`;
    line.text += `.${overflow ? '#'.repeat(places) : fraction.padEnd(places, '0')}`;
  }
  if (format.after === 'S') line.sign(negative ? '-' : '+');
  else if (format.after !== '' && negative) line.sign(format.after === 'MI' ? '-' : '>');
  else if (format.after !== '') {
    line.loosePoint();
    line.text += format.after === 'MI' ? ' ' : '  ';
  }
  line.loosePoint();
  return line.text;
}

/** Java takes the digits of every script. */
const digitValue = (c: string): string | undefined => {
  if (c < '\x80') return c >= '0' && c <= '9' ? c : undefined;
  if (!/\p{Nd}/u.test(c)) return undefined;
  let zero = c.codePointAt(0) as number;
  // the ten digits of a script stand in a row
  for (let n = 0; n < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1)); n++) zero--;
  return String((c.codePointAt(0) as number) - zero);
};

const isBlank = (c: string): boolean => (c <= ' ' || c >= '\x80') && /\s/.test(c);

/** Reads groups of digits from `from` on: their digits and where they end, or undefined where they do not fit. */
function readGroups(
  text: string,
  from: number,
  groups: readonly (readonly Run[])[],
): { readonly digits: string; readonly end: number } | undefined {
  const found = [''];
  let end = from;
  while (end < text.length) {
    const start = end;
    while (isDigit(text.charCodeAt(end))) end++;
    if (end > start) found[found.length - 1] += text.slice(start, end);
    if (end === text.length) break;
    const c = text[end] as string;
    const digit = digitValue(c);
    if (digit !== undefined) found[found.length - 1] += digit;
    else if (c === ',') found.push('');
    else if (!isBlank(c)) break;
    end++;
  }
  if (found.length > groups.length) return undefined;
  for (let i = 1; i <= groups.length; i++) {
    const run = groups[groups.length - i]?.[0];
    const length = found[found.length - i]?.length ?? 0;
    if (run && (run.exact ? length !== run.count : length > run.count)) return undefined;
  }
  return { digits: found.join(''), end };
}

/** `to_number`: plain decimal text; undefined where the text does not match the format. */
export function readNumberBy(text: string, pattern: string): string | undefined {
  const format = formatOf(pattern);
  let at = 0;
  let negative = false;
  const sign = (plus: boolean): void => {
    const c = text[at];
    if (c === '-') negative = !negative;
    if (c === '-' || (plus && c === '+')) at++;
  };
  const bracket = format.after === 'PR' && text[at] === '<';
  if (bracket) at++;
  if (format.before !== '') sign(format.before === 'S');
  if (format.dollar && text[at++] !== '$') return undefined;
  let whole = '';
  let fraction = '';
  if (format.groups.length > 0) {
    const read = readGroups(text, at, format.groups);
    if (!read) return undefined;
    whole = read.digits;
    at = read.end;
  }
  const pointed = format.point && text[at] === '.';
  if (pointed) at++;
  if (format.fraction.length > 0) {
    // without a point the digits behind it are none
    const read = readGroups(text, at, format.fractionGroups);
    if (!read) return undefined;
    fraction = read.digits;
    at = read.end;
  }
  if (bracket) {
    if (text[at++] !== '>') return undefined;
    negative = !negative;
  } else if (format.after === 'MI' || format.after === 'S') sign(format.after === 'S');
  if (at < text.length) return undefined;
  // a format with digits behind its point reads no digits as zero
  if (whole === '' && fraction === '' && format.fraction.length === 0) throw new Error('No digits found.');
  // without a point what the digits behind it took is a whole number
  const number = pointed ? `${whole || '0'}.${fraction || '0'}` : whole + fraction || '0';
  return `${negative ? '-' : ''}${number}`;
}

export const numberFormatHelpers: readonly Helper[] = [
  defineHelper({
    name: 'to_char',
    params: { value: 'decimal', format: 'string' },
    returns: 'string',
    body: ({ value, format }) => formatNumberBy(value, format),
  }),
  defineHelper({
    name: 'to_number',
    params: { text: 'string', format: 'string' },
    returns: 'decimal',
    body: ({ text, format }) => {
      const number = readNumberBy(text, format);
      if (number === undefined)
        throw new Error(
          `[INVALID_FORMAT.MISMATCH_INPUT] The format is invalid: ${format}. The input "STRING" ${text} does not match the format.`,
        );
      return number;
    },
  }),
  defineHelper({
    name: 'try_to_number',
    params: { text: 'string', format: 'string' },
    returns: 'decimal',
    body: ({ text, format }) => readNumberBy(text, format) ?? null,
  }),
];
