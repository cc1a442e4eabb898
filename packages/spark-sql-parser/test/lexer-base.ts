import { type CharStream, Lexer } from 'antlr4ng';

/** The predicates of grammar/SparkSqlLexer.g4, for the generated lexer that the scanner is compared with. */
export abstract class LexerBase extends Lexer {
  private get chars(): CharStream {
    return this.inputStream as CharStream;
  }

  /** A number with a point must not run into a word. */
  protected endsNumber(): boolean {
    const next = this.chars.LA(1);
    return !(next >= 0 && /[A-Za-z0-9_]/.test(String.fromCodePoint(next)));
  }

  protected opensHint(): boolean {
    return this.chars.LA(1) === 43;
  }

  protected unclosedComment(): void {}
}
