import {
  type Assignment,
  type Delete,
  type Exists,
  type Expr,
  type Merge,
  type MergeAction,
  type MergeClause,
  type Plan,
  types,
  type Update,
} from '@spark-sql-to-snowflake/plan-ir';
import type { EmitContext } from '../context.js';
import type { StatementContext } from '../dialect.js';
import { targetAlias } from './insert.js';
import { refuseStatement } from './notes.js';

type Emit = Pick<EmitContext, 'emit'>;

function relationOf(
  s: { readonly relation?: Plan; readonly origin?: Update<Plan, Expr>['origin'] },
  what: string,
  ctx: StatementContext,
): Plan {
  return s.relation ?? refuseStatement(what, 'the table’s columns are not known', ctx, s.origin);
}

/** `a = 1, b = b + 1`. Fields of structs have no form of their own. */
function assignmentsText(list: readonly Assignment<Expr>[], scope: Emit, ctx: StatementContext): string {
  return list
    .map((a) => {
      const [name, ...fields] = a.column;
      if (name === undefined || fields.length > 0)
        return refuseStatement(`SET ${a.column.join('.')}`, 'a field of a struct cannot be set alone', ctx, a.origin);
      return `${ctx.dialect.names.column(name)} = ${scope.emit(a.value).text}`;
    })
    .join(', ');
}

/** `UPDATE t SET … WHERE …`. The table keeps its own name: not every database takes an alias here. */
export function updateText(s: Update<Plan, Expr>, ctx: StatementContext): string {
  const relation = relationOf(s, 'UPDATE', ctx);
  const scope = ctx.over([{ plan: relation, alias: targetAlias(s.table, ctx) }]);
  const where = s.condition ? `\nWHERE ${scope.emit(s.condition).text}` : '';
  return `UPDATE ${ctx.dialect.names.table(s.table)} SET ${assignmentsText(s.assignments, scope, ctx)}${where}`;
}

/** `DELETE FROM t WHERE …`. */
export function deleteText(s: Delete<Plan, Expr>, ctx: StatementContext): string {
  const table = ctx.dialect.names.table(s.table);
  if (!s.condition) return `DELETE FROM ${table}`;
  const scope = ctx.over([{ plan: relationOf(s, 'DELETE', ctx), alias: targetAlias(s.table, ctx) }]);
  return `DELETE FROM ${table}\nWHERE ${scope.emit(s.condition).text}`;
}

/** The name of a MERGE's source: its own alias or table name; another one where the target has that. */
function sourceAlias(source: Plan, target: string, ctx: StatementContext): string {
  const { names } = ctx.dialect;
  const own = source.kind === 'alias' ? source.name : source.kind === 'relation' ? source.table.at(-1) : undefined;
  const name = names.identifier(own ?? 'source');
  return names.fold(name) === names.fold(target) ? names.identifier(`${own ?? 'source'}_1`) : name;
}

function sourceText(source: Plan, alias: string, ctx: StatementContext): string {
  const plan = source.kind === 'alias' ? source.child : source;
  const text = plan.kind === 'relation' ? ctx.dialect.names.table(plan.table) : `(\n${ctx.query(plan, 'stored')}\n)`;
  return `${text} AS ${alias}`;
}

const WHEN: Readonly<Record<MergeClause<Expr>['when'], string>> = {
  matched: 'WHEN MATCHED',
  'not-matched': 'WHEN NOT MATCHED',
  'not-matched-by-source': 'WHEN NOT MATCHED BY SOURCE',
};

function actionText(action: MergeAction<Expr>, scope: Emit, ctx: StatementContext): string {
  if (action.kind === 'delete') return 'DELETE';
  const list = action.assignments;
  if (!list) return refuseStatement(`MERGE … ${action.kind} *`, 'the table’s columns are not known', ctx);
  if (action.kind === 'update') return `UPDATE SET ${assignmentsText(list, scope, ctx)}`;
  const columns = list.map((a) => ctx.dialect.names.column(a.column.at(-1) ?? ''));
  return `INSERT (${columns.join(', ')}) VALUES (${list.map((a) => scope.emit(a.value).text).join(', ')})`;
}

/** The parts of a MERGE that stand before its clauses. */
export interface MergeHead {
  /** `db.t AS t`, and the name alone. */
  readonly into: string;
  readonly target: string;
  /** `(…) AS s`. */
  readonly using: string;
  readonly on: string;
}
interface OpenMerge extends MergeHead {
  readonly scope: Emit;
}

function openMerge(s: Merge<Plan, Expr>, ctx: StatementContext): OpenMerge {
  const { names } = ctx.dialect;
  const target = names.identifier(s.targetAlias ?? s.target.at(-1) ?? '');
  const source = sourceAlias(s.source, target, ctx);
  const scope = ctx.over([
    { plan: relationOf(s, 'MERGE', ctx), alias: target },
    { plan: s.source, alias: source },
  ]);
  const table = names.table(s.target);
  return {
    scope,
    target,
    into: table === target ? table : `${table} AS ${target}`,
    using: sourceText(s.source, source, ctx),
    on: scope.emit(s.condition).text,
  };
}

export const mergeHead = (s: Merge<Plan, Expr>, ctx: StatementContext): MergeHead => openMerge(s, ctx);

/** MERGE with its clauses in order. `clauses`: those to write, where a database cannot write all. */
export function mergeText(s: Merge<Plan, Expr>, ctx: StatementContext, clauses = s.clauses): string {
  const { into, using, on, scope } = openMerge(s, ctx);
  const lines = clauses.map((c) => {
    const condition = c.condition ? ` AND ${scope.emit(c.condition).text}` : '';
    return `${WHEN[c.when]}${condition} THEN ${actionText(c.action, scope, ctx)}`;
  });
  return [`MERGE INTO ${into}`, `USING ${using}`, `ON ${on}`, ...lines].join('\n');
}

/**
 * A WHEN NOT MATCHED BY SOURCE clause as a statement of its own, to be run before the MERGE: an UPDATE or DELETE of the rows for
 * which no row of the source exists.
 */
export function notMatchedBySource(s: Merge<Plan, Expr>, clause: MergeClause<Expr>, ctx: StatementContext): string {
  const relation = relationOf(s, 'MERGE', ctx);
  const exists: Exists = {
    kind: 'exists',
    plan: { kind: 'filter', child: s.source, condition: s.condition },
    type: types.boolean,
    nullable: false,
  };
  const none: Expr = { kind: 'call', fn: 'not', args: [exists], type: types.boolean, nullable: false };
  const condition: Expr = clause.condition
    ? { kind: 'call', fn: 'and', args: [none, clause.condition], type: types.boolean, nullable: true }
    : none;
  const base = { table: s.target, relation, condition, ...(s.origin && { origin: s.origin }) };
  const { action } = clause;
  if (action.kind === 'delete') return deleteText({ kind: 'delete', ...base }, ctx);
  return updateText({ kind: 'update', ...base, assignments: action.assignments ?? [] }, ctx);
}
