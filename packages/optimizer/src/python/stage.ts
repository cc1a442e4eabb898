import {
  type Attribute,
  ascending,
  Bug,
  columnOf,
  type Expr,
  exprChildren,
  fail,
  type IdSource,
  intLiteral,
  isOfGroups,
  isOrdered,
  mapChildren,
  mapPlanChildren,
  mapPlanExprs,
  mapSubqueries,
  type NamedExpr,
  outputOf,
  type Plan,
  type PythonFunction,
  type PythonRows,
  type PythonUdf,
  passed,
  planChildren,
  planExprs,
  sameExpr,
  type With,
} from '@spark-sql-to-snowflake/plan-ir';
import { freeReferences, references } from '../columns.js';
import { callsPython, holdsPython, innermostCalls, replaceCalls } from './calls.js';
import { reshaped } from './reshape.js';

/** A call, by the places of its arguments among the columns of the stage's input. */
export interface PythonCall {
  readonly function: PythonFunction;
  readonly args: readonly number[];
}
/** What Python has to do before a plan can become SQL: a table is to be made of the rows of a query, and of what functions give for each. */
export interface PythonCalls {
  readonly kind: 'calls';
  /** Its first `passed` columns go into the table, the others are arguments. */
  readonly input: Plan;
  readonly passed: number;
  readonly calls: readonly PythonCall[];
  /** Do the input's rows come in an order that the table's have to keep? */
  readonly ordered: boolean;
}
/** The same for what a function makes of frames: the table has the columns that it says. */
export interface PythonFrames {
  readonly kind: 'frames';
  /** The rows, those of a group side by side. The last `keys` columns are what they are grouped by. */
  readonly inputs: readonly Plan[];
  readonly keys: number;
  readonly function: PythonFunction;
}
/**
 * `rest`: the whole plan above the table. Of calls its columns are those passed on, the result of each call, and, where the rows are
 * ordered, their number.
 */
export type PythonStage = (PythonCalls | PythonFrames) & { rest(table: Plan): Plan };

/** A stage, and the plan with a table in its place. */
interface Found {
  readonly stage: PythonCalls | PythonFrames;
  put(table: Plan): Plan;
}

/**
 * The first stage of a plan that calls functions of Python; undefined where it calls none. The plan is optimized already. Calls of one
 * operator are one stage, if none takes what another gives. Throws CompileError where a call stands where it cannot be made.
 */
export function pythonStage(plan: Plan, ids: IdSource): PythonStage | undefined {
  const found = holdsPython(plan) ? search(plan, ids) : undefined;
  return found && { ...found.stage, rest: found.put };
}

function search(plan: Plan, ids: IdSource): Found | undefined {
  const shaped = reshaped(plan, ids);
  if (shaped !== plan) return search(shaped, ids);
  if (plan.kind === 'with') return inWith(plan, ids);
  for (const child of planChildren(plan)) {
    const found = search(child, ids);
    if (found)
      return {
        stage: found.stage,
        put: (table) => mapPlanChildren(plan, (c) => (c === child ? found.put(table) : c)),
      };
  }
  for (const expr of planExprs(plan)) {
    const found = inSubqueries(expr, ids);
    if (found)
      return { stage: found.stage, put: (table) => mapPlanExprs(plan, (e) => (e === expr ? found.put(table) : e)) };
  }
  if (plan.kind === 'python-rows') return ofFrames(plan);
  return callsPython(plan) ? ofOperator(plan, ids) : undefined;
}

/** A definition sees those before it; the query sees all. They call nothing any more, once it is their turn. */
function inWith(plan: With, ids: IdSource): Found | undefined {
  const within = ({ stage, put }: Found, count: number, around: (inner: Plan) => Plan): Found => {
    const seen = (input: Plan): Plan =>
      count === 0 ? input : { ...plan, ctes: plan.ctes.slice(0, count), child: input };
    return {
      stage:
        stage.kind === 'calls' ? { ...stage, input: seen(stage.input) } : { ...stage, inputs: stage.inputs.map(seen) },
      put: (table) => around(put(table)),
    };
  };
  for (const [at, cte] of plan.ctes.entries()) {
    const found = search(cte.plan, ids);
    if (found)
      return within(found, at, (inner) => ({
        ...plan,
        ctes: plan.ctes.map((c, i) => (i === at ? { ...c, plan: inner } : c)),
      }));
  }
  const found = search(plan.child, ids);
  return found && within(found, plan.ctes.length, (child) => ({ ...plan, child }));
}

function inSubqueries(
  expr: Expr,
  ids: IdSource,
): { readonly stage: Found['stage']; put(table: Plan): Expr } | undefined {
  let found: Found | undefined;
  let place: Plan | undefined;
  mapSubqueries(expr, (plan) => {
    found ??= search(plan, ids);
    if (found) place ??= plan;
    return plan;
  });
  const { stage, put } = found ?? {};
  if (!stage || !put) return undefined;
  return { stage, put: (table) => mapSubqueries(expr, (plan) => (plan === place ? put(table) : plan)) };
}

