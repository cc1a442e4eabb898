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

/** A string as Jackson writes it into bytes: characters of two units, and halves of one, as escapes. */
export const quotedInBytes = (text: string): string =>
  jsonQuoted(text).replace(/[\ud800-\udfff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).toUpperCase()}`);

/** The value that the reader is at, to its end, as JSON without blanks. */
export function copyText(reader: JsonReader, quoted: (text: string) => string = quotedInBytes): string {
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
          parts.push(copyText(reader, quoted));
          continue;
        }
        const name = quoted(reader.name ?? '');
        reader.next();
        parts.push(`${name}:${copyText(reader, quoted)}`);
      }
    }
    case 'string':
      return quoted(reader.content);
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
