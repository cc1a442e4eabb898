import {
  Bug,
  fail,
  type Literal,
  literal,
  types as T,
  type TextSpan,
  type UnresolvedExpr,
} from '@spark-sql-to-snowflake/plan-ir';
import type {
  CaseExpressionNode,
  ExpressionNode,
  ExpressionsNode,
  NamedExpressionNode,
  NameListNode,
  PostfixNode,
  PredicatedNode,
  PrimaryNode,
  QueryNode,
  SpecialExpressionNode,
  SpecialPrimaryNode,
  ValueChainNode,
} from '../gen/parser.js';
import * as t from '../gen/tokens.js';
import type { Token } from '../scan/token.js';
import { buildCall } from './call.js';
import { type BuildContext, nameOf, namesOf, refuse, spanBetween, spanOf, stringOf, tokenText } from './context.js';
import { buildInterval, buildNumber, buildTypedLiteral } from './literal.js';
import { identifierParts } from './name.js';
import { foldOperators } from './operator.js';
import { buildPredicate } from './predicate.js';
import { buildQuery } from './query.js';
import { buildCastType } from './type.js';

/** NOTs, operators and postfixes in a row that are taken: each is a level of the tree. */
const MAX_CHAIN = 1000;

export function buildExpressions(ctx: BuildContext, node: ExpressionsNode): readonly UnresolvedExpr[] {
  return node.items.map((item) => buildExpression(ctx, item));
}

/** AND and OR stay flat, as long as they are written; AND binds tighter. */
export function buildExpression(ctx: BuildContext, node: ExpressionNode): UnresolvedExpr {
  if (node.terms.length === 1) return buildPredicated(ctx, node.terms[0] as PredicatedNode);
  if (node.special !== undefined) return buildSpecialExpression(ctx, node.special);
  const alternatives: UnresolvedExpr[] = [];
  let conjuncts: UnresolvedExpr[] = [];
  node.terms.forEach((term, i) => {
    if (i > 0 && node.ops[i - 1]?.type === t.OR) {
      alternatives.push(flat('and', conjuncts));
      conjuncts = [];
    }
    conjuncts.push(buildPredicated(ctx, term));
  });
  alternatives.push(flat('and', conjuncts));
  return flat('or', alternatives);
}

/** A lambda, or an argument by its name. */
function buildSpecialExpression(ctx: BuildContext, node: SpecialExpressionNode): UnresolvedExpr {
  if (node.lambda !== undefined) {
    return {
      kind: 'lambda',
      params: namesOf(ctx, node.params),
      body: buildExpression(ctx, node.lambda),
      origin: spanOf(node),
    };
  }
  const name = nameOf(ctx, node.argumentName as Token);
  return {
    kind: 'named-argument',
    name,
    value: buildExpression(ctx, node.argument as ExpressionNode),
    origin: spanOf(node),
  };
}

function flat(name: string, args: readonly UnresolvedExpr[]): UnresolvedExpr {
  const [first] = args;
  if (first === undefined) throw new Bug(`no operands of ${name}`);
  if (args.length === 1) return first;
  const last = args[args.length - 1] as UnresolvedExpr;
  const origin = { start: (first.origin as TextSpan).start, end: (last.origin as TextSpan).end };
  return { kind: 'call', name: [name], args, origin };
}

function buildPredicated(ctx: BuildContext, node: PredicatedNode): UnresolvedExpr {
  if (node.nots.length > MAX_CHAIN) fail('nesting-too-deep', { limit: MAX_CHAIN }, spanOf(node));
  let result: UnresolvedExpr =
    node.exists === undefined
      ? buildValueChain(ctx, node)
      : { kind: 'exists', plan: buildQuery(ctx, node.exists.subquery as QueryNode), origin: spanOf(node.exists) };
  if (node.test !== undefined) result = buildPredicate(ctx, result, node.test, tupleItems(node.operands) !== undefined);
  for (let i = node.nots.length - 1; i >= 0; i--) {
    const origin = { start: (node.nots[i] as Token).start, end: node.stop.end };
    result = { kind: 'call', name: ['not'], args: [result], origin };
  }
  return result;
}

