import {
  assertNever,
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
  ExpressionParts,
  ExpressionsNode,
  NamedExpressionNode,
  NamedExpressionParts,
  NamedPrimaryNode,
  NameListNode,
  ParenthesisNode,
  PlainLiteralNode,
  PostfixNode,
  PredicatedNode,
  PredicatedParts,
  PrimaryNode,
  PrimaryParts,
  QueryNode,
  SpecialExpressionNode,
  SpecialPrimaryNode,
  ValueChainNode,
  ValueChainParts,
} from '../gen/parser.js';
import * as t from '../gen/tokens.js';
import type { Token } from '../scan/token.js';
import { buildCall } from './call.js';
import {
  type BuildContext,
  nameOf,
  namesOf,
  refuse,
  spanBetween,
  spannedAnew,
  spanOf,
  stringOf,
  tokenText,
} from './context.js';
import { buildInterval, buildNumber, buildTypedLiteral } from './literal.js';
import { identifierParts } from './name.js';
import { foldOperators, operation } from './operator.js';
import { buildPredicate } from './predicate.js';
import { buildQuery } from './query.js';
import { buildCastType } from './type.js';

/** NOTs, operators and postfixes in a row that are taken: each is a level of the tree. */
const MAX_CHAIN = 1000;

export function buildExpressions(ctx: BuildContext, node: ExpressionsNode): readonly UnresolvedExpr[] {
  return node.items.map((item) => buildExpression(ctx, item));
}

/** Any node that the grammar may give where an expression stands: of the rule that made it, see grammar/SparkSqlParser.g4. */
export function buildExpression(ctx: BuildContext, node: NamedExpressionNode | ValueChainNode): UnresolvedExpr {
  switch (node.rule) {
    case 'plainLiteral':
      return buildPlainLiteral(ctx, node);
    case 'namedPrimary':
      return buildNamed(ctx, node);
    case 'predicated':
      return buildPredicated(ctx, node);
    case 'parenthesis':
      return buildParens(ctx, node);
    case 'specialPrimary':
      return buildSpecial(ctx, node);
    case 'expression':
      return buildConditions(ctx, node);
    case 'namedExpression':
      return buildAlias(ctx, node);
    case 'primary':
      return buildPrimary(ctx, node);
    case 'valueChain':
      return buildChain(ctx, node);
    case 'specialExpression':
      return buildSpecialExpression(ctx, node);
    case 'existsPredicate':
      return { kind: 'exists', plan: buildQuery(ctx, node.subquery as QueryNode), origin: spanOf(node) };
    default:
      return assertNever(node, 'expression of the grammar');
  }
}

