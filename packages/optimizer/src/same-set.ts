import { type Expr, forEachChild, sameExpr } from '@spark-sql-to-snowflake/plan-ir';

const mix = (hash: number, value: number): number => (Math.imul(hash, 31) + value) | 0;

function mixText(hash: number, text: string): number {
  let h = hash;
  for (let i = 0; i < text.length; i++) h = mix(h, text.charCodeAt(i));
  return h;
}

/** Equal trees have equal hashes. */
function hashOf(expr: Expr, seed = 7): number {
  let h = mixText(seed, expr.kind);
  if (expr.kind === 'column') return mix(h, expr.id);
  if (expr.kind === 'literal') return typeof expr.value === 'object' ? h : mixText(h, String(expr.value));
  if (expr.kind === 'call' || expr.kind === 'aggregate') h = mixText(h, expr.fn);
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
  let buckets: Map<number, Expr[]> | undefined;
  const put = (expr: Expr, hash: number, into: Map<number, Expr[]>): void => {
    const bucket = into.get(hash);
    if (bucket) bucket.push(expr);
    else into.set(hash, [expr]);
  };
  const isAmong = (expr: Expr, list: readonly Expr[] | undefined): boolean =>
    list?.some((e) => sameExpr(e, expr)) === true;
  const has = (expr: Expr): boolean => isAmong(expr, buckets ? buckets.get(hashOf(expr)) : few);
  const add = (expr: Expr): boolean => {
    if (buckets) {
      const hash = hashOf(expr);
      if (isAmong(expr, buckets.get(hash))) return false;
      put(expr, hash, buckets);
      return true;
    }
    if (isAmong(expr, few)) return false;
    if (few.push(expr) > FEW) {
      buckets = new Map();
      for (const e of few) put(e, hashOf(e), buckets);
    }
    return true;
  };
  return { has, add };
}
