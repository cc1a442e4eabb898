import { atom, build, type CallSite, type Lowering, type SqlPiece } from '@spark-sql-to-snowflake/sql-emit';
import { asType, constantOf, elementType, namedList, operand, orRaise, text } from './guard.js';
import { mapValue } from './map-key.js';

const ZERO =
  "'[INVALID_INDEX_OF_ZERO] The index 0 is invalid. An index shall be either < 0 or > 0 (the first element has index 1).'";
const ZERO_NOTE = 'the index 0 is no error inside a lambda';
const OUTSIDE_NOTE = 'an index outside the array gives NULL inside a lambda, in ANSI mode an error';
const outside = (code: string, index: string, list: string): string =>
  `'[${code}] The index ' || ${index} || ' is out of bounds. The array has ' || ARRAY_SIZE(${list}) || ' elements.'`;

/** 1-based in Spark, negative from behind; 0-based here. Outside it is NULL in both, but an error in Spark's ANSI mode. */
export const elementAt = (lenient: boolean): Lowering =>
  build(([base, key], site) => {
    if (site.types[0]?.kind === 'map') return mapValue(base, key, site);
    const a = text(base);
    const k = operand(key);
    const i = constantOf(site.exprs[1]);
    const behind = i === undefined ? `ARRAY_SIZE(${a}) + ${k}` : `ARRAY_SIZE(${a}) - ${-i}`;
    const index = i === undefined ? `IFF(${k} > 0, ${k} - 1, ${behind})` : i > 0 ? String(i - 1) : behind;
    let found = `GET(${a}, ${index})`;
    if (site.ctx.conf.ansi && !lenient && i !== 0) {
      const message = outside('INVALID_ARRAY_INDEX_IN_ELEMENT_AT', k, a);
      found = orRaise('TO_VARIANT', `ABS(${text(key)}) > ARRAY_SIZE(${a})`, message, found, OUTSIDE_NOTE, site);
    }
    if (i === undefined || i === 0)
      found = orRaise(
        'TO_VARIANT',
        i === 0 ? `${operand(base)} IS NOT NULL` : `${k} = 0`,
        ZERO,
        found,
        ZERO_NOTE,
        site,
      );
    return asType(found, elementType(site.types[0]));
  });

/** `a[i]` and `get`. */
export const elementFromZero = (lenient: boolean): Lowering =>
  build(([base, key], site) => {
    const [type] = site.types;
    if (type?.kind === 'map') return mapValue(base, key, site);
    const [a, k] = [text(base), operand(key)];
    const found = `GET(${a}, ${text(key)})`;
    if (type?.kind === 'unknown') return atom(found);
    if (!site.ctx.conf.ansi || lenient) return asType(found, elementType(type));
    // of no array there is no element either: below zero the size is not asked for
    const there = site.exprs[0]?.nullable ? `${operand(base)} IS NOT NULL AND ` : '';
    const test = `${there}${k} NOT BETWEEN 0 AND ARRAY_SIZE(${a}) - 1`;
    const message = outside('INVALID_ARRAY_INDEX', k, a);
    return asType(orRaise('TO_VARIANT', test, message, found, OUTSIDE_NOTE, site), elementType(type));
  });

/** The list up to a place, NULLs where it is too short for it, the element, and what is left. */
function insertedAt(a: string, place: string, one: string): string {
  const fill = `TRANSFORM(ARRAY_GENERATE_RANGE(ARRAY_SIZE(${a}), ${place}), i__ INT -> NULL::VARIANT)`;
  const rest = `ARRAY_SLICE(${a}, ${place}, ARRAY_SIZE(${a}))`;
  return `ARRAY_CAT(ARRAY_CAT(ARRAY_SLICE(${a}, 0, ${place}), ${fill}), ARRAY_CAT(${one}, ${rest}))`;
}

