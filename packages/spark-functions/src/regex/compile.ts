import { parseRegex } from './parse.js';
import { printRegex } from './print.js';
import { javaScript } from './targets.js';

const compiled = new Map<string, RegExp>();

/** A Java pattern as a JavaScript one with the flags `gu`. Throws where the pattern is wrong or says what JavaScript cannot. */
export function javaRegExp(pattern: string): RegExp {
  const known = compiled.get(pattern);
  if (known) {
    known.lastIndex = 0;
    return known;
  }
  const regex = parseRegex(pattern);
  if (typeof regex === 'string') throw new Error(`The pattern ${pattern} is not understood: ${regex}.`);
  const printed = printRegex(regex, javaScript);
  if ('why' in printed) throw new Error(`The pattern ${pattern} is not supported: ${printed.why}.`);
  if (compiled.size > 1000) compiled.clear();
  const result = new RegExp(printed.text, 'gu');
  compiled.set(pattern, result);
  return result;
}
