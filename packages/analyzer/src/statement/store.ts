import {
  type DataType,
  type Expr,
  type Field,
  fail,
  type NamedExpr,
  type Origin,
  outputOf,
  type Plan,
  sameType,
  typeSql,
} from '@spark-sql-to-snowflake/plan-ir';
import type { Env } from '../env.js';
import { columnOf } from '../expression/name.js';
import { readType, storedCall } from '../relation/table.js';

const NUMERIC: readonly string[] = ['byte', 'short', 'int', 'long', 'float', 'double', 'decimal'];
const TIMELY: readonly string[] = ['date', 'timestamp', 'timestamp_ntz'];

/** May a value be written to a column of this type? Spark's store assignment policy ANSI, its default in every mode. */
export function canStore(from: DataType, to: DataType): boolean {
  if (from.kind === 'null' || from.kind === 'unknown' || to.kind === 'unknown' || sameType(from, to)) return true;
  if (NUMERIC.includes(from.kind) && NUMERIC.includes(to.kind)) return true;
  if (TIMELY.includes(from.kind) && TIMELY.includes(to.kind)) return true;
  if (to.kind === 'string') return !['array', 'map', 'struct'].includes(from.kind);
  if (from.kind === 'year_month_interval' || from.kind === 'day_time_interval') return from.kind === to.kind;
  if (from.kind === 'array' && to.kind === 'array') {
    return canStore(from.element, to.element) && (to.containsNull || !from.containsNull);
  }
  if (from.kind === 'map' && to.kind === 'map') {
    return (
      canStore(from.key, to.key) && canStore(from.value, to.value) && (to.valueContainsNull || !from.valueContainsNull)
    );
  }
  if (from.kind === 'struct' && to.kind === 'struct' && from.fields.length === to.fields.length) {
    return from.fields.every((f, i) => {
      const g = to.fields[i];
      return g !== undefined && canStore(f.type, g.type) && (g.nullable || !f.nullable);
    });
  }
  return false;
}

/** The value as the column takes it. A value that does not fit raises an error in every mode. */
export function stored(value: Expr, column: Field, table: readonly string[], origin?: Origin): Expr {
  const cast = castTo(value, column, table, origin);
  return column.stored === undefined ? cast : storedCall('write_stored', cast, column.stored);
}

function castTo(value: Expr, column: Field, table: readonly string[], origin: Origin | undefined): Expr {
  const type = readType(column.type);
  if (sameType(value.type, type, 'ignore') || value.type.kind === 'unknown') return value;
  if (!canStore(value.type, type)) {
    return fail(
      'insert-unsafe-cast',
      {
        table: table.map((p) => `\`${p}\``).join('.'),
        column: `\`${column.name}\``,
        from: typeSql(value.type),
        to: typeSql(type),
      },
      origin,
    );
  }
  if (value.kind === 'literal' && value.value === null) return { ...value, type };
  return { kind: 'cast', expr: value, type, mode: 'ansi', implicit: true, nullable: value.nullable };
}

/** The query with its columns as the table's columns take them, by position. */
export function storedPlan(
  plan: Plan,
  columns: readonly Field[],
  table: readonly string[],
  env: Env,
  origin?: Origin,
): Plan {
  const output = outputOf(plan);
  if (plan.kind === 'values') {
    const rows = plan.rows.map((row) =>
      row.map((cell, i) => (columns[i] ? stored(cell, columns[i], table, origin) : cell)),
    );
    const typed = output.map((c, i) => {
      const type = columns[i] && c.type.kind !== 'unknown' ? readType(columns[i].type) : c.type;
      return { ...c, type };
    });
    return { ...plan, rows, output: typed };
  }
  const list = output.map((c, i): NamedExpr => {
    const column = columnOf(c, c.name);
    const target = columns[i];
    const expr = target ? stored(column, target, table, origin) : column;
    return { id: expr === column ? c.id : env.ids.column(), name: c.name, expr };
  });
  return list.every((c) => c.expr.kind === 'column') ? plan : { kind: 'project', child: plan, columns: list };
}