/** As many places from the end: -1 is behind the last element. In front of the list NULLs fill what is missing. */
function insertedBefore(a: string, back: string, one: string): string {
  const place = `ARRAY_SIZE(${a}) - ${back}`;
  const fill = `TRANSFORM(ARRAY_GENERATE_RANGE(ARRAY_SIZE(${a}), ${back}), i__ INT -> NULL::VARIANT)`;
  const front = `ARRAY_SLICE(${a}, 0, GREATEST(${place}, 0))`;
  const rest = `ARRAY_SLICE(${a}, GREATEST(${place}, 0), ARRAY_SIZE(${a}))`;
  return `ARRAY_CAT(${front}, ARRAY_CAT(ARRAY_CAT(${one}, ${fill}), ${rest}))`;
}

/** Snowflake counts from 0, and puts -1 in front of the last element; in Spark it is behind it. Its functions for one element drop a NULL. */
export const insert: Lowering = build(([list, position, element], site) => {
  const p = constantOf(site.exprs[1]);
  const [a, value] = [text(list), text(element)];
  if (!site.exprs[2]?.nullable && p !== undefined && p > 0) return atom(`ARRAY_INSERT(${a}, ${p - 1}, ${value})`);
  if (!site.exprs[2]?.nullable && p === -1) return atom(`ARRAY_APPEND(${a}, ${value})`);
  const one = `ARRAY_CONSTRUCT(${value})`;
  if (p === -1) return atom(`ARRAY_CAT(${a}, ${one})`);
  const k = operand(position);
  const forms = (l: string): string => {
    if (p !== undefined && p > 0) return insertedAt(l, String(p - 1), one);
    if (p !== undefined && p < 0) return insertedBefore(l, String(-p - 1), one);
    const either = `IFF(${k} > 0, ${insertedAt(l, `${k} - 1`, one)}, ${insertedBefore(l, `(-1 - ${k})`, one)})`;
    return orRaise('TO_ARRAY', p === 0 ? `${l} IS NOT NULL` : `${k} = 0`, ZERO, either, ZERO_NOTE, site);
  };
  return asType(namedList(list, site.exprs[0], forms, site).text, site.type);
});

const START = "'Unexpected value for start in function slice: SQL array indices start at 1.'";
const LENGTH = "'Unexpected value for length in function slice: length must be greater than or equal to 0.'";
const SLICE_NOTE = 'a start of 0 or a negative length gives some array inside a lambda, in Spark an error';

/** From a place, counted from the end where it is negative; a start before the first element gives nothing. */
export const slice: Lowering = build((args, site) => {
  const [list, start, length] = args as [SqlPiece, SqlPiece, SqlPiece];
  const s = constantOf(site.exprs[1]);
  const n = constantOf(site.exprs[2]);
  const isNull = args
    .filter((_, i) => site.exprs[i]?.nullable)
    .map((a) => `${operand(a)} IS NULL`)
    .join(' OR ');
  let found = sliced(text(list), start, length, site);
  if (n === undefined || n < 0)
    found = orRaise('TO_ARRAY', n === undefined ? `${operand(length)} < 0` : 'TRUE', LENGTH, found, SLICE_NOTE, site);
  if (s === undefined || s === 0)
    found = orRaise('TO_ARRAY', s === undefined ? `${operand(start)} = 0` : 'TRUE', START, found, SLICE_NOTE, site);
  const plain = s !== undefined && s > 0 && n !== undefined && n >= 0;
  return atom(plain || isNull === '' ? found : `IFF(${isNull}, NULL, ${found})`);
});

function sliced(a: string, start: SqlPiece, length: SqlPiece, site: CallSite): string {
  const s = constantOf(site.exprs[1]);
  const n = constantOf(site.exprs[2]);
  const count = operand(length);
  if (s !== undefined && s > 0)
    return `ARRAY_SLICE(${a}, ${s - 1}, ${n === undefined ? `${s - 1} + ${count}` : s - 1 + n})`;
  const back = s !== undefined ? `- ${-s}` : `+ ${operand(start)}`;
  const from =
    s !== undefined
      ? `ARRAY_SIZE(${a}) ${back}`
      : `IFF(${operand(start)} > 0, ${operand(start)} - 1, ARRAY_SIZE(${a}) ${back})`;
  return `IFF(ARRAY_SIZE(${a}) ${back} < 0, ARRAY_CONSTRUCT(), ARRAY_SLICE(${a}, ${from}, ${from} + ${count}))`;
}
