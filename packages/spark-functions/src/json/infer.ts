import { readDatetime } from '../datetime/read-text.js';
import { defineHelper } from '../define.js';
import { memo } from '../memo.js';
import { STRICT_SYNTAX } from './from-json.js';
import { JsonReader } from './json-reader.js';
import type { LaxSyntax } from './number-scan.js';

/** A type as it is inferred: `NULL` is that of nothing, widened by anything. */
export type InferredType =
  | 'NULL'
  | 'STRING'
  | 'BOOLEAN'
  | 'BIGINT'
  | 'DOUBLE'
  | 'TIMESTAMP'
  | 'TIMESTAMP_NTZ'
  | { readonly decimal: readonly [precision: number, scale: number] }
  | { readonly array: InferredType }
  | { readonly struct: readonly InferredField[] };
type InferredField = readonly [name: string, type: InferredType];

/** What `schema_of_json` is to do, as a constant of the statement. */
export interface InferPlan {
  readonly lax?: Partial<LaxSyntax>;
  readonly primitivesAsString?: boolean;
  readonly prefersDecimal?: boolean;
  readonly dropNulls?: boolean;
  /** Strings that are timestamps by the pattern, or by a cast where there is none, are of the type. */
  readonly timestamps?: { readonly type: 'TIMESTAMP' | 'TIMESTAMP_NTZ'; readonly pattern?: string };
}

const MAX_DIGITS = 38;

/** Precision and scale of a number's text, as Java counts them. */
export function digitsOf(text: string): readonly [precision: number, scale: number] | undefined {
  const match = /^[+-]?(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text);
  if (!match || (match[1] === '' && !match[2])) return undefined;
  const [, whole = '', fraction = '', exponent = '0'] = match;
  const significant = (whole + fraction).replace(/^0+/, '');
  return [Math.max(significant.length, 1), fraction.length - Number(exponent)];
}

function decimalOf(text: string): InferredType | undefined {
  const digits = digitsOf(text);
  if (!digits) return undefined;
  const precision = Math.max(...digits);
  if (precision > MAX_DIGITS) return 'DOUBLE';
  if (digits[1] < 0) throw new Error(`[INTERNAL_ERROR] Negative scale is not allowed: ${digits[1]}.`);
  return { decimal: [precision, digits[1]] };
}

const misfit = (text: string): never => {
  throw new Error(`Value "${text}" can not be represented as \`java.math.BigDecimal\`.`);
};

function stringType(text: string, plan: InferPlan): InferredType {
  if (text === '') return 'NULL';
  if (plan.prefersDecimal) {
    const digits = digitsOf(text.replaceAll(',', ''));
    if (digits && digits[0] <= MAX_DIGITS && digits[1] >= 0 && digits[1] <= digits[0]) return { decimal: digits };
  }
  return plan.timestamps && isTime(text, plan.timestamps) ? plan.timestamps.type : 'STRING';
}

function isTime(text: string, { type, pattern }: NonNullable<InferPlan['timestamps']>): boolean {
  const kind = type === 'TIMESTAMP' ? 'timestamp' : 'timestamp_ntz';
  const options = pattern === undefined ? {} : { timestamp: pattern, ntz: pattern };
  return readDatetime(kind, text, { ...options, lenient: true }) !== undefined;
}

function numberType(reader: JsonReader, plan: InferPlan): InferredType {
  if (plan.primitivesAsString) return 'STRING';
  const { token, content } = reader;
  if (token === 'int') {
    const value = BigInt(content);
    return BigInt.asIntN(64, value) === value ? 'BIGINT' : (decimalOf(content) ?? 'DOUBLE');
  }
  if (!plan.prefersDecimal) return 'DOUBLE';
  return decimalOf(content) ?? misfit(content);
}

/** The type of the value that the reader is at, to its end. */
function infer(reader: JsonReader, plan: InferPlan): InferredType {
  while (reader.token === 'name') reader.next();
  switch (reader.token) {
    case 'string':
      return stringType(reader.content, plan);
    case 'int':
    case 'float':
      return numberType(reader, plan);
    case 'true':
    case 'false':
      return plan.primitivesAsString ? 'STRING' : 'BOOLEAN';
    case '{': {
      const fields: InferredField[] = [];
      while (reader.next() !== '}') fields.push([reader.name ?? '', infer(reader, plan)]);
      return { struct: fields.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)) };
    }
    case '[': {
      let element: InferredType = 'NULL';
      while (reader.next() !== ']') element = widened(element, infer(reader, plan));
      return { array: element };
    }
    default:
      return 'NULL';
  }
}

