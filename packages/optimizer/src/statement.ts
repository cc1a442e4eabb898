import {
  type Assignment,
  type Expr,
  type Insert,
  type MergeClause,
  mapList,
  type Plan,
  type Statement,
} from '@spark-sql-to-snowflake/plan-ir';

type OnPlan = (plan: Plan) => Plan;
type OnExpr = (expr: Expr) => Expr;

function mapAssignments(list: readonly Assignment<Expr>[], onExpr: OnExpr): readonly Assignment<Expr>[] {
  return mapList(list, (a) => {
    const value = onExpr(a.value);
    return value === a.value ? a : { ...a, value };
  });
}

function mapClause(clause: MergeClause<Expr>, onExpr: OnExpr): MergeClause<Expr> {
  const condition = clause.condition && onExpr(clause.condition);
  const { action } = clause;
  const before = action.kind === 'delete' ? undefined : action.assignments;
  const assignments = before && mapAssignments(before, onExpr);
  if (condition === clause.condition && assignments === before) return clause;
  return {
    ...clause,
    ...(condition && { condition }),
    ...(assignments && action.kind !== 'delete' && { action: { ...action, assignments } }),
  };
}

function mapInsert(insert: Insert<Plan, Expr>, onPlan: OnPlan): Insert<Plan, Expr> {
  const query = onPlan(insert.query);
  return query === insert.query ? insert : { ...insert, query };
}

/**
 * Rebuild a statement with its queries and conditions replaced; the same object where nothing changed. What is stored as text or
 * as a declaration (column defaults, partition values, options) stays as it was written.
 */
export function mapStatement(statement: Statement, onPlan: OnPlan, onExpr: OnExpr): Statement {
  switch (statement.kind) {
    case 'query': {
      const plan = onPlan(statement.plan);
      return plan === statement.plan ? statement : { ...statement, plan };
    }
    case 'create-table':
    case 'describe':
    case 'cache': {
      const query = statement.query && onPlan(statement.query);
      return query === statement.query || !query ? statement : { ...statement, query };
    }
    case 'create-view':
    case 'insert-directory': {
      const query = onPlan(statement.query);
      return query === statement.query ? statement : { ...statement, query };
    }
    case 'insert':
      return mapInsert(statement, onPlan);
    case 'multi-insert': {
      const inserts = mapList(statement.inserts, (i) => mapInsert(i, onPlan));
      return inserts === statement.inserts ? statement : { ...statement, inserts };
    }
    case 'update': {
      const assignments = mapAssignments(statement.assignments, onExpr);
      const condition = statement.condition && onExpr(statement.condition);
      if (assignments === statement.assignments && condition === statement.condition) return statement;
      return { ...statement, assignments, ...(condition && { condition }) };
    }
    case 'delete': {
      const condition = statement.condition && onExpr(statement.condition);
      return condition === statement.condition || !condition ? statement : { ...statement, condition };
    }
    case 'merge': {
      const source = onPlan(statement.source);
      const condition = onExpr(statement.condition);
      const clauses = mapList(statement.clauses, (c) => mapClause(c, onExpr));
      if (source === statement.source && condition === statement.condition && clauses === statement.clauses) {
        return statement;
      }
      return { ...statement, source, condition, clauses };
    }
    case 'explain': {
      const inner = mapStatement(statement.statement, onPlan, onExpr);
      return inner === statement.statement ? statement : { ...statement, statement: inner };
    }
    default:
      return statement;
  }
}
