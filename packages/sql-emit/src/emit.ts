import {
  Bug,
  type DataType,
  type Diagnostic,
  type DiagnosticSink,
  diagnostic,
  type Expr,
  fail,
  type IdSource,
  outputOf,
  type Plan,
  type SparkConf,
  type Statement,
} from '@spark-sql-to-snowflake/plan-ir';
import type { EmitContext } from './context.js';
import type { Dialect, PrepareContext, StatementContext } from './dialect.js';
import { drawnOnce } from './fuse/drawn-once.js';
import { fuse } from './fuse/fuse.js';
import type { SqlPiece } from './piece.js';
import { type Trait, traitsOf } from './prepare/traits.js';
import { exprEnv, renderBlock } from './render/block.js';
import { type Draws, drawsOf } from './render/draws.js';
import { rememberedNames } from './render/names-cache.js';
import { assumptions } from './render/open-schema.js';
import { type Layout, printQuery } from './render/print.js';
import { makeScope } from './render/scope.js';
import { listed } from './render/shown.js';
import { type Naming, type RenderState, tableNames } from './render/state.js';

export interface EmitOptions {
  readonly dialect: Dialect;
  readonly conf: SparkConf;
  readonly diagnostics: DiagnosticSink;
  readonly ids: IdSource;
  /** How the text is laid out. Default: `lines`. */
  readonly layout?: Layout;
}
export interface Emitted {
  /** One text a database statement; a Spark statement may need several. */
  readonly sql: readonly string[];
  /** The helper functions of `spark-functions` that the SQL calls. */
  readonly helpers: readonly string[];
}

/** What all of a statement's expressions share; `emit` is each scope's own. */
type BaseContext = Omit<EmitContext, 'emit'>;

/** A typed statement as SQL of the dialect. Throws CompileError where the dialect cannot say it. */
export function emit(statement: Statement, options: EmitOptions): Emitted {
  const helpers = new Set<string>();
  const context = baseContext(options, helpers);
  const query = (plan: Plan, naming: Naming): string => emitPlan(plan, naming, options, context);
  if (statement.kind === 'query') return { sql: [query(statement.plan, 'result')], helpers: [...helpers] };
  const statementContext: StatementContext = {
    ...context,
    emit: () => {
      throw new Bug('a statement has no scope of its own: use over()');
    },
    query: (plan, names) => query(plan, names),
    over(scopes) {
      const state = renderState(context, options, undefined);
      const scope = makeScope(options.dialect.names);
      for (const s of scopes) {
        const columns = outputOf(s.plan).map((a) => ({
          id: a.id,
          name: a.name,
          text: options.dialect.names.column(a.name),
        }));
        scope.addLeaf({
          qualifier: s.alias,
          columns: listed(columns, options.dialect.names),
          open: isOpen(s.plan),
          hidden: false,
        });
      }
      const { ctx } = exprEnv(state, scope, 0);
      return { emit: (e) => ctx.emit(prepareExpr(e, options, context)) };
    },
  };
  return { sql: options.dialect.statement(statement, statementContext), helpers: [...helpers] };
}

/** May there be columns that nobody has named? */
function isOpen(plan: Plan): boolean {
  switch (plan.kind) {
    case 'relation':
      return plan.open === true;
    case 'alias':
    case 'filter':
    case 'distinct':
    case 'sort':
    case 'limit':
      return isOpen(plan.child);
    case 'project':
      return plan.columns.some((c) => c.expr.kind === 'open-star');
    default:
      return false;
  }
}

function emitPlan(plan: Plan, naming: Naming, options: EmitOptions, context: BaseContext): string {
  const { plan: prepared, traits } = prepare(plan, options, context);
  if (!traits.has('draws')) return rendered(prepared, undefined, naming, options, context);
  return renderedOnce(prepared, naming, options, context);
}

function rendered(
  plan: Plan,
  draws: Draws | undefined,
  naming: Naming,
  options: EmitOptions,
  context: BaseContext,
): string {
  const state = renderState(context, options, plan, draws);
  const block = fuse(plan, { can: options.dialect.can });
  return printQuery(renderBlock(block, { state, naming, depth: 0 }).query, state.layout);
}

/** A column that was made may hold a smaller part that stands several times. */
const MOST_ROUNDS = 4;

