import {
  Bug,
  type Expr,
  type ExprKind,
  mapChildren,
  mapPlanChildren,
  type Plan,
  type PlanKind,
} from '@spark-sql-to-snowflake/plan-ir';
import { checkExpr, checkPlan } from './check.js';
import { rewriteOwnExprs } from './own-exprs.js';
import type { ExprRule, PlanRule, Rule, RuleContext, WholeRule } from './rule.js';

/** Rules that run together until none of them applies any more. */
export interface Batch {
  readonly name: string;
  readonly rules: readonly Rule[];
  /** More rounds than any plan should need: two rules that undo each other end here, as a Bug. */
  readonly maxRounds: number;
}

export interface RunOptions {
  /** Check what each rule did (see check.ts). On in tests; costs about as much as the rules themselves. */
  readonly check?: boolean | undefined;
  /** Told each time that a rule changed something. */
  readonly onFire?: ((rule: string) => void) | undefined;
}

interface Run extends RunOptions {
  readonly ctx: RuleContext;
  /** Rules that fired in this round. */
  readonly fired: Set<string>;
  /** Plans and expressions of plans that no rule changes: another round has nothing to look for in them. */
  readonly settled: Set<Plan | Expr>;
}

function note(run: Run, rule: Pick<Rule, 'name'>): void {
  run.fired.add(rule.name);
  run.onFire?.(rule.name);
}

/** The rules for a kind of node, each in its place of the batch and the other places empty: a rule may make another kind of it. */
interface RulesByKind<K, R> {
  of(kind: K): readonly (R | undefined)[];
}
const NO_RULES: readonly undefined[] = [];

function rulesByKind<K, R extends { readonly kinds?: readonly K[] }>(rules: readonly R[]): RulesByKind<K, R> {
  const known = new Map<K, readonly (R | undefined)[]>();
  return {
    of(kind) {
      const before = known.get(kind);
      if (before) return before;
      const placed = rules.map((r) => (r.kinds === undefined || r.kinds.includes(kind) ? r : undefined));
      const made = placed.every((r) => r === undefined) ? NO_RULES : placed;
      known.set(kind, made);
      return made;
    },
  };
}

/** What becomes of a node that is offered to the rules of its kind, each in turn. */
function offered<N extends Expr | Plan>(
  given: N,
  byKind: RulesByKind<N['kind'], { readonly name: string; rewrite(node: N, ctx: RuleContext): N }>,
  check: (rule: string, before: N, after: N) => void,
  run: Run,
): N {
  let node = given;
  let rules = byKind.of(node.kind);
  for (let i = 0; i < rules.length; i++) {
    const rule = rules[i];
    if (!rule) continue;
    const after = rule.rewrite(node, run.ctx);
    if (after === node) continue;
    if (run.check) check(rule.name, node, after);
    note(run, rule);
    if (after.kind !== node.kind) rules = byKind.of(after.kind);
    node = after;
  }
  return node;
}

/** A batch's rules by what they look at, sorted out once. */
interface Sorted {
  readonly exprRules: RulesByKind<ExprKind, ExprRule>;
  readonly planRules: RulesByKind<PlanKind, PlanRule>;
  readonly wholeRules: readonly WholeRule[];
}
const sorted = new WeakMap<Batch, Sorted>();

function sortedRules(batch: Batch): Sorted {
  const before = sorted.get(batch);
  if (before) return before;
  const made: Sorted = {
    exprRules: rulesByKind(ofKind(batch.rules, 'expr')),
    planRules: rulesByKind(ofKind(batch.rules, 'plan')),
    wholeRules: ofKind(batch.rules, 'whole'),
  };
  sorted.set(batch, made);
  return made;
}

/**
 * One walk over the plan, subqueries included, for all rules that look at one node: children first, then expressions, then the
 * operator. Each node is offered to the rules in turn.
 */
function walk(plan: Plan, { exprRules, planRules }: Sorted, run: Run): Plan {
  const goExpr = (e: Expr): Expr => {
    // nothing to gain at leaves, and VALUES may have very many
    if (e.kind === 'literal' || e.kind === 'column') return e;
    let node = mapChildren(e, goExpr);
    if (node.kind === 'scalar-subquery' || node.kind === 'exists' || node.kind === 'in-subquery') {
      const sub = goPlan(node.plan);
      if (sub !== node.plan) node = { ...node, plan: sub };
    }
    return offered(node, exprRules, checkExpr, run);
  };
  const { settled } = run;
  const ownExpr = (e: Expr): Expr => {
    if (e.kind === 'literal' || e.kind === 'column' || settled.has(e)) return e;
    const after = goExpr(e);
    if (after === e) settled.add(e);
    return after;
  };
  const goPlan = (p: Plan): Plan => {
    if (settled.has(p)) return p;
    const node = offered(rewriteOwnExprs(mapPlanChildren(p, goPlan), ownExpr), planRules, checkPlan, run);
    if (node === p) settled.add(p);
    return node;
  };
  return goPlan(plan);
}

const ofKind = <K extends Rule['over']>(rules: readonly Rule[], over: K): Extract<Rule, { readonly over: K }>[] =>
  rules.filter((r): r is Extract<Rule, { readonly over: K }> => r.over === over);

/** Run each batch to its fixed point. Throws a Bug where a batch finds none, naming the rules that still fire. */
export function runBatches(batches: readonly Batch[], input: Plan, ctx: RuleContext, options: RunOptions = {}): Plan {
  let plan = input;
  for (const batch of batches) {
    const rules = sortedRules(batch);
    let fired = new Set<string>();
    const settled = new Set<Plan | Expr>();
    let done = false;
    for (let round = 0; round < batch.maxRounds && !done; round++) {
      fired = new Set();
      const run: Run = { check: options.check, onFire: options.onFire, ctx, fired, settled };
      const before = plan;
      plan = walk(plan, rules, run);
      for (const rule of rules.wholeRules) {
        const after = rule.rewrite(plan, ctx);
        if (after === plan) continue;
        if (run.check) checkPlan(rule.name, plan, after);
        note(run, rule);
        plan = after;
      }
      done = plan === before;
    }
    if (!done && fired.size > 0) {
      throw new Bug(
        `optimizer batch ${batch.name}: no fixed point after ${batch.maxRounds} rounds (${[...fired].join(', ')})`,
      );
    }
  }
  return plan;
}