type Decimal = readonly [precision: number, scale: number];
const decimalIn = (t: InferredType): Decimal | undefined =>
  typeof t === 'object' && 'decimal' in t ? t.decimal : undefined;

function widenedDecimal([p, s]: Decimal, [q, t]: Decimal): InferredType {
  const scale = Math.max(s, t);
  const digits = Math.max(p - s, q - t) + scale;
  return digits > MAX_DIGITS ? 'DOUBLE' : { decimal: [digits, scale] };
}

/** A type that holds values of both; STRING where nothing else does. */
export function widened(a: InferredType, b: InferredType): InferredType {
  if (a === 'NULL') return b;
  if (b === 'NULL' || a === b) return a;
  if (typeof a === 'object' && typeof b === 'object') {
    if ('array' in a && 'array' in b) return { array: widened(a.array, b.array) };
    if ('struct' in a && 'struct' in b) return { struct: widenedFields(a.struct, b.struct) };
  }
  const numeric = (t: InferredType): Decimal | 'DOUBLE' | undefined =>
    t === 'DOUBLE' ? t : t === 'BIGINT' ? [20, 0] : decimalIn(t);
  const [x, y] = [numeric(a), numeric(b)];
  if (x === undefined || y === undefined) return isTimes(a) && isTimes(b) ? 'TIMESTAMP' : 'STRING';
  return x === 'DOUBLE' || y === 'DOUBLE' ? 'DOUBLE' : widenedDecimal(x, y);
}
const isTimes = (t: InferredType): boolean => t === 'TIMESTAMP' || t === 'TIMESTAMP_NTZ';

/** Fields of both, sorted as theirs are. */
function widenedFields(a: readonly InferredField[], b: readonly InferredField[]): readonly InferredField[] {
  const out: InferredField[] = [];
  let [i, j] = [0, 0];
  for (;;) {
    const [left, right] = [a[i], b[j]];
    if (!left && !right) return out;
    if (left && right && left[0] === right[0]) {
      out.push([left[0], widened(left[1], right[1])]);
      i++;
      j++;
    } else if (right && (!left || right[0] < left[0])) {
      out.push(right);
      j++;
    } else if (left) {
      out.push(left);
      i++;
    }
  }
}

/** What is left of the type once fields of nothing have become strings or gone; undefined where nothing is. */
function settled(type: InferredType, plan: InferPlan): InferredType | undefined {
  if (type === 'NULL') return plan.dropNulls ? undefined : 'STRING';
  if (typeof type !== 'object' || 'decimal' in type) return type;
  if ('array' in type) {
    const element = settled(type.array, plan);
    return element && { array: element };
  }
  const fields = type.struct.flatMap(([name, t]): InferredField[] => {
    const kept = settled(t, plan);
    return kept && name !== '' ? [[name, kept]] : [];
  });
  return fields.length > 0 ? { struct: fields } : undefined;
}

const nameSql = (name: string): string =>
  /^[a-zA-Z0-9_]+$/.test(name) && !/^\d+$/.test(name) ? name : `\`${name.replaceAll('`', '``')}\``;

/** The type as Spark writes it in SQL. */
export function typeSql(type: InferredType): string {
  if (typeof type === 'string') return type;
  if ('decimal' in type) return `DECIMAL(${type.decimal.join(',')})`;
  if ('array' in type) return `ARRAY<${typeSql(type.array)}>`;
  return `STRUCT<${type.struct.map(([name, t]) => `${nameSql(name)}: ${typeSql(t)}`).join(', ')}>`;
}

/** The schema of one JSON text. Throws where it is malformed. */
export function schemaOfJson(text: string, plan: InferPlan): string {
  const reader = new JsonReader(text, { ...STRICT_SYNTAX, ...plan.lax });
  reader.next();
  const type = infer(reader, plan);
  const kept = settled(type, plan);
  if (kept) return typeSql(kept);
  const empty = (t: InferredType): boolean => typeof t === 'object' && 'struct' in t;
  if (empty(type)) return 'STRUCT<>';
  return typeof type === 'object' && 'array' in type && empty(type.array) ? 'ARRAY<STRUCT<>>' : 'STRING';
}

const planOf = memo((text) => JSON.parse(text) as InferPlan);

export const schemaOfJsonHelper = defineHelper({
  name: 'schema_of_json',
  params: { json: 'string', plan: 'string' },
  returns: 'string',
  body: ({ json, plan }) => schemaOfJson(json, planOf(plan)),
});
