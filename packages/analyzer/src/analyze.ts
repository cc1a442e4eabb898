import {
  type AlterAction,
  type ColumnDefinition,
  type CreateTable,
  type DataType,
  type Expr,
  fail,
  outputOf,
  type PartitionValue,
  type Plan,
  type Statement,
  type UnresolvedExpr,
  type UnresolvedPlan,
  type UnresolvedStatement,
} from '@spark-sql-to-snowflake/plan-ir';
import { type AnalyzerInput, makeEnv, outermost, type QueryContext } from './env.js';
import { resolveExpr } from './expression/resolve.js';
import { analyzeOutput } from './relation/output.js';
import { makeScope } from './scope.js';
import { exprContext } from './select/block.js';
import { analyzeDelete, analyzeMerge, analyzeUpdate } from './statement/change.js';
import { columnDefault, type DefaultCommand } from './statement/column-default.js';
import { analyzeInsert } from './statement/insert.js';
import { checkReset, checkSetting, checkZone } from './statement/setting.js';

const rootContext = (input: AnalyzerInput): QueryContext => outermost(makeEnv(input));

/**
 * A query with all names looked up and all types known, as Spark 3.5 does it.
 * @throws CompileError where Spark refuses the query, with Spark's error class, and where a known limit of ours is met.
 */
export function analyzeQuery(plan: UnresolvedPlan, input: AnalyzerInput): Plan {
  return analyzeOutput(plan, rootContext(input));
}

/** A statement with typed queries and expressions. Statements without any pass through. Throws as `analyzeQuery` does. */
export function analyze(statement: UnresolvedStatement, input: AnalyzerInput): Statement {
  return analyzeStatement(statement, rootContext(input));
}

function analyzeStatement(s: UnresolvedStatement, query: QueryContext): Statement {
  switch (s.kind) {
    case 'query':
      return { ...s, plan: analyzeOutput(s.plan, query) };
    case 'create-table':
      return analyzeCreateTable(s, query);
    case 'create-view': {
      const plan = analyzeOutput(s.query, query);
      const actual = outputOf(plan).length;
      if (s.columns && s.columns.length !== actual && !isOpen(plan)) {
        fail('column-alias-count', { name: s.name.join('.'), given: s.columns.length, actual }, s.origin);
      }
      return { ...s, query: plan };
    }
    case 'insert':
      return analyzeInsert(s, query);
    case 'multi-insert':
      return { ...s, inserts: s.inserts.map((i) => analyzeInsert(i, query)) };
    case 'insert-directory':
      return { ...s, query: analyzeOutput(s.query, query) };
    case 'update':
      return analyzeUpdate(s, query);
    case 'delete':
      return analyzeDelete(s, query);
    case 'merge':
      return analyzeMerge(s, query);
    case 'truncate':
      return { ...s, partition: partitionValues(s.partition, query) };
    case 'alter':
      return { ...s, action: alterAction(s.action, s.name, query) };
    case 'explain':
      return { ...s, statement: analyzeStatement(s.statement, query) };
    case 'describe': {
      const { query: described, ...rest } = s;
      return { ...rest, ...(described && { query: analyzeOutput(described, query) }) };
    }
    case 'set':
      if (s.key !== undefined && s.value !== undefined) checkSetting(s.key, s.value, s.origin);
      return s;
    case 'reset':
      checkReset(s.key, s.origin);
      return s;
    case 'maintenance':
      if (s.what === 'set time zone' && s.value !== undefined) checkZone(s.value, s.origin);
      return s;
    case 'cache': {
      const { query: cached, ...rest } = s;
      return { ...rest, ...(cached && { query: analyzeOutput(cached, query) }) };
    }
    default:
      return s;
  }
}

const isOpen = (plan: Plan): boolean =>
  plan.kind === 'project' && plan.columns.some((c) => c.expr.kind === 'open-star');

/** Defaults and the like: expressions that see no columns. */
function constant(e: UnresolvedExpr, query: QueryContext): Expr {
  return resolveExpr(e, exprContext(makeScope([], query.env.fold), query, 'other'));
}

function partitionValues(
  list: readonly PartitionValue<UnresolvedExpr>[],
  query: QueryContext,
): readonly PartitionValue<Expr>[] {
  return list.map((p) => ({ name: p.name, ...(p.value && { value: constant(p.value, query) }) }));
}

/** Column definitions; a generated column sees the other columns. */
function definitions(
  list: readonly ColumnDefinition<UnresolvedExpr>[],
  command: DefaultCommand,
  query: QueryContext,
): readonly ColumnDefinition<Expr>[] {
  const { env } = query;
  const items = list.map((c) => ({
    kind: 'entry' as const,
    attribute: { id: env.ids.column(), name: c.name, type: c.type, nullable: c.nullable },
    qualifier: [],
  }));
  const context = exprContext(makeScope(items, env.fold), query, 'other');
  return list.map((c) => {
    const { default: initial, generated, ...rest } = c;
    return {
      ...rest,
      ...(initial && { default: columnDefault(c, initial, command, query) }),
      ...(generated && { generated: resolveExpr(generated, context) }),
    };
  });
}

function analyzeCreateTable(
  s: CreateTable<UnresolvedPlan, UnresolvedExpr>,
  query: QueryContext,
): CreateTable<Plan, Expr> {
  const { query: source, columns, ...rest } = s;
  return {
    ...rest,
    columns: definitions(columns, 'CREATE TABLE', query),
    ...(source && { query: analyzeOutput(source, query) }),
  };
}

function alterAction(
  action: AlterAction<UnresolvedExpr>,
  table: readonly string[],
  query: QueryContext,
): AlterAction<Expr> {
  switch (action.kind) {
    case 'add-columns':
    case 'replace-columns':
      return { ...action, columns: definitions(action.columns, 'ALTER TABLE ADD COLUMNS', query) };
    case 'alter-column': {
      const { default: initial, ...rest } = action;
      if (initial === undefined) return rest;
      if (initial === 'drop') return { ...rest, default: initial };
      const [name = ''] = action.column;
      const column = { name, type: typeOf(name, table, query) };
      return { ...rest, default: columnDefault(column, initial, 'ALTER TABLE ALTER COLUMN', query) };
    }
    case 'add-partitions':
    case 'drop-partitions':
      return { ...action, partitions: action.partitions.map((p) => partitionValues(p, query)) };
    default:
      return action;
  }
}

/** The type of a table's column; undefined where the catalog does not know it. */
function typeOf(column: string, table: readonly string[], { env }: QueryContext): DataType | undefined {
  const info = env.catalog.table(table);
  return typeof info === 'object' ? info.columns.find((c) => env.fold(c.name) === env.fold(column))?.type : undefined;
}
