import { defineHelper } from '../define.js';
import { jsonQuoted } from './quote.js';

const STRING = /"(?:[^"\\]|\\.)*"/gs;

const ascii = (text: string): string =>
  text.replace(/[\u0080-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`);

/** Control characters inside strings become escapes: what SQL cannot write. */
const escaped = (text: string): string =>
  /[\0-\x1f]/.test(text) ? text.replace(/[\0-\x1f]/g, (c) => jsonQuoted(c).slice(1, -1)) : text;

/** JSON without blanks, laid out as Jackson does: each field on a line of its own, elements behind one another. */
function pretty(text: string): string {
  const tokens = text.match(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^"{}[\],:]+/gs) ?? [];
  const open: string[] = [];
  const line = (): string => `\n${'  '.repeat(open.filter((b) => b === '{').length)}`;
  let out = '';
  for (const [i, token] of tokens.entries()) {
    const empty = tokens[i + 1] === '}' || tokens[i + 1] === ']';
    if (token === '{' || token === '[') {
      open.push(token);
      out += token + (empty || token === '[' ? ' ' : line());
    } else if (token === '}' || token === ']') {
      open.pop();
      const bare = tokens[i - 1] === '{' || tokens[i - 1] === '[';
      out += (bare ? '' : token === '}' ? line() : ' ') + token;
    } else if (token === ',') out += open.at(-1) === '{' ? `,${line()}` : ', ';
    else out += token === ':' ? ' : ' : token;
  }
  return out;
}

/** The text of JSON in its last form: `style` holds `a` for ASCII only, `p` for lines and blanks. */
export function jsonLayout(text: string, style: string): string {
  const plain = escaped(text);
  const coded = style.includes('a') ? plain.replace(STRING, ascii) : plain;
  return style.includes('p') ? pretty(coded) : coded;
}

export const jsonLayoutHelper = defineHelper({
  name: 'json_layout',
  params: { json: 'string', style: 'string' },
  returns: 'string',
  body: ({ json, style }) => jsonLayout(json, style),
});
