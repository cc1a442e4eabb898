import { parseRegex, type Regex, type RegexNode } from './parse.js';
import { printRegex } from './print.js';
import { unsureReference } from './references.js';
import { javaScript } from './targets.js';

/** A Java pattern as a JavaScript one. */
export interface Compiled {
  /** With the flags `gu`; `lastIndex` is the caller's. */
  readonly regex: RegExp;
  /** The same with `yu`: matches at one place only. */
  readonly here: RegExp;
  /** It may match nothing at all. */
  readonly mayBeEmpty: boolean;
  /** Java looks for a match in the middle of a character of two units, too. */
  readonly looksInside: boolean;
}

const compiled = new Map<string, Compiled>();
/** Mostly a column is matched with one pattern. */
let latest: { readonly pattern: string; readonly made: Compiled } | undefined;

/** Throws where the pattern is wrong or says what JavaScript cannot. Its `lastIndex` is 0. */
export function javaRegExp(pattern: string): Compiled {
  if (latest?.pattern !== pattern) latest = { pattern, made: compiled.get(pattern) ?? compile(pattern) };
  latest.made.regex.lastIndex = 0;
  return latest.made;
}

function compile(pattern: string): Compiled {
  const regex = parseRegex(pattern);
  if (typeof regex === 'string') throw new Error(`The pattern ${pattern} is not understood: ${regex}.`);
  const unsure = unsureReference(regex);
  if (unsure !== undefined) throw new Error(`The pattern ${pattern} is not supported: ${unsure}.`);
  const printed = printRegex(regex, javaScript);
  if ('why' in printed) throw new Error(`The pattern ${pattern} is not supported: ${printed.why}.`);
  if (compiled.size > 1000) compiled.clear();
  const result: Compiled = {
    regex: new RegExp(printed.text, 'gu'),
    here: new RegExp(printed.text, 'yu'),
    mayBeEmpty: mayBeEmpty(regex.root),
    looksInside: looksInside(regex),
  };
  compiled.set(pattern, result);
  return result;
}

function mayBeEmpty(node: RegexNode): boolean {
  switch (node.kind) {
    case 'sequence':
      return node.items.every(mayBeEmpty);
    case 'choice':
      return node.options.some(mayBeEmpty);
    case 'repeat':
      return node.min === 0 || mayBeEmpty(node.body);
    case 'group':
      return /ahead|behind/.test(node.form) || mayBeEmpty(node.body);
    case 'char':
    case 'dot':
    case 'class':
      return false;
    case 'anchor':
    case 'backreference':
      return true;
  }
}

/** Where a pattern names no character of two units, not even by what it excludes, Java tries each unit. */
const looksInside = ({ root }: Regex): boolean => !hasWide(root);
function hasWide(node: RegexNode): boolean {
  switch (node.kind) {
    case 'sequence':
      return node.items.some(hasWide);
    case 'choice':
      return node.options.some(hasWide);
    case 'repeat':
    case 'group':
      return hasWide(node.body);
    case 'char':
      return node.code > 0xffff;
    case 'class':
      return node.negated || node.items.some((i) => (i.kind === 'set' ? i.negated : i.to > 0xffff));
    case 'dot':
    case 'anchor':
    case 'backreference':
      return false;
  }
}
