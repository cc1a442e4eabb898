import { type DataType, fail, type StructType, typeText } from '@spark-sql-to-snowflake/plan-ir';
import { ExecutionError } from '../../execution-error.js';
import type { SparkValue } from '../../value.js';
import { decimalShape, readInteger, textReader, toDecimal } from '../text-value.js';
import type { JsonOptions } from './options.js';
import { JsonNumber, JsonObject, type JsonValue } from './parse.js';
import { jsonText } from './write-value.js';

/** A value that is none of the type. */
export const WRONG = Symbol('wrong');
/** What a record has shown: whether a part of it was none of the schema. */
export interface Verdict {
  bad: boolean;
}
export type Convert = (value: JsonValue, verdict: Verdict) => SparkValue | typeof WRONG;

const BITS: Readonly<Record<string, number>> = { byte: 8, short: 16, int: 32, long: 64 };
const INFINITIES: Readonly<Record<string, number>> = {
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  '+Infinity': Number.POSITIVE_INFINITY,
  '+INF': Number.POSITIVE_INFINITY,
  INF: Number.POSITIVE_INFINITY,
  '-Infinity': Number.NEGATIVE_INFINITY,
  '-INF': Number.NEGATIVE_INFINITY,
};
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** A converter of JSON values to a type. NULL is NULL of every type. Throws CompileError for types that are not read here. */
export function jsonConverter(type: DataType, o: JsonOptions): Convert {
  const convert = strict(type, o);
  return (value, verdict) => (value === null ? null : convert(value, verdict));
}

function strict(type: DataType, o: JsonOptions): Convert {
  const textOr =
    (otherwise: (text: string) => SparkValue | undefined): Convert =>
    (v) =>
      typeof v === 'string' && v !== '' ? (otherwise(v) ?? WRONG) : WRONG;
  switch (type.kind) {
    case 'boolean':
      return (v) => (typeof v === 'boolean' ? v : WRONG);
    case 'byte':
    case 'short':
    case 'int':
    case 'long': {
      const bits = BITS[type.kind] ?? 64;
      return (v) => {
        if (!(v instanceof JsonNumber && v.integral)) return WRONG;
        const n = BigInt(v.text);
        return BigInt.asIntN(bits, n) !== n ? WRONG : bits === 64 ? n : Number(n);
      };
    }
    case 'float':
    case 'double':
      return (v) => {
        let n: number | undefined;
        if (v instanceof JsonNumber) n = v.integral ? Number(BigInt(v.text)) : Number(v.text);
        else if (typeof v === 'string' && o.syntax.allowNonNumericNumbers) n = INFINITIES[v];
        if (n === undefined) return WRONG;
        return type.kind === 'float' ? Math.fround(n) : n;
      };
    case 'decimal':
      return (v) => {
        const text = v instanceof JsonNumber ? v.text : typeof v === 'string' ? v.replaceAll(',', '') : undefined;
        const shape = text === undefined ? undefined : decimalShape(text);
        return (shape && toDecimal(shape, type.precision, type.scale)) ?? WRONG;
      };
    case 'string':
    case 'char':
    case 'varchar':
      return (v) => (typeof v === 'string' ? v : jsonText(v));
    case 'binary':
      return (v) => (typeof v === 'string' && BASE64.test(v) ? new Uint8Array(Buffer.from(v, 'base64')) : WRONG);
    case 'date': {
      const read = textReader(type, o.values);
      const days = (text: string): number | undefined => {
        const n = o.values.date ? undefined : readInteger(text, 32);
        return n === undefined ? undefined : Number(n);
      };
      return textOr((text) => read(text) ?? days(text));
    }
    case 'timestamp': {
      const read = textReader(type, o.values);
      const text = textOr(read);
      return (v, verdict) => {
        if (!(v instanceof JsonNumber)) return text(v, verdict);
        const n = v.integral ? BigInt(v.text) : undefined;
        return n !== undefined && BigInt.asIntN(64, n) === n ? BigInt.asIntN(64, n * 1_000_000n) : WRONG;
      };
    }
    case 'timestamp_ntz':
      return textOr(textReader(type, o.values));
    case 'null':
      return () => null;
    case 'array': {
      const element = jsonConverter(type.element, o);
      return (v, verdict) => {
        if (!Array.isArray(v)) return WRONG;
        const items: SparkValue[] = [];
        for (const item of v as readonly JsonValue[]) {
          const value = element(item, verdict);
          // one wrong element spoils the array
          if (value === WRONG) return WRONG;
          items.push(value);
        }
        return items;
      };
    }
    case 'map': {
      if (type.key.kind !== 'string')
        return fail('unsupported', { what: `A JSON column of the type ${typeText(type)}` });
      const element = jsonConverter(type.value, o);
      return (v, verdict) => {
        if (!(v instanceof JsonObject)) return WRONG;
        const entries = new Map<string, SparkValue>();
        for (const [i, name] of v.names.entries()) {
          const value = element(v.values[i] as JsonValue, verdict);
          if (value === WRONG)
            throw new ExecutionError(
              `A map of the type ${typeText(type)} has another value under ${JSON.stringify(name)}: Spark's answer depends on what follows it.`,
            );
          if (entries.has(name)) throw new ExecutionError('[DUPLICATED_MAP_KEY] Duplicate map key was found.');
          entries.set(name, value);
        }
        return { entries: [...entries] };
      };
    }
    case 'struct':
      return structConverter(type, o);
    default:
      return fail('unsupported', { what: `A JSON column of the type ${typeText(type)}` });
  }
}

/** Fields by name, the last of a name. A field that is wrong is NULL, and the record is then a bad one. */
export function structConverter(type: StructType, o: JsonOptions): Convert {
  const fields = type.fields.map((f) => jsonConverter(f.type, o));
  const positions = new Map(type.fields.map((f, i) => [f.name, i]));
  return (v, verdict) => {
    if (!(v instanceof JsonObject)) return WRONG;
    const row: SparkValue[] = new Array(fields.length).fill(null);
    for (let i = 0; i < v.names.length; i++) {
      const at = positions.get(v.names[i] as string);
      if (at === undefined) continue;
      const value = (fields[at] as Convert)(v.values[i] as JsonValue, verdict);
      if (value === WRONG) verdict.bad = true;
      row[at] = value === WRONG ? null : value;
    }
    return row;
  };
}
