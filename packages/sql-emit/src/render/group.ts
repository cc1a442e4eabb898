import type { Expr, GroupingSets } from '@spark-sql-to-snowflake/plan-ir';
import { type ExprEnv, emitExpr } from './expr.js';

/** The GROUP BY entries; undefined where there is no GROUP BY to write. */
export function groupText(
  group: { readonly groupings: readonly Expr[]; readonly sets?: GroupingSets | undefined },
  env: ExprEnv,
): readonly string[] | undefined {
  const texts = group.groupings.map((g) => groupingText(g, env));
  if (group.sets) return [setsText(group.sets, texts)];
  return texts.length === 0 ? undefined : texts;
}

/** An integer constant would be read as the position of a column. */
function groupingText(expr: Expr, env: ExprEnv): string {
  const { text } = emitExpr(expr, env);
  return expr.kind === 'literal' ? `(SELECT ${text})` : text;
}

function setsText({ form, sets }: GroupingSets, texts: readonly string[]): string {
  const all = texts.join(', ');
  if (form === 'rollup' && isRollup(sets, texts.length)) return `ROLLUP (${all})`;
  if (form === 'cube' && isCube(sets, texts.length)) return `CUBE (${all})`;
  const lists = sets.map((s) => `(${s.map((i) => texts[i] ?? '').join(', ')})`);
  return `GROUPING SETS (${lists.join(', ')})`;
}

const isPrefix = (set: readonly number[]): boolean => set.every((g, i) => g === i);

function isRollup(sets: readonly (readonly number[])[], count: number): boolean {
  if (sets.length !== count + 1) return false;
  const lengths = new Set(sets.filter(isPrefix).map((s) => s.length));
  return lengths.size === count + 1;
}

function isCube(sets: readonly (readonly number[])[], count: number): boolean {
  return sets.length === 2 ** count && new Set(sets.map((s) => [...s].sort().join())).size === sets.length;
}
