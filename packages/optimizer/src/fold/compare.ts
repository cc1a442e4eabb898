import { type Literal, sameType } from '@spark-sql-to-snowflake/plan-ir';

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** Strings compare by their UTF-8 bytes, which is the order of code points, not of UTF-16 units. */
function compareText(a: string, b: string): number | undefined {
  if (a === b) return 0;
  if (LONE_SURROGATE.test(a) || LONE_SURROGATE.test(b)) return undefined;
  const left = [...a];
  const right = [...b];
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const x = left[i]?.codePointAt(0) ?? 0;
    const y = right[i]?.codePointAt(0) ?? 0;
    if (x !== y) return x < y ? -1 : 1;
  }
  return Math.sign(left.length - right.length);
}

function compareNumbers(a: number, b: number): number {
  // NaN equals itself and is above all; -0 equals 0
  if (Number.isNaN(a)) return Number.isNaN(b) ? 0 : 1;
  if (Number.isNaN(b)) return -1;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** How Spark orders two constants of one type that are not NULL; undefined where we leave it to the database. */
export function compareLiterals(a: Literal, b: Literal): number | undefined {
  if (!sameType(a.type, b.type)) return undefined;
  const [x, y] = [a.value, b.value];
  if (typeof x === 'bigint' && typeof y === 'bigint') return x < y ? -1 : x > y ? 1 : 0;
  if (typeof x === 'number' && typeof y === 'number') return compareNumbers(x, y);
  if (typeof x === 'boolean' && typeof y === 'boolean') return Number(x) - Number(y);
  if (typeof x === 'string' && typeof y === 'string' && a.type.kind === 'string') return compareText(x, y);
  return undefined;
}
