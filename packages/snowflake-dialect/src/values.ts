import type { DataType, Expr, Range, Values } from '@spark-sql-to-snowflake/plan-ir';
import { atom, type FromItem, type Query, type Select, type SqlPiece } from '@spark-sql-to-snowflake/sql-emit';
import { typeName } from './types.js';

/** Rows that one VALUES clause holds. Source: docs.snowflake.com/en/sql-reference/constructs/values (once 16,384, now 200,000). */
const MAX_ROWS = 16_384;

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

const EXACT: readonly string[] = ['byte', 'short', 'int', 'long', 'decimal'];
const FRACTIONAL: ReadonlySet<string> = new Set(['decimal', 'float', 'double']);

/** Types whose constants are written as calls or read in the session's zone. */
const MADE: ReadonlySet<string> = new Set(['timestamp', 'calendar_interval', 'binary']);

/** Casts of constants that are written as `::` and nothing more: no check of a range is in them. */
function isPlainCast(from: DataType, to: DataType): boolean {
  if (FRACTIONAL.has(to.kind)) return EXACT.includes(from.kind);
  return from.kind !== 'decimal' && EXACT.includes(from.kind) && EXACT.indexOf(from.kind) <= EXACT.indexOf(to.kind);
}

/**
 * Can a cell stand in VALUES, which takes only what is constant when the statement is compiled? Plain constants can, and casts
 * between numbers (the documentation advises them there). A timestamp, whose text is read in the session's zone, and anything else
 * that a function makes are left to UNION ALL.
 */
function isPlainConstant(expr: Expr): boolean {
  if (expr.kind === 'cast') {
    const { expr: inner } = expr;
    if (inner.kind === 'literal' && inner.value === null) return true;
    return isPlainCast(inner.type, expr.type) && isPlainConstant(inner);
  }
  return expr.kind === 'literal' && !MADE.has(expr.type.kind);
}

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

/** Rows of constants under the given names: VALUES where it can hold them, otherwise one SELECT a row. */
export function values(plan: Values, rows: readonly (readonly SqlPiece[])[], columns: readonly string[]): Query {
  if (rows.length === 0) return empty(plan, columns);
  const cells = rows.map((row, i) => (i === 0 ? row.map((cell, c) => typedNull(plan, c, cell)) : row));
  const plain = columns.length > 0 && plan.rows.every((row) => row.every(isPlainConstant));
  if (!plain) return union(cells.map((row) => oneRow(row, columns)));
  const clauses = chunks(cells).map(valuesClause);
  return clauses.length === 1 ? (clauses[0] as Query) : union(clauses.map((c) => fromValues(c, columns)));
}

const union = (parts: readonly Query[]): Query =>
  parts.length === 1 ? (parts[0] as Query) : { kind: 'set', op: 'UNION ALL', inputs: parts, ...tail };

function empty(plan: Values, columns: readonly string[]): Query {
  const items = columns.map((name, i) => ({ sql: typedNull(plan, i, atom('NULL')), name }));
  return selectOf(items, undefined, '0');
}

function chunks<T>(rows: readonly T[]): readonly (readonly T[])[] {
  const out: (readonly T[])[] = [];
  for (let i = 0; i < rows.length; i += MAX_ROWS) out.push(rows.slice(i, i + MAX_ROWS));
  return out;
}

/** The clause alone: where it stands in FROM, its columns are named there. */
const valuesClause = (rows: readonly (readonly SqlPiece[])[]): Query => ({
  kind: 'raw',
  text: `VALUES ${rows.map((row) => `(${row.map((c) => c.text).join(', ')})`).join(', ')}`,
  ...tail,
});

/** A part of a larger set: a SELECT of the clause. */
const fromValues = (query: Query, columns: readonly string[]): Query =>
  selectOf(
    columns.map((name) => ({ sql: atom(name) })),
    { kind: 'derived', query, alias: 'v', columns },
  );

const oneRow = (row: readonly SqlPiece[], columns: readonly string[]): Query =>
  selectOf(row.map((sql, i) => ({ sql, name: columns[i] as string })));

/**
 * `range(start, end, step)`: as many rows as GENERATOR makes, counted by ROW_NUMBER, since SEQ8 may have gaps
 * (docs.snowflake.com/en/sql-reference/functions/seq1).
 */
export function range(plan: Range, column: string): Query {
  const count = rangeSize(plan);
  const rows: FromItem = { kind: 'named', sql: `TABLE(GENERATOR(ROWCOUNT => ${count}))` };
  if (count === 0n) return selectOf([{ sql: atom('0'), name: column }], undefined, '0');
  const index = 'ROW_NUMBER() OVER (ORDER BY NULL) - 1';
  const step = plan.step < 0n ? `(${plan.step})` : String(plan.step);
  const scaled = plan.step === 1n ? index : `(${index}) * ${step}`;
  const sql = plan.start === 0n ? scaled : `${plan.start} + ${plan.step === 1n ? `(${index})` : scaled}`;
  return selectOf([{ sql: atom(sql), name: column }], rows);
}

/** How many numbers a range has. */
export function rangeSize({ start, end, step }: Pick<Range, 'start' | 'end' | 'step'>): bigint {
  const span = step > 0n ? end - start : start - end;
  const size = step > 0n ? step : -step;
  return span <= 0n ? 0n : (span + size - 1n) / size;
}
