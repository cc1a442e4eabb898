import type { DecimalType } from '@spark-sql-to-snowflake/plan-ir';
import { helpers } from '@spark-sql-to-snowflake/spark-functions';
import {
  atom,
  build,
  byHelper,
  type CallSite,
  constantText,
  infixPiece,
  type Lowering,
  type SqlPiece,
  STRENGTH,
} from '@spark-sql-to-snowflake/sql-emit';
import { callHelper } from '../helper-call.js';
import { grouped } from './format-number.js';
import { isRepeatable } from './guard.js';
import { caseWhen, castAs, fn, operand, text } from './pieces.js';

/** A number format whose digits are all of one kind, in thousands where they are grouped. */
interface PlainFormat {
  readonly before: 'S' | 'MI' | '';
  readonly dollar: boolean;
  /** `0`: missing digits are zeros. `9`: they are blanks. */
  readonly fill: '0' | '9';
  readonly digits: number;
  readonly grouped: boolean;
  readonly places: number;
  readonly after: 'S' | 'MI' | 'PR' | '';
}

const SHAPE = /^(MI|S)?(\$)?((?:0+|9+)(?:[,G][09]{3})*)(?:[.D]([09]+))?(PR|MI|S)?$/;
const MOST_DIGITS = 37;

function readFormat(pattern: string | undefined): PlainFormat | undefined {
  const [, before = '', dollar, whole = '', fraction = '', after = ''] = SHAPE.exec(pattern?.toUpperCase() ?? '') ?? [];
  const kinds = new Set(whole.replace(/[,G]/g, ''));
  const format: PlainFormat = {
    before: before as PlainFormat['before'],
    dollar: dollar !== undefined,
    fill: whole.startsWith('0') ? '0' : '9',
    digits: whole.replace(/[,G]/g, '').length,
    grouped: /[,G]/.test(whole),
    places: fraction.length,
    after: after as PlainFormat['after'],
  };
  if (kinds.size !== 1 || (before !== '' && after !== '') || format.digits > MOST_DIGITS) return undefined;
  const parts = whole.split(/[,G]/);
  if (format.grouped && (parts[0] as string).length > 3) return undefined;
  // a zero without any digit to show: signs go among blanks
  const blank = format.fill === '9' && format.places === 0;
  return blank && format.after !== '' ? undefined : format;
}

const joined = (parts: readonly (SqlPiece | undefined)[]): SqlPiece =>
  parts.filter((p) => p !== undefined).reduce((l, r) => infixPiece(l, '||', r, STRENGTH.concat));
const iff = (test: string, yes: SqlPiece, no: SqlPiece): SqlPiece => fn('IFF', atom(test), yes, no);

/** The digits before the point with the sign in front of them, as wide as the format. */
function wholePart(f: PlainFormat, whole: SqlPiece, isNegative: string): SqlPiece {
  const isBracket = f.after === 'PR';
  const signs: Readonly<Record<string, readonly [minus: string, plus: string]>> = { S: ['-', '+'], MI: ['-', ' '] };
  const [minus, plus] = isBracket ? ['<', ''] : (signs[f.before] ?? ['', '']);
  const sign = minus === '' ? undefined : iff(isNegative, text(minus), text(plus));
  const dollar = f.dollar ? text('$') : undefined;
  const shape = (digits: SqlPiece): SqlPiece => (f.grouped ? grouped(digits) : digits);
  if (f.fill === '0') return joined([sign, dollar, shape(fn('LPAD', whole, f.digits, text('0')))]);
  const width = f.digits + (f.grouped ? Math.floor((f.digits - 1) / 3) : 0);
  const isNone = `${operand(whole)} = '0'`;
  const none = f.places === 0 ? text('') : loneZero(f, isNegative);
  const digits = iff(isNone, none, shape(whole));
  if (f.dollar || !sign) return joined([sign, dollar, fn('LPAD', digits, width, text(' '))]);
  // blanks go before the sign
  const signed = f.before === 'MI' ? iff(isNegative, text('-'), text('')) : sign;
  const all = f.before === '' ? iff(isNegative, atom(String(width + 1)), atom(String(width))) : atom(String(width + 1));
  return fn('LPAD', joined([signed, digits]), all, text(' '));
}

/** What stands before the point where no digit does: a zero in place of the last blank, and nothing behind a sign. */
function loneZero(f: PlainFormat, isNegative: string): SqlPiece {
  if (f.dollar || (f.before === '' && f.after !== 'PR')) return text('0');
  return f.before === 'S' ? text('') : iff(isNegative, text(''), text('0'));
}

function behind(f: PlainFormat, isNegative: string): SqlPiece | undefined {
  if (f.after === 'S') return iff(isNegative, text('-'), text('+'));
  if (f.after === 'MI') return iff(isNegative, text('-'), text(' '));
  return f.after === 'PR' ? iff(isNegative, text('>'), text('  ')) : undefined;
}

/** `#` for each digit of a number that has more of them. */
function overflow(f: PlainFormat, pattern: string, value: SqlPiece, type: DecimalType, isNegative: string) {
  const v = operand(value);
  const tests = [
    ...(type.precision - type.scale > f.digits ? [`ABS(${value.text}) >= 1${'0'.repeat(f.digits)}`] : []),
    ...(type.scale > f.places ? [`${v} <> TRUNC(${value.text}, ${f.places})`] : []),
  ];
  if (tests.length === 0) return undefined;
  const [plus, minus] = ['', '-'].map((sign) =>
    text(String(helpers.get('to_char')?.body(`${sign}${'9'.repeat(f.digits + 1)}`, pattern))),
  );
  return [tests.join(' OR '), iff(isNegative, minus as SqlPiece, plus as SqlPiece)] as const;
}

function plainToChar(value: SqlPiece, site: CallSite): SqlPiece | undefined {
  const pattern = constantText(site.exprs[1]);
  const format = readFormat(pattern);
  const [type] = site.types;
  if (!format || pattern === undefined || type?.kind !== 'decimal' || !isRepeatable(value, site.exprs[0]))
    return undefined;
  const isNegative = `${operand(value)} < 0`;
  const shown = castAs(fn('ABS', value), 'VARCHAR');
  const whole = type.scale === 0 ? shown : fn('SPLIT_PART', shown, text('.'), 1);
  const fraction =
    type.scale === 0
      ? text('0'.repeat(format.places))
      : fn('RPAD', fn('SPLIT_PART', shown, text('.'), 2), format.places, text('0'));
  const number = joined([
    wholePart(format, whole, isNegative),
    ...(format.places === 0 ? [] : [text('.'), fraction]),
    behind(format, isNegative),
  ]);
  const over = overflow(format, pattern, value, type, isNegative);
  return over ? caseWhen([over], number) : number;
}

/** `to_char` with a constant format that is common enough; otherwise a helper. */
export const toChar: Lowering = byHelper(
  build((args, site) => plainToChar(args[0] as SqlPiece, site) ?? callHelper(site.ctx, 'to_char', args)),
  'sometimes',
);