/** AND and OR stay flat, as long as they are written; AND binds tighter. */
function buildConditions(ctx: BuildContext, node: ExpressionParts): UnresolvedExpr {
  const { rest, ops } = node;
  let alternatives: UnresolvedExpr[] | undefined;
  let conjuncts = [buildExpression(ctx, node.first as PredicatedNode)];
  for (let i = 0; i < rest.length; i++) {
    if (ops[i]?.type === t.OR) {
      alternatives ??= [];
      alternatives.push(flat('and', conjuncts));
      conjuncts = [];
    }
    conjuncts.push(buildExpression(ctx, rest[i] as PredicatedNode));
  }
  const last = flat('and', conjuncts);
  if (!alternatives) return last;
  alternatives.push(last);
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

function buildPredicated(ctx: BuildContext, node: PredicatedParts): UnresolvedExpr {
  if (node.nots.length > MAX_CHAIN) fail('nesting-too-deep', { limit: MAX_CHAIN }, spanOf(node));
  let result = node.exists === undefined ? buildChain(ctx, node) : buildExpression(ctx, node.exists);
  if (node.test !== undefined) result = buildPredicate(ctx, result, node.test, isTuple(node));
  for (let i = node.nots.length - 1; i >= 0; i--) {
    const origin = { start: (node.nots[i] as Token).start, end: node.stop.end };
    result = { kind: 'call', name: ['not'], args: [result], origin };
  }
  return result;
}

/** Operators and their operands. Loops and not callbacks, here and above: they take fewer frames a level of nesting. */
function buildChain(ctx: BuildContext, node: ValueChainParts | PredicatedParts): UnresolvedExpr {
  const first = buildExpression(ctx, node.first as PrimaryNode);
  if (node.ops.length === 0) return first;
  // most chains are of one operator
  if (node.ops.length === 1)
    return operation(ctx, node.ops[0] as Token, first, buildExpression(ctx, node.rest[0] as PrimaryNode));
  if (node.ops.length > MAX_CHAIN) fail('nesting-too-deep', { limit: MAX_CHAIN }, spanOf(node));
  const operands = [first];
  for (const operand of node.rest) operands.push(buildExpression(ctx, operand));
  return foldOperators(ctx, operands, node.ops);
}

function buildAlias(ctx: BuildContext, node: NamedExpressionParts): UnresolvedExpr {
  const expr = buildExpression(ctx, node.value as ExpressionNode);
  const names = node.alias === undefined ? namesOf(ctx, node.aliases?.names ?? []) : [nameOf(ctx, node.alias)];
  return { kind: 'alias', expr, names, origin: spanOf(node) };
}

/** An operand with a sign before it or postfixes behind it. */
function buildPrimary(ctx: BuildContext, node: PrimaryParts): UnresolvedExpr {
  if (node.sign !== undefined) return buildSigned(ctx, node, node.sign, node.operand as PrimaryNode);
  return withPostfixes(ctx, node, buildExpression(ctx, baseOf(node)));
}

function baseOf(node: PrimaryParts): PrimaryNode {
  const base = node.plain ?? node.named ?? node.parens ?? node.special;
  if (base === undefined) throw new Bug('primary without a part');
  return base;
}

const SIGNS: Readonly<Record<string, string>> = { '-': 'negative', '+': 'positive', '~': '~' };

/** A minus right before a number belongs to the literal. */
function buildSigned(ctx: BuildContext, node: PrimaryParts, sign: Token, operand: PrimaryNode): UnresolvedExpr {
  const symbol = tokenText(ctx, sign);
  const plain = operand.rule === 'primary' ? operand.plain : operand;
  if (symbol === '-' && plain?.rule === 'plainLiteral' && plain.number !== undefined) {
    const number = buildNumber(ctx, plain.number, true, spanBetween(sign, plain.number));
    return operand.rule === 'primary' ? withPostfixes(ctx, operand, number) : number;
  }
  return { kind: 'call', name: [SIGNS[symbol] as string], args: [buildExpression(ctx, operand)], origin: spanOf(node) };
}

function withPostfixes(ctx: BuildContext, node: PrimaryParts, base: UnresolvedExpr): UnresolvedExpr {
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
    if (isPattern(ctx, node.field) && expr.kind === 'name')
      return { kind: 'star', target: expr.parts, pattern: name, origin };
    return expr.kind === 'name'
      ? { kind: 'name', parts: [...expr.parts, name], origin }
      : { kind: 'field', expr, name, origin };
  }
  if (node.index !== undefined) {
    return { kind: 'call', name: ['getitem'], args: [expr, buildExpression(ctx, node.index)], origin };
  }
  if (node.type === undefined) throw new Bug('postfix without a part');
  return { kind: 'cast', expr, type: buildCastType(ctx, node.type), origin };
}

/** Strings one behind the other are one. */
function buildPlainLiteral(ctx: BuildContext, node: PlainLiteralNode): UnresolvedExpr {
  const { number, text, more } = node;
  if (number !== undefined) return buildNumber(ctx, number, false, spanOf(node));
  if (text === undefined) throw new Bug('literal without a part');
  let value = stringOf(ctx, text);
  for (const part of more) value += stringOf(ctx, part);
  return literal(value, T.string, spanOf(node));
}

