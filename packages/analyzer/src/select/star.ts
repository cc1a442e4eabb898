import { type Expr, fail, type UnresolvedExpr, type UnresolvedStar } from '@spark-sql-to-snowflake/plan-ir';
import { matching } from '../data-frame/pattern.js';
import type { ExprContext } from '../expression/context.js';
import { fieldOf } from '../expression/field.js';
import { columnIn, columnOf, unknownColumn } from '../expression/name.js';
import { resolveExpr } from '../expression/resolve.js';
import { endsWith, type OpenSource, qualifiedItems, type ScopeItem } from '../scope.js';

/** What a star stands for: columns, fields of a struct, or all that an open relation has. */
export type StarItem =
  /** `covered`: the star of the open relation that has it gives it, too. */
  | { readonly kind: 'expr'; readonly name: string; readonly expr: Expr; readonly covered?: true }
  | { readonly kind: 'open'; readonly source: OpenSource; readonly except: readonly string[] };

export function expandStar(star: UnresolvedStar, context: ExprContext): readonly StarItem[] {
  const { env, scope } = context;
  const { target, origin } = star;
  const named = target
    ? (qualifiedItems(scope, target) ?? outerItems(target, context))
    : scope.items.filter((i) => i.kind === 'open' || !i.hidden);
  const items = star.pattern === undefined ? named : matching(named, star.pattern, env, origin);
  if (target && !items) return fieldsOf(star, target, context);
  const except = new Set((star.except ?? []).map((e) => env.fold(e.at(-1) ?? '')));
  const found = new Set<string>();
  const opens = (items ?? []).filter((i) => i.kind === 'open');
  const out = (items ?? []).flatMap((item: ScopeItem): StarItem[] => {
    if (item.kind === 'open') return [{ kind: 'open', source: item, except: [...except] }];
    const { attribute } = item;
    const excepted = star.except?.some((e) => matches(item, e, env.fold));
    if (excepted) {
      found.add(env.fold(attribute.name));
      return [];
    }
    const covered = opens.some((o) => sameName(o.qualifier, item.qualifier, env.fold));
    const expr = columnOf(attribute, attribute.name, origin);
    return [
      covered ? { kind: 'expr', name: attribute.name, expr, covered } : { kind: 'expr', name: attribute.name, expr },
    ];
  });
  if (scope.opens.length === 0) {
    for (const e of star.except ?? []) if (!found.has(env.fold(e.at(-1) ?? ''))) unknownColumn(e, scope, origin);
  }
  return out;
}

/** `t.*` of the enclosing query: its columns by name, as the subquery would name them one by one. */
function outerItems(target: readonly string[], context: ExprContext): readonly ScopeItem[] | undefined {
  const { outer, outerScope } = context.query;
  const items = outerScope && outer && qualifiedItems(outerScope, target);
  if (!items) return undefined;
  for (const i of items) if (i.kind === 'entry') outer?.([...target, i.attribute.name], undefined);
  return items;
}

/** Have a relation's open part and a column one name, so that they are of one relation? */
const sameName = (a: readonly string[], b: readonly string[], fold: (name: string) => string): boolean =>
  a.length === b.length && a.every((part, i) => fold(part) === fold(b[i] ?? ''));

function matches(
  item: Extract<ScopeItem, { kind: 'entry' }>,
  except: readonly string[],
  fold: (name: string) => string,
): boolean {
  if (fold(item.attribute.name) !== fold(except.at(-1) ?? '')) return false;
  return except.length === 1 || endsWith(item.qualifier, except.slice(0, -1), fold);
}

/** `s.*` of a struct column. */
function fieldsOf(star: UnresolvedStar, target: readonly string[], context: ExprContext): readonly StarItem[] {
  const { env, scope } = context;
  const base = columnIn(scope, target, env, star.origin);
  if (base?.type.kind === 'struct') {
    const { fields } = base.type;
    return fields.map((f) => ({ kind: 'expr', name: f.name, expr: fieldOf(base, f.name, env, star.origin) }));
  }
  const columns = scope.items.flatMap((i) => (i.kind === 'entry' ? [`\`${i.attribute.name}\``] : []));
  if (base) return fail('star-of-no-struct', { name: target.join('.') }, star.origin);
  return fail(
    'star-expand',
    { target: target.map((t) => `\`${t}\``).join('.'), columns: columns.join(', ') },
    star.origin,
  );
}

/** Function arguments with stars put out in place. */
export function expandArguments(items: readonly UnresolvedExpr[], context: ExprContext): readonly Expr[] {
  return items.flatMap((item): readonly Expr[] => {
    if (item.kind !== 'star') return [resolveExpr(item, context)];
    return expandStar(item, context).map((s) => {
      if (s.kind === 'expr') return s.expr;
      return fail(
        'star-needs-schema',
        { table: s.source.qualifier.join('.'), what: 'A star in a function call' },
        item.origin,
      );
    });
  });
}
