import { type ClassItem, isMeta, type Regex, type RegexNode } from './parse.js';

/** What a regular-expression engine can say. */
export interface RegexTarget {
  readonly name: string;
  readonly lazy: boolean;
  /** `(?:…)`; without it, a group that only groups becomes a capture, and the captures are renumbered by the caller's refusal. */
  readonly plainGroups: boolean;
  readonly lookaround: boolean;
  readonly backreferences: boolean;
  /** The text of a code point that stands for itself. */
  char(code: number, inClass: boolean): string;
  /** The members of a named set, to stand inside brackets; undefined where the engine cannot say them. */
  set(name: string): string | undefined;
  /** The text of an anchor; undefined where the engine has none. */
  anchor(which: string, regex: Regex): string | undefined;
  /** Named groups keep their names. */
  readonly namedGroups: boolean;
  /** Ranges between brackets go over all of Unicode. */
  readonly allCodes: boolean;
}

/** The pattern in another engine's words, meaning exactly the same; or why that cannot be. */
export function printRegex(regex: Regex, target: RegexTarget): { readonly text: string } | { readonly why: string } {
  try {
    return { text: print(regex.root, regex, target) };
  } catch (e) {
    if (e instanceof NoForm) return { why: e.message };
    throw e;
  }
}
class NoForm extends Error {}

const LINE_ENDS: readonly ClassItem[] = [10, 13, 0x85, 0x2028, 0x2029].map((c) => ({ kind: 'range', from: c, to: c }));

function print(node: RegexNode, regex: Regex, target: RegexTarget): string {
  const inner = (n: RegexNode): string => print(n, regex, target);
  switch (node.kind) {
    case 'sequence':
      return node.items.map((n) => (n.kind === 'choice' ? wrap(inner(n), target) : inner(n))).join('');
    case 'choice':
      return node.options.map(inner).join('|');
    case 'char':
      // the databases' texts hold whole characters only
      if (!target.lookaround && node.code >= 0xd800 && node.code <= 0xdfff)
        throw new NoForm('it holds half a character');
      return charText(node.code, regex, target);
    case 'dot':
      return bracket(true, regex.dotAll ? [] : LINE_ENDS, regex, target);
    case 'class':
      return bracket(node.negated, node.items, regex, target);
    case 'anchor': {
      const text = target.anchor(node.which, regex);
      if (text === undefined) throw new NoForm(`its anchor ${node.which} has no like in ${target.name}`);
      return text;
    }
    case 'backreference':
      if (!target.backreferences) throw new NoForm('it refers back to a group');
      return typeof node.group === 'number' ? `(?:\\${node.group})` : `\\k<${node.group}>`;
    case 'group':
      return group(node, inner(node.body), target);
    case 'repeat':
      return repeat(node, regex, target);
  }
}

function group(node: RegexNode & { kind: 'group' }, body: string, target: RegexTarget): string {
  switch (node.form) {
    case 'capture':
      return node.name !== undefined && target.namedGroups ? `(?<${node.name}>${body})` : `(${body})`;
    case 'plain':
      return wrap(body, target);
    case 'atomic':
      throw new NoForm('it has an atomic group');
    default: {
      if (!target.lookaround) throw new NoForm('it looks ahead or behind');
      const words = { ahead: '?=', 'not-ahead': '?!', behind: '?<=', 'not-behind': '?<!' };
      return `(${words[node.form]}${body})`;
    }
  }
}

function wrap(body: string, target: RegexTarget): string {
  if (!target.plainGroups) throw new NoForm('it has a group that captures nothing');
  return `(?:${body})`;
}

function repeat(node: RegexNode & { kind: 'repeat' }, regex: Regex, target: RegexTarget): string {
  if (node.mode === 'possessive') throw new NoForm('it has a possessive quantifier');
  if (node.mode === 'lazy' && !target.lazy) throw new NoForm('it has a lazy quantifier');
  const single = ['char', 'dot', 'class', 'group'].includes(node.body.kind);
  const printed = print(node.body, regex, target);
  const body = single ? printed : wrap(printed, target);
  const { min, max } = node;
  const count =
    min === 0 && max === undefined
      ? '*'
      : min === 1 && max === undefined
        ? '+'
        : min === 0 && max === 1
          ? '?'
          : min === max
            ? `{${min}}`
            : `{${min},${max ?? ''}}`;
  if ((max ?? min) > 1000) throw new NoForm('it repeats more than 1000 times');
  return `${body}${count}${node.mode === 'lazy' ? '?' : ''}`;
}

const isLetter = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122);

