import { doubleToText } from '@spark-sql-to-snowflake/spark-functions';
import { JsonNumber, JsonObject, type JsonValue } from './parse.js';

const CONTROL: Readonly<Record<string, string>> = { '\b': '\\b', '\f': '\\f', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** A JSON string as Jackson writes it: letters of all scripts stay as they are. */
export const jsonString = (text: string): string =>
  `"${text.replace(/["\\\x00-\x1f]/g, (c) => {
    if (c === '"' || c === '\\') return `\\${c}`;
    return CONTROL[c] ?? `\\u${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
  })}"`;

/** A JSON value as compact text, numbers in Java's form: what a string column takes in place of a string. */
export function jsonText(value: JsonValue): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return jsonString(value);
  if (value instanceof JsonNumber) {
    if (value.integral) return String(BigInt(value.text));
    const n = Number(value.text);
    return Number.isFinite(n) ? doubleToText(n) : `"${doubleToText(n)}"`;
  }
  if (value instanceof JsonObject)
    return `{${value.names.map((name, i) => `${jsonString(name)}:${jsonText(value.values[i] as JsonValue)}`).join(',')}}`;
  return `[${value.map(jsonText).join(',')}]`;
}
