/**
 * A piece of SQL text with its binding strength: an operand weaker than its place asks for gets parentheses.
 * Pieces are made of literals, names and other pieces only; nothing ever looks into their text.
 */
export interface SqlPiece {
  readonly text: string;
  readonly strength: number;
  /** The piece inside an implicit, lossless numeric cast: an operator that widens by itself takes it instead. */
  readonly bare?: SqlPiece;
}

/** From weakest to strongest. Equal on both databases. */
export const STRENGTH = {
  /** Anything at all: stands safely only between parentheses or commas. */
  lambda: 0,
  or: 10,
  and: 20,
  not: 30,
  /** `=`, `<`, IS, LIKE, IN, BETWEEN: never chained without parentheses. */
  compare: 40,
  bitwise: 50,
  concat: 55,
  add: 60,
  multiply: 70,
  unary: 80,
  /** `x::type`, `x[i]`, `x.f`, `x:f`. */
  postfix: 90,
  /** A name, a literal, a function call, anything in parentheses. */
  atom: 100,
} as const;

export const atom = (text: string): SqlPiece => ({ text, strength: STRENGTH.atom });
export const piece = (text: string, strength: number): SqlPiece => ({ text, strength });

/** The piece of a lossless cast of `bare`, which an operator that widens by itself takes instead. */
export const lossless = ({ text, strength }: SqlPiece, bare: SqlPiece): SqlPiece => ({ text, strength, bare });

/** The text of `p` where at least `min` is wanted: parenthesised if it binds weaker. */
export function at(p: SqlPiece, min: number): string {
  return p.strength < min ? `(${p.text})` : p.text;
}

/** `left op right`, left-associative. */
export function infixPiece(left: SqlPiece, op: string, right: SqlPiece, strength: number): SqlPiece {
  return piece(`${at(left, strength)} ${op} ${at(right, strength + 1)}`, strength);
}

/** `NAME(arg, arg)`. */
export function callText(name: string, args: readonly SqlPiece[]): SqlPiece {
  return atom(`${name}(${args.map((a) => a.text).join(', ')})`);
}
