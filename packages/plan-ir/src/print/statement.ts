import type { Statement } from '../plan/statement.js';
import { typeSql } from '../types/text.js';
import type { UnresolvedExpr } from '../unresolved/expr.js';
import type { UnresolvedPlan } from '../unresolved/plan.js';
import type { MergeClause, PartitionValue, StatementOf, UnresolvedStatement } from '../unresolved/statement.js';
import { printExpr } from './expr.js';
import { renumbering } from './names.js';
import { planTree } from './plan.js';
import { type TreeNode, treeText } from './tree.js';
import { unresolvedExprText } from './unresolved-expr.js';
import { unresolvedTree } from './unresolved-plan.js';

/** How the queries and expressions of a statement print; the statement itself prints the same, parsed or analysed. */
interface Printers<Q, E> {
  query(query: Q): TreeNode;
  expr(expr: E): string;
}

const leaf = (head: string, children: readonly TreeNode[] = []): TreeNode => ({ head, subqueries: [], children });

const isQuery = (value: unknown): boolean => typeof value === 'object' && value !== null && 'kind' in value;

function partitionText<E>(values: readonly PartitionValue<E>[], p: Printers<unknown, E>): string {
  return values.map((v) => (v.value === undefined ? v.name : `${v.name}=${p.expr(v.value)}`)).join(', ');
}

function mergeClause<E>(c: MergeClause<E>, p: Printers<unknown, E>): TreeNode {
  const when = `${c.when}${c.condition === undefined ? '' : ` ${p.expr(c.condition)}`}`;
  if (c.action.kind === 'delete') return leaf(`When ${when}: delete`);
  const set = c.action.assignments?.map((a) => `${a.column.join('.')} = ${p.expr(a.value)}`).join(', ') ?? '*';
  return leaf(`When ${when}: ${c.action.kind} ${set}`);
}

/** Scalar fields of a statement that has no layout of its own: `key=value`, in the order they stand. */
function plainFields(statement: object): string {
  const parts: string[] = [];
  for (const [key, value] of Object.entries(statement)) {
    if (key === 'kind' || key === 'origin' || value === undefined || value === false) continue;
    if (Array.isArray(value) && value.every((v) => typeof v === 'string')) parts.push(`${key}=${value.join('.')}`);
    else if (typeof value !== 'object') parts.push(`${key}=${String(value)}`);
  }
  return parts.length > 0 ? ` ${parts.join(', ')}` : '';
}

const titled = (kind: string): string =>
  kind
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');

function tree<Q, E>(s: StatementOf<Q, E>, p: Printers<Q, E>): TreeNode {
  switch (s.kind) {
    case 'query':
      return p.query(s.plan);
    case 'create-table': {
      const columns = s.columns.map((c) => {
        const extra = `${c.default === undefined ? '' : ` DEFAULT ${p.expr(c.default)}`}${c.generated === undefined ? '' : ` GENERATED ${p.expr(c.generated)}`}`;
        return `${c.name} ${typeSql(c.type)}${c.nullable ? '' : ' NOT NULL'}${extra}`;
      });
      const using = s.spec.using === undefined ? '' : `, using ${s.spec.using}`;
      return leaf(
        `CreateTable ${s.name.join('.')} [${columns.join(', ')}], ${s.mode}${using}`,
        s.query === undefined ? [] : [p.query(s.query)],
      );
    }
    case 'insert': {
      const columns = s.columns ? ` (${s.columns.join(', ')})` : '';
      const partition = s.partition.length > 0 ? ` partition (${partitionText(s.partition, p)})` : '';
      const where = s.replaceWhere === undefined ? '' : ` replace where ${p.expr(s.replaceWhere)}`;
      return leaf(`Insert ${s.overwrite ? 'overwrite' : 'into'} ${s.table.join('.')}${columns}${partition}${where}`, [
        p.query(s.query),
      ]);
    }
    case 'multi-insert':
      return leaf(
        'MultiInsert',
        s.inserts.map((i) => tree(i, p)),
      );
    case 'update': {
      const set = s.assignments.map((a) => `${a.column.join('.')} = ${p.expr(a.value)}`).join(', ');
      return leaf(
        `Update ${s.table.join('.')} [${set}]${s.condition === undefined ? '' : ` where ${p.expr(s.condition)}`}`,
      );
    }
    case 'delete':
      return leaf(`Delete ${s.table.join('.')}${s.condition === undefined ? '' : ` where ${p.expr(s.condition)}`}`);
    case 'merge':
      return leaf(`Merge ${s.target.join('.')} on ${p.expr(s.condition)}`, [
        p.query(s.source),
        ...s.clauses.map((c) => mergeClause(c, p)),
      ]);
    case 'truncate':
      return leaf(`Truncate ${s.table.join('.')} ${partitionText(s.partition, p)}`.trimEnd());
    case 'explain':
      return leaf(`Explain ${s.mode}`, [tree(s.statement, p)]);
    case 'alter':
      return leaf(`Alter${plainFields(s)}: ${s.action.kind}${plainFields(s.action)}`);
    case 'create-view':
    case 'insert-directory':
    case 'describe':
    case 'cache': {
      const { query } = s;
      const text = `${titled(s.kind)}${plainFields('queryText' in s ? { ...s, queryText: undefined } : s)}`;
      return leaf(text, query !== undefined && isQuery(query) ? [p.query(query)] : []);
    }
    default:
      return leaf(`${titled(s.kind)}${plainFields(s)}`);
  }
}

/** An analysed statement as text: what it does in one line, its queries below. Ends in a newline. */
export function explainStatement(statement: Statement): string {
  const numbers = renumbering();
  return treeText(tree(statement, { query: (q) => planTree(q, numbers), expr: (e) => printExpr(e, numbers) }));
}

/** A parsed statement as text. Ends in a newline. */
export function explainUnresolvedStatement(statement: UnresolvedStatement): string {
  let subqueries = 0;
  const next = (): number => ++subqueries;
  const query = (q: UnresolvedPlan): TreeNode => unresolvedTree(q, next);
  const expr = (e: UnresolvedExpr): string => unresolvedExprText(e, (kind) => `${kind}#${next()} []`);
  return treeText(tree(statement, { query, expr }));
}
