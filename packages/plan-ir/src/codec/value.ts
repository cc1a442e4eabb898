/** What JSON can say. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const HEX = /^(?:[0-9a-f]{2})*$/;
const DIGITS = /^-?(?:0|[1-9][0-9]*)$/;
/** The numbers that JSON has no word for. */
const ODD: Readonly<Record<string, number>> = { NaN, Infinity: Infinity, '-Infinity': -Infinity, '-0': -0 };

const hex = (bytes: Uint8Array): string => Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');

function encodeNumber(n: number): Json {
  if (Object.is(n, -0)) return { $number: '-0' };
  return Number.isFinite(n) ? n : { $number: String(n) };
}

/**
 * Plain data → JSON. What JSON lacks becomes an object with one `$` key: `{"$bigint": "123"}`, `{"$bytes": "00ff"}`,
 * `{"$number": "NaN"}`. No node has a key that starts with `$`. Keys whose value is undefined are left out.
 */
export function toJson(value: unknown): Json {
  if (value === null) return null;
  switch (typeof value) {
    case 'boolean':
    case 'string':
      return value;
    case 'number':
      return encodeNumber(value);
    case 'bigint':
      return { $bigint: value.toString() };
    case 'object': {
      if (value instanceof Uint8Array) return { $bytes: hex(value) };
      if (Array.isArray(value)) return value.map(toJson);
      const out: Record<string, Json> = {};
      for (const [key, item] of Object.entries(value)) if (item !== undefined) out[key] = toJson(item);
      return out;
    }
    default:
      throw new TypeError(`no JSON for a ${typeof value}`);
  }
}

/** The number, bigint or bytes behind an object with one `$` key; undefined if it is none of these. */
export function fromTagged(json: unknown): number | bigint | Uint8Array | undefined {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return undefined;
  const [entry, more] = Object.entries(json);
  if (!entry || more || typeof entry[1] !== 'string') return undefined;
  const [key, text] = entry;
  if (key === '$bigint' && DIGITS.test(text)) return BigInt(text);
  if (key === '$number') return ODD[text];
  if (key !== '$bytes' || !HEX.test(text)) return undefined;
  return Uint8Array.from({ length: text.length / 2 }, (_, i) => Number.parseInt(text.slice(2 * i, 2 * i + 2), 16));
}
