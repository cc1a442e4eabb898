import { doubleToText } from '../double-text.js';
import type { JsonReader } from './json-reader.js';
import { jsonQuoted } from './quote.js';

/** A number as Spark copies it: one with a point or an exponent goes through a double. */
function numberText(reader: JsonReader): string {
  const { token, content } = reader;
  if (token === 'int') return String(BigInt(content));
  const value = /^[+-]?INF/.test(content) ? Number(content.replace('INF', 'Infinity')) : Number(content);
  const text = doubleToText(value);
  return Number.isFinite(value) ? text : `"${text}"`;
}

/** Half a character is copied as an escape. */
const halvesEscaped = (text: string): string =>
  text.replace(/[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]/g, (c) =>
    c.length === 2 ? c : `\\u${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** The value that the reader is at, to its end, as JSON without blanks. */
export function copyText(reader: JsonReader): string {
  const { token } = reader;
  switch (token) {
    case '{':
    case '[': {
      const parts: string[] = [];
      const end = token === '{' ? '}' : ']';
      for (;;) {
        const next = reader.next();
        if (next === undefined) throw new Error('the text ends early');
        if (next === end) return token + parts.join(',') + end;
        if (next !== 'name') {
          parts.push(copyText(reader));
          continue;
        }
        const name = jsonQuoted(reader.name ?? '');
        reader.next();
        parts.push(`${name}:${copyText(reader)}`);
      }
    }
    case 'string':
      return halvesEscaped(jsonQuoted(reader.content));
    case 'int':
    case 'float':
      return numberText(reader);
    case 'true':
    case 'false':
    case 'null':
      return token;
    default:
      throw new Error('no value is here');
  }
}
