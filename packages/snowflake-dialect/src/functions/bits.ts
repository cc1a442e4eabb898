import { at, atom, build, type Lowering, type SqlPiece, STRENGTH } from '@spark-sql-to-snowflake/sql-emit';
import { fn, text } from './pieces.js';

/** The hexadecimal digits of a number that is not below zero. */
export const unsignedHex = (v: SqlPiece): SqlPiece => atom(`LTRIM(TO_CHAR(${v.text}, 'XXXXXXXXXXXXXXXX'))`);

/** The hexadecimal digits of a whole number's 64 bits of two's complement, without zeros in front. */
export function hexOfLong(x: SqlPiece): SqlPiece {
  const v = at(x, STRENGTH.add);
  return unsignedHex(atom(`IFF(${v} < 0, ${v} + 18446744073709551616, ${v})`));
}

const HALF_BYTES = Array.from({ length: 16 }, (_, i) => i.toString(2).padStart(4, '0')).join('');

/** Four bits for each hexadecimal digit, without the zeros in front of the first 1. */
export function bitsOfHex(hex: SqlPiece): SqlPiece {
  const digits = `REGEXP_SUBSTR_ALL(${hex.text}, '.')`;
  const bits = `TRANSFORM(${digits}, d__ VARCHAR -> SUBSTR('${HALF_BYTES}', 4 * CHARINDEX(d__, '123456789ABCDEF') + 1, 4))`;
  return fn('REGEXP_REPLACE', fn('ARRAY_TO_STRING', atom(bits), text('')), text('^0+(.)'), text('\\1'));
}

export const bin: Lowering = build(([x]) => bitsOfHex(hexOfLong(x as SqlPiece)));

/** How many bits are 1: each hexadecimal digit is put as so many characters, and all are counted. */
export function onesOfHex(hex: SqlPiece): SqlPiece {
  const steps: readonly (readonly [digits: string, by: string])[] = [
    ['F', '33'],
    ['[7BDE]', '31'],
    ['[3569AC]', '11'],
  ];
  const counted = steps.reduce<SqlPiece>(
    (so, [digits, by]) => fn('REGEXP_REPLACE', so, text(digits), text(by)),
    fn('REPLACE', hex, text('0'), text('')),
  );
  return fn('LENGTH', counted);
}

export const bitCount: Lowering = build(([x], site) => {
  if (site.types[0]?.kind === 'boolean') return atom(`${at(x as SqlPiece, STRENGTH.postfix)}::NUMBER(10, 0)`);
  return onesOfHex(hexOfLong(x as SqlPiece));
});

export const bitmapCount: Lowering = build(([bitmap]) => onesOfHex(fn('HEX_ENCODE', bitmap as SqlPiece)));
