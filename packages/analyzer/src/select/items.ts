import {
  type Call,
  type Column,
  type ColumnId,
  type DataType,
  type Expr,
  fail,
  isGeneratorFunction,
  isVolatileFunction,
  type Origin,
  someExpr,
  types as T,
  type UnresolvedExpr,
  type UnresolvedStar,
} from '@spark-sql-to-snowflake/plan-ir';
import { noteMadeUp, setMetadata } from '../data-frame/metadata.js';
import type { ExprContext } from '../expression/context.js';
import { fieldOf } from '../expression/field.js';
import { holdsInner } from '../expression/holds.js';
import { resolveExpr } from '../expression/resolve.js';
import { pretty } from '../name/pretty.js';
import type { OpenSource } from '../scope.js';
import { expandStar } from './star.js';

/** One entry of a SELECT list. */
export interface Item {
  readonly id: ColumnId;
  readonly name: string;
  readonly expr: Expr;
  /** Written with AS. */
  readonly aliased: boolean;
  /** For a generator: the names of its columns, if given. */
  readonly columnNames?: readonly string[];
  /** Ids of earlier items that it uses by their alias. */
  readonly uses: ReadonlySet<ColumnId>;
  /** A known column of a relation whose star is in the list and gives it: it has a name, but no place of its own. */
  readonly covered?: true;
  /** For a star over an open relation. */
  readonly source?: OpenSource;
  readonly origin: Origin | undefined;
}

/** A column without an alias, which has the column's id: what names it means what is below the list. */
export const isColumnItself = (item: Item): item is Item & { readonly expr: Column } =>
  item.expr.kind === 'column' && item.expr.id === item.id;

/** The type that the list shows: a generator of one column gives the column's values. */
export function shownType({ expr }: Item): DataType {
  if (!isGenerator(expr) || expr.type.kind !== 'struct' || expr.type.fields.length !== 1) return expr.type;
  return expr.type.fields[0]?.type ?? expr.type;
}

export const isGenerator = (e: Expr): e is Call => e.kind === 'call' && isGeneratorFunction(e.fn);

/** Larger expressions are computed once in a query below instead of being repeated where their alias is used. */
const REPEATED_NODES = 40;

/**
 * Resolve a SELECT list. An alias may be used by later entries where no column has its name: a small expression is repeated there,
 * any other is referred to by its id, and the block is split. `repeat` says that all are repeated: below an aggregate there is no splitting.
 */
export function resolveItems(items: readonly UnresolvedExpr[], context: ExprContext, repeat: boolean): readonly Item[] {
  const { env } = context;
  const out: Item[] = [];
  const aliases = new Map<string, Item[]>();
  let uses = NONE;
  const use = (id: ColumnId): void => {
    if (uses === NONE) uses = new Set();
    uses.add(id);
  };
  const { query, clause, scope, column, lambdas, inside } = context;
  const alias: ExprContext['alias'] = (parts, c) => lateralAlias(parts, aliases, repeat, use, c);
  const inner: ExprContext = { env, query, clause, scope, column, alias, lambdas, inside };
  const used = (): ReadonlySet<ColumnId> => uses;
  for (const item of items) {
    uses = NONE;
    for (const made of resolveItem(item, inner, used)) {
      out.push(made);
      if (!made.aliased) continue;
      const key = env.fold(made.name);
      const same = aliases.get(key);
      if (same) same.push(made);
      else aliases.set(key, [made]);
    }
  }
  return out;
}

/** Shared by the items that use no alias, which are nearly all; never added to. */
const NONE: Set<ColumnId> = new Set();

function starItems(item: UnresolvedStar, context: ExprContext, uses: ReadonlySet<ColumnId>): readonly Item[] {
  const { env } = context;
  return expandStar(item, context).map((s): Item => {
    if (s.kind === 'expr') {
      const id = s.expr.kind === 'column' ? s.expr.id : env.ids.column();
      const made: Item = { id, name: s.name, expr: s.expr, aliased: false, uses, origin: item.origin };
      return s.covered ? { ...made, covered: true } : made;
    }
    const { qualifier } = s.source;
    const only = context.scope.items.length === 1 && !item.target;
    const expr: Expr = {
      kind: 'open-star',
      except: s.except,
      type: T.unknown,
      nullable: true,
      ...(!only && qualifier.length > 0 && { qualifier }),
      origin: item.origin,
    };
    const source = s.except.length > 0 ? without(s.source, s.except, env.fold) : s.source;
    return { id: env.ids.column(), name: '*', expr, aliased: false, uses, source, origin: item.origin };
  });
}

