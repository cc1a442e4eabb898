import { CharStream, Token } from 'antlr4ng';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as t from '../src/gen/tokens.js';
import { scan } from '../src/scan/scanner.js';
import { SparkSqlLexer } from './gen/SparkSqlLexer.js';

const NAMES = t.TOKEN_NAMES;

function bySpecification(text: string): string[] {
  const lexer = new SparkSqlLexer(CharStream.fromString(text));
  lexer.removeErrorListeners();
  return lexer
    .getAllTokens()
    .filter((token) => token.channel === Token.DEFAULT_CHANNEL)
    .map((token) => `${NAMES[token.type]}@${token.start}-${token.stop + 1}`);
}

function byScanner(text: string): string[] {
  const { tokens } = scan(text);
  return tokens.slice(0, -1).map((token) => `${NAMES[token.type]}@${token.start}-${token.end}`);
}

/** Behind an unterminated literal the scanner stops: all that follows is part of one error. */
function compare(text: string): void {
  const { unclosed } = scan(text);
  const mine = byScanner(text);
  const theirs = bySpecification(text);
  expect(mine).toEqual(unclosed === undefined ? theirs : theirs.slice(0, mine.length));
}

const PIECES = [
  ...['select', 'FROM', 'nOt', '!', 'regexp', 'temp', 'foo', 'a1', '_x', '1a', '`a b`', '`a``b`', '``'],
  ...[
    '1',
    '12.5',
    '.5',
    '5.',
    '1e3',
    '1.5E-3',
    '1.e2',
    '5L',
    '5y',
    '5S',
    '1d',
    '1.5F',
    '2bd',
    '1e',
    '1.a',
    '1..2',
    '1e5x',
    '2.5d3',
  ],
  ...["'a'", "'it''s'", "'\\''", '"q"', "r'\\'", 'R"x"', "'\\\\'", "r'a' 'b'", "'line\nbreak'"],
  ...[
    '+',
    '-',
    '*',
    '/',
    '%',
    '~',
    '&',
    '|',
    '||',
    '^',
    '=',
    '==',
    '<',
    '<=',
    '<=>',
    '<>',
    '!=',
    '!<',
    '!>',
    '>',
    '>=',
    '->',
    '=>',
  ],
  ...[
    '(',
    ')',
    ',',
    '.',
    ';',
    ':',
    '::',
    '?',
    '[',
    ']',
    '/*+',
    '*/',
    '/* c */',
    '/* a /* b */ c */',
    '-- x\n',
    '-- y\\\n z\n',
    '--\r\n',
  ],
  ...[' ', '\n', '\t', '\r', 'é', '\u00a0', '$', '#', '@', '{', '}', '\\'],
];

describe('scanner', () => {
  it('gives the tokens of the lexer grammar', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }), (pieces) => compare(pieces.join(''))),
      {
        numRuns: 1500,
      },
    );
  });

  it('agrees with it on any characters of SQL', () => {
    const characters = fc.constantFrom(...'aAeErRdDbB01.59_ \'"`\\-/*+=<>!|:\n\r;,()'.split(''));
    fc.assert(
      fc.property(fc.array(characters, { maxLength: 25 }), (chars) => compare(chars.join(''))),
      { numRuns: 1500 },
    );
  });

  it('stops at what is never closed', () => {
    expect(scan("a 'b").unclosed).toBe(2);
    expect(scan('a /* b').unclosed).toBe(2);
    expect(scan('a `b').unclosed).toBe(2);
  });
});
