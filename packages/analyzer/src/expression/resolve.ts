import {
  assertNever,
  type Case,
  type CaseBranch,
  commonType,
  type Expr,
  fail,
  functionRow,
  type Literal,
  type SortOrder,
  types as T,
  typeSql,
  type UnresolvedAlias,
  type UnresolvedCase,
  type UnresolvedCast,
  type UnresolvedExpr,
  type UnresolvedIdentifierClause,
  type UnresolvedParameter,
  type UnresolvedSortOrder,
} from '@spark-sql-to-snowflake/plan-ir';
import { assumed, commonWithText } from '../coerce/assume.js';
import { implicitly } from '../coerce/cast.js';
import { frameColumn } from '../data-frame/reference.js';
import { updateField } from '../data-frame/update-field.js';
import { pretty } from '../name/pretty.js';
import { resolveCall, scalarCall } from './call.js';
import type { ExprContext } from './context.js';
import { fieldOf } from './field.js';
import { resolveName } from './name.js';
import { pythonUdf } from './python-udf.js';
import { existsSubquery, inSubquery, scalarSubquery } from './subquery.js';
import { explicitCast } from './type-cast.js';

/** An expression with every name looked up and every type known. */
export function resolveExpr(e: UnresolvedExpr, context: ExprContext): Expr {
  const { env } = context;
  switch (e.kind) {
    case 'literal':
      return e;
    case 'name':
      return e.planId === undefined ? resolveName(e.parts, e.origin, context) : frameColumn(e, e.planId, context);
    case 'call':
      return resolveCall(e, context);
    case 'cast':
      return writtenCast(e, context);
    case 'case':
      return resolveCase(e, context);
    case 'field':
      return fieldOf(resolveExpr(e.expr, context), e.name, env, e.origin);
    case 'alias':
      return innerAlias(e, context);
    case 'scalar-subquery':
      return scalarSubquery(e, context);
    case 'exists':
      return existsSubquery(e, context);
    case 'in-subquery':
      return inSubquery(e, context);
    case 'parameter':
      return parameter(e, context);
    case 'identifier-clause':
      return identifierClause(e, context);
    case 'lambda':
      return fail('invalid-lambda-call', { name: 'lambda' }, e.origin);
    case 'star':
      return fail('star-misplaced', { where: 'an expression' }, e.origin);
    case 'named-argument':
      return fail('named-arguments-not-supported', { name: e.name }, e.origin);
    case 'table-argument':
      return fail('unsupported', { what: 'A TABLE argument' }, e.origin);
    case 'update-field':
      return updateField(e, context);
    case 'python-udf':
      return pythonUdf(e, context);
    case 'column-pattern':
      return fail('star-misplaced', { where: 'an expression' }, e.origin);
    default:
      return assertNever(e, 'resolveExpr');
  }
}

/** An alias inside of an expression names nothing, but the column's own name shows it: `negative(k AS c)`. */
function innerAlias(e: UnresolvedAlias, context: ExprContext): Expr {
  const { env } = context;
  const expr = resolveExpr(e.expr, context);
  const [name] = e.names;
  if (name === undefined) return expr;
  const made: Expr = { ...expr };
  env.printed.set(made, `${pretty(expr, env)} AS ${name}`);
  return made;
}

function writtenCast(e: UnresolvedCast, context: ExprContext): Expr {
  const { env } = context;
  const expr = resolveExpr(e.expr, context);
  const made = explicitCast(expr, e.type, e.mode ?? (env.conf.ansi ? 'ansi' : 'legacy'), env, e.origin);
  if (e.unnamed) env.printed.set(made, pretty(expr, env));
  return made;
}

export function resolveOrders(orders: readonly UnresolvedSortOrder[], context: ExprContext): readonly SortOrder[] {
  return orders.map((o) => {
    const expr = resolveExpr(o.expr, context);
    checkOrderable(expr, context);
    return { expr, direction: o.direction, nulls: o.nulls };
  });
}

/** Have the type's values an order? */
export const isOrderable = (type: T.DataType): boolean => !hasMap(type);