/** Operators and their operands. Loops and not callbacks, here and above: they take fewer frames a level of nesting. */
export function buildValueChain(ctx: BuildContext, node: ValueChainNode | PredicatedNode): UnresolvedExpr {
  const first = buildPrimary(ctx, node.operands[0] as PrimaryNode);
  if (node.ops.length === 0) return first;
  if (node.ops.length > MAX_CHAIN) fail('nesting-too-deep', { limit: MAX_CHAIN }, spanOf(node));
  const operands = [first];
  for (let i = 1; i < node.operands.length; i++) operands.push(buildPrimary(ctx, node.operands[i] as PrimaryNode));
  return foldOperators(ctx, operands, node.ops);
}

export function buildNamedExpression(ctx: BuildContext, node: NamedExpressionNode): UnresolvedExpr {
  const expr = buildExpression(ctx, node.value as ExpressionNode);
  if (node.alias !== undefined) return { kind: 'alias', expr, names: [nameOf(ctx, node.alias)], origin: spanOf(node) };
  if (node.aliases !== undefined)
    return { kind: 'alias', expr, names: namesOf(ctx, node.aliases.names), origin: spanOf(node) };
  return expr;
}

export function buildPrimary(ctx: BuildContext, node: PrimaryNode): UnresolvedExpr {
  if (node.sign !== undefined) return buildSigned(ctx, node, node.sign, node.operand as PrimaryNode);
  const base = buildBase(ctx, node);
  return node.postfixes.length === 0 ? base : withPostfixes(ctx, node, base);
}

const SIGNS: Readonly<Record<string, string>> = { '-': 'negative', '+': 'positive', '~': '~' };

/** A minus right before a number belongs to the literal. */
function buildSigned(ctx: BuildContext, node: PrimaryNode, sign: Token, operand: PrimaryNode): UnresolvedExpr {
  const symbol = tokenText(ctx, sign);
  if (symbol === '-' && operand.number !== undefined) {
    const number = buildNumber(ctx, operand.number, true, spanBetween(sign, operand.number));
    return withPostfixes(ctx, operand, number);
  }
  return { kind: 'call', name: [SIGNS[symbol] as string], args: [buildPrimary(ctx, operand)], origin: spanOf(node) };
}

function withPostfixes(ctx: BuildContext, node: PrimaryNode, base: UnresolvedExpr): UnresolvedExpr {
  let result = base;
  if (node.postfixes.length > MAX_CHAIN) fail('nesting-too-deep', { limit: MAX_CHAIN }, spanOf(node));
  for (const postfix of node.postfixes) {
    const origin = { start: (base.origin as TextSpan).start, end: postfix.stop.end };
    result = buildPostfix(ctx, result, postfix, origin);
  }
  return result;
}

function buildPostfix(ctx: BuildContext, expr: UnresolvedExpr, node: PostfixNode, origin: TextSpan): UnresolvedExpr {
  if (node.field !== undefined) {
    const name = nameOf(ctx, node.field);
    return expr.kind === 'name'
      ? { kind: 'name', parts: [...expr.parts, name], origin }
      : { kind: 'field', expr, name, origin };
  }
  if (node.index !== undefined) {
    return { kind: 'call', name: ['getitem'], args: [expr, buildValueChain(ctx, node.index)], origin };
  }
  if (node.type === undefined) throw new Bug('postfix without a part');
  return { kind: 'cast', expr, type: buildCastType(ctx, node.type), origin };
}

