import { type FunctionName, type FunctionRow, functions } from '@spark-sql-to-snowflake/plan-ir';
import type { Lowering } from './lowering.js';
import { native } from './template.js';

/** A row that never reaches a dialect: the analyzer has put other functions in its place. */
const EXPANDED: Lowering = {
  fidelity: { kind: 'exact' },
  render: (_args, site) => site.ctx.refuse(site.call, 'it should have been expanded before emission'),
};

/**
 * The total table of a dialect: its families' tables merged, with `NAME(args)` for the portable rows. Totality of each family
 * is checked where it is written, by `satisfies Record<NeedsLowering<typeof familyFunctions>, Lowering>`.
 */
export function functionTable(
  families: readonly Readonly<Record<string, Lowering>>[],
): Readonly<Record<FunctionName, Lowering>> {
  const table: Record<string, Lowering> = {};
  for (const [name, row] of Object.entries<FunctionRow>(functions)) {
    if (row.expand) table[name] = EXPANDED;
    else if (row.portable) table[name] = native(name.toUpperCase());
  }
  return Object.assign(table, ...families);
}
