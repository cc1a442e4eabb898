import { type DecimalText, exactDecimal, grouped, readDecimal, roundDecimal } from './decimal-text.js';
import { defineHelper } from './define.js';
import { doubleToText } from './double-text.js';

interface Pattern {
  readonly grouping: number;
  readonly minWhole: number;
  readonly minFraction: number;
  readonly maxFraction: number;
}

/** A pattern of Java's DecimalFormat that has `#`, `0`, `,` and `.` only. */
function readPattern(text: string): Pattern {
  const match = /^([#,]*[0,]*)(?:\.(0*)(#*))?$/.exec(text);
  if (!match) throw new Error(`The number format ${text} is not supported.`);
  const [, whole = '', zeros = '', hashes = ''] = match;
  const comma = whole.lastIndexOf(',');
  // without any 0, the digit at the point is one
  const bare = text.includes('.') && !text.includes('0');
  const wholeZeros = whole.replace(/[^0]/g, '').length;
  return {
    grouping: comma < 0 ? 0 : whole.length - comma - 1,
    minWhole: bare && whole !== '' ? 1 : wholeZeros,
    minFraction: bare && whole === '' ? 1 : zeros.length,
    maxFraction: zeros.length + hashes.length,
  };
}

function format(value: DecimalText, pattern: Pattern): string {
  const rounded = roundDecimal(value, pattern.maxFraction, 'half-even');
  let fraction = rounded.fraction;
  while (fraction.length > pattern.minFraction && fraction.endsWith('0')) fraction = fraction.slice(0, -1);
  const digits = rounded.whole === '0' && pattern.minWhole === 0 && fraction !== '' ? '' : rounded.whole;
  const whole = grouped(digits.padStart(pattern.minWhole, '0'), pattern.grouping);
  return `${value.negative ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

const places = (n: number): Pattern => ({ grouping: 3, minWhole: 1, minFraction: n, maxFraction: n });
/** Java prints these whatever the pattern is. */
const special = (value: number): string | undefined =>
  Number.isNaN(value) ? 'NaN' : Number.isFinite(value) ? undefined : value > 0 ? '∞' : '-∞';

export const formatDecimalHelper = defineHelper({
  name: 'format_number',
  params: { value: 'decimal', places: 'int' },
  returns: 'string',
  body: (a) => (a.places < 0 ? null : format(readDecimal(a.value), places(a.places))),
});
/**
 * A double is formatted by the digits that Java prints of it. Where these end in a five that is to be rounded, its exact value decides.
 */
function formatDouble(value: number, pattern: Pattern): string {
  const printed = readDecimal(doubleToText(value));
  const tie = /^50*$/.test(printed.fraction.slice(pattern.maxFraction));
  return format(tie ? exactDecimal(value) : printed, pattern);
}

export const formatDoubleHelper = defineHelper({
  name: 'format_double',
  params: { value: 'double', places: 'int' },
  returns: 'string',
  body: (a) => (a.places < 0 ? null : (special(a.value) ?? formatDouble(a.value, places(a.places)))),
});
export const formatDecimalPatternHelper = defineHelper({
  name: 'format_number_pattern',
  params: { value: 'decimal', pattern: 'string' },
  returns: 'string',
  body: (a) => format(readDecimal(a.value), a.pattern === '' ? places(0) : readPattern(a.pattern)),
});
export const formatDoublePatternHelper = defineHelper({
  name: 'format_double_pattern',
  params: { value: 'double', pattern: 'string' },
  returns: 'string',
  body: (a) => special(a.value) ?? formatDouble(a.value, a.pattern === '' ? places(0) : readPattern(a.pattern)),
});
