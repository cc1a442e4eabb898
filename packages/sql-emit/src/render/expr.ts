import {
  type AggregateCall,
  assertNever,
  Bug,
  type Call,
  type Case,
  type Cast,
  type DataType,
  type Expr,
  type FrameBound,
  type FunctionName,
  fail,
  functionRow,
  type Lambda,
  type SortOrder,
  type WindowCall,
} from '@spark-sql-to-snowflake/plan-ir';
import type { EmitContext } from '../context.js';
import type { CallSite } from '../lowering.js';
import { at, atom, piece, type SqlPiece, STRENGTH } from '../piece.js';
import type { Draws } from './draws.js';
import { reportCall, reportCase, reportCast } from './open-schema.js';
import type { Scope } from './scope.js';

/** What an expression needs to become SQL. `subquery` renders a plan in parentheses. */
export interface ExprEnv {
  readonly ctx: EmitContext;
  readonly scope: Scope;
  /** There where the query has values that are another each time. */
  readonly draws: Draws | undefined;
  subquery(plan: Extract<Expr, { kind: 'exists' }>['plan']): string;
}

export function emitExpr(expr: Expr, env: ExprEnv): SqlPiece {
  const { ctx, scope } = env;
  const { dialect } = ctx;
  switch (expr.kind) {
    case 'literal':
      return dialect.literal(expr, ctx);
    case 'column':
    case 'lambda-variable': {
      const found = scope.find(expr.id);
      if (!found) throw new Bug(`column ${expr.name}#${expr.id} is not in scope`);
      return found;
    }
    case 'call':
      return expr.fn === 'not' ? emitNot(expr, env) : emitCall(expr, '', false, env);
    case 'aggregate':
      return emitCall(expr, filterText(expr, env), expr.ignoreNulls === true, env);
    case 'cast':
      reportCast(expr, ctx.assume);
      return emitCast(expr, env);
    case 'case':
      return emitCase(expr, env);
    case 'field':
      return dialect.field(emitExpr(expr.expr, env), expr, ctx);
    case 'window':
      return emitWindow(expr, env);
    case 'lambda':
      return emitLambda(expr, env);
    case 'scalar-subquery':
      return atom(env.subquery(expr.plan));
    case 'exists':
      return piece(`EXISTS ${env.subquery(expr.plan)}`, STRENGTH.atom);
    case 'in-subquery':
      return piece(`${membersText(expr.values, env)} IN ${env.subquery(expr.plan)}`, STRENGTH.compare);
    case 'python-udf':
      return fail('python-in-sql', { name: expr.function.name }, expr.origin);
    case 'open-star':
      throw new Bug('a star stands inside an expression');
    default:
      return assertNever(expr, 'emitExpr');
  }
}

function emitCast(expr: Cast, env: ExprEnv): SqlPiece {
  const value = emitExpr(expr.expr, env);
  const made = env.ctx.dialect.cast(value, expr, env.ctx);
  env.draws?.note([expr.expr], [value], made.text);
  return made;
}

// Functions of their own, as are the other rare kinds: a closure in emitExpr would cost a context for each node that is written.
function emitCase(expr: Case, env: ExprEnv): SqlPiece {
  if (expr.type.kind === 'unknown') reportCase(expr, env.ctx.assume);
  let text = 'CASE';
  for (const b of expr.branches) text += ` WHEN ${emitExpr(b.when, env).text} THEN ${emitExpr(b.then, env).text}`;
  return atom(`${text}${expr.otherwise ? ` ELSE ${emitExpr(expr.otherwise, env).text}` : ''} END`);
}

function emitLambda(expr: Lambda, env: ExprEnv): SqlPiece {
  const { ctx, scope } = env;
  const names = expr.params.map((p) => ctx.dialect.names.identifier(p.name));
  const variables = new Map(expr.params.map((p, i) => [p.id, names[i] as string]));
  const body = scope.withVariables(variables, () => emitExpr(expr.body, env));
  const params = expr.params.map((p, i) => ({ name: names[i] as string, type: p.type }));
  return ctx.dialect.lambda(params, body, ctx, expr);
}

const emitAll = (exprs: readonly Expr[], env: ExprEnv): readonly SqlPiece[] => exprs.map((e) => emitExpr(e, env));

function membersText(values: readonly Expr[], env: ExprEnv): string {
  const pieces = emitAll(values, env);
  const [only] = pieces;
  return pieces.length === 1 && only ? at(only, STRENGTH.compare + 1) : `(${pieces.map((p) => p.text).join(', ')})`;
}

/** NOT is written where people write it: `x NOT IN (…)`, `x NOT LIKE y`; else in front. */
function emitNot(expr: Call, env: ExprEnv): SqlPiece {
  const [inner] = expr.args;
  if (inner?.kind === 'in-subquery') {
    return piece(`${membersText(inner.values, env)} NOT IN ${env.subquery(inner.plan)}`, STRENGTH.compare);
  }
  if (inner?.kind === 'call') {
    const negated = env.ctx.dialect.functions[inner.fn as FunctionName]?.negated;
    if (negated) {
      reportCall(inner, env.ctx.assume);
      const args = emitArgs(inner, env);
      const made = negated.render(args, siteOf(inner, '', false, env), paramsOf(inner));
      env.draws?.note(inner.args, args, made.text);
      return made;
    }
  }
  return emitCall(expr, '', false, env);
}