export function checkOrderable(expr: Expr, context: ExprContext): void {
  if (isOrderable(expr.type)) return;
  const sql = pretty(expr, context.env);
  fail('unordered-type', { sql, why: `"${typeSql(expr.type)}" cannot be ordered` }, expr.origin);
}

function hasMap(type: T.DataType): boolean {
  if (type.kind === 'map' || type.kind === 'calendar_interval') return true;
  if (type.kind === 'array') return hasMap(type.element);
  return type.kind === 'struct' && type.fields.some((f) => hasMap(f.type));
}

function resolveCase(e: UnresolvedCase, context: ExprContext): Expr {
  const { env } = context;
  const operand = e.operand && resolveExpr(e.operand, context);
  const branches = e.branches.map((b): CaseBranch => {
    const value = resolveExpr(b.when, context);
    const when = operand ? scalarCall('=', functionRow('='), '=', [operand, value], env, b.when.origin) : value;
    const then = resolveExpr(b.then, context);
    return { when, then };
  });
  const otherwise = e.otherwise && resolveExpr(e.otherwise, context);
  const values = [...branches.map((b) => b.then), ...(otherwise ? [otherwise] : [])];
  const types = values.map((v) => v.type);
  const type = commonWithText(types, env.conf) ?? commonType(types, env.conf);
  const sql = (): string => {
    const texts = branches.map((b) => `WHEN ${pretty(b.when, env)} THEN ${pretty(b.then, env)}`);
    return `CASE ${texts.join(' ')}${otherwise ? ` ELSE ${pretty(otherwise, env)}` : ''} END`;
  };
  if (!type) {
    const types = values.map((v) => `"${typeSql(v.type)}"`).join(', ');
    return fail(
      'arguments-differ',
      { sql: sql(), why: `input to \`casewhen\` should all be the same type, but it's [${types}]` },
      e.origin,
    );
  }
  // nor is it NULL, which only `if` takes
  for (const [i, { when }] of branches.entries()) {
    if (when.type.kind === 'boolean' || when.type.kind === 'unknown') continue;
    fail(
      'unexpected-input-type',
      {
        sql: sql(),
        why: `Parameter ${i + 1} requires the "BOOLEAN" type, however "${pretty(when, env)}" has the type "${typeSql(when.type)}"`,
      },
      e.origin,
    );
  }
  const made: Case = {
    kind: 'case',
    branches: branches.map((b) => {
      const when = implicitly(b.when, T.boolean, env.conf);
      const then = assumed(b.then, type, env.conf);
      return { when, then };
    }),
    ...(otherwise && { otherwise: assumed(otherwise, type, env.conf) }),
    type,
    nullable: !otherwise || values.some((v) => v.nullable),
    origin: e.origin,
  };
  return made;
}

function parameter(e: UnresolvedParameter, context: ExprContext): Literal {
  const { parameters } = context.env;
  const value = e.name !== undefined ? parameters?.named?.[e.name] : parameters?.positional?.[e.position ?? 0];
  return value ?? fail('unbound-parameter', { name: e.name ?? '_?' }, e.origin);
}

/** The name that `IDENTIFIER(…)` gives: its constant text, taken apart at the points outside backticks. */
export function identifierParts(e: UnresolvedExpr, context: ExprContext): readonly string[] {
  const text = constantText(resolveExpr(e, context));
  if (text === undefined) return fail('not-constant', { what: 'The argument of IDENTIFIER' }, e.origin);
  const parts = text.match(/`(?:[^`]|``)*`|[^.`]+/g) ?? [];
  return parts.map((p) => (p.startsWith('`') ? p.slice(1, -1).replaceAll('``', '`') : p));
}

function constantText(e: Expr): string | undefined {
  if (e.kind === 'literal') return typeof e.value === 'string' ? e.value : undefined;
  if (e.kind !== 'call' || (e.fn !== 'concat' && e.fn !== '||')) return undefined;
  const parts = e.args.map(constantText);
  return parts.every((p) => p !== undefined) ? parts.join('') : undefined;
}

function identifierClause(e: UnresolvedIdentifierClause, context: ExprContext): Expr {
  const parts = identifierParts(e.expr, context);
  if (e.args) return resolveCall({ kind: 'call', name: parts, args: e.args, origin: e.origin }, context);
  return resolveName(parts, e.origin, context);
}
