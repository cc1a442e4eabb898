import {
  type Attribute,
  type Column,
  type ColumnId,
  call,
  type Expr,
  fail,
  functionRow,
  type Join,
  type NamedExpr,
  outputOf,
  type Plan,
  passed,
  types as T,
  typeSql,
  type UnresolvedJoin,
} from '@spark-sql-to-snowflake/plan-ir';
import type { Env, QueryContext } from '../env.js';
import { scalarCall } from '../expression/call.js';
import { hasAggregate } from '../expression/holds.js';
import { columnIn, columnOf, shownAsOuter } from '../expression/name.js';
import { resolveExpr } from '../expression/resolve.js';
import { pretty } from '../name/pretty.js';
import { type Entry, joined, lookup, makeScope, type Scope, type ScopeItem, visible, withNullable } from '../scope.js';
import { exprContext } from '../select/block.js';
import { checkPlaces, hasVolatile, isOneRow, isVolatile } from './correlation.js';
import { insideSubquery } from './legacy-with.js';
import { type Analyzed, analyzeSource } from './output.js';

export function analyzeJoin(plan: UnresolvedJoin, query: QueryContext): Analyzed {
  const { env } = query;
  const left = analyzeSource(plan.left, query);
  const right = plan.lateral ? analyzeLateral(plan, left.scope, query) : analyzeSource(plan.right, query);
  if (plan.lateral && hasVolatile(right.plan) && !isOneRow(left.plan))
    fail('lateral-not-deterministic', {}, plan.origin);
  if (plan.natural && (plan.type === 'left-semi' || plan.type === 'left-anti'))
    fail('natural-existence', { type: plan.type === 'left-semi' ? 'SEMI' : 'ANTI' }, plan.origin);
  const keys = plan.natural ? sharedNames(left.scope, right.scope) : plan.using;
  const all = joinScopes(plan.type, left.scope, right.scope);
  const node = (condition: Expr | undefined): Join => {
    const type = plan.type === 'cross' && condition ? 'inner' : plan.type;
    return {
      kind: 'join',
      left: left.plan,
      right: right.plan,
      type,
      ...(condition && { condition }),
      ...(plan.lateral && { lateral: true }),
      origin: plan.origin,
    };
  };
  if (keys) return usingJoin(plan, keys, left.scope, right.scope, node, query);
  let condition: Expr | undefined;
  if (plan.condition) {
    const both = plan.type === 'inner' || plan.type === 'cross' ? all : joined(left.scope, right.scope);
    const context = exprContext(both, query, 'join');
    condition = resolveExpr(plan.condition, context);
    const { kind } = condition.type;
    if (kind !== 'boolean' && kind !== 'unknown')
      fail('join-not-boolean', { sql: pretty(condition, env), type: typeSql(condition.type) }, plan.origin);
    if (hasAggregate(condition))
      fail('unsupported-place', { operator: 'Join', sql: pretty(condition, env) }, plan.origin);
    if (plan.lateral && isVolatile(condition))
      fail('lateral-condition-not-deterministic', { sql: pretty(condition, env) }, plan.origin);
  }
  return { plan: node(condition), scope: all };
}

/** The right side of a lateral join sees the left side's columns, as a subquery sees those around it. */
function analyzeLateral(plan: UnresolvedJoin, left: Scope, query: QueryContext): Analyzed {
  const outerIds = new Set<ColumnId>(query.outerIds);
  const right = analyzeSource(plan.right, {
    ...query,
    outerIds,
    substitutions: insideSubquery(query.substitutions),
    outerScope: left,
    outer: (parts, origin) => {
      const found = columnIn(left, parts, query.env, origin);
      if (found) collectIds(found, outerIds);
      return found && shownAsOuter(found, left, query.env);
    },
  });
  checkPlaces(right.plan, outerIds, 'lateral', query.env, plan.origin);
  return right;
}

function collectIds(e: Expr, ids: Set<ColumnId>): void {
  if (e.kind === 'column') ids.add(e.id);
  else if (e.kind === 'field') collectIds(e.expr, ids);
  else if (e.kind === 'call') for (const a of e.args) collectIds(a, ids);
}

function joinScopes(type: Join['type'], left: Scope, right: Scope): Scope {
  switch (type) {
    case 'left-semi':
    case 'left-anti':
      return left;
    case 'left':
      return joined(left, withNullable(right));
    case 'right':
      return joined(withNullable(left), right);
    case 'full':
      return joined(withNullable(left), withNullable(right));
    default:
      return joined(left, right);
  }
}

