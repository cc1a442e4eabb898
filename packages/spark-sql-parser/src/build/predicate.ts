import { Bug, fail, literal, types as T, type TextSpan, type UnresolvedExpr } from '@spark-sql-to-snowflake/plan-ir';
import type { PredicateNode } from '../gen/parser.js';
import * as t from '../gen/tokens.js';
import type { Token } from '../scan/token.js';
import { type BuildContext, stringOf } from './context.js';
import { buildExpression, buildExpressions } from './expression.js';
import { buildQuery } from './query.js';

/** `value [NOT] BETWEEN | IN | LIKE | RLIKE | IS …`. */
export function buildPredicate(
  ctx: BuildContext,
  value: UnresolvedExpr,
  node: PredicateNode,
  tuple: boolean,
): UnresolvedExpr {
  const origin = { start: (value.origin as TextSpan).start, end: node.stop.end };
  const call = (name: string, ...args: UnresolvedExpr[]): UnresolvedExpr => ({
    kind: 'call',
    name: [name],
    args,
    origin,
  });
  if (node.constant !== undefined || node.other !== undefined) return buildIs(ctx, value, node, call);
  if (node.quantifier !== undefined) return buildQuantifiedLike(ctx, value, node, call);
  const result = buildPositive(ctx, value, node, call, origin, tuple);
  return node.not === undefined ? result : call('not', result);
}

type Call = (name: string, ...args: UnresolvedExpr[]) => UnresolvedExpr;

function buildPositive(
  ctx: BuildContext,
  value: UnresolvedExpr,
  node: PredicateNode,
  call: Call,
  origin: TextSpan,
  tuple: boolean,
): UnresolvedExpr {
  if (node.lower !== undefined && node.upper !== undefined) {
    return call('between', value, buildExpression(ctx, node.lower), buildExpression(ctx, node.upper));
  }
  if (node.items !== undefined) return call('in', value, ...buildExpressions(ctx, node.items));
  if (node.subquery !== undefined) {
    return {
      kind: 'in-subquery',
      values: tuple ? tupleOf(value) : [value],
      plan: buildQuery(ctx, node.subquery),
      origin,
    };
  }
  if (node.regex !== undefined) return call('rlike', value, buildExpression(ctx, node.regex));
  if (node.pattern === undefined || node.like === undefined) throw new Bug('predicate without a part');
  const args = [value, buildExpression(ctx, node.pattern)];
  if (node.escape !== undefined) args.push(escapeOf(ctx, node.escape));
  return call(node.like.type === t.LIKE ? 'like' : 'ilike', ...args);
}

/** `(a, b) IN (SELECT …)` compares column by column; the struct was made of a row as written. */
function tupleOf(value: UnresolvedExpr): readonly UnresolvedExpr[] {
  if (value.kind !== 'call') return [value];
  if (value.name[0] === 'struct') return value.args;
  return value.args.filter((_, i) => i % 2 === 1);
}

function escapeOf(ctx: BuildContext, token: Token): UnresolvedExpr {
  const text = stringOf(ctx, token);
  const origin = { start: token.start, end: token.end };
  if (text.length !== 1) fail('escape-length', { text: `'${text}'` }, origin);
  return literal(text, T.string, origin);
}

/** LIKE ANY (…), NOT ILIKE ALL (…): SOME is ANY. */
function buildQuantifiedLike(
  ctx: BuildContext,
  value: UnresolvedExpr,
  node: PredicateNode,
  call: Call,
): UnresolvedExpr {
  if (node.patterns === undefined) {
    fail(
      'statement-refused',
      { what: "Expected something between '(' and ')'" },
      { start: node.start.start, end: node.stop.end },
    );
  }
  const like = node.like?.type === t.ILIKE ? 'ilike' : 'like';
  const quantifier = node.quantifier?.type === t.ALL ? 'all' : 'any';
  return call(
    `${node.not === undefined ? '' : 'not_'}${like}_${quantifier}`,
    value,
    ...buildExpressions(ctx, node.patterns),
  );
}

function buildIs(ctx: BuildContext, value: UnresolvedExpr, node: PredicateNode, call: Call): UnresolvedExpr {
  const negated = node.isNot !== undefined;
  if (node.other !== undefined) {
    const same = call('<=>', value, buildExpression(ctx, node.other));
    return negated ? same : call('not', same);
  }
  const { type, start, end } = node.constant as Token;
  if (type === t.NULL || type === t.UNKNOWN) return call(negated ? 'isnotnull' : 'isnull', value);
  const same = call('<=>', value, literal(type === t.TRUE, T.boolean, { start, end }));
  return negated ? call('not', same) : same;
}
