import {
  type ColumnId,
  diagnostic,
  type Expr,
  forEachChild,
  forEachPlanChild,
  forEachPlanExpr,
  type NamedExpr,
  type Plan,
  type SortOrder,
  sameExpr,
  someExpr,
} from '@spark-sql-to-snowflake/plan-ir';
import type { Names } from '../dialect.js';
import type { Block, CteBlock, SelectBlock, SetBlock, Source } from '../fuse/block.js';
import { fuse } from '../fuse/fuse.js';
import { atom, piece, type SqlPiece, STRENGTH } from '../piece.js';
import type { CteText, FromItem, Query, SelectItem } from '../tree.js';
import { type ExprEnv, emitExpr, orderText } from './expr.js';
import { type FromEnv, renderSource } from './from.js';
import { groupText } from './group.js';
import { nested } from './print.js';
import { makeScope, type Scope } from './scope.js';
import { countedTexts, type Exposed, listed } from './shown.js';
import { freshName, type Naming, type RenderState } from './state.js';

/** Where a block stands. */
export interface BlockEnv {
  readonly state: RenderState;
  readonly outer?: Scope | undefined;
  readonly naming: Naming;
  readonly depth: number;
}
export interface Rendered {
  readonly query: Query;
  /** What the query shows to the one around it, in order. */
  readonly exposed: readonly Exposed[];
}

/** A block, with its CTEs, as a query of the SQL tree. */
export function renderBlock(block: Block, env: BlockEnv): Rendered {
  const ctes = block.ctes.map((c) => renderCte(c, env));
  return block.kind === 'set' ? renderSet(block, env, ctes) : renderSelect(block, env, ctes);
}

function renderCte({ definition, block }: CteBlock, env: BlockEnv): CteText {
  const { state } = env;
  const { names } = state;
  const { query, exposed } = renderBlock(block, { state, outer: env.outer, naming: 'inner', depth: env.depth + 1 });
  const base = freshName(definition.name, (n) => state.taken.has(names.fold(names.identifier(n))));
  const name = names.identifier(base);
  state.taken.add(names.fold(name));
  const texts = exposed.map((e) => e.text);
  state.ctes.set(definition.id, { name, columns: countedTexts(texts, names) });
  return { name, query };
}

/** An expression environment over a scope; subqueries are rendered one level deeper. */
export function exprEnv(state: RenderState, scope: Scope, depth: number): ExprEnv {
  const { dialect, conf, diagnostics, cast, approximate, assume, refuse, helper } = state.context;
  const env: ExprEnv = {
    scope,
    draws: state.draws,
    // key by key: a copy of an object with functions in it costs more than all that is in it
    ctx: { dialect, conf, diagnostics, emit: (e) => emitExpr(e, env), cast, approximate, assume, refuse, helper },
    subquery(plan) {
      const block = fuse(plan, { can: state.context.dialect.can });
      const { query } = renderBlock(block, { state, outer: scope, naming: 'none', depth: depth + 2 });
      // clauses go on lines one deeper than the SELECT they belong to
      return nested(query, state.layout, depth + 1);
    },
  };
  return env;
}

/** The ids of all columns that a block's expressions use, subqueries included: those of enclosing selects are among them. */
function usedIds(block: Block, into: Set<ColumnId> = new Set()): Set<ColumnId> {
  const note = (e: Expr): void => {
    if (e.kind === 'column') into.add(e.id);
    if (e.kind === 'scalar-subquery' || e.kind === 'exists' || e.kind === 'in-subquery') notePlan(e.plan);
    forEachChild(e, note);
  };
  const notePlan = (p: Plan): void => {
    forEachPlanExpr(p, note);
    forEachPlanChild(p, notePlan);
  };
  const noteSource = (s: Source): void => {
    if (s.kind === 'derived') usedIds(s.block, into);
    else if (s.kind === 'join') {
      if (s.condition) note(s.condition);
      noteSource(s.left);
      noteSource(s.right);
    } else if (s.kind === 'sample') noteSource(s.child);
    else if (s.kind === 'generate') {
      note(s.generator);
      if (s.left) noteSource(s.left);
    }
  };
  for (const c of block.ctes) usedIds(c.block, into);
  for (const o of block.orders) note(o.expr);
  if (block.kind === 'set') for (const b of block.inputs) usedIds(b, into);
  else {
    if (block.source) noteSource(block.source);
    for (const e of block.where) note(e);
    for (const e of block.having) note(e);
    for (const e of block.qualify) note(e);
    if (block.group) for (const e of block.group.groupings) note(e);
    if (block.columns) for (const c of block.columns) note(c.expr);
  }
  return into;
}