/** NATURAL: the names that both sides have, in the left side's order. Spark compares them letter by letter, whatever spark.sql.caseSensitive is. */
function sharedNames(left: Scope, right: Scope): readonly string[] {
  const there = new Set(visible(right).map((c) => c.name));
  return [...new Set(visible(left).map((c) => c.name))].filter((name) => there.has(name));
}

function usingColumn(scope: Scope, name: string, side: string, plan: UnresolvedJoin, env: Env): Attribute {
  const found = lookup(scope, [name]);
  if (found?.kind === 'column') return found.attribute;
  if (found?.kind === 'open') {
    const made = found.sources[0]?.column(name);
    if (made) return made;
  }
  // of several columns with the name, Spark takes the first
  const folded = env.fold(name);
  const first = found?.kind === 'ambiguous' && visible(scope).find((c) => env.fold(c.name) === folded);
  if (first) return first;
  const near = visible(scope)
    .map((c) => `\`${c.name}\``)
    .sort();
  return fail('using-column', { column: `\`${name}\``, side, near }, plan.origin);
}

/**
 * USING and NATURAL: each key shows once, first. The other side's column stays reachable by its qualified name.
 * A full join's key is whichever side has one.
 */
function usingJoin(
  plan: UnresolvedJoin,
  names: readonly string[],
  left: Scope,
  right: Scope,
  node: (condition: Expr | undefined) => Join,
  query: QueryContext,
): Analyzed {
  const { env } = query;
  const pairs = names.map((name) => ({
    name,
    left: usingColumn(left, name, 'left', plan, env),
    right: usingColumn(right, name, 'right', plan, env),
  }));
  const equal = pairs.map((p) =>
    scalarCall(
      '=',
      functionRow('='),
      '=',
      [columnOf(p.left, p.left.name), columnOf(p.right, p.right.name)],
      env,
      plan.origin,
    ),
  );
  const [first] = equal;
  const join = node(equal.length > 1 ? call('and', equal, env.conf, plan.origin) : first);
  const all = joinScopes(plan.type, left, right);
  if (names.length === 0) return { plan: join, scope: all };
  const entries = new Map<ColumnId, Entry>();
  for (const i of all.items) if (i.kind === 'entry') entries.set(i.attribute.id, i);
  const lefts = pairs.map((p) => p.left.id);
  const rights = pairs.map((p) => p.right.id);
  const full = plan.type === 'full';
  const fresh: NamedExpr[] = [];
  const shown = pairs.map((p): ScopeItem => {
    if (full) {
      const both = [p.left, p.right].map((c): Column => ({ ...columnOf(c, c.name), nullable: true }));
      const expr = scalarCall('coalesce', functionRow('coalesce'), 'coalesce', both, env, plan.origin);
      // Spark takes the coalesced key for NULL only if both keys may be
      const made: NamedExpr = { id: env.ids.column(), name: p.left.name, expr };
      fresh.push(made);
      return {
        kind: 'entry',
        attribute: { id: made.id, name: made.name, type: expr.type, nullable: expr.nullable },
        qualifier: [],
      };
    }
    const key = plan.type === 'right' ? p.right : p.left;
    return entries.get(key.id) ?? { kind: 'entry', attribute: key, qualifier: [] };
  });
  const isKey = new Set([...lefts, ...rights]);
  const others = full ? isKey : plan.type === 'right' ? lefts : rights;
  const hidden = [...others].flatMap((id): Entry[] => {
    const entry = entries.get(id);
    return entry ? [{ ...entry, hidden: true }] : [];
  });
  const rest = all.items.filter((i) => i.kind === 'open' || !isKey.has(i.attribute.id));
  // hidden ones first, as a star with a qualifier gives them: these keys, then those of the joins below
  const wasHidden = (i: ScopeItem): boolean => i.kind === 'entry' && i.hidden === true;
  const items = [...hidden, ...rest.filter(wasHidden), ...shown, ...rest.filter((i) => !wasHidden(i))];
  const scope = makeScope(items, env.fold);
  return { plan: full ? withKeys(join, fresh, all, query) : join, scope };
}

/** The coalesced keys, then everything the join gives. */
function withKeys(join: Plan, keys: readonly NamedExpr[], all: Scope, query: QueryContext): Plan {
  const stars = all.opens.map(
    (o): NamedExpr => ({
      id: query.env.ids.column(),
      name: '*',
      expr: { kind: 'open-star', qualifier: o.qualifier, except: [], type: T.unknown, nullable: true },
    }),
  );
  const known = all.opens.length > 0 ? visible(all) : outputOf(join);
  const columns = known.map(passed);
  return { kind: 'project', child: join, columns: [...keys, ...columns, ...stars] };
}
