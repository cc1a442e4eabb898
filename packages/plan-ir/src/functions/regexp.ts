import { array, boolean, int, string } from '../types/type.js';
import type { CallFacts, FunctionRow } from './define.js';
import { defineFunctions } from './define.js';
import { filled } from './display.js';
import { isConstant } from './strict.js';

const constantPatterns = (call: CallFacts): boolean => call.args.slice(1).every((a) => a.kind === 'literal');

/**
 * LIKE ALL and its kin. With constant patterns Spark makes one node, which is always nullable and shows no pattern;
 * otherwise a chain of LIKEs.
 */
const quantified = (shown: string, negated: boolean, word: 'AND' | 'OR', folded: boolean): FunctionRow => ({
  params: { text: 'string', 'patterns...': 'string' },
  returns: boolean,
  nullable: (c) => constantPatterns(c) || c.args.some((a) => a.nullable),
  display: (args, call) => {
    const text = folded ? `lower(${args[0]})` : `${args[0]}`;
    if (constantPatterns(call)) return `${shown}(${text})`;
    const one = (p: string): string => {
      const like = folded ? `ilike(${args[0]}, ${p})` : `${text} LIKE ${p}`;
      return negated ? `(NOT ${like})` : like;
    };
    return args
      .slice(1)
      .map(one)
      .reduce((l, r) => `(${l} ${word} ${r})`);
  },
});

/** Pattern matching. Regular expressions are Java's; LIKE's escape is the backslash unless another is given. */
export const regexpFunctions = defineFunctions({
  like: {
    params: { text: 'string', pattern: 'string', 'escape?': 'string' },
    returns: boolean,
    display: (a) => `${a[0]} LIKE ${a[1]}`,
  },
  ilike: {
    params: { text: 'string', pattern: 'string', 'escape?': 'string' },
    returns: boolean,
    display: (a) => `ilike(${a[0]}, ${a[1]})`,
  },
  like_all: quantified('likeall', false, 'AND', false),
  like_any: quantified('likeany', false, 'OR', false),
  not_like_all: quantified('notlikeall', true, 'AND', false),
  not_like_any: quantified('notlikeany', true, 'OR', false),
  ilike_all: quantified('likeall', false, 'AND', true),
  ilike_any: quantified('likeany', false, 'OR', true),
  not_ilike_all: quantified('notlikeall', true, 'AND', true),
  not_ilike_any: quantified('notlikeany', true, 'OR', true),
  rlike: {
    params: { text: 'string', pattern: 'string' },
    returns: boolean,
    aliases: ['regexp', 'regexp_like'],
    display: (a, c) => `${(c.written ?? 'rlike').toUpperCase()}(${a.join(', ')})`,
  },
  regexp_count: { params: { text: 'string', pattern: 'string' }, returns: int },
  /** The empty string where there is no match, or the group took no part in it. */
  regexp_extract: {
    params: { text: 'string', pattern: 'string', 'group?': 'int' },
    returns: string,
    display: filled(3, '1'),
  },
  regexp_extract_all: {
    params: { text: 'string', pattern: 'string', 'group?': 'int' },
    returns: array(string, true),
    display: filled(3, '1'),
  },
  /** Spark evaluates the group argument only for NULL: the position is always the whole match's. */
  regexp_instr: {
    params: { text: 'string', pattern: 'string', 'group?': 'int' },
    returns: int,
    display: filled(3, '0'),
  },
  /** Replaces all matches from `position` on; `$1` in the replacement is a group. */
  regexp_replace: {
    params: { text: 'string', pattern: 'string', replacement: 'string', 'position?': 'int' },
    returns: string,
    display: filled(4, '1'),
    check: ({ args: [, , , position] }) => {
      if (position === undefined) return undefined;
      if (!isConstant(position)) return 'the input position should be a foldable "INT" expression';
      const value = position.kind === 'literal' ? position.value : undefined;
      return typeof value === 'number' && value <= 0
        ? `The position must be between (0, 2147483647] (current value = ${value}).`
        : undefined;
    },
  },
  regexp_substr: { params: { text: 'string', pattern: 'string' }, returns: string, nullable: 'always' },
  /** By a regular expression; a limit above 0 caps the number of parts. */
  split: {
    params: { text: 'string', pattern: 'string', 'limit?': 'int' },
    returns: array(string, false),
    display: filled(3, '-1'),
  },
});