function renderSelect(block: SelectBlock, env: BlockEnv, ctes: readonly CteText[]): Rendered {
  const { state, depth } = env;
  const scope = makeScope(state.names, env.outer);
  const exprs = exprEnv(state, scope, depth);
  const outerIds = env.outer && usedIds(block);
  const fromEnv: FromEnv = {
    state,
    scope,
    depth,
    forbidden: outerIds ? (env.outer as Scope).owners(outerIds) : NO_NAMES,
    block: (source, outer) => renderBlock(source.block, { state, outer, naming: 'inner', depth: depth + 1 }),
    exprs: () => exprs,
  };
  const fromItem = block.source && renderSource(block.source, fromEnv);
  const columns = namedItems(block, scope, env);
  let aliases: ReadonlySet<string> | undefined;
  scope.setAliases(() => {
    aliases ??= new Set(columns.flatMap((c) => (c.text === undefined ? [] : [state.names.fold(c.text)])));
    return aliases;
  });
  const captured = capturedNames(columns, state, exprs);
  scope.capture(outerIds ? new Set([...captured, ...(env.outer as Scope).namesOf(outerIds)]) : captured);
  const rendered = columns.map(
    (c): RenderedItem => ({ sql: itemSql(c, env.naming, exprs), name: c.text, expr: c.expr }),
  );
  const items = rendered.map(
    ({ sql, name, expr }): SelectItem => ({ sql, name: expr && isKnownAs(expr, sql, name) ? undefined : name }),
  );
  const groupBy = block.group && groupText(block.group, exprs);
  const from = fromItem?.() ?? (groupBy && ONE_ROW);
  const where = emitted(block.where, exprs);
  const having = block.group
    ? [...wholeGroup(block, block.group), ...emitted(block.having, exprs)]
    : emitted(block.having, exprs);
  const qualify = emitted(block.qualify, exprs);
  const orderBy: string[] = [];
  for (const order of block.orders) {
    const text = orderEntry(order, rendered, exprs, block.distinct);
    if (text !== undefined) orderBy.push(text);
  }
  const offset = offsetText(block, exprs);
  const limit = limitText(block, offset, exprs);
  const { distinct } = block;
  const query: Query = {
    kind: 'select',
    ctes,
    distinct,
    items,
    from,
    where,
    groupBy,
    having,
    qualify,
    orderBy,
    limit,
    offset,
  };
  return { query, exposed: exposedOf(columns, scope) };
}

const NO_PIECES: readonly SqlPiece[] = [];
/** No database's grammar has GROUP BY without FROM. */
const ONE_ROW: FromItem = { kind: 'named', sql: '(SELECT 1)', alias: 'one_row' };

const emitted = (list: readonly Expr[], exprs: ExprEnv): readonly SqlPiece[] =>
  list.length === 0 ? NO_PIECES : list.map((e) => emitExpr(e, exprs));

/**
 * What HAVING must say of a block beside its own conditions. The grand total of ROLLUP, CUBE and GROUPING SETS over no rows at all
 * is no row in Spark (observed on 3.5), and one row in standard SQL. One row for everything needs an aggregate that says so.
 */