/** Random values are written, looked at, and where one would be drawn several times for a row, written anew from a column of its own. */
function renderedOnce(plan: Plan, naming: Naming, options: EmitOptions, context: BaseContext): string {
  let current = plan;
  for (let round = 0; ; round++) {
    const draws = drawsOf();
    const text = rendered(current, draws, naming, options, context);
    const done = draws.repeated.length === 0 || round === MOST_ROUNDS;
    const next = done ? current : drawnOnce(current, draws.repeated, () => options.ids.column());
    if (next === current) {
      for (const expr of draws.repeated)
        context.approximate(expr, 'its random value stands there several times, and is another each time');
      return text;
    }
    current = next;
  }
}

/** The dialect's own rewrites of an expression that stands in no plan: that of a statement's WHERE, SET or ON. */
function prepareExpr(expr: Expr, options: EmitOptions, context: BaseContext): Expr {
  const child: Plan = { kind: 'one-row' };
  if (expr.type.kind === 'boolean') {
    const { plan } = prepare({ kind: 'filter', child, condition: expr }, options, context);
    return plan.kind === 'filter' ? plan.condition : expr;
  }
  const id = options.ids.column();
  const { plan } = prepare({ kind: 'project', child, columns: [{ id, name: '', expr }] }, options, context);
  return plan.kind === 'project' ? (plan.columns[0]?.expr ?? expr) : expr;
}

/** The dialect's own rewrites, in the order it lists them; those that can have nothing to do are left out. */
function prepare(
  plan: Plan,
  options: EmitOptions,
  context: BaseContext,
): { readonly plan: Plan; readonly traits: ReadonlySet<Trait> } {
  const ctx: PrepareContext = {
    conf: options.conf,
    diagnostics: options.diagnostics,
    refuse: context.refuse,
    approximate: context.approximate,
    newId: () => options.ids.column(),
  };
  let prepared = plan;
  let traits = traitsOf(plan);
  for (const rule of options.dialect.prepare) {
    if (rule.traits && !rule.traits.some((t) => traits.has(t))) continue;
    const after = rule.apply(prepared, ctx);
    if (after !== prepared) traits = traitsOf(after);
    prepared = after;
  }
  return { plan: prepared, traits };
}

function renderState(context: BaseContext, options: EmitOptions, plan: Plan | undefined, draws?: Draws): RenderState {
  const names = rememberedNames(options.dialect.names);
  return {
    context,
    names,
    layout: options.layout ?? 'lines',
    ctes: new Map(),
    taken: plan ? tableNames(plan, names) : new Set(),
    draws,
  };
}

const nameOf = (expr: Expr): string => {
  switch (expr.kind) {
    case 'call':
    case 'aggregate':
      return `\`${expr.fn}\``;
    case 'window':
      return `\`${expr.function.fn}\` over a window`;
    case 'cast':
      return 'This cast';
    case 'in-subquery':
      return 'IN with a subquery';
    default:
      return 'This expression';
  }
};

function baseContext(options: EmitOptions, helpers: Set<string>): BaseContext {
  const { dialect, conf, diagnostics } = options;
  const report = (d: Diagnostic): void => diagnostics.add(d);
  const context = {
    dialect,
    conf,
    diagnostics,
    cast(value: SqlPiece, from: DataType, to: DataType): SqlPiece {
      const inner: Expr = { kind: 'literal', value: null, type: from, nullable: true };
      const mode = conf.ansi ? 'ansi' : 'legacy';
      return dialect.cast(
        value,
        { kind: 'cast', expr: inner, type: to, nullable: true, mode, implicit: true },
        context as unknown as EmitContext,
      );
    },
    approximate(expr: Expr, differs: string): void {
      report(diagnostic('approximate', { what: nameOf(expr), differs }, expr.origin));
    },
    assume: assumptions(diagnostics),
    refuse(expr: Expr, why: string, instead?: string): never {
      return fail(
        'not-lowered',
        { what: nameOf(expr), dialect: dialect.name, why, ...(instead !== undefined && { instead }) },
        expr.origin,
      );
    },
    helper(name: string): string {
      helpers.add(name);
      return dialect.names.helper(name);
    },
  };
  return context;
}
