import {
  type Attribute,
  type Column,
  call,
  diagnostic,
  type Expr,
  type FunctionName,
  fail,
  type Origin,
} from '@spark-sql-to-snowflake/plan-ir';
import type { Env } from '../env.js';
import { nearest, suggestions } from '../name/suggest.js';
import { endsWith, type Found, lookup, qualifierOf, type Scope } from '../scope.js';
import type { ExprContext } from './context.js';
import { fieldOf } from './field.js';

export function columnOf(attribute: Attribute, name: string, origin?: Origin): Column {
  return {
    kind: 'column',
    id: attribute.id,
    name,
    type: attribute.type,
    nullable: attribute.nullable,
    origin,
  };
}

const quoted = (parts: readonly string[]): string => parts.map((p) => `\`${p}\``).join('.');

/** The column, or field of a column, behind a name of one scope; undefined where there is none. */
export function columnIn(scope: Scope, parts: readonly string[], env: Env, origin?: Origin): Expr | undefined {
  const found = lookup(scope, parts);
  if (!found) return undefined;
  switch (found.kind) {
    case 'ambiguous':
      return fail('ambiguous-reference', { name: quoted(parts), candidates: found.candidates }, origin);
    case 'column': {
      const spelled = parts[parts.length - found.rest.length - 1] ?? found.attribute.name;
      let expr: Expr = columnOf(found.attribute, spelled, origin);
      for (const name of found.rest) expr = fieldOf(expr, name, env, origin);
      return expr;
    }
    case 'open':
      return openColumn(found, parts, env, origin);
  }
}

function openColumn(
  found: Extract<Found, { readonly kind: 'open' }>,
  parts: readonly string[],
  env: Env,
  origin: Origin | undefined,
): Expr | undefined {
  const [name = ''] = found.parts;
  const usable = found.sources.filter((s) => s.column(name) !== undefined || found.sources.length === 1);
  const source = usable[0];
  const attribute = source?.column(name);
  if (!source || !attribute) return undefined;
  if (usable.length > 1) {
    const tables = usable.map((s) => s.qualifier.join('.'));
    const assumed = source.qualifier.join('.') || 'the first';
    env.diagnostics.add(diagnostic('open-ambiguous', { column: quoted(parts), tables, assumed }, origin));
  }
  let expr: Expr = columnOf(attribute, name, origin);
  for (const field of found.parts.slice(1)) expr = fieldOf(expr, field, env, origin);
  return expr;
}

/** The enclosing query's column prints as such inside an expression. */
export function shownAsOuter(found: Expr, scope: Scope, env: Env): Expr {
  if (found.kind !== 'column') return found;
  const qualifier = qualifierOf(scope, env.fold(found.name), found.id) ?? [];
  const copy = columnOf(found, found.name, found.origin);
  env.printed.set(copy, `outer(${[...qualifier, found.name].join('.')})`);
  return copy;
}

/** Functions that are called without parentheses, where no column has their name. */
const BARE_FUNCTIONS: Readonly<Record<string, FunctionName>> = {
  current_date: 'current_date',
  current_timestamp: 'current_timestamp',
  current_user: 'current_user',
  user: 'current_user',
  current_catalog: 'current_catalog',
  current_database: 'current_database',
  /** Hive's name for it. */
  grouping__id: 'grouping_id',
};

/**
 * In a subquery over open relations `c.id` could be a field of a column `c` that one of them has. Where the enclosing query has a
 * relation `c`, and this one none, that is meant.
 */
function isOutside(parts: readonly string[], { scope, query, env }: ExprContext): boolean {
  const { outerScope } = query;
  if (parts.length < 2 || scope.opens.length === 0 || !outerScope) return false;
  const first = parts.slice(0, 1);
  const names = (s: Scope): boolean => s.items.some((i) => endsWith(i.qualifier, first, env.fold));
  return !names(scope) && scope.named(env.fold(parts[0] ?? '')) === undefined && names(outerScope);
}

/** What a name means: a lambda's variable, a column, an alias of the same list, a bare function, the enclosing query's column. */
export function resolveName(parts: readonly string[], origin: Origin | undefined, context: ExprContext): Expr {
  const { env } = context;
  const [first = ''] = parts;
  for (let scope = context.lambdas; scope; scope = scope.parent) {
    const variable = scope.variables.get(env.fold(first));
    if (variable) {
      let expr: Expr = variable;
      for (const name of parts.slice(1)) expr = fieldOf(expr, name, env, origin);
      return expr;
    }
  }
  if (isOutside(parts, context)) {
    const found = context.query.outer?.(parts, origin);
    if (found) return found;
  }
  const column = context.column(parts, origin, context);
  if (column) return column;
  const bare = parts.length === 1 ? BARE_FUNCTIONS[first.toLowerCase()] : undefined;
  if (bare) {
    const made = call(bare, [], env.conf, origin);
    if (bare === 'grouping_id') env.printed.set(made, first);
    return made;
  }
  const alias = context.alias?.(parts, context) ?? context.query.outer?.(parts, origin);
  if (alias) return alias;
  return unknownColumn(parts, context.scope, origin);
}

export function unknownColumn(parts: readonly string[], scope: Scope, origin: Origin | undefined): never {
  const near = suggestions(parts, scope);
  if (near.length === 0) return fail('unknown-column-alone', { name: quoted(parts) }, origin);
  return fail('unknown-column', { name: quoted(parts), near }, origin);
}

/** Function names near to one that does not exist. */
export function nearFunctions(name: string, known: readonly string[]): readonly string[] {
  return nearest(name.toLowerCase(), known);
}
