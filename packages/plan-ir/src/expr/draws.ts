import { mapChildren } from './children.js';
import type { Call, Expr } from './expr.js';
import { type Literal, longLiteral } from './literal.js';

/** What a function of a seed gives the row of a number, from 1: the function of the number. */
const AT: Readonly<Record<string, string>> = {
  rand: 'rand_at',
  randn: 'randn_at',
  sample_count: 'sample_count_at',
};

/** The seed of a draw as a long; that of NULL is 0. Undefined: no draw of a known seed. */
export function drawSeed(expr: Expr): Literal | undefined {
  const [seed] = expr.kind === 'call' && AT[expr.fn] !== undefined ? expr.args : [];
  const inner = seed?.kind === 'cast' ? seed.expr : seed;
  return inner?.kind === 'literal' ? longLiteral(BigInt(inner.value === null ? 0 : String(inner.value))) : undefined;
}

/** `rand(seed)` as what the row of this number draws. */
export const drawAt = (call: Call, seed: Expr, row: Expr): Call => ({
  ...call,
  fn: AT[call.fn] as string,
  args: [seed, row, ...call.args.slice(1)],
});

/** Calls that may not look at all their arguments, but do at the first. */
const LAZY: ReadonlySet<string> = new Set(['and', 'or', 'coalesce', 'if', 'nvl', 'nvl2', 'ifnull', 'nullif']);

/** The draws that each row asks for, in other words. Not those in a branch, behind OR, in a lambda or an aggregate. */
export function mapDraws(expr: Expr, change: (call: Call, seed: Literal) => Expr): Expr {
  if (expr.kind === 'lambda' || expr.kind === 'case' || expr.kind === 'aggregate') return expr;
  const seed = drawSeed(expr);
  if (seed) return change(expr as Call, seed);
  if (expr.kind !== 'call' || !LAZY.has(expr.fn)) return mapChildren(expr, (e) => mapDraws(e, change));
  const [first, ...others] = expr.args;
  return first ? { ...expr, args: [mapDraws(first, change), ...others] } : expr;
}

/** The conditions that all have to hold, from left to right: a row that one drops draws nothing for those behind it. */
export const conditionsOf = (e: Expr): readonly Expr[] =>
  e.kind === 'call' && e.fn === 'and' ? e.args.flatMap(conditionsOf) : [e];