function buildBase(ctx: BuildContext, node: PrimaryNode): UnresolvedExpr {
  const last = node.postfixes[0];
  const origin = last === undefined ? spanOf(node) : { start: node.start.start, end: endBefore(ctx, last.start.start) };
  if (node.number !== undefined) return buildNumber(ctx, node.number, false, origin);
  if (node.parts.length > 0) return buildNamed(ctx, node, origin);
  if (node.strings.length > 0)
    return literal(node.strings.map((part) => stringOf(ctx, part)).join(''), T.string, origin);
  if (node.special === undefined) throw new Bug('primary without a part');
  return buildSpecial(ctx, node.special, origin);
}

function buildSpecial(ctx: BuildContext, node: SpecialPrimaryNode, origin: TextSpan): UnresolvedExpr {
  if (node.star !== undefined) return buildStar(ctx, [], node.except, origin);
  if (node.constant !== undefined) return buildConstant(ctx, node.constant, origin);
  if (node.parens !== undefined) return buildParens(ctx, node.items, node.stop, origin);
  if (node.caseWhen !== undefined) return buildCase(ctx, node.caseWhen);
  if (node.cast !== undefined) {
    const { kind, value, type } = node.cast;
    if (value === undefined || type === undefined) throw new Bug('cast without a part');
    const expr = buildExpression(ctx, value);
    const cast = { kind: 'cast', expr, type: buildCastType(ctx, type), origin } as const;
    return kind?.type === t.TRY_CAST ? { ...cast, mode: 'try' } : cast;
  }
  if (node.subquery !== undefined) return { kind: 'scalar-subquery', plan: buildQuery(ctx, node.subquery), origin };
  if (node.interval !== undefined) return buildInterval(ctx, node.interval);
  if (node.struct !== undefined) {
    return { kind: 'call', name: ['struct'], args: node.items.map((item) => buildNamedExpression(ctx, item)), origin };
  }
  if (node.parameter !== undefined) return buildParameter(ctx, node, node.parameter, origin);
  if (node.identifier !== undefined) return buildIdentifierClause(ctx, node, origin);
  throw new Bug('primary without a part');
}

/** The end of what stands before an offset, white space left out. */
function endBefore(ctx: BuildContext, offset: number): number {
  let end = offset;
  while (end > 0 && /\s/.test(ctx.text[end - 1] as string)) end--;
  return end;
}

function buildNamed(ctx: BuildContext, node: PrimaryNode, origin: TextSpan): UnresolvedExpr {
  if (node.call !== undefined) return buildCall(ctx, namesOf(ctx, node.parts), node.call, origin);
  if (node.tail?.star !== undefined) return buildStar(ctx, namesOf(ctx, node.parts), node.tail.except, origin);
  if (node.tail?.typed !== undefined) {
    if (node.parts.length > 1) refuse(ctx, node.tail.typed);
    return buildTypedLiteral(ctx, node.parts[0] as Token, node.tail.typed, origin);
  }
  return { kind: 'name', parts: namesOf(ctx, node.parts), origin };
}

function buildStar(
  ctx: BuildContext,
  target: readonly string[],
  except: NameListNode | undefined,
  origin: TextSpan,
): UnresolvedExpr {
  return {
    kind: 'star',
    ...(target.length > 0 && { target }),
    ...(except && { except: except.names.map((name) => [nameOf(ctx, name)]) }),
    origin,
  };
}

/** CURRENT_DATE and its kin are keywords only where reserved keywords are enforced; elsewhere they are names. */
function buildConstant(ctx: BuildContext, token: Token, origin: TextSpan): UnresolvedExpr {
  switch (token.type) {
    case t.NULL:
      return literal(null, T.nullType, origin);
    case t.TRUE:
    case t.FALSE:
      return literal(token.type === t.TRUE, T.boolean, origin);
    case t.USER:
    case t.SESSION_USER:
      return { kind: 'call', name: ['current_user'], args: [], origin };
    default:
      return { kind: 'call', name: [tokenText(ctx, token).toLowerCase()], args: [], origin };
  }
}

