import {
  type Call,
  type Column,
  type Expr,
  type FunctionName,
  type InSubquery,
  mapChildren,
  mapPlanExprs,
  nullLiteral,
  outputOf,
  TRUE,
  transformPlan,
  types,
} from '@spark-sql-to-snowflake/plan-ir';
import { freeColumns, type PrepareRule } from '@spark-sql-to-snowflake/sql-emit';

/**
 * Before: `(a, b) NOT IN (SELECT x, y …)`. After: `NOT EXISTS (… WHERE coalesce(x = a AND y = b, true))`. DuckDB compares rows with a
 * NULL inside as NULL; for Spark, as for SQL, a row that differs in another column differs. `(a, b) IN (SELECT x, y …)` that looks at
 * the row around it becomes EXISTS in the same way: DuckDB does not take it. Comes after what makes FALSE of an unknown membership.
 */
export const rowNotIn: PrepareRule = {
  name: 'row-not-in',
  traits: ['in-subquery'],
  apply: (plan) =>
    transformPlan(plan, (p) => mapPlanExprs(p, p.kind === 'filter' || p.kind === 'join' ? condition : rewrite)),
};

/** Of a condition only what is TRUE matters, up to the first NOT. */
function condition(expr: Expr): Expr {
  if (expr.kind === 'call' && (expr.fn === 'and' || expr.fn === 'or')) return mapChildren(expr, condition);
  return known(expr) ?? rewrite(expr);
}

function rewrite(expr: Expr): Expr {
  if (expr.kind === 'call' && expr.fn === 'not') return noneOf(expr) ?? mapChildren(expr, rewrite);
  if (expr.kind === 'call' && expr.fn === 'coalesce' && isFalse(expr.args[1])) {
    const [value] = expr.args;
    const decided = value && (known(value) ?? noneOf(value));
    if (decided) return decided;
  }
  const inner = mapChildren(expr, rewrite);
  return isCorrelated(inner) ? match(inner) : inner;
}

/** The membership of a row as TRUE or FALSE. */
function known(expr: Expr): Expr | undefined {
  const rows = isCorrelated(expr) && mapChildren(expr, rewrite);
  return rows && isRows(rows) ? exists(rows, equalities(rows)) : undefined;
}

function noneOf(expr: Expr): Expr | undefined {
  const [negated] = expr.kind === 'call' && expr.fn === 'not' ? expr.args : [];
  const rows = isRows(negated) && negated.nullable && mapChildren(negated, rewrite);
  return rows && isRows(rows) ? call('not', [possible(rows)], false) : undefined;
}

const isFalse = (e: Expr | undefined): boolean => e?.kind === 'literal' && e.value === false;
const isCorrelated = (e: Expr): e is InSubquery => isRows(e) && freeColumns(e.plan).size > 0;
const isRows = (e: Expr | undefined): e is InSubquery => e?.kind === 'in-subquery' && e.values.length > 1;

const call = (fn: FunctionName, args: readonly Expr[], nullable: boolean): Call => ({
  kind: 'call',
  fn,
  args,
  type: types.boolean,
  nullable,
});

const equalities = ({ values, plan }: InSubquery): Call =>
  call(
    'and',
    outputOf(plan).map((c, i) => call('=', [{ kind: 'column', ...c } satisfies Column, values[i] as Expr], true)),
    true,
  );

const exists = ({ plan, origin }: InSubquery, condition: Expr): Expr => ({
  kind: 'exists',
  plan: { kind: 'filter', child: plan, condition },
  type: types.boolean,
  nullable: false,
  ...(origin && { origin }),
});

/** Is there a row that is equal, or may be? */
const possible = (rows: InSubquery): Expr => exists(rows, call('coalesce', [equalities(rows), TRUE], false));

/** TRUE for an equal row, NULL for one that may be equal. */
function match(rows: InSubquery): Expr {
  const equal = exists(rows, equalities(rows));
  if (!rows.nullable) return equal;
  const unknown = call('and', [possible(rows), nullLiteral(types.boolean)], true);
  return call('or', [equal, unknown], true);
}
