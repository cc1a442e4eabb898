import { assertNever } from '../assert-never.js';
import { unresolvedChildren } from '../unresolved/children.js';
import type { UnresolvedExpr } from '../unresolved/expr.js';
import type { GroupingElement, GroupingSet, UnresolvedPlan, UnresolvedSample } from '../unresolved/plan.js';
import { JOIN_WORDS } from './plan.js';
import { type TreeNode, treeText } from './tree.js';
import { dataFrameHead } from './unresolved-data-frame.js';
import { type TakeSubquery, unresolvedExprText, unresolvedOrders, unresolvedWindow } from './unresolved-expr.js';

const SHOWN_ROWS = 20;

const bracket = (items: readonly string[]): string => `[${items.join(', ')}]`;

function groupingText(g: GroupingElement | GroupingSet, take: TakeSubquery): string {
  const list = (exprs: readonly UnresolvedExpr[]): string => exprs.map((e) => unresolvedExprText(e, take)).join(', ');
  switch (g.kind) {
    case 'expr':
      return unresolvedExprText(g.expr, take);
    case 'all':
      return 'ALL';
    case 'rollup':
    case 'cube':
      return `${g.kind}(${g.entries.map((e) => `(${list(e)})`).join(', ')})`;
    case 'sets':
      return `grouping sets(${g.sets.map((s) => groupingText(s, take)).join(', ')})`;
    case 'set':
      return `(${list(g.exprs)})`;
    default:
      return assertNever(g, 'groupingText');
  }
}

function sampleText(method: UnresolvedSample['method'], take: TakeSubquery): string {
  switch (method.kind) {
    case 'percent':
      return `${method.percent} PERCENT`;
    case 'rows':
      return `${unresolvedExprText(method.rows, take)} ROWS`;
    case 'bucket':
      return `BUCKET ${method.numerator} OUT OF ${method.denominator}`;
    case 'bytes':
      return method.bytes;
    default:
      return assertNever(method, 'sampleText');
  }
}

/** The line of one node, without its children. */
function headOf(plan: UnresolvedPlan, take: TakeSubquery): string {
  const expr = (e: UnresolvedExpr): string => unresolvedExprText(e, take);
  const list = (exprs: readonly UnresolvedExpr[]): string => bracket(exprs.map(expr));
  switch (plan.kind) {
    case 'table':
      return `'UnresolvedRelation ${plan.identifier ? `IDENTIFIER(${expr(plan.identifier)})` : bracket(plan.name)}`;
    case 'table-function':
      return `'UnresolvedTableValuedFunction ${expr(plan.call)}`;
    case 'values': {
      const shown = plan.rows.slice(0, SHOWN_ROWS).map(list);
      if (plan.rows.length > shown.length) shown.push(`... ${plan.rows.length - shown.length} more`);
      return `'Values ${bracket(shown)}`;
    }
    case 'one-row':
      return 'OneRowRelation';
    case 'project':
      return `'Project ${list(plan.items)}`;
    case 'filter':
      return `'Filter ${expr(plan.condition)}`;
    case 'aggregate':
      return `'Aggregate ${bracket(plan.groupBy.map((g) => groupingText(g, take)))}, ${list(plan.items)}`;
    case 'having':
      return `'UnresolvedHaving ${expr(plan.condition)}`;
    case 'window-definitions':
      return `'WithWindowDefinition ${bracket(plan.windows.map((w) => `${w.name} AS (${unresolvedWindow(w.window, take)})`))}`;
    case 'sort':
      return `'Sort ${bracket([...(plan.all ? ['ALL'] : []), ...unresolvedOrders(plan.orders, take)])}, ${plan.global}`;
    case 'distribute':
      return `'RepartitionByExpression ${list(plan.exprs)}`;
    case 'limit': {
      const limit = plan.limit ? ` ${expr(plan.limit)}` : '';
      return `'Limit${limit}${plan.offset ? ` offset ${expr(plan.offset)}` : ''}`;
    }
    case 'distinct':
      return "'Distinct";
    case 'join': {
      const natural = plan.natural ? 'Natural' : '';
      const using = plan.using ? ` using ${bracket(plan.using)}` : '';
      const condition = plan.condition ? `, ${expr(plan.condition)}` : '';
      return `'${plan.lateral ? 'LateralJoin' : 'Join'} ${natural}${JOIN_WORDS[plan.type]}${using}${condition}`;
    }
    case 'set-operation': {
      const word = plan.op === 'union' ? 'Union' : plan.op === 'intersect' ? 'Intersect' : 'Except';
      return `'${word}${plan.all ? ' All' : ''}${plan.byName ? ' by name' : ''}`;
    }
    case 'alias':
      return `'SubqueryAlias ${plan.name}${plan.columns ? ` ${bracket(plan.columns)}` : ''}`;
    case 'with':
      return 'CTE';
    case 'generate':
      return `'Generate ${expr(plan.generator)}, ${plan.outer}, ${plan.alias ?? ''}${bracket(plan.columns)}`;
    case 'pivot': {
      const keys = plan.groupBy ? `${list(plan.groupBy)}, ` : '';
      return `'Pivot ${keys}${list(plan.columns)}, ${plan.values ? list(plan.values) : '?'}, ${list(plan.aggregates)}`;
    }
    case 'unpivot': {
      const entries = plan.entries.map((e) => `${list(e.columns)}${e.alias === undefined ? '' : ` AS ${e.alias}`}`);
      return `'Unpivot ${bracket(entries)}, ${plan.nameColumn}, ${bracket(plan.valueColumns)}${plan.includeNulls ? ', include nulls' : ''}`;
    }
    case 'sample':
      return `'Sample ${sampleText(plan.method, take)}${plan.seed === undefined ? '' : `, seed=${plan.seed}`}`;
    case 'hint':
      return `'UnresolvedHint ${plan.name}, ${list(plan.args)}`;
    case 'transform':
      return `'ScriptTransformation ${list(plan.items)}, ${plan.script}`;
    default:
      return dataFrameHead(plan, expr);
  }
}

/** The printed tree of a parsed query. */
export function unresolvedTree(plan: UnresolvedPlan, next: () => number): TreeNode {
  const found: { readonly label: string; readonly plan: UnresolvedPlan }[] = [];
  const head = headOf(plan, (kind, sub) => {
    const label = `${kind}#${next()}`;
    found.push({ label, plan: sub });
    return `${label} []`;
  });
  const under = (label: string, sub: UnresolvedPlan): TreeNode => ({
    head: label,
    subqueries: [],
    children: [unresolvedTree(sub, next)],
  });
  const subqueries = found.map((s) => under(s.label, s.plan));
  const ctes = plan.kind === 'with' ? plan.ctes : [];
  const below = plan.kind === 'with' ? [plan.child] : unresolvedChildren(plan);
  const definitions = ctes.map((c) => under(`CTE ${c.name}${c.columns ? ` ${bracket(c.columns)}` : ''}`, c.plan));
  return { head, subqueries, children: [...definitions, ...below.map((c) => unresolvedTree(c, next))] };
}

/** A query as the parser made it, one operator a line; what is not resolved yet starts with a quote. Ends in a newline. */
export function explainUnresolved(plan: UnresolvedPlan): string {
  let subqueries = 0;
  return treeText(unresolvedTree(plan, () => ++subqueries));
}
