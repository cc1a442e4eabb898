import {
  type DataType,
  type Field,
  fail,
  type StructType,
  tightestCommonType,
  types,
} from '@spark-sql-to-snowflake/plan-ir';
import { decimalShape, textReader } from '../text-value.js';
import { turns } from '../turns.js';
import type { JsonOptions } from './options.js';
import { JsonNumber, JsonObject, type JsonValue } from './parse.js';
import { jsonTexts, recordOf } from './rows.js';

const byName = (a: Field, b: Field): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

/** The columns that the objects of JSON files have, in order of name. */
export async function inferJson(paths: readonly string[], o: JsonOptions, corrupt: string): Promise<readonly Field[]> {
  const turn = turns();
  let root: StructType = types.struct([]);
  const note = (): void => {
    if (o.mode === 'FAILFAST')
      fail('file-option', { what: 'Malformed records are detected in schema inference. Parse Mode: FAILFAST.' });
    if (o.mode === 'PERMISSIVE' && !root.fields.some((f) => f.name === corrupt))
      root = types.struct([...root.fields, types.field(corrupt, types.string)].sort(byName));
  };
  const timestamp = o.inferTimestamp ? timestampOf(o) : undefined;
  const infer = (value: JsonValue): DataType => typeOf(value, o, timestamp, infer);
  for (const path of paths) {
    for (const text of jsonTexts(path, o)) {
      await turn();
      const record = recordOf(text, o);
      if (record === 'blank') continue;
      const type = record === 'wrong' ? undefined : infer(record.value);
      const struct = type?.kind === 'array' ? type.element : type;
      if (struct?.kind === 'struct') root = merge(root, struct) as StructType;
      else if (type?.kind === 'array' && struct?.kind === 'null') continue;
      else note();
    }
  }
  const shown = canonical(root, o);
  return shown?.kind === 'struct' ? shown.fields : [];
}

function timestampOf(o: JsonOptions): (text: string) => DataType | undefined {
  const read = textReader(types.timestamp, { ...o.values, legacyParser: false });
  return (text) => (read(text) === undefined ? undefined : types.timestamp);
}

function decimalType(text: string, strings: boolean): DataType | undefined {
  const shape = decimalShape(text);
  if (!shape) return undefined;
  const precision = Math.max(shape.precision, shape.scale);
  if (shape.scale < 0) {
    if (strings) return undefined;
    return fail('file-option', {
      what: `Negative scale is not allowed: ${shape.scale}, of the number ${text} with prefersDecimal.`,
    });
  }
  return precision <= 38 ? types.decimal(precision, shape.scale) : strings ? undefined : types.double;
}

function typeOf(
  value: JsonValue,
  o: JsonOptions,
  timestamp: ((text: string) => DataType | undefined) | undefined,
  infer: (value: JsonValue) => DataType,
): DataType {
  if (value === null || value === '') return types.nullType;
  if (value instanceof JsonObject)
    return types.struct(
      value.names.map((name, i) => types.field(name, infer(value.values[i] as JsonValue))).sort(byName),
    );
  if (Array.isArray(value))
    return types.array((value as readonly JsonValue[]).map(infer).reduce(merge, types.nullType));
  if (typeof value === 'string')
    return (
      (o.prefersDecimal ? decimalType(value.replaceAll(',', ''), true) : undefined) ??
      timestamp?.(value) ??
      types.string
    );
  if (o.primitivesAsString) return types.string;
  if (!(value instanceof JsonNumber)) return types.boolean;
  if (value.integral) {
    const n = BigInt(value.text);
    return BigInt.asIntN(64, n) === n ? types.long : (decimalType(value.text, false) ?? types.double);
  }
  return o.prefersDecimal && Number.isFinite(Number(value.text))
    ? (decimalType(value.text, false) ?? types.double)
    : types.double;
}

/** The type of values of both types. */
function merge(a: DataType, b: DataType): DataType {
  if (a.kind === 'null') return b;
  if (b.kind === 'null') return a;
  if (a.kind === 'struct' && b.kind === 'struct') return mergeStructs(a, b);
  if (a.kind === 'array' && b.kind === 'array') return types.array(merge(a.element, b.element));
  if (a.kind === 'decimal' && b.kind === 'decimal') {
    const scale = Math.max(a.scale, b.scale);
    const range = Math.max(a.precision - a.scale, b.precision - b.scale);
    return range + scale > 38 ? types.double : types.decimal(range + scale, scale);
  }
  if (a.kind === 'long' && b.kind === 'decimal') return merge(types.decimal(20, 0), b);
  if (a.kind === 'decimal' && b.kind === 'long') return merge(a, types.decimal(20, 0));
  if ((a.kind === 'double' && b.kind === 'decimal') || (a.kind === 'decimal' && b.kind === 'double'))
    return types.double;
  return tightestCommonType(a, b) ?? types.string;
}

function mergeStructs(a: StructType, b: StructType): StructType {
  if (a.fields.length === b.fields.length && a.fields.every((f, i) => f.name === b.fields[i]?.name))
    return types.struct(a.fields.map((f, i) => types.field(f.name, merge(f.type, (b.fields[i] as Field).type))));
  const fields = new Map(a.fields.map((f) => [f.name, f.type]));
  for (const f of b.fields) {
    const before = fields.get(f.name);
    fields.set(f.name, before ? merge(before, f.type) : f.type);
  }
  return types.struct([...fields].map(([name, type]) => types.field(name, type)).sort(byName));
}

/** What nothing is known of is a string; objects without fields are left out, and so is what is always NULL where that is wanted. */
function canonical(type: DataType, o: JsonOptions): DataType | undefined {
  switch (type.kind) {
    case 'null':
      return o.dropFieldIfAllNull ? undefined : types.string;
    case 'array': {
      const element = canonical(type.element, o);
      return element && types.array(element);
    }
    case 'struct': {
      const fields = type.fields.flatMap((f) => {
        const of = canonical(f.type, o);
        return of ? [types.field(f.name, of)] : [];
      });
      return fields.length > 0 ? types.struct(fields) : undefined;
    }
    default:
      return type;
  }
}
