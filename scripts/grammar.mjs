// pnpm grammar: grammar/*.g4 -> packages/spark-sql-parser/src/gen (committed).
//
// antlr-ng generates the parser; slim-parser.mjs then takes out what a grammar without adaptive prediction never uses
// (the ATN, error recovery, states, child lists), which makes it some ten times faster. The generated lexer is kept as
// it is: a property test compares the hand-written scanner with it.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keywordTable } from './grammar/keyword-table.mjs';
import { slimParser } from './grammar/slim-parser.mjs';
import { tokenConstants } from './grammar/token-constants.mjs';

const root = join(import.meta.dirname, '..');
const gen = join(root, 'packages/spark-sql-parser/src/gen');
const testGen = join(root, 'packages/spark-sql-parser/test/gen');
const out = mkdtempSync(join(tmpdir(), 'grammar-'));

try {
  const grammars = ['SparkSqlLexer.g4', 'SparkSqlParser.g4'].map((name) => join(root, 'grammar', name));
  execFileSync(
    join(root, 'node_modules/.bin/antlr-ng'),
    ['-Dlanguage=TypeScript', '--generate-listener', 'false', '-o', out, ...grammars],
    { stdio: 'inherit' },
  );
  const grammar = readFileSync(grammars[1], 'utf8');
  const parser = readFileSync(join(out, 'SparkSqlParser.ts'), 'utf8');
  const lexer = readFileSync(join(out, 'SparkSqlLexer.ts'), 'utf8');
  const keywords = readFileSync(join(root, 'grammar/keywords.tsv'), 'utf8');

  writeFileSync(join(gen, 'parser.ts'), slimParser(parser, grammar));
  writeFileSync(join(gen, 'tokens.ts'), tokenConstants(parser));
  writeFileSync(join(gen, 'keywords.ts'), keywordTable(keywords, readFileSync(grammars[0], 'utf8')));
  writeFileSync(join(testGen, 'SparkSqlLexer.ts'), lexer.replaceAll('extends antlr.Lexer', 'extends LexerBase').replace(
    'import { Token } from "antlr4ng";',
    'import { LexerBase } from "../lexer-base.js";',
  ));
} finally {
  rmSync(out, { recursive: true });
}