/** `(a)` is a; `(a, b)` is a struct, whose fields Spark names after columns and aliases. */
function buildParens(
  ctx: BuildContext,
  nodes: readonly NamedExpressionNode[],
  close: Token,
  origin: TextSpan,
): UnresolvedExpr {
  const [first] = nodes;
  if (first === undefined) refuse(ctx, close);
  if (nodes.length === 1) {
    if (first.alias !== undefined || first.aliases !== undefined) refuse(ctx, first.alias ?? first.stop);
    return { ...buildExpression(ctx, first.value as ExpressionNode), origin };
  }
  const items = nodes.map((item) => buildNamedExpression(ctx, item));
  if (items.some((item) => item.kind === 'star')) return { kind: 'call', name: ['struct'], args: items, origin };
  const args = items.flatMap((item, i) => {
    const value = item.kind === 'alias' ? item.expr : item;
    return [fieldName(item, i), value];
  });
  return { kind: 'call', name: ['named_struct'], args, origin };
}

function fieldName(item: UnresolvedExpr, index: number): Literal {
  const name =
    item.kind === 'alias' ? item.names[0] : item.kind === 'name' ? item.parts[item.parts.length - 1] : undefined;
  return literal(name ?? `col${index + 1}`, T.string, item.origin);
}

function buildCase(ctx: BuildContext, node: CaseExpressionNode): UnresolvedExpr {
  return {
    kind: 'case',
    ...(node.subject && { operand: buildExpression(ctx, node.subject) }),
    branches: node.branches.map(({ condition, result }) => ({
      when: buildExpression(ctx, condition as ExpressionNode),
      // biome-ignore lint/suspicious/noThenProperty: the IR's name for what follows THEN; a branch is never awaited
      then: buildExpression(ctx, result as ExpressionNode),
    })),
    ...(node.otherwise && { otherwise: buildExpression(ctx, node.otherwise) }),
    origin: spanOf(node),
  };
}

function buildParameter(ctx: BuildContext, node: SpecialPrimaryNode, token: Token, origin: TextSpan): UnresolvedExpr {
  if (node.parameterName !== undefined) return { kind: 'parameter', name: nameOf(ctx, node.parameterName), origin };
  return { kind: 'parameter', position: ctx.markers.get(token.start) ?? 0, origin };
}

function buildIdentifierClause(ctx: BuildContext, node: SpecialPrimaryNode, origin: TextSpan): UnresolvedExpr {
  const expr = buildExpression(ctx, node.identifier as ExpressionNode);
  const name = identifierParts(node.identifier as ExpressionNode, expr);
  if (name !== undefined)
    return node.call === undefined ? { kind: 'name', parts: name, origin } : buildCall(ctx, name, node.call, origin);
  if (node.call === undefined) return { kind: 'identifier-clause', expr, origin };
  const call = buildCall(ctx, [''], node.call, origin);
  if (call.kind !== 'call' || call.over || call.filter || call.distinct || call.nulls) {
    fail('unsupported', { what: 'IDENTIFIER(…) as the name of an aggregate or window function' }, origin);
  }
  return { kind: 'identifier-clause', expr, args: call.args, origin };
}

/** The entries of the parenthesis that is all there is of an expression: `(a, b)`. */
export function parenthesised(node: ExpressionNode): readonly NamedExpressionNode[] | undefined {
  const [term] = node.terms;
  if (node.terms.length !== 1 || term === undefined || term.nots.length > 0 || term.test !== undefined)
    return undefined;
  return entriesOf(term.operands);
}

function entriesOf(operands: readonly PrimaryNode[]): readonly NamedExpressionNode[] | undefined {
  const [primary] = operands;
  if (operands.length !== 1 || primary?.special?.parens === undefined || primary.postfixes.length > 0) return undefined;
  return primary.special.items;
}

/** The same with two entries or more: a row. */
function tupleItems(operands: readonly PrimaryNode[]): readonly NamedExpressionNode[] | undefined {
  const entries = entriesOf(operands);
  return entries !== undefined && entries.length > 1 ? entries : undefined;
}
