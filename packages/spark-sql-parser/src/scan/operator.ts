import * as t from '../gen/tokens.js';

/** Length in the high half, token type in the low half. */
function found(type: number, length: number): number {
  return (length << 16) | type;
}

/** The operator or punctuation at `i`; any other character is UNRECOGNIZED. */
export function scanOperator(text: string, i: number): number {
  const next = text[i + 1];
  switch (text[i]) {
    case '(':
      return found(t.LEFT_PAREN, 1);
    case ')':
      return found(t.RIGHT_PAREN, 1);
    case ',':
      return found(t.COMMA, 1);
    case '.':
      return found(t.DOT, 1);
    case '*':
      return next === '/' ? found(t.HINT_END, 2) : found(t.ASTERISK, 1);
    case '=':
      return next === '=' ? found(t.EQ, 2) : next === '>' ? found(t.FAT_ARROW, 2) : found(t.EQ, 1);
    case '<':
      if (next === '=') return text[i + 2] === '>' ? found(t.NSEQ, 3) : found(t.LTE, 2);
      return next === '>' ? found(t.NEQ, 2) : found(t.LT, 1);
    case '>':
      return next === '=' ? found(t.GTE, 2) : found(t.GT, 1);
    case '!':
      if (next === '=') return found(t.NEQJ, 2);
      return next === '>' ? found(t.LTE, 2) : next === '<' ? found(t.GTE, 2) : found(t.NOT, 1);
    case '+':
      return found(t.PLUS, 1);
    case '-':
      return next === '>' ? found(t.ARROW, 2) : found(t.HYPHEN, 1);
    case '/':
      return next === '*' && text[i + 2] === '+' ? found(t.HINT_START, 3) : found(t.SLASH, 1);
    case '%':
      return found(t.PERCENT_SIGN, 1);
    case '~':
      return found(t.TILDE, 1);
    case '&':
      return found(t.AMPERSAND, 1);
    case '|':
      return next === '|' ? found(t.CONCAT_PIPE, 2) : found(t.PIPE, 1);
    case '^':
      return found(t.HAT, 1);
    case ':':
      return next === ':' ? found(t.DOUBLE_COLON, 2) : found(t.COLON, 1);
    case '?':
      return found(t.QUESTION, 1);
    case ';':
      return found(t.SEMICOLON, 1);
    case '[':
      return found(t.LEFT_BRACKET, 1);
    case ']':
      return found(t.RIGHT_BRACKET, 1);
    default:
      return found(t.UNRECOGNIZED, 1);
  }
}
