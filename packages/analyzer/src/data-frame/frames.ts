import {
  type Attribute,
  type ColumnId,
  type Expr,
  type NamedExpr,
  outputOf,
  type Plan,
  sameType,
  type UnresolvedAggregate,
  type UnresolvedExpr,
  type UnresolvedPlan,
} from '@spark-sql-to-snowflake/plan-ir';
import type { Env } from '../env.js';
import type { Analyzed } from '../relation/output.js';

/** A DataFrame that was analysed, and when: what lies below it began after it. */
interface Frame {
  readonly start: number;
  analyzed: Analyzed;
}

/**
 * What one analysis knows of its DataFrames. A relation with a `planId` is a DataFrame (the decoder gives each one that the client
 * made such an id); relations without one are SQL text. Three rules hang on it: no unnamed subquery stands between two DataFrames, so
 * that qualifiers of columns reach through; sort and filter may use columns that the relation below them dropped; and `df["a"]`
 * looks for its column in the DataFrame of that id below the operator it stands in.
 */
export interface Frames {
  clock: number;
  /** Start of the operator whose expressions are being resolved. */
  current: number;
  readonly byId: Map<number, Frame[]>;
  /** Relations that stand for what is already analysed. */
  readonly relations: WeakMap<UnresolvedPlan, Analyzed>;
  /** Expressions that stand for what is already resolved. */
  readonly exprs: WeakMap<UnresolvedExpr, Expr>;
  /** Groupings: the block that they came from, over an analysed child, for a filter or sort that asks for more aggregates. */
  readonly blocks: WeakMap<Analyzed, UnresolvedAggregate>;
  /** Columns of `df["a"]` that the relation below does not show. */
  readonly strays: Set<ColumnId>;
  /** What a union makes of each column of its first relation, which means that column still. */
  readonly successors: Map<ColumnId, Attribute>;
}

const known = new WeakMap<Env, Frames>();

export function framesOf(env: Env): Frames {
  let frames = known.get(env);
  if (!frames) {
    frames = {
      clock: 0,
      current: 0,
      byId: new Map(),
      relations: new WeakMap(),
      exprs: new WeakMap(),
      blocks: new WeakMap(),
      strays: new Set(),
      successors: new Map(),
    };
    known.set(env, frames);
  }
  return frames;
}

/** Analyses one DataFrame and notes it under its id. */
export function withFrame(planId: number, env: Env, analyze: () => Analyzed): Analyzed {
  const frames = framesOf(env);
  const outer = frames.current;
  const start = ++frames.clock;
  frames.current = start;
  const analyzed = fromKept(analyze(), planId, env);
  frames.current = outer;
  const list = frames.byId.get(planId);
  if (list) list.push({ start, analyzed });
  else frames.byId.set(planId, [{ start, analyzed }]);
  return analyzed;
}

/** The same columns, read from the table that the host has kept the rows in. */
function fromKept(analyzed: Analyzed, planId: number, env: Env): Analyzed {
  const table = env.kept?.(planId);
  if (!table) return analyzed;
  const output = outputOf(analyzed.plan);
  // columns that only qualified names reach are not in the table
  if (output.length !== table.types.length || output.some((c, i) => !sameType(c.type, table.types[i] ?? c.type)))
    return analyzed;
  const stored = output.map((c, i): Attribute => ({ ...c, id: env.ids.column(), name: `c${i + 1}` }));
  const columns = stored.map((s, i): NamedExpr => {
    const { id, name } = output[i] as Attribute;
    const { type, nullable } = s;
    return { id, name, expr: { kind: 'column', id: s.id, name: s.name, type, nullable } };
  });
  const child: Plan = { kind: 'relation', table: table.name, output: stored };
  const made: Analyzed = { ...analyzed, plan: { kind: 'project', child, columns } };
  const block = framesOf(env).blocks.get(analyzed);
  if (block) framesOf(env).blocks.set(made, block);
  return made;
}

/** Is `df["a"]` to mean another analysis of the same DataFrame from now on? */
export function replaceFrame(planId: number, before: Analyzed, after: Analyzed, env: Env): void {
  for (const frame of framesOf(env).byId.get(planId) ?? []) if (frame.analyzed === before) frame.analyzed = after;
}

/** The DataFrames of this id below the operator at hand. */
export function framesBelow(planId: number, env: Env): readonly Analyzed[] {
  const frames = framesOf(env);
  const list = frames.byId.get(planId) ?? [];
  return list.filter((f) => f.start > frames.current).map((f) => f.analyzed);
}

/** A relation that is already analysed, where an unresolved one is wanted. Nothing outside the analyzer sees it. */
export function analyzedRelation(analyzed: Analyzed, env: Env): UnresolvedPlan {
  const plan: UnresolvedPlan = { kind: 'one-row' };
  framesOf(env).relations.set(plan, analyzed);
  return plan;
}

/** What `analyzedRelation` made a relation for. */
export const alreadyAnalyzed = (plan: UnresolvedPlan, env: Env): Analyzed | undefined =>
  known.get(env)?.relations.get(plan);

/** Another environment of the same analysis. */
export function sharedFrames(env: Env, like: Env): Env {
  known.set(env, framesOf(like));
  return env;
}

/** The id of names that stand for expressions. No client's is negative. */
const RESOLVED = -2;

/** An expression that is already resolved, where an unresolved one is wanted. */
export function resolved(expr: Expr, env: Env): UnresolvedExpr {
  const name = expr.kind === 'column' ? expr.name : 'expression';
  const made: UnresolvedExpr = { kind: 'name', parts: [name], planId: RESOLVED };
  framesOf(env).exprs.set(made, expr);
  return made;
}
