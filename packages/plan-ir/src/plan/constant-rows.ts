import type { LiteralValue } from '../expr/literal.js';
import { outputOf } from './output.js';
import type { Limit, Plan, Project } from './plan.js';

export type ConstantRow = readonly LiteralValue[];

/**
 * A plan's rows where they stand in it, as literals that are at most renamed, rearranged and cut: those need no database, as they need no
 * job on Spark. Undefined where anything is left to compute.
 */
export function constantRows(plan: Plan): readonly ConstantRow[] | undefined {
  switch (plan.kind) {
    case 'one-row':
      return [[]];
    case 'values':
      return literalsOf(plan.rows);
    case 'project':
      return projected(plan);
    case 'limit':
      return cut(plan);
    case 'alias':
      return constantRows(plan.child);
    default:
      return undefined;
  }
}

function literalsOf(rows: Extract<Plan, { kind: 'values' }>['rows']): readonly ConstantRow[] | undefined {
  const found: ConstantRow[] = [];
  for (const row of rows) {
    const values: LiteralValue[] = [];
    for (const expr of row) {
      if (expr.kind !== 'literal') return undefined;
      values.push(expr.value);
    }
    found.push(values);
  }
  return found;
}

function projected({ child, columns }: Project): readonly ConstantRow[] | undefined {
  const rows = constantRows(child);
  if (!rows) return undefined;
  const places = new Map(outputOf(child).map((a, i) => [a.id, i]));
  const readers: ((row: ConstantRow) => LiteralValue)[] = [];
  for (const { expr } of columns) {
    if (expr.kind === 'literal') readers.push(() => expr.value);
    else {
      const place = expr.kind === 'column' ? places.get(expr.id) : undefined;
      if (place === undefined) return undefined;
      readers.push((row) => row[place] ?? null);
    }
  }
  return rows.map((row) => readers.map((read) => read(row)));
}

function cut({ child, limit, offset }: Limit): readonly ConstantRow[] | undefined {
  const from = countOf(offset, 0);
  const count = countOf(limit, Infinity);
  if (from === undefined || count === undefined) return undefined;
  return constantRows(child)?.slice(from, from + count);
}

function countOf(expr: Limit['limit'], otherwise: number): number | undefined {
  if (!expr) return otherwise;
  return expr.kind === 'literal' && typeof expr.value === 'number' && expr.value >= 0 ? expr.value : undefined;
}
