import { type Expr, forEachChild, type LiteralValue, sameExpr } from '@spark-sql-to-snowflake/plan-ir';

const mix = (hash: number, value: number): number => (Math.imul(hash, 31) + value) | 0;

function mixText(hash: number, text: string): number {
  let h = hash;
  for (let i = 0; i < text.length; i++) h = mix(h, text.charCodeAt(i));
  return h;
}

function hashOfValue(value: LiteralValue, hash: number): number {
  if (typeof value === 'object') return hash;
  // most are small integers, which need no text
  return Number.isInteger(value) ? mix(hash, Number(value)) : mixText(hash, String(value));
}

/** Equal trees have equal hashes. */
function hashOf(expr: Expr, seed = 7): number {
  let h = mixText(seed, expr.kind);
  if (expr.kind === 'column') return mix(h, expr.id);
  if (expr.kind === 'literal') return hashOfValue(expr.value, h);
  if (expr.kind === 'call') {
    h = mixText(h, expr.fn);
    for (const a of expr.args) h = hashOf(a, h);
    return h;
  }
  if (expr.kind === 'aggregate') h = mixText(h, expr.fn);
  forEachChild(expr, (child) => {
    h = hashOf(child, h);
  });
  return h;
}

/** A set of expressions by what they compute. Linear in what is put in: no expression is compared with all others. */
export interface ExprSet {
  has(expr: Expr): boolean;
  /** False if an equal one was there. */
  add(expr: Expr): boolean;
}

/** Up to so many are compared with each other, which costs less than to hash them. */
const FEW = 8;

export function exprSet(): ExprSet {
  // most conditions have a few terms, and two of them differ at their first node
  const few: Expr[] = [];
  let hashed: Map<number, Expr> | undefined;
  /** Those whose hash another one has, too. */
  let more: Map<number, Expr[]> | undefined;
  const put = (expr: Expr, hash: number, into: Map<number, Expr>): void => {
    if (!into.has(hash)) {
      into.set(hash, expr);
      return;
    }
    more ??= new Map();
    const others = more.get(hash);
    if (others) others.push(expr);
    else more.set(hash, [expr]);
  };
  const isAmong = (expr: Expr, list: readonly Expr[] | undefined): boolean =>
    list?.some((e) => sameExpr(e, expr)) === true;
  const isHashed = (expr: Expr, hash: number, into: ReadonlyMap<number, Expr>): boolean => {
    const first = into.get(hash);
    return first !== undefined && (sameExpr(first, expr) || isAmong(expr, more?.get(hash)));
  };
  const has = (expr: Expr): boolean => (hashed ? isHashed(expr, hashOf(expr), hashed) : isAmong(expr, few));
  const add = (expr: Expr): boolean => {
    if (hashed) {
      const hash = hashOf(expr);
      if (isHashed(expr, hash, hashed)) return false;
      put(expr, hash, hashed);
      return true;
    }
    if (isAmong(expr, few)) return false;
    if (few.push(expr) > FEW) {
      hashed = new Map();
      for (const e of few) put(e, hashOf(e), hashed);
    }
    return true;
  };
  return { has, add };
}
