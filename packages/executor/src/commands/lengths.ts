import {
  type CaseBranch,
  call,
  type DataType,
  type Expr,
  type IdSource,
  intLiteral,
  type NamedExpr,
  outputOf,
  type Plan,
  type SparkConf,
  type Statement,
  stringLiteral,
} from '@spark-sql-to-snowflake/plan-ir';
import { fold } from '../catalog/names.js';

/** Types of columns by their folded names. */
type Types = ReadonlyMap<string, DataType>;

const branch = (when: Expr, then: Expr): CaseBranch => ({ when, then });

/**
 * A value as a CHAR or VARCHAR column takes it: as it is where it fits, without blanks behind where it then fits; else an error, as
 * Spark raises it (EXCEED_LIMIT_LENGTH). CHAR is not filled up: what compares it would have to do the same.
 */
function fitted(value: Expr, type: DataType | undefined, conf: SparkConf): Expr {
  if (type?.kind !== 'char' && type?.kind !== 'varchar') return value;
  if (value.type.kind !== 'string') return value;
  const limit = intLiteral(type.length);
  const fits = (v: Expr): Expr => call('<=', [call('length', [v], conf), limit], conf);
  const message = `[EXCEED_LIMIT_LENGTH] Exceeds char/varchar type length limitation: ${type.length}.`;
  const raised: Expr = {
    kind: 'cast',
    expr: call('raise_error', [stringLiteral(message)], conf),
    type: value.type,
    mode: 'ansi',
    implicit: true,
    nullable: true,
  };
  return {
    kind: 'case',
    branches: [
      branch(call('isnull', [value], conf), value),
      branch(fits(value), value),
      branch(fits(call('rtrim', [value], conf)), call('substring', [value, intLiteral(1), limit], conf)),
    ],
    otherwise: raised,
    type: value.type,
    nullable: value.nullable,
  };
}

/** An INSERT, UPDATE or MERGE that keeps to the lengths of the columns that it writes. */
export function fittedStatement(s: Statement, types: Types, conf: SparkConf, ids: IdSource): Statement {
  const limited = [...types.values()].some((t) => t.kind === 'char' || t.kind === 'varchar');
  if (!limited) return s;
  if (s.kind === 'insert')
    return { ...s, query: fittedPlan(s.query, s.columns ?? [...types.keys()], types, conf, ids) };
  if (s.kind === 'update')
    return {
      ...s,
      assignments: s.assignments.map((a) => ({ ...a, value: fitted(a.value, typeOf(a.column, types), conf) })),
    };
  if (s.kind !== 'merge') return s;
  return {
    ...s,
    clauses: s.clauses.map((c) => {
      if (c.action.kind === 'delete' || !c.action.assignments) return c;
      const assignments = c.action.assignments.map((a) => ({
        ...a,
        value: fitted(a.value, typeOf(a.column, types), conf),
      }));
      return { ...c, action: { ...c.action, assignments } };
    }),
  };
}

const typeOf = (column: readonly string[], types: Types): DataType | undefined =>
  column.length === 1 ? types.get(fold(column[0] ?? '')) : undefined;

function fittedPlan(plan: Plan, names: readonly string[], types: Types, conf: SparkConf, ids: IdSource): Plan {
  const columns = outputOf(plan).map((c, i): NamedExpr => {
    const column: Expr = { kind: 'column', ...c };
    const expr = fitted(column, types.get(fold(names[i] ?? '')), conf);
    return { id: expr === column ? c.id : ids.column(), name: c.name, expr };
  });
  return columns.every((c) => c.expr.kind === 'column') ? plan : { kind: 'project', child: plan, columns };
}
