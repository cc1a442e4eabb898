import { atom, build, byHelper, constantInt, type Lowering, type SqlPiece } from '@spark-sql-to-snowflake/sql-emit';
import { callHelper } from '../helper-call.js';
import { bitsOfHex, unsignedHex } from './bits.js';
import { isRepeatable } from './guard.js';

const MOST = 2n ** 64n - 1n;
const DIGITS = '123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The characters of a base's digits, for a class of a pattern. */
function digitClass(base: number): string {
  if (base <= 10) return `[0-${base - 1}]`;
  const last = DIGITS[base - 2] as string;
  return `[0-9A-${last}a-${last.toLowerCase()}]`;
}

/** How a number of 64 bits is written in the bases that have a word for it. */
const WRITTEN: Readonly<Record<number, (v: SqlPiece) => SqlPiece>> = {
  2: (v) => bitsOfHex(unsignedHex(v)),
  10: (v) => atom(`${v.text}::VARCHAR`),
  16: unsignedHex,
};

/**
 * `conv` between constant bases: the digits up to the first character that is none, over 64 bits; more are the greatest number. A minus
 * makes the complement, or the greatest number where there is none. In ANSI mode, which raises on more bits, a helper.
 */
export const conv: Lowering = byHelper(
  build((args, site) => {
    const [number] = args as [SqlPiece];
    const [from, to] = [constantInt(site.exprs[1]), constantInt(site.exprs[2])];
    const written = WRITTEN[to ?? 0];
    if (
      site.ctx.conf.ansi ||
      !written ||
      from === undefined ||
      from < 2 ||
      from > 36 ||
      !isRepeatable(number, site.exprs[0])
    )
      return callHelper(site.ctx, site.ctx.conf.ansi ? 'conv_ansi' : 'conv', args);
    // a zero in front, so that there is a digit
    const digits = `REGEXP_SUBSTR('0' || REGEXP_REPLACE(NULLIF(TRIM(${number.text}), ''), '^-', ''), '^${digitClass(from)}+')`;
    const value = `REDUCE(REGEXP_SUBSTR_ALL(${digits}, '.'), 0::NUMBER(38, 0), (n__ NUMBER(38, 0), d__ VARCHAR) -> LEAST(n__ * ${from} + CHARINDEX(UPPER(d__), '${DIGITS.slice(0, from - 1)}'), ${MOST})::NUMBER(38, 0))`;
    const complement = `IFF(v__ >= ${2n ** 63n}, ${MOST}, MOD(${MOST + 1n} - v__, ${MOST + 1n}))`;
    const signed = `IFF(STARTSWITH(TRIM(${number.text}), '-'), ${complement}, v__)`;
    const shown = written(atom('u__'));
    return atom(
      `TRANSFORM(TRANSFORM(ARRAY_CONSTRUCT(${value}), v__ NUMBER(38, 0) -> ${signed}), u__ NUMBER(38, 0) -> ${shown.text})[0]::VARCHAR`,
    );
  }),
  'sometimes',
);
