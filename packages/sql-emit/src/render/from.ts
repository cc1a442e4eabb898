import { Bug, type ColumnId, fail } from '@spark-sql-to-snowflake/plan-ir';
import type { GenerateSite } from '../dialect.js';
import type { Source } from '../fuse/block.js';
import { atom } from '../piece.js';
import type { FromItem, Query } from '../tree.js';
import { type ExprEnv, emitExpr } from './expr.js';
import { storedTexts } from './names-cache.js';
import type { Leaf, Scope } from './scope.js';
import { type Exposed, listed, type Shown, spelled } from './shown.js';
import { freshName, type RenderState } from './state.js';

/** What rendering a FROM clause needs of the select around it. */
export interface FromEnv {
  readonly state: RenderState;
  readonly scope: Scope;
  readonly depth: number;
  /** Qualifiers that must not be used here: a column of an enclosing select is named through them. */
  readonly forbidden: ReadonlySet<string>;
  /** Render a derived table; `outer` is what a lateral one may see. */
  block(
    source: Extract<Source, { kind: 'derived' }>,
    outer: Scope | undefined,
  ): { query: Query; exposed: readonly Exposed[] };
  exprs(): ExprEnv;
}

const JOIN_WORDS = {
  inner: 'JOIN',
  cross: 'CROSS JOIN',
  left: 'LEFT JOIN',
  right: 'RIGHT JOIN',
  full: 'FULL JOIN',
} as const;

/**
 * Register the columns of a FROM clause, left to right. What comes back makes the items: it is called when every column is
 * registered, since only then a condition knows which names are ambiguous.
 */
export function renderSource(source: Source, env: FromEnv, hidden = false): () => FromItem {
  switch (source.kind) {
    case 'leaf':
      return renderLeaf(source, env, hidden);
    case 'derived': {
      const { query, exposed } = env.block(source, env.scope.parent);
      const alias = aliasFor(source.alias ?? 't', env);
      env.scope.addLeaf({ qualifier: alias, columns: listed(exposed, env.state.names), open: false, hidden });
      return () => ({ kind: 'derived', query, alias });
    }
    case 'join':
      return renderJoin(source, env, hidden);
    case 'sample': {
      const child = renderSource(source.child, env, hidden);
      const { ctx } = env.exprs();
      return () => ctx.dialect.sample(source.plan, child(), ctx);
    }
    case 'generate': {
      const left = source.left ? renderSource(source.left, env, hidden) : undefined;
      const alias = aliasFor(source.plan.alias ?? 'g', env);
      const columns = uniqueNames(source.plan.output, env);
      const shown = env.state.context.dialect.generatedColumns?.(source.plan, alias);
      const exposed = shown ? columns.map((c, i) => ({ ...c, sql: shown[i] ?? atom(c.text) })) : columns;
      env.scope.addLeaf({ qualifier: alias, columns: listed(exposed, env.state.names), open: false, hidden });
      return () => {
        const exprs = env.exprs();
        const site: GenerateSite = {
          plan: source.plan,
          generator: source.generator,
          args: source.generator.args.map((a) => emitExpr(a, exprs)),
          alias,
          columns: columns.map((c) => c.text),
          ...(left && { left: left() }),
        };
        return exprs.ctx.dialect.generate(site, exprs.ctx);
      };
    }
  }
}

function renderJoin(source: Extract<Source, { kind: 'join' }>, env: FromEnv, hidden: boolean): () => FromItem {
  const semi = source.type === 'left-semi' || source.type === 'left-anti';
  const left = renderSource(source.left, env, hidden);
  const right =
    source.lateral && source.right.kind === 'derived'
      ? renderLateral(source.right, env, hidden)
      : renderSource(source.right, env, hidden || semi);
  const { can } = env.state.context.dialect;
  const words =
    source.type === 'left-semi'
      ? `${can.semiJoinWords?.[0] ?? 'LEFT SEMI'} JOIN`
      : source.type === 'left-anti'
        ? `${can.semiJoinWords?.[1] ?? 'LEFT ANTI'} JOIN`
        : JOIN_WORDS[source.type];
  return () => {
    const first = left();
    const second = right();
    if (!source.condition) return { kind: 'join', words, left: first, right: second };
    const on = emitExpr(source.condition, env.exprs());
    return { kind: 'join', words: words === 'CROSS JOIN' ? 'JOIN' : words, left: first, right: second, on };
  };
}

