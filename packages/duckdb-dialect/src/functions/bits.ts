import type { CallSite, Lowering, SqlPiece } from '@spark-sql-to-snowflake/sql-emit';
import { at, atom, build, constantInt, piece, STRENGTH } from '@spark-sql-to-snowflake/sql-emit';

interface Width {
  readonly bits: 32 | 64;
  readonly type: 'INTEGER' | 'BIGINT';
  /** A type in which nothing overflows. */
  readonly wide: 'BIGINT' | 'HUGEINT';
}
const widthOf = (site: CallSite): Width =>
  site.type.kind === 'long'
    ? { bits: 64, type: 'BIGINT', wide: 'HUGEINT' }
    : { bits: 32, type: 'INTEGER', wide: 'BIGINT' };

/** The low bits of a wide number, read as a signed one. */
function lowBits(text: string, { bits, type, wide }: Width): SqlPiece {
  const cast = (n: bigint): string => (wide === 'HUGEINT' ? `${n}::HUGEINT` : String(n));
  const [mask, sign] = [cast(2n ** BigInt(bits) - 1n), cast(2n ** BigInt(bits - 1))];
  return atom(`CAST(xor((${text}) & ${mask}, ${sign}) - ${sign} AS ${type})`);
}

/** Java looks at the low five or six bits of the count. */
function count(p: SqlPiece, site: CallSite, { bits }: Width): string {
  const constant = constantInt(site.exprs[1]);
  return constant === undefined ? `(${at(p, STRENGTH.bitwise)} & ${bits - 1})` : String(constant & (bits - 1));
}

export const shiftLeft: Lowering = build(([value, n], site) => {
  const width = widthOf(site);
  const factor = `CAST(pow(2, ${count(n as SqlPiece, site, width)}) AS ${width.wide})`;
  return lowBits(`CAST(${value?.text} AS ${width.wide}) * ${factor}`, width);
});

export const shiftRight: Lowering = build(([value, n], site) =>
  piece(
    `${at(value as SqlPiece, STRENGTH.bitwise + 1)} >> ${count(n as SqlPiece, site, widthOf(site))}`,
    STRENGTH.bitwise,
  ),
);

export const shiftRightUnsigned: Lowering = build(([value, n], site) => {
  const width = widthOf(site);
  const mask = width.bits === 64 ? '18446744073709551615::HUGEINT' : '4294967295';
  const unsigned = `(CAST(${value?.text} AS ${width.wide}) & ${mask})`;
  return lowBits(`${unsigned} // CAST(pow(2, ${count(n as SqlPiece, site, width)}) AS ${width.wide})`, width);
});

/** Spark counts over 64 bits whatever the type. */
export const bitCount: Lowering = build(([value], site) => {
  const integer = site.types[0]?.kind === 'boolean' ? `CAST(${value?.text} AS INTEGER)` : (value?.text ?? '');
  return atom(`CAST(bit_count(CAST(${integer} AS BIGINT)) AS INTEGER)`);
});

const BITS: Readonly<Record<string, number>> = { byte: 8, short: 16, int: 32, long: 64 };

/** A position outside the type raises. */
export const bitGet: Lowering = build(([value, position], site) => {
  const size = BITS[site.types[0]?.kind ?? 'long'] ?? 64;
  const constant = constantInt(site.exprs[1]);
  const bit = (v: string, n: string): string => `CAST((CAST(${v} AS BIGINT) >> ${n}) & 1 AS TINYINT)`;
  if (constant !== undefined && constant >= 0 && constant < size) return atom(bit(value?.text ?? '', String(constant)));
  const why = `CASE WHEN v['n'] < 0 THEN ' is less than zero' ELSE ' exceeds the bit upper limit' END`;
  const outside = `error('Invalid bit position: ' || v['n'] || ${why})`;
  const body = `CASE WHEN v['n'] NOT BETWEEN 0 AND ${size - 1} THEN ${outside} ELSE ${bit("v['x']", "v['n']")} END`;
  return atom(`list_transform([{'x': ${value?.text}, 'n': ${position?.text}}], lambda v: ${body})[1]`);
});
