import { assertNever } from '../assert-never.js';
import { planChildren } from '../plan/children.js';
import type { Attribute, JoinType, NamedExpr, Plan } from '../plan/plan.js';
import { exprText, ordersText, type PrintContext } from './expr.js';
import { columnText, type Renumbering, renumbering } from './names.js';
import { type TreeNode, treeText } from './tree.js';

/** VALUES of many rows show the first ones. */
const SHOWN_ROWS = 20;

export const JOIN_WORDS: Readonly<Record<JoinType, string>> = {
  inner: 'Inner',
  cross: 'Cross',
  left: 'LeftOuter',
  right: 'RightOuter',
  full: 'FullOuter',
  'left-semi': 'LeftSemi',
  'left-anti': 'LeftAnti',
};

const bracket = (items: readonly string[]): string => `[${items.join(', ')}]`;

const outputText = (output: readonly Attribute[], ctx: PrintContext): string =>
  bracket(output.map((a) => columnText(a.name, a.id, a.type, ctx.numbers)));

function namedText(c: NamedExpr, ctx: PrintContext): string {
  if (c.expr.kind === 'open-star') return exprText(c.expr, ctx);
  const text = exprText(c.expr, ctx);
  if (c.expr.kind === 'column' && c.expr.id === c.id && c.expr.name === c.name) return text;
  return `${text} AS ${columnText(c.name, c.id, c.expr.type, ctx.numbers)}`;
}

function rowsText(rows: readonly (readonly string[])[], total: number): string {
  const shown = rows.map(bracket);
  if (total > rows.length) shown.push(`... ${total - rows.length} more`);
  return bracket(shown);
}

/** What a node says of itself, without its children. */
function headOf(plan: Plan, ctx: PrintContext): string {
  const exprs = (list: readonly Parameters<typeof exprText>[0][]): string[] => list.map((e) => exprText(e, ctx));
  const named = (columns: readonly NamedExpr[]): string => bracket(columns.map((c) => namedText(c, ctx)));
  switch (plan.kind) {
    case 'relation':
      return `Relation ${plan.table.join('.')}${outputText(plan.output, ctx)}${plan.open ? ' open' : ''}`;
    case 'values': {
      const output = outputText(plan.output, ctx);
      return `Values ${output}, ${rowsText(plan.rows.slice(0, SHOWN_ROWS).map(exprs), plan.rows.length)}`;
    }
    case 'one-row':
      return 'OneRowRelation';
    case 'range':
      return `Range (${plan.start}, ${plan.end}, step=${plan.step}) ${outputText(plan.output, ctx)}`;
    case 'project':
      return `Project ${named(plan.columns)}`;
    case 'filter':
      return `Filter ${exprText(plan.condition, ctx)}`;
    case 'aggregate': {
      const groupings = bracket(exprs(plan.groupings));
      const sets = plan.sets ? ` ${plan.sets.form} ${bracket(plan.sets.sets.map((s) => `(${s.join(', ')})`))}` : '';
      return `Aggregate ${groupings}${sets}, ${named(plan.columns)}`;
    }
    case 'join': {
      const condition = plan.condition ? `, ${exprText(plan.condition, ctx)}` : '';
      return `${plan.lateral ? 'LateralJoin' : 'Join'} ${JOIN_WORDS[plan.type]}${condition}`;
    }
    case 'set-operation': {
      const word = plan.op === 'union' ? 'Union' : plan.op === 'intersect' ? 'Intersect' : 'Except';
      return `${word}${plan.all ? ' All' : ''} ${outputText(plan.output, ctx)}`;
    }
    case 'sort':
      return `Sort ${bracket(ordersText(plan.orders, ctx))}, ${plan.global}`;
    case 'limit': {
      const limit = plan.limit ? ` ${exprText(plan.limit, ctx)}` : '';
      return `Limit${limit}${plan.offset ? ` offset ${exprText(plan.offset, ctx)}` : ''}`;
    }
    case 'distinct':
      return 'Distinct';
    case 'generate': {
      const alias = plan.alias === undefined ? '' : `, ${plan.alias}`;
      return `Generate ${exprText(plan.generator, ctx)}, ${plan.outer}${alias}, ${outputText(plan.output, ctx)}`;
    }
    case 'expand':
      return `Expand ${bracket(plan.projections.map((p) => bracket(exprs(p))))}, ${outputText(plan.output, ctx)}`;
    case 'alias':
      return `SubqueryAlias ${plan.name}`;
    case 'with':
      return 'WithCTE';
    case 'cte-ref':
      return `CTERelationRef ${plan.name}@${ctx.numbers.cte(plan.cte)} ${outputText(plan.output, ctx)}${plan.open ? ' open' : ''}`;
    case 'python-rows':
      return `PythonRows ${plan.function.evalType} ${plan.function.name}, ${outputText(plan.output, ctx)}`;
    case 'sample': {
      const seed = plan.seed === undefined ? '' : `, seed=${plan.seed}`;
      return `Sample ${plan.lower}, ${plan.upper}, false${seed}`;
    }
    default:
      return assertNever(plan, 'headOf');
  }
}

/** The printed tree of a plan, ids numbered by `numbers` from the top down. */
export function planTree(plan: Plan, numbers: Renumbering): TreeNode {
  const found: { readonly label: string; readonly plan: Plan }[] = [];
  const ctx: PrintContext = {
    numbers,
    subquery: (kind, sub) => {
      const label = `${kind}#${numbers.subquery()}`;
      found.push({ label, plan: sub });
      return `${label} []`;
    },
  };
  const head = headOf(plan, ctx);
  const subqueries = found.map(
    (s): TreeNode => ({ head: s.label, subqueries: [], children: [planTree(s.plan, numbers)] }),
  );
  if (plan.kind !== 'with') return { head, subqueries, children: planChildren(plan).map((c) => planTree(c, numbers)) };
  const ctes = plan.ctes.map(
    (c): TreeNode => ({
      head: `CTERelationDef ${c.name}@${numbers.cte(c.id)}`,
      subqueries: [],
      children: [planTree(c.plan, numbers)],
    }),
  );
  return { head, subqueries, children: [...ctes, planTree(plan.child, numbers)] };
}

/**
 * A typed plan as Spark's EXPLAIN draws it, one operator a line, e.g. `Project [a#1, sum(b)#2L]` over `+- Filter (a#1 > 1)`.
 * Ids are numbered from 1 in the order in which they appear: equal plans print the same. Ends in a newline.
 */
export function explainPlan(plan: Plan): string {
  return treeText(planTree(plan, renumbering()));
}
