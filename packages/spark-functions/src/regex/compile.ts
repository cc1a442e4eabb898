import { parseRegex } from './parse.js';
import { printRegex } from './print.js';
import { javaScript } from './targets.js';

const compiled = new Map<string, RegExp>();
/** Mostly a column is matched with one pattern. */
let latest: { readonly pattern: string; readonly regex: RegExp } | undefined;

/** A Java pattern as a JavaScript one with the flags `gu`. Throws where the pattern is wrong or says what JavaScript cannot. */
export function javaRegExp(pattern: string): RegExp {
  if (latest?.pattern !== pattern) latest = { pattern, regex: compiled.get(pattern) ?? compile(pattern) };
  latest.regex.lastIndex = 0;
  return latest.regex;
}

function compile(pattern: string): RegExp {
  const regex = parseRegex(pattern);
  if (typeof regex === 'string') throw new Error(`The pattern ${pattern} is not understood: ${regex}.`);
  const printed = printRegex(regex, javaScript);
  if ('why' in printed) throw new Error(`The pattern ${pattern} is not supported: ${printed.why}.`);
  if (compiled.size > 1000) compiled.clear();
  const result = new RegExp(printed.text, 'gu');
  compiled.set(pattern, result);
  return result;
}