function buildSpecial(ctx: BuildContext, node: SpecialPrimaryNode): UnresolvedExpr {
  const origin = spanOf(node);
  if (node.star !== undefined) return buildStar(ctx, [], node.except, origin);
  if (node.constant !== undefined) return buildConstant(ctx, node.constant, origin);
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
    return { kind: 'call', name: ['struct'], args: node.items.map((item) => buildExpression(ctx, item)), origin };
  }
  if (node.parameter !== undefined) return buildParameter(ctx, node, node.parameter, origin);
  if (node.identifier !== undefined) return buildIdentifierClause(ctx, node, origin);
  throw new Bug('primary without a part');
}

function buildNamed(ctx: BuildContext, node: NamedPrimaryNode): UnresolvedExpr {
  const { first, rest, call, tail } = node;
  const parts =
    rest.length === 0 ? [nameOf(ctx, first as Token)] : [nameOf(ctx, first as Token), ...namesOf(ctx, rest)];
  const origin = spanOf(node);
  if (call !== undefined) return buildCall(ctx, parts, call, origin);
  if (tail?.star !== undefined) return buildStar(ctx, parts, tail.except, origin);
  if (tail?.typed !== undefined) {
    if (rest.length > 0) refuse(ctx, tail.typed);
    return buildTypedLiteral(ctx, first as Token, tail.typed, origin);
  }
  if (isPattern(ctx, rest.at(-1) ?? (first as Token)))
    return {
      kind: 'star',
      pattern: parts.at(-1) ?? '',
      ...(rest.length > 0 && { target: parts.slice(0, -1) }),
      origin,
    };
  return { kind: 'name', parts, origin };
}

/** A pattern of column names; one of letters and digits only is the name itself. */
const isPattern = (ctx: BuildContext, token: Token): boolean =>
  ctx.patterns === true && /^`.*\W.*`$/s.test(tokenText(ctx, token));

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
function buildParens(ctx: BuildContext, node: ParenthesisNode): UnresolvedExpr {
  const origin = spanOf(node);
  const [first] = node.items;
  if (first === undefined) refuse(ctx, node.stop);
  if (node.items.length === 1) return spannedAnew(buildExpression(ctx, withoutAlias(ctx, first)), origin);
  const items = node.items.map((item) => buildExpression(ctx, item));
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
  const operand = node.subject && buildExpression(ctx, node.subject);
  const branches = node.branches.map(({ condition, result }) => ({
    when: buildExpression(ctx, condition as ExpressionNode),
    // biome-ignore lint/suspicious/noThenProperty: the IR's name for what follows THEN; a branch is never awaited
    then: buildExpression(ctx, result as ExpressionNode),
  }));
  const otherwise = node.otherwise && buildExpression(ctx, node.otherwise);
  const origin = spanOf(node);
  if (operand === undefined && otherwise !== undefined) return { kind: 'case', branches, otherwise, origin };
  return { kind: 'case', ...(operand && { operand }), branches, ...(otherwise && { otherwise }), origin };
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

/** What stands where an alias may not. */
export function withoutAlias(ctx: BuildContext, node: NamedExpressionNode): ExpressionNode {
  if (node.rule === 'namedExpression') refuse(ctx, node.alias ?? node.stop);
  return node;
}

/** The value of an entry, its alias left out. */
export function withoutName(node: NamedExpressionNode): ExpressionNode {
  return node.rule === 'namedExpression' ? (node.value as ExpressionNode) : node;
}

/** The entries of the parenthesis that is all there is of an expression: `(a, b)`. */
export function parenthesised(node: ExpressionNode): readonly NamedExpressionNode[] | undefined {
  return node.rule === 'parenthesis' ? node.items : undefined;
}

/** Whether the operand of a predicate is a parenthesis with two entries or more: a row. */
function isTuple({ first, rest }: PredicatedParts): boolean {
  return rest.length === 0 && first?.rule === 'parenthesis' && first.items.length > 1;
}