function wholeGroup(block: SelectBlock, group: NonNullable<SelectBlock['group']>): readonly SqlPiece[] {
  if (group.sets) return group.sets.sets.some((s) => s.length === 0) ? [count('> 0')] : [];
  return group.groupings.length === 0 && !hasAggregate(block) ? [count('>= 0')] : [];
}
const count = (test: string): SqlPiece => piece(`COUNT(*) ${test}`, STRENGTH.compare);

function offsetText({ offset }: Block, exprs: ExprEnv): string | undefined {
  return offset && emitExpr(offset, exprs).text;
}

function limitText({ limit }: Block, offset: string | undefined, exprs: ExprEnv): string | undefined {
  if (limit) return emitExpr(limit, exprs).text;
  // an OFFSET alone: where there must be a LIMIT, NULL is none
  return offset !== undefined && !exprs.ctx.dialect.can.offsetWithoutLimit ? 'NULL' : undefined;
}

const hasAggregate = (block: SelectBlock): boolean =>
  block.columns?.some((c) => someExpr(c.expr, isAggregate)) === true ||
  block.having.some((e) => someExpr(e, isAggregate));
const isAggregate = (e: Expr): boolean => e.kind === 'aggregate';

/** A select list entry with its expression. */
interface RenderedItem {
  readonly sql: SqlPiece;
  readonly name: string | undefined;
  readonly expr: Expr | undefined;
}

/** A select list entry: its expression and the text it must be known by. Without an expression: `*`, which gives `star`. */
interface Named {
  readonly star?: readonly NamedExpr[];
  readonly id?: ColumnId;
  readonly name?: string;
  readonly expr?: Expr;
  readonly text?: string;
  /** The text folded, where that was found out already. */
  readonly folded?: string;
}

/** The entries of a block's SELECT list, each with a name that is unique where the query around needs that. */
function namedItems(block: SelectBlock, scope: Scope, env: BlockEnv): readonly Named[] {
  const open = scope.leaves.some((l) => l.open);
  // one that has no columns is written with one
  const bare = !open && scope.leaves.some((l) => !l.hidden && l.columns.length === 0);
  if (!block.columns) {
    if (open || !block.source) return [block.source ? {} : { expr: ONE }];
    const leafColumns = shownColumns(scope);
    const columns = leafColumns.map((c): NamedExpr => ({ id: c.id, name: c.name, expr: columnOf(c) }));
    return !bare && isStar(columns, leafColumns, env) ? [{}] : nameAll(columns, env);
  }
  if (block.columns.length === 0) return [{ expr: ONE }];
  const width = scope.leaves.reduce((n, l) => (l.hidden ? n : n + l.columns.length), 0);
  const mayBeStar = !open && !bare && !block.group && block.columns.length === width;
  if (mayBeStar && isStar(block.columns, shownColumns(scope), env)) return [{ star: block.columns }];
  return nameAll(block.columns, env);
}

const shownColumns = (scope: Scope): readonly Exposed[] => columnsOf(scope, false);

/** The columns that `*` gives; `open`: those of open tables only. */
function columnsOf(scope: Scope, open: boolean): readonly Exposed[] {
  const shown = scope.leaves.filter((l) => !l.hidden && (l.open || !open));
  const [only] = shown;
  return only && shown.length === 1 ? only.columns.all() : shown.flatMap((l) => l.columns.all());
}

const ONE: Expr = { kind: 'literal', value: 1, type: { kind: 'int' }, nullable: false };
/** Types do not matter here: the column is only looked up. */
const columnOf = (c: Exposed): Expr => ({
  kind: 'column',
  id: c.id,
  name: c.name,
  type: { kind: 'unknown' },
  nullable: true,
});