/** Case is folded in ASCII only, as Java's (?i) does, by naming both letters. */
function charText(code: number, regex: Regex, target: RegexTarget): string {
  if (!regex.ignoreCase || !isLetter(code)) return target.char(code, false);
  const letter = String.fromCharCode(code);
  return `[${letter.toUpperCase()}${letter.toLowerCase()}]`;
}

function bracket(negated: boolean, items: readonly ClassItem[], regex: Regex, target: RegexTarget): string {
  if (items.length === 0) return bracket(false, [{ kind: 'range', from: 0, to: 0x10ffff }], regex, target);
  if (items.length === 1 && items[0]?.kind === 'set' && items[0].negated)
    return bracket(!negated, [{ ...items[0], negated: false }], regex, target);
  const text = items.flatMap((i) => [i, ...(regex.ignoreCase ? folded(i) : [])]).map((i) => item(i, target));
  return `[${negated ? '^' : ''}${text.join('')}]`;
}

function item(i: ClassItem, target: RegexTarget): string {
  if (i.kind === 'range') {
    const from = target.char(i.from, true);
    if (i.from === i.to) return from;
    return `${from}-${target.char(i.to, true)}`;
  }
  const members = i.negated ? complement(i.name, target) : target.set(i.name);
  if (members === undefined) throw new NoForm(`its class \\${i.name} has no like in ${target.name}`);
  return members;
}

/** The code points of Java's three sets of one letter. */
const RANGES: Readonly<Record<string, readonly (readonly [number, number])[]>> = {
  d: [[48, 57]],
  s: [
    [9, 13],
    [32, 32],
  ],
  w: [
    [48, 57],
    [65, 90],
    [95, 95],
    [97, 122],
  ],
};

/** What a set leaves out, as ranges between brackets. */
function complement(name: string, target: RegexTarget): string | undefined {
  const ranges = RANGES[name];
  if (!ranges || !target.allCodes) return undefined;
  const starts = [0, ...ranges.map(([, last]) => last + 1)];
  const ends = [...ranges.map(([first]) => first - 1), 0x10ffff];
  return starts.map((from, i) => item({ kind: 'range', from, to: ends[i] ?? 0x10ffff }, target)).join('');
}

/** The other case of the ASCII letters in a range. */
function folded(i: ClassItem): readonly ClassItem[] {
  if (i.kind !== 'range') return [];
  const out: ClassItem[] = [];
  for (const [first, last, shift] of [
    [65, 90, 32],
    [97, 122, -32],
  ] as const) {
    const from = Math.max(i.from, first);
    const to = Math.min(i.to, last);
    if (from <= to) out.push({ kind: 'range', from: from + shift, to: to + shift });
  }
  return out;
}

/** Java's ASCII meaning of its named sets, as bracket members that every engine reads. `\h` and `\v` need wide characters. */
export function asciiSet(name: string, wide: (code: number) => string): string | undefined {
  switch (name) {
    case 'd':
    case 'p{Digit}':
      return '0-9';
    case 'w':
      return 'a-zA-Z0-9_';
    case 's':
    case 'p{Space}':
      return [9, 10, 11, 12, 13, 32].map(wide).join('');
    case 'p{Alpha}':
      return 'a-zA-Z';
    case 'p{Alnum}':
      return 'a-zA-Z0-9';
    case 'p{Upper}':
      return 'A-Z';
    case 'p{Lower}':
      return 'a-z';
    case 'p{XDigit}':
      return '0-9a-fA-F';
    case 'p{Punct}':
      return '!-/:-@\\[-`{-~';
    case 'p{Graph}':
      return '!-~';
    case 'p{Print}':
      return ' -~';
    case 'h':
      return ranges(BLANKS, wide);
    case 'v':
      return ranges(LINES, wide);
    case 'p{Blank}':
      return [9, 32].map(wide).join('');
    default:
      return undefined;
  }
}

type Ranges = readonly (readonly [from: number, to: number])[];
const BLANKS: Ranges = [
  [9, 9],
  [32, 32],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x180e, 0x180e],
  [0x2000, 0x200a],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
];
const LINES: Ranges = [
  [10, 13],
  [0x85, 0x85],
  [0x2028, 0x2029],
];
const ranges = (list: Ranges, wide: (code: number) => string): string =>
  list.map(([from, to]) => (from === to ? wide(from) : `${wide(from)}-${wide(to)}`)).join('');

/** Metacharacters behind a backslash, control characters and what is beyond ASCII by `wide`. */
export function escaped(code: number, inClass: boolean, wide: (code: number) => string): string {
  const c = String.fromCodePoint(code);
  if (isMeta(c) || (inClass && (c === '-' || c === '&' || c === '~'))) return `\\${c}`;
  return code < 32 || code === 127 ? wide(code) : c;
}
