import type { Range, Values } from '@spark-sql-to-snowflake/plan-ir';
import { atom, type FromItem, type Query, type Select, type SqlPiece } from '@spark-sql-to-snowflake/sql-emit';
import { typeName } from './types.js';

const tail = { ctes: [], orderBy: [] } as const;
const selectOf = (items: Select['items'], from?: FromItem, limit?: string): Select => ({
  kind: 'select',
  distinct: false,
  items,
  ...(from && { from }),
  where: [],
  having: [],
  qualify: [],
  ...tail,
  ...(limit !== undefined && { limit }),
});

/** A NULL that nothing else in its column gives a type to is cast to the column's. */
function typedNull(plan: Values, column: number, cell: SqlPiece): SqlPiece {
  const type = plan.output[column]?.type;
  if (!type || type.kind === 'unknown' || type.kind === 'null') return cell;
  const onlyNulls = plan.rows.every((row) => {
    const e = row[column];
    return e?.kind === 'literal' && e.value === null;
  });
  return onlyNulls ? atom(`CAST(NULL AS ${typeName(type)})`) : cell;
}

/** Rows of constants; where they stand in FROM, their columns are named there. */
export function values(plan: Values, rows: readonly (readonly SqlPiece[])[], columns: readonly string[]): Query {
  if (rows.length === 0) {
    const items = columns.map((name, i) => ({ sql: typedNull(plan, i, atom('NULL')), name }));
    return selectOf(items, undefined, '0');
  }
  const text = rows.map((row, i) => {
    const cells = i === 0 ? row.map((cell, c) => typedNull(plan, c, cell)) : row;
    return `(${cells.map((c) => c.text).join(', ')})`;
  });
  return { kind: 'raw', text: `VALUES ${text.join(', ')}`, ...tail };
}

/** `range(start, end, step)`, which DuckDB has with the same arguments. */
export function range(plan: Range, column: string): Query {
  const args = plan.step === 1n ? [plan.start, plan.end] : [plan.start, plan.end, plan.step];
  return selectOf([{ sql: atom('range'), name: column }], { kind: 'named', sql: `range(${args.join(', ')})` });
}
