import {
  CompileError,
  type DataType,
  type Expr,
  fail,
  type Literal,
  someExpr,
  typeSql,
  type UnresolvedExpr,
} from '@spark-sql-to-snowflake/plan-ir';
import type { QueryContext } from '../env.js';
import { resolveExpr } from '../expression/resolve.js';
import { isVolatile } from '../relation/correlation.js';
import { makeScope } from '../scope.js';
import { exprContext } from '../select/block.js';

/** Where a default is said, as Spark's messages call it. */
export type DefaultCommand = 'CREATE TABLE' | 'ALTER TABLE ADD COLUMNS' | 'ALTER TABLE ALTER COLUMN';
/** `type` is absent where the catalog does not know the column. */
export interface DefaultColumn {
  readonly name: string;
  readonly type?: DataType | undefined;
}

/** A column's DEFAULT: a constant that sees no columns. Throws CompileError (INVALID_DEFAULT_VALUE) for what Spark refuses. */
export function columnDefault(
  column: DefaultColumn,
  written: UnresolvedExpr,
  command: DefaultCommand,
  query: QueryContext,
): Expr {
  const where = { command, column: `\`${column.name}\`` };
  const value = resolved(written, where, query);
  if (someExpr(value, (e) => e.kind === 'scalar-subquery' || e.kind === 'exists' || e.kind === 'in-subquery'))
    fail('default-subquery', where, written.origin);
  if (isVolatile(value)) fail('default-not-constant', where, written.origin);
  const { type } = column;
  if (type && value.kind === 'literal' && !fits(value, type))
    fail('default-type', { ...where, to: typeSql(type), from: typeSql(value.type) }, written.origin);
  return value;
}

function resolved(
  written: UnresolvedExpr,
  where: { readonly command: string; readonly column: string },
  query: QueryContext,
): Expr {
  try {
    return resolveExpr(written, exprContext(makeScope([], query.env.fold), query, 'other'));
  } catch (error) {
    if (error instanceof CompileError && error.diagnostic.severity === 'error')
      fail('default-unresolved', where, written.origin);
    throw error;
  }
}

const RANGES: Partial<Record<DataType['kind'], readonly [low: number, high: number]>> = {
  byte: [-128, 127],
  short: [-32768, 32767],
  int: [-2147483648, 2147483647],
};
const isNumber = ({ kind }: DataType): boolean =>
  RANGES[kind] !== undefined || ['long', 'float', 'double', 'decimal'].includes(kind);

/** Does Spark take a literal for a column of this type? Those that it converts for convenience included; what is not listed, it may. */
function fits({ value, type: from }: Literal, to: DataType): boolean {
  if (value === null) return true;
  if (to.kind === 'boolean') return !isNumber(from);
  if (to.kind === 'date' && (from.kind === 'timestamp' || from.kind === 'timestamp_ntz')) return false;
  if (!isNumber(to)) return true;
  if (from.kind === 'string') return /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/.test(String(value));
  const range = RANGES[to.kind];
  if (range && RANGES[from.kind]) return Number(value) >= range[0] && Number(value) <= range[1];
  return from.kind !== 'boolean';
}