function renderLateral(source: Extract<Source, { kind: 'derived' }>, env: FromEnv, hidden: boolean): () => FromItem {
  const { query, exposed } = env.block(source, env.scope);
  const alias = aliasFor(source.alias ?? 't', env);
  env.scope.addLeaf({ qualifier: alias, columns: listed(exposed, env.state.names), open: false, hidden });
  return () => ({ kind: 'derived', query, alias, lateral: true });
}

function aliasFor(base: string, env: FromEnv): string {
  const { names } = env.state;
  const own = names.identifier(base);
  if (!isTaken(own, env)) return own;
  return names.identifier(freshName(base, (n) => isTaken(names.identifier(n), env)));
}

function isTaken(text: string, env: FromEnv): boolean {
  const { names } = env.state;
  const folded = names.fold(text);
  for (const leaf of env.scope.leaves) if (names.fold(leaf.qualifier) === folded) return true;
  for (const q of env.forbidden) if (names.fold(q) === folded) return true;
  return false;
}

function uniqueNames(
  columns: readonly { readonly id: ColumnId; readonly name: string }[],
  env: FromEnv,
): readonly Exposed[] {
  const { names } = env.state;
  const used = new Set<string>();
  return columns.map((c) => {
    const text = names.identifier(freshName(c.name, (n) => used.has(names.fold(names.identifier(n)))));
    used.add(names.fold(text));
    return { id: c.id, name: c.name, text };
  });
}

function renderLeaf(source: Extract<Source, { kind: 'leaf' }>, env: FromEnv, hidden: boolean): () => FromItem {
  const { plan } = source;
  const { names } = env.state;
  const leaf = (qualifier: string, columns: Shown, open = false): Leaf => ({ qualifier, columns, open, hidden });
  switch (plan.kind) {
    case 'relation': {
      if (plan.streaming !== undefined) fail('streaming-source', { source: plan.streaming });
      const own = plan.table.at(-1) ?? '';
      const alias = aliasFor(source.alias ?? own, env);
      env.scope.addLeaf(leaf(alias, spelled(plan.output, storedTexts(plan, names)), plan.open === true));
      const needed = alias !== names.identifier(own);
      const { ctx } = env.exprs();
      const special = ctx.dialect.relation?.(plan, ctx);
      if (special) return () => special;
      return () => {
        const sql = names.table(plan.table);
        return needed ? { kind: 'named', sql, alias } : { kind: 'named', sql };
      };
    }
    case 'cte-ref': {
      const cte = env.state.ctes.get(plan.cte);
      if (!cte) throw new Bug(`CTE ${plan.name} is used before its definition`);
      const alias = aliasFor(source.alias ?? plan.name, env);
      if (!plan.open && plan.output.length > cte.columns.texts.length)
        throw new Bug(`CTE ${plan.name} has no column ${plan.output.length}`);
      const columns = plan.open
        ? listed(
            plan.output.map((a) => ({ id: a.id, name: a.name, text: names.column(a.name) })),
            names,
          )
        : spelled(plan.output, cte.columns);
      env.scope.addLeaf(leaf(alias, columns, plan.open === true));
      return () => ({ kind: 'named', sql: cte.name, ...(names.fold(alias) !== names.fold(cte.name) && { alias }) });
    }
    case 'values':
    case 'range': {
      const alias = aliasFor(source.alias ?? 't', env);
      const columns = uniqueNames(plan.output, env);
      env.scope.addLeaf(leaf(alias, listed(columns, names)));
      const texts = columns.map((c) => c.text);
      return () => {
        const exprs = env.exprs();
        const { ctx } = exprs;
        const query =
          plan.kind === 'range'
            ? ctx.dialect.range(plan, texts[0] ?? 'id', ctx)
            : ctx.dialect.values(
                plan,
                plan.rows.map((row) => row.map((e) => emitExpr(e, exprs))),
                texts,
                ctx,
              );
        const bare = query.kind === 'raw';
        return { kind: 'derived', query, alias, ...(bare && { columns: texts }) };
      };
    }
  }
}
