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

export function exprSet(): ExprSet {
  const buckets = new Map<number, Expr[]>();
  const has = (expr: Expr): boolean => buckets.get(hashOf(expr))?.some((e) => sameExpr(e, expr)) ?? false;
  const add = (expr: Expr): boolean => {
    const hash = hashOf(expr);
    const bucket = buckets.get(hash);
    if (!bucket) buckets.set(hash, [expr]);
    else if (bucket.some((e) => sameExpr(e, expr))) return false;
    else bucket.push(expr);
    return true;
  };
  return { has, add };
}
