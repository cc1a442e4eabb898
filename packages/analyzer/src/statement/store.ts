import {
  canCast,
  castNullable,
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
import { canUpCast } from './up-cast.js';

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

/** The value as the column takes it. A value that does not fit raises an error in every mode, but under the policy LEGACY. */
export function stored(value: Expr, column: Field, table: readonly string[], env: Env, origin?: Origin): Expr {
  const cast = castTo(value, column, table, env, origin);
  return column.stored === undefined ? cast : storedCall('write_stored', cast, column.stored);
}

function castTo(value: Expr, column: Field, table: readonly string[], { conf }: Env, origin: Origin | undefined): Expr {
  const type = readType(column.type);
  if (sameType(value.type, type, 'ignore') || value.type.kind === 'unknown') return value;
  const policy = conf.storeAssignment;
  if (policy === 'legacy') return legacyCast(value, type, column, origin);
  if (!(policy === 'ansi' ? canStore : canUpCast)(value.type, type)) {
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

/** The policy LEGACY: any cast there is, and NULL or other digits for what does not fit, in ANSI mode too. */
function legacyCast(value: Expr, type: DataType, column: Field, origin: Origin | undefined): Expr {
  if (value.kind === 'literal' && value.value === null) return { ...value, type };
  if (!canCast(value.type, type, 'legacy')) {
    const why = `cannot cast "${typeSql(value.type)}" to "${typeSql(type)}"`;
    return fail('cast-impossible', { sql: column.name, why }, origin);
  }
  const nullable = castNullable(value, type, 'legacy');
  return { kind: 'cast', expr: value, type, mode: 'legacy', implicit: true, nullable };
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
      row.map((cell, i) => (columns[i] ? stored(cell, columns[i], table, env, origin) : cell)),
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
    const expr = target ? stored(column, target, table, env, origin) : column;
    return { id: expr === column ? c.id : env.ids.column(), name: c.name, expr };
  });
  return list.every((c) => c.expr.kind === 'column') ? plan : { kind: 'project', child: plan, columns: list };
}
