import {
  type ColumnId,
  CompileError,
  type Expr,
  fail,
  outputOf,
  transformUp,
  type UnresolvedName,
} from '@spark-sql-to-snowflake/plan-ir';
import type { ExprContext } from '../expression/context.js';
import { holds } from '../expression/holds.js';
import { columnIn, resolveName } from '../expression/name.js';
import type { Analyzed } from '../relation/output.js';
import type { Scope } from '../scope.js';
import { framesBelow, framesOf } from './frames.js';

/**
 * `df["a"]`: the column of the DataFrame with that id below the operator. Where that DataFrame has no such column, the name alone
 * decides, as on Spark. Two DataFrames of the id, which is what a self join makes, are an error whatever the column.
 */
export function frameColumn(name: UnresolvedName, planId: number, context: ExprContext): Expr {
  const { env, scope } = context;
  const made = framesOf(env).exprs.get(name);
  if (made) return { ...made };
  const found = framesBelow(planId, env);
  const [frame] = found;
  const text = name.parts.map((p) => `\`${p}\``).join('.');
  if (!frame) return fail('frame-not-found', { column: name.parts.join('.'), plan: planId }, name.origin);
  if (found.length > 1) return fail('ambiguous-column-reference', { column: text }, name.origin);
  const expr = columnOfFrame(frame, name, context);
  return expr ? seenFrom(expr, scope, context) : resolveName(name.parts, name.origin, context);
}

function columnOfFrame(frame: Analyzed, name: UnresolvedName, { env }: ExprContext): Expr | undefined {
  try {
    return columnIn(frame.scope, name.parts, env, name.origin);
  } catch (e) {
    // Spark takes a reference that the DataFrame itself cannot resolve for a plain name
    if (e instanceof CompileError) return undefined;
    throw e;
  }
}

/** The column as it comes out below the operator: an outer join may have made it nullable. Those that do not come out are noted. */
function seenFrom(expr: Expr, scope: Scope, { env }: ExprContext): Expr {
  const { strays, successors } = framesOf(env);
  return transformUp(expr, (e) => {
    if (e.kind !== 'column') return e;
    for (let id: ColumnId | undefined = e.id; id !== undefined; id = successors.get(id)?.id) {
      const name = successors.get(id)?.name ?? e.name;
      const at = id;
      const entry = scope.named(env.fold(name))?.find((x) => x.attribute.id === at);
      if (!entry) continue;
      const { type, nullable } = entry.attribute;
      return at === e.id && nullable === e.nullable ? e : { ...e, id: at, type, nullable };
    }
    strays.add(e.id);
    return e;
  });
}

/** No expression may use columns that the relation below does not give. Only `df["a"]` can. */
export function checkStrays(exprs: readonly Expr[], input: Analyzed, operator: string, context: ExprContext): void {
  const { env } = context;
  const { strays } = framesOf(env);
  if (strays.size === 0) return;
  const output = outputOf(input.plan);
  const given = new Set(output.map((c) => c.id));
  const missing = new Map<number, string>();
  const note = (e: Expr): boolean => {
    if (e.kind === 'column' && strays.has(e.id) && !given.has(e.id)) missing.set(e.id, e.name);
    return false;
  };
  for (const e of exprs) holds(e, note);
  if (missing.size === 0) return;
  const columns = [...missing.values()];
  const shadowed = columns.filter((name) => output.some((c) => env.fold(c.name) === env.fold(name)));
  const quoted = (list: readonly string[]): readonly string[] => list.map((n) => `"${n}"`);
  fail(shadowed.length > 0 ? 'shadowed-attributes' : 'missing-attributes', {
    columns: quoted(shadowed.length > 0 ? shadowed : columns),
    input: quoted(output.map((c) => c.name)),
    operator,
  });
}
