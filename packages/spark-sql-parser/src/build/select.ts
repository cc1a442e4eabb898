import { fail, type UnresolvedExpr, type UnresolvedPlan } from '@spark-sql-to-snowflake/plan-ir';
import type {
  ExpressionsNode,
  HintNode,
  LateralViewNode,
  NamedExpressionsNode,
  SelectNode,
  TransformScriptNode,
} from '../gen/parser.js';
import * as t from '../gen/tokens.js';
import type { Token } from '../scan/token.js';
import { type BuildContext, nameOf, namesOf, spanOf, stringOf } from './context.js';
import { buildExpression, buildExpressions } from './expression.js';
import { buildGroupBy } from './group-by.js';
import { buildColumnPath } from './name.js';
import { buildFrom } from './relation.js';
import { defineWindows } from './window-definitions.js';

/** One SELECT; `from` is what stands before it in `FROM t SELECT …`. */
export function buildSelect(ctx: BuildContext, node: SelectNode, from: UnresolvedPlan | undefined): UnresolvedPlan {
  const origin = spanOf(node);
  const source =
    node.from === undefined ? (from ?? ({ kind: 'one-row', origin } as const)) : joinSources(ctx, node, from);
  let plan = lateralViews(ctx, source, node.lateralViews);
  if (node.where !== undefined)
    plan = { kind: 'filter', child: plan, condition: buildExpression(ctx, node.where), origin: spanOf(node.where) };
  plan = project(ctx, node, plan);
  if (node.quantifier?.type === t.DISTINCT) plan = { kind: 'distinct', child: plan, origin };
  if (node.windows !== undefined) plan = defineWindows(ctx, plan, node.windows);
  return hinted(ctx, plan, node.hints);
}

/** `FROM a SELECT b FROM c`: Spark's grammar takes a second FROM after FROM-first only for the SELECT's own use. */
function joinSources(ctx: BuildContext, node: SelectNode, from: UnresolvedPlan | undefined): UnresolvedPlan {
  if (node.from === undefined || from !== undefined) {
    const origin = node.from === undefined ? spanOf(node) : spanOf(node.from);
    fail('syntax-error', { near: "'FROM'", what: 'a SELECT behind FROM has no FROM of its own' }, origin);
  }
  return buildFrom(ctx, node.from);
}

export function lateralViews(
  ctx: BuildContext,
  source: UnresolvedPlan,
  views: readonly LateralViewNode[],
): UnresolvedPlan {
  return views.reduce<UnresolvedPlan>((child, view) => {
    const args = view.args === undefined ? [] : buildExpressions(ctx, view.args);
    const name = view.function === undefined ? [] : buildColumnPath(ctx, view.function);
    return {
      kind: 'generate',
      child,
      generator: { kind: 'call', name, args, origin: spanOf(view) },
      outer: view.outer !== undefined,
      alias: nameOf(ctx, view.alias as Token),
      columns: namesOf(ctx, view.columns),
      origin: spanOf(view),
    };
  }, source);
}

/** HAVING without GROUP BY makes one group of everything. */
function project(ctx: BuildContext, node: SelectNode, child: UnresolvedPlan): UnresolvedPlan {
  const origin = spanOf(node);
  const transform = node.transform ?? node.mapReduce;
  if (transform !== undefined) return buildTransform(ctx, node, child, transform);
  const listed = ctx.settings.quotedRegexColumnNames ? { ...ctx, patterns: true } : ctx;
  const items = (node.items as NamedExpressionsNode).items.map((item) => buildExpression(listed, item));
  if (node.groupBy === undefined && node.having === undefined) return { kind: 'project', child, items, origin };
  if (node.groupBy === undefined && node.having !== undefined && ctx.settings.havingAsWhere) {
    const condition = buildExpression(ctx, node.having);
    return { kind: 'filter', child: { kind: 'project', child, items, origin }, condition, origin: spanOf(node.having) };
  }
  const groupBy = node.groupBy === undefined ? [] : buildGroupBy(ctx, node.groupBy);
  const aggregate: UnresolvedPlan = { kind: 'aggregate', child, groupBy, items, origin };
  if (node.having === undefined) return aggregate;
  return {
    kind: 'having',
    child: aggregate,
    condition: buildExpression(ctx, node.having),
    origin: spanOf(node.having),
  };
}

interface TransformNode {
  readonly quantifier: Token | undefined;
  readonly args: ExpressionsNode | undefined;
  readonly script: TransformScriptNode | undefined;
}

function buildTransform(
  ctx: BuildContext,
  node: SelectNode,
  child: UnresolvedPlan,
  transform: TransformNode,
): UnresolvedPlan {
  const origin = spanOf(node);
  if (transform.quantifier !== undefined) fail('transform-distinct', {}, origin);
  const script = transform.script as TransformScriptNode;
  for (const format of [script.input, script.output]) {
    const lines = format?.linesBy;
    if (lines !== undefined && stringOf(ctx, lines) !== '\n') {
      fail(
        'operation-not-allowed',
        { what: 'LINES TERMINATED BY only supports newline' },
        { start: lines.start, end: lines.end },
      );
    }
  }
  const items: readonly UnresolvedExpr[] = transform.args === undefined ? [] : buildExpressions(ctx, transform.args);
  return { kind: 'transform', child, items, script: stringOf(ctx, script.command as Token), origin };
}

/** The first hint is the outermost. */
function hinted(ctx: BuildContext, plan: UnresolvedPlan, hints: readonly HintNode[]): UnresolvedPlan {
  const calls = hints.flatMap((hint) => hint.calls);
  return calls.reduceRight<UnresolvedPlan>(
    (child, hint) => ({
      kind: 'hint',
      child,
      name: nameOf(ctx, hint.hintName as Token),
      args: hint.args.map((arg) => buildExpression(ctx, arg)),
      origin: spanOf(hint),
    }),
    plan,
  );
}