/** A table in place of the frames; those of a group come side by side. */
function ofFrames({ inputs, keys, function: f, output, origin }: PythonRows): Found {
  const grouped = inputs.map((input): Plan => {
    if (freeReferences(input).size > 0) fail('python-in-sql', { name: f.name }, origin);
    const orders =
      keys === 0
        ? []
        : outputOf(input)
            .slice(-keys)
            .map((a) => ascending(columnOf(a)));
    return orders.length === 0 ? input : { kind: 'sort', child: input, orders, global: true };
  });
  return {
    stage: { kind: 'frames', inputs: grouped, keys, function: f },
    put(table) {
      const columns = outputOf(table);
      const named = output.map(({ id, name }, i): NamedExpr => ({ id, name, expr: columnOf(columns[i] as Attribute) }));
      return { kind: 'project', child: table, columns: named };
    },
  };
}

/** The calls over the rows of an operator's child, and the operator without them. */
function ofOperator(plan: Plan, ids: IdSource): Found {
  const [child, other] = planChildren(plan);
  const calls = innermostCalls(rowExprs(plan));
  const [first] = calls;
  if (!first) throw new Bug('an operator calls Python, and has no call that comes first');
  if (!child || other) return fail('python-in-sql', { name: first.function.name }, first.origin);
  const results = calls.map((c, i): Attribute => ({ id: ids.column(), name: `r${i}`, type: c.type, nullable: true }));
  const made = new Map(calls.map((c, i) => [c, columnOf(results[i] as Attribute)]));
  const without = withResults(plan, made);
  const own = without.kind === 'project' || without.kind === 'aggregate' || without.kind === 'expand';
  const used = references(...planExprs(without));
  const kept = outputOf(child).filter((a) => !own || used.has(a.id));
  const { columns, places } = argumentsOf(calls, kept.length, ids);
  const input: Plan = { kind: 'project', child, columns: [...kept.map(passed), ...columns] };
  if (freeReferences(input).size > 0) fail('python-in-sql', { name: first.function.name }, first.origin);
  return {
    stage: {
      kind: 'calls',
      input,
      passed: kept.length,
      calls: calls.map((c, i) => ({ function: c.function, args: places[i] ?? [] })),
      ordered: isOrdered(child),
    },
    put(table) {
      const named = [...kept, ...results].map(({ id, name }, i): NamedExpr => {
        const column = outputOf(table)[i];
        if (!column) throw new Bug('the table of a stage lacks a column');
        return { id, name, expr: columnOf(column) };
      });
      const last = isOrdered(child) ? outputOf(table).at(-1) : undefined;
      const rows: Plan = last
        ? { kind: 'sort', child: table, orders: [ascending(columnOf(last))], global: true }
        : table;
      const above = mapPlanChildren(without, () => ({ kind: 'project', child: rows, columns: named }));
      return own ? above : { kind: 'project', child: above, columns: outputOf(plan).map(passed) };
    },
  };
}

/** The arguments of the calls as columns, each once. A query has a column at least. */
function argumentsOf(
  calls: readonly PythonUdf[],
  before: number,
  ids: IdSource,
): { readonly columns: readonly NamedExpr[]; readonly places: readonly (readonly number[])[] } {
  const columns: NamedExpr[] = [];
  const placeOf = (arg: Expr): number => {
    const known = columns.findIndex((c) => sameExpr(c.expr, arg));
    if (known >= 0) return before + known;
    columns.push({ id: ids.column(), name: `a${columns.length}`, expr: arg });
    return before + columns.length - 1;
  };
  const places = calls.map((c) => c.args.map(placeOf));
  if (before + columns.length === 0) placeOf(intLiteral(1));
  return { columns, places };
}

/** The expressions over the rows of the child: of an aggregate not those over its groups. */
function rowExprs(plan: Plan): readonly Expr[] {
  if (plan.kind !== 'aggregate') return planExprs(plan);
  const inside: Expr[] = [];
  const visit = (e: Expr): void => {
    if (isOfGroups(e)) inside.push(e);
    else for (const child of exprChildren(e)) visit(child);
  };
  for (const c of plan.columns) visit(c.expr);
  return [...plan.groupings, ...inside];
}

/** The operator with columns in place of the calls. Calls over groups stay: they are made above. */
function withResults(plan: Plan, made: ReadonlyMap<PythonUdf, Expr>): Plan {
  if (plan.kind !== 'aggregate') return mapPlanExprs(plan, (e) => replaceCalls(e, made));
  const ofGroups = (e: Expr): Expr =>
    isOfGroups(e) || plan.groupings.some((g) => sameExpr(g, e)) ? replaceCalls(e, made) : mapChildren(e, ofGroups);
  return {
    ...plan,
    groupings: plan.groupings.map((g) => replaceCalls(g, made)),
    columns: plan.columns.map((c) => ({ ...c, expr: ofGroups(c.expr) })),
  };
}