/** Would `*` give exactly these columns under exactly these names? */
function isStar(columns: readonly NamedExpr[], shown: readonly Exposed[], env: BlockEnv): boolean {
  const { names } = env.state;
  if (columns.length !== shown.length || columns.length < 2) return false;
  const seen = new Set<string>();
  return columns.every((c, i) => {
    const s = shown[i];
    if (!s || s.sql !== undefined || c.expr.kind !== 'column' || c.expr.id !== s.id) return false;
    const folded = names.fold(s.text);
    if (env.naming === 'inner' && seen.has(folded)) return false;
    seen.add(folded);
    return env.naming === 'none' || spell(c.name, env) === s.text;
  });
}

/** Spark names the column of `SELECT ''` by an empty text; no database has such a name. */
const EMPTY_NAME = '_';

function spell(name: string, env: BlockEnv): string {
  const { names, context } = env.state;
  if (name === '' && env.naming === 'result') {
    context.diagnostics.add(
      diagnostic('left-out', {
        what: 'The empty name of a column',
        why: `${context.dialect.name} has none; it is ${EMPTY_NAME}`,
      }),
    );
  }
  const known = name === '' ? EMPTY_NAME : name;
  if (env.naming === 'result') return names.result(shortened(known, env));
  return env.naming === 'stored' ? names.column(known) : names.identifier(known);
}

/** A name of a result's column, which no SQL refers to, cut to what the database can call a column. */
function shortened(name: string, { state: { names, context } }: BlockEnv): string {
  const { longest = name.length } = names;
  if (name.length <= longest) return name;
  context.diagnostics.add(
    diagnostic('left-out', {
      what: `The end of the column name ${JSON.stringify(`${name.slice(0, 40)}…`)}`,
      why: `${context.dialect.name} has names of ${longest} characters at most; give the column an alias`,
    }),
  );
  return name.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '');
}

function nameAll(columns: readonly NamedExpr[], env: BlockEnv): readonly Named[] {
  const { names } = env.state;
  const unique = env.naming === 'inner' || env.naming === 'stored';
  const used = new Set<string>();
  return columns.map((c): Named => {
    if (c.expr.kind === 'open-star') return { id: c.id, expr: c.expr };
    if (env.naming === 'none') return { id: c.id, name: c.name, expr: c.expr };
    let text = spell(c.name, env);
    if (!unique) return { id: c.id, name: c.name, expr: c.expr, text, folded: names.fold(text) };
    let folded = names.fold(text);
    if (used.has(folded)) {
      text = spell(
        freshName(c.name, (n) => used.has(names.fold(spell(n, env)))),
        env,
      );
      folded = names.fold(text);
    }
    used.add(folded);
    return { id: c.id, name: c.name, expr: c.expr, text, folded };
  });
}

/** Aliases that name something else than the column of that name. */
function capturedNames(columns: readonly Named[], state: RenderState, exprs: ExprEnv): ReadonlySet<string> {
  let found: Set<string> | undefined;
  for (const c of columns) {
    if (c.text === undefined || !c.expr) continue;
    const folded = c.folded ?? state.names.fold(c.text);
    if (!exprs.scope.shows(folded)) continue;
    if (c.expr.kind === 'column') {
      const own = exprs.scope.own(c.expr.id);
      if (own && own.sql === undefined ? own.text === c.text : isKnownAs(c.expr, emitExpr(c.expr, exprs), c.text))
        continue;
    }
    found ??= new Set();
    found.add(folded);
  }
  return found ?? NO_NAMES;
}

const NO_NAMES: ReadonlySet<string> = new Set();

/** Is the entry known by this name already, without AS? */
function isKnownAs(expr: Expr, sql: SqlPiece, name: string | undefined): boolean {
  return expr.kind === 'column' && name !== undefined && (sql.text === name || sql.text.endsWith(`.${name}`));
}

/** An entry's SQL. A NULL says its type where something reads the column: alone it would have any. */
function itemSql({ expr }: Named, naming: Naming, exprs: ExprEnv): SqlPiece {
  if (!expr) return atom('*');
  if (expr.kind === 'open-star') return starText(expr, exprs.ctx.dialect.names);
  const typed = expr.kind === 'literal' && expr.value === null && expr.type.kind !== 'null' && naming !== 'none';
  return typed ? atom(`CAST(NULL AS ${exprs.ctx.dialect.typeName(expr.type)})`) : emitExpr(expr, exprs);
}

