import { type DataType, hasPlainText } from '@spark-sql-to-snowflake/plan-ir';
import {
  atom,
  build,
  byHelper,
  type CallSite,
  constantInt,
  constantText,
  FORMAT_LETTERS,
  infixPiece,
  type Lowering,
  type SqlPiece,
  STRENGTH,
} from '@spark-sql-to-snowflake/sql-emit';
import { callHelper } from '../helper-call.js';
import { isRepeatable } from './guard.js';
import { castAs, fn, operand, text } from './pieces.js';

const joined = (parts: readonly SqlPiece[]): SqlPiece =>
  parts.reduce((l, r) => infixPiece(l, '||', r, STRENGTH.concat));

/** A comma before every third digit from the right. */
export function grouped(digits: SqlPiece): SqlPiece {
  const threes = fn('REGEXP_REPLACE', fn('REVERSE', digits), text('(.{3})'), text('\\1,'));
  return fn('REVERSE', fn('REGEXP_REPLACE', threes, text(',$'), text('')));
}

const WHOLE: ReadonlySet<DataType['kind']> = new Set(['byte', 'short', 'int', 'long']);
const MOST_DIGITS = 38;

/** The number without its sign, rounded to so many places, and then cast to show them all; undefined where it has too many digits. */
function sized(value: SqlPiece, type: DataType, places: number): SqlPiece | undefined {
  const size = fn('ABS', value);
  if (type.kind !== 'decimal') return WHOLE.has(type.kind) ? size : undefined;
  if (type.precision - type.scale + 1 + places > MOST_DIGITS) return undefined;
  return type.scale > places ? fn('ROUND', size, places, text('HALF_TO_EVEN')) : size;
}

/** `format_number` of whole numbers and decimals to a constant number of places: what is rounded to zero keeps its sign, as in Java. */
function plainFormat(value: SqlPiece, site: CallSite): SqlPiece | undefined {
  const [type] = site.types;
  const places = constantInt(site.exprs[1]);
  if (!type || places === undefined || places < 0 || !isRepeatable(value, site.exprs[0])) return undefined;
  const size = sized(value, type, places);
  if (!size) return undefined;
  const whole = type.kind === 'decimal' ? castAs(fn('TRUNC', size), `NUMBER(${MOST_DIGITS}, 0)`) : size;
  const parts = [fn('IFF', atom(`${operand(value)} < 0`), text('-'), text('')), grouped(castAs(whole, 'VARCHAR'))];
  if (places === 0) return joined(parts);
  if (type.kind !== 'decimal') return joined([...parts, text(`.${'0'.repeat(places)}`)]);
  const shown = castAs(castAs(size, `NUMBER(${MOST_DIGITS}, ${places})`), 'VARCHAR');
  return joined([...parts, fn('RIGHT', shown, places + 1)]);
}

export const formatNumber: Lowering = byHelper(
  build((args, site) => {
    const plain = plainFormat(args[0] as SqlPiece, site);
    if (plain) return plain;
    const kind = site.types[0]?.kind;
    const name = kind === 'float' || kind === 'double' ? 'format_double' : 'format_number';
    return callHelper(site.ctx, site.types[1]?.kind === 'string' ? `${name}_pattern` : name, args);
  }),
  'sometimes',
);

const SPEC = /%(?:(\d+)\$)?([sd])|%%|%n/g;

/** Is a value's text for `%s` or `%d` what a cast makes of it? */
function isPlain(type: DataType | undefined, conversion: string): boolean {
  if (!type) return false;
  if (conversion === 'd') return WHOLE.has(type.kind);
  return WHOLE.has(type.kind) || ['string', 'boolean'].includes(type.kind) || isShortDecimal(type);
}
const isShortDecimal = (type: DataType): boolean => type.kind === 'decimal' && hasPlainText(type);

/** `format_string` with a constant format of `%s`, `%d`, `%%` and `%n` without width or flags: its parts in a row. */
function plainParts(args: readonly SqlPiece[], site: CallSite): SqlPiece | undefined {
  const format = constantText(site.exprs[0]);
  if (format === undefined || format.replace(SPEC, '').includes('%')) return undefined;
  const parts: SqlPiece[] = [];
  let next = 1;
  let done = 0;
  let words = '';
  const flush = (): void => {
    if (words !== '') parts.push(text(words));
    words = '';
  };
  for (const match of format.matchAll(SPEC)) {
    words += format.slice(done, match.index);
    done = match.index + match[0].length;
    const conversion = match[2];
    if (conversion === undefined) {
      words += match[0] === '%%' ? '%' : '\n';
      continue;
    }
    const i = match[1] === undefined ? next++ : Number(match[1]);
    const type = site.types[i];
    const value = args[i];
    if (i === 0 || !value || !isPlain(type, conversion)) return undefined;
    flush();
    const shown = type?.kind === 'string' ? value : castAs(value, 'VARCHAR');
    parts.push(site.exprs[i]?.nullable ? fn('COALESCE', shown, text('null')) : shown);
  }
  words += format.slice(done);
  flush();
  return parts.length === 0 ? text('') : joined(parts);
}

export const formatString: Lowering = byHelper(
  build((args, site) => {
    const plain = plainParts(args, site);
    if (plain) return plain;
    const [format, ...given] = args as [SqlPiece, ...SqlPiece[]];
    let letters = '';
    const values = given.map((value, i) => {
      const kind = site.types[i + 1]?.kind ?? 'null';
      const letter = FORMAT_LETTERS[kind];
      if (letter === undefined) return site.ctx.refuse(site.call, `values of type ${kind} are not formatted yet`);
      letters += letter;
      if (letter === 'd' || letter === 'f') return callHelper(site.ctx, `${kind}_to_string`, [value]);
      return letter === 's' ? value : castAs(value, 'VARCHAR');
    });
    const list = fn('ARRAY_CONSTRUCT', ...values);
    return callHelper(site.ctx, 'format_string', [format, text(letters), list]);
  }),
  'sometimes',
);