/** `used` gives the ids that the item uses by their alias; it is asked when its expression is resolved. */
function resolveItem(item: UnresolvedExpr, context: ExprContext, used: () => ReadonlySet<ColumnId>): readonly Item[] {
  const { env } = context;
  if (item.kind === 'star') return starItems(item, context, used());
  const names = item.kind === 'alias' ? item.names : [];
  const expr = resolveExpr(item.kind === 'alias' ? item.expr : item, context);
  const uses = used();
  if (isGenerator(expr)) {
    return [
      {
        id: env.ids.column(),
        name: names[0] ?? 'col',
        expr,
        aliased: names.length > 0,
        uses,
        ...(names.length > 0 && { columnNames: names }),
        origin: item.origin,
      },
    ];
  }
  if (names.length > 1) return fail('multi-alias', { sql: pretty(expr, env) }, item.origin);
  if (holdsInner(expr, isGenerator)) return fail('nested-generator', { sql: pretty(expr, env) }, item.origin);
  const [alias] = names;
  if (alias !== undefined) {
    const id = env.ids.column();
    if (item.kind === 'alias' && item.metadata !== undefined) setMetadata(id, item.metadata, env);
    return [{ id, name: alias, expr, aliased: true, uses, origin: item.origin }];
  }
  const id = expr.kind === 'column' ? expr.id : env.ids.column();
  if (env.metadata) noteMadeUp(id, expr, env);
  return [{ id, name: ownName(item, expr, context), expr, aliased: false, uses, origin: item.origin }];
}

/** The name of an entry without alias. */
function ownName(item: UnresolvedExpr, expr: Expr, context: ExprContext): string {
  const { env } = context;
  if (item.kind === 'name' && env.printed.get(expr)?.startsWith('lateralAliasReference('))
    return item.parts.at(-1) ?? '';
  if (expr.kind === 'column') return expr.name;
  // a column that is only cast keeps its name, and its alias
  if (item.kind === 'cast' && item.unnamed && item.expr.kind === 'alias')
    return item.expr.names[0] ?? pretty(expr, env);
  if (item.kind === 'cast' && expr.kind === 'cast' && expr.expr.kind === 'column') return expr.expr.name;
  // a field named by its path is named after its last part, one taken from an expression by the whole path
  if (item.kind === 'name' && item.parts.length > 1) return item.parts.at(-1) ?? '';
  return pretty(expr, env);
}

function lateralAlias(
  parts: readonly string[],
  aliases: ReadonlyMap<string, readonly Item[]>,
  repeat: boolean,
  use: (id: ColumnId) => void,
  context: ExprContext,
): Expr | undefined {
  const { env } = context;
  const [first = ''] = parts;
  const found = aliases.get(env.fold(first));
  const item = found?.[0];
  if (!item || !found) return undefined;
  if (found.length > 1) return fail('lateral-alias-ambiguous', { name: `\`${first}\``, count: found.length });
  if (context.inside === 'aggregate') return fail('lateral-alias-in-aggregate', { name: `\`${first}\``, sql: first });
  if (context.inside === 'window') return fail('lateral-alias-in-window', { name: `\`${first}\``, sql: first });
  const again = repeat || holdsInner(item.expr, (e) => e.kind === 'aggregate') || isSmall(item.expr);
  if (again) for (const id of item.uses) use(id);
  else use(item.id);
  let expr: Expr = again
    ? { ...item.expr }
    : { kind: 'column', id: item.id, name: item.name, type: item.expr.type, nullable: item.expr.nullable };
  env.printed.set(expr, `lateralAliasReference(${first})`);
  const outer = env.outerUses.get(item.expr);
  if (outer && again) env.outerUses.set(expr, outer);
  for (const name of parts.slice(1)) expr = fieldOf(expr, name, env);
  return expr;
}

function isSmall(e: Expr): boolean {
  let nodes = 0;
  return !someExpr(e, (x) => {
    if (++nodes > REPEATED_NODES) return true;
    if (x.kind === 'call') return isVolatileFunction(x.fn) || isGeneratorFunction(x.fn);
    return x.kind === 'window' || x.kind === 'scalar-subquery' || x.kind === 'exists' || x.kind === 'in-subquery';
  });
}

/** An open relation without some names. */
function without(source: OpenSource, except: readonly string[], fold: (name: string) => string): OpenSource {
  return { ...source, column: (name) => (except.includes(fold(name)) ? undefined : source.column(name)) };
}