function starText(star: Extract<Expr, { kind: 'open-star' }>, names: Names): SqlPiece {
  const qualifier = star.qualifier ? `${names.table(star.qualifier)}.` : '';
  const except = star.except.length > 0 ? ` EXCLUDE (${star.except.map((n) => names.column(n)).join(', ')})` : '';
  return atom(`${qualifier}*${except}`);
}

/** ORDER BY an entry of the SELECT list names it; anything else is written out. A constant sorts nothing. */
function orderEntry(
  order: SortOrder,
  items: readonly RenderedItem[],
  exprs: ExprEnv,
  distinct: boolean,
): string | undefined {
  const { expr } = order;
  if (expr.kind === 'literal') return undefined;
  if (expr.kind === 'column') return orderText(order, emitExpr(expr, exprs), exprs);
  // in an expression the name would be that of a column of FROM, before one of the SELECT list
  if (!distinct && exprs.ctx.dialect.can.computedKey?.(expr.type))
    return orderText(order, emitExpr(expr, exprs), exprs);
  const name = items.find((i) => i.expr && sameExpr(i.expr, expr))?.name;
  const unique = name !== undefined && items.filter((i) => i.name === name).length === 1;
  const plain = distinct && unique && (expr.type.kind === 'double' || expr.type.kind === 'float');
  return orderText(order, unique ? atom(name) : emitExpr(expr, exprs), exprs, plain);
}

/** What the block shows: its list, or, for `*`, all that its FROM shows. Columns of open tables go through a star by their names. */
function exposedOf(columns: readonly Named[], scope: Scope): readonly Exposed[] {
  const exposed: Exposed[] = [];
  for (const c of columns) {
    if (!c.expr) exposed.push(...starColumns(c.star, columnsOf(scope, false)));
    else if (c.expr.kind === 'open-star') exposed.push(...columnsOf(scope, true));
    else if (c.id !== undefined && c.text !== undefined) exposed.push({ id: c.id, name: c.name ?? '', text: c.text });
  }
  return exposed;
}

/** What `*` gives: a column may have another id in the block's own list. */
function starColumns(star: readonly NamedExpr[] | undefined, shown: readonly Exposed[]): readonly Exposed[] {
  if (!star || star.every((c, i) => c.id === shown[i]?.id)) return shown;
  return shown.map((s, i) => ({ ...s, id: star[i]?.id ?? s.id }));
}

function renderSet(block: SetBlock, env: BlockEnv, ctes: readonly CteText[]): Rendered {
  const { state } = env;
  const { outer, depth } = env;
  const inputs = block.inputs.map((b, i) =>
    renderBlock(b, { state, outer, naming: i === 0 ? env.naming : 'none', depth }),
  );
  const first = inputs[0]?.exposed ?? [];
  const exposed = block.plan.output.map(
    (a, i): Exposed => ({ id: a.id, name: a.name, text: first[i]?.text ?? state.names.identifier(a.name) }),
  );
  const scope = makeScope(state.names, env.outer);
  scope.addLeaf({ qualifier: '', columns: listed(exposed, state.names), open: false, hidden: false });
  const exprs = exprEnv(state, scope, env.depth);
  const words = `${block.plan.op.toUpperCase()}${block.plan.all ? ' ALL' : ''}`;
  const offset = offsetText(block, exprs);
  const query: Query = {
    kind: 'set',
    ctes,
    op: words,
    inputs: inputs.map((r) => r.query),
    orderBy: block.orders.map((o) => orderText(o, emitExpr(o.expr, exprs), exprs)),
    limit: limitText(block, offset, exprs),
    offset,
  };
  return { query, exposed };
}
