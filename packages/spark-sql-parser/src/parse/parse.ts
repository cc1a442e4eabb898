import { SparkSqlParser } from '../gen/parser.js';
import { decideKeywords } from '../keywords/decide.js';
import type { KeywordOptions } from '../keywords/pass.js';
import { scan } from '../scan/scanner.js';

export function tree(text: string, options: KeywordOptions) {
  const { tokens } = scan(text);
  decideKeywords(tokens, options);
  return new SparkSqlParser(tokens).singleStatement();
}
