import { fail } from '@spark-sql-to-snowflake/plan-ir';
import { javaZone } from '@spark-sql-to-snowflake/spark-functions';
import type { ConfEntry } from './conf-entry.js';

const INT = [-(2n ** 31n), 2n ** 31n - 1n] as const;
const LONG = [-(2n ** 63n), 2n ** 63n - 1n] as const;
const isByteUnit = (unit: string): boolean => /^(?:[kmgtp]b?|b)$/.test(unit);
const isTimeUnit = (unit: string): boolean => /^(?:us|ms|s|m|min|h|d)$/.test(unit);

/** Refuse a value that Spark refuses: its kind first, then its limits. Throws CompileError. */
export function checkValue(entry: ConfEntry, value: string): void {
  const { key } = entry;
  switch (entry.kind) {
    case undefined:
      break;
    case 'boolean':
      if (!/^(?:true|false)$/i.test(value.trim())) fail('conf-kind', { key, kind: 'boolean', value });
      break;
    case 'int':
    case 'long':
      checkNumber(entry, whole(entry, value), value);
      break;
    case 'double':
      if (!isJavaDouble(value.trim())) fail('conf-kind', { key, kind: 'double', value });
      checkNumber(entry, Number.parseFloat(value), value);
      break;
    case 'bytes':
      checkNumber(entry, sized(value, 'bytes', isByteUnit), value);
      break;
    case 'time':
      checkNumber(entry, sized(value, 'time', isTimeUnit), value);
      break;
    case 'zone':
      if (javaZone(value) === undefined) fail('conf-zone', { key, value });
      break;
    case 'text':
      checkWord(entry, value);
  }
}

function whole({ key, kind }: ConfEntry, value: string): number {
  const text = value.trim();
  const [low, high] = kind === 'int' ? INT : LONG;
  const ok =
    /^[+-]?\d+$/.test(text) && BigInt(text.replace(/^\+/, '')) >= low && BigInt(text.replace(/^\+/, '')) <= high;
  if (!ok) fail('conf-kind', { key, kind: kind === 'int' ? 'int' : 'long', value });
  return Number(text);
}

const isJavaDouble = (text: string): boolean =>
  /^[+-]?(?:NaN|Infinity|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?[fFdD]?)$/.test(text);

/** A number with a unit behind it, such as 10m; its count. */
function sized(value: string, kind: 'bytes' | 'time', isUnit: (unit: string) => boolean): number {
  const parts = /^(-?\d+)([a-z]+)?$/.exec(value.trim().toLowerCase());
  if (!parts) fail('conf-size', { kind, value });
  const [, digits = '', unit] = parts;
  const count = BigInt(digits);
  if (count < LONG[0] || count > LONG[1] || (unit !== undefined && !isUnit(unit))) fail('conf-size', { kind, value });
  return Number(count);
}

function checkNumber({ key, least, most, above, between }: ConfEntry, number: number, value: string): void {
  const refuse = (must: string): never => fail('conf-limit', { key, value, must });
  if (between && !(number > between[0] && number < between[1]))
    refuse(`between ${between[0]} and ${between[1]}, both exclusive`);
  if (above !== undefined && !(number > above)) refuse(`greater than ${above}`);
  if (least !== undefined && number < least)
    refuse(most === undefined ? `at least ${least}` : `from ${least} to ${most}`);
  if (most !== undefined && number > most) refuse(least === undefined ? `at most ${most}` : `from ${least} to ${most}`);
}

function checkWord({ key, oneOf, anyCase, upper }: ConfEntry, value: string): void {
  if (!oneOf) return;
  const taken = upper ? value.toUpperCase() : value;
  const found = anyCase ? oneOf.some((w) => w.toLowerCase() === value.toLowerCase()) : oneOf.includes(taken);
  if (!found) fail('conf-word', { key, value: taken, words: oneOf });
}