function emitArgs({ args }: Call | AggregateCall, env: ExprEnv): readonly SqlPiece[] {
  const [first, second] = args;
  // most calls have one or two
  if (first && args.length === 1) return [emitExpr(first, env)];
  if (first && second && args.length === 2) return [emitExpr(first, env), emitExpr(second, env)];
  return emitAll(args, env);
}

function typesOf(args: readonly Expr[]): readonly DataType[] {
  const [first, second] = args;
  if (first && args.length === 1) return [first.type];
  if (first && second && args.length === 2) return [first.type, second.type];
  return args.map((a) => a.type);
}

/** The names of each function's parameters: one list a function, so that templates know it again. */
const params = new Map<string, readonly string[]>();

function paramsOf({ fn }: Call | AggregateCall): readonly string[] {
  const before = params.get(fn);
  if (before) return before;
  const made = Object.keys(functionRow(fn as FunctionName)?.params ?? {});
  params.set(fn, made);
  return made;
}

function siteOf(expr: Call | AggregateCall, over: string, ignoreNulls: boolean, env: ExprEnv): CallSite {
  const aggregate = expr.kind === 'aggregate' ? expr : undefined;
  return {
    call: expr,
    types: typesOf(expr.args),
    type: expr.type,
    exprs: expr.args,
    distinct: aggregate?.distinct ? 'DISTINCT ' : '',
    withinGroup: aggregate?.orderBy?.length ? ` WITHIN GROUP (ORDER BY ${ordersText(aggregate.orderBy, env)})` : '',
    over,
    ignoreNulls,
    ctx: env.ctx,
  };
}

function emitCall(expr: Call | AggregateCall, over: string, ignoreNulls: boolean, env: ExprEnv): SqlPiece {
  const lowering = env.ctx.dialect.functions[expr.fn as FunctionName];
  if (!lowering) throw new Bug(`${env.ctx.dialect.name} has no lowering of ${expr.fn}`);
  reportCall(expr, env.ctx.assume);
  if (lowering.fidelity.kind === 'approximate') env.ctx.approximate(expr, lowering.fidelity.differs);
  const args = emitArgs(expr, env);
  const made = lowering.render(args, siteOf(expr, over, ignoreNulls, env), paramsOf(expr));
  env.draws?.note(expr.args, args, made.text);
  return made;
}

function filterText(expr: AggregateCall, env: ExprEnv): string {
  return expr.filter ? ` FILTER (WHERE ${emitExpr(expr.filter, env).text})` : '';
}

/** Window functions proper have no frame; those that take one are aggregates and the value functions. */
const FRAMED = new Set(['first', 'last', 'nth_value', 'any_value', 'first_value', 'last_value']);

function emitWindow(expr: WindowCall, env: ExprEnv): SqlPiece {
  const parts: string[] = [];
  if (expr.partitionBy.length > 0) {
    parts.push(`PARTITION BY ${expr.partitionBy.map((e) => emitExpr(e, env).text).join(', ')}`);
  }
  if (expr.orderBy.length > 0) parts.push(`ORDER BY ${ordersText(expr.orderBy, env)}`);
  const inner = expr.function;
  if (inner.kind === 'aggregate' || FRAMED.has(inner.fn)) {
    const frame = env.ctx.dialect.windowFrame(expr, frameText(expr, env), env.ctx);
    if (frame) parts.push(frame);
  }
  const filter = inner.kind === 'aggregate' ? filterText(inner, env) : '';
  const ignore = expr.ignoreNulls === true || (inner.kind === 'aggregate' && inner.ignoreNulls === true);
  return emitCall(inner, `${filter} OVER (${parts.join(' ')})`, ignore, env);
}

function boundText(bound: FrameBound, env: ExprEnv): string {
  switch (bound.kind) {
    case 'unbounded-preceding':
      return 'UNBOUNDED PRECEDING';
    case 'unbounded-following':
      return 'UNBOUNDED FOLLOWING';
    case 'current-row':
      return 'CURRENT ROW';
    case 'preceding':
      return `${at(emitExpr(bound.offset, env), STRENGTH.unary)} PRECEDING`;
    case 'following':
      return `${at(emitExpr(bound.offset, env), STRENGTH.unary)} FOLLOWING`;
  }
}

function frameText(expr: WindowCall, env: ExprEnv): string {
  const { unit, start, end } = expr.frame;
  return `${unit.toUpperCase()} BETWEEN ${boundText(start, env)} AND ${boundText(end, env)}`;
}

export function ordersText(orders: readonly SortOrder[], env: ExprEnv): string {
  return orders.map((o) => orderText(o, emitExpr(o.expr, env), env)).join(', ');
}

/** One ORDER BY entry, `plain` by the value itself. NULLS is said only where the database's default would put a possible NULL elsewhere. */
export function orderText(order: SortOrder, value: SqlPiece, env: ExprEnv, plain = false): string {
  const { dialect } = env.ctx;
  const key = plain ? value.text : dialect.sortKey(value, order, env.ctx).text;
  const direction = order.direction === 'desc' ? ' DESC' : '';
  const needed = order.expr.nullable && dialect.can.nullsDefault[order.direction] !== order.nulls;
  return `${key}${direction}${needed ? ` NULLS ${order.nulls.toUpperCase()}` : ''}`;
}
