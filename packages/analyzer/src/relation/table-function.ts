import {
  type Attribute,
  type Expr,
  fail,
  functionRow,
  implicitCast,
  types as T,
  type UnresolvedTableFunction,
} from '@spark-sql-to-snowflake/plan-ir';
import type { QueryContext } from '../env.js';
import { functionNamed } from '../expression/call.js';
import type { ExprContext } from '../expression/context.js';
import { resolveExpr } from '../expression/resolve.js';
import { makeScope, scopeOf } from '../scope.js';
import { exprContext } from '../select/block.js';
import { generate } from '../select/generator.js';
import { isGenerator } from '../select/items.js';
import type { Analyzed } from './output.js';

/** A table-valued function: `range`, or a generator over one row. Its arguments see the left side only where it is lateral. */
export function analyzeTableFunction(plan: UnresolvedTableFunction, query: QueryContext): Analyzed {
  const { env } = query;
  const { call } = plan;
  const written = (call.name.at(-1) ?? '').toLowerCase();
  const context = exprContext(makeScope([], env.fold), query, 'other');
  if (written === 'range') return range(plan, context);
  const name = functionNamed(call.name);
  if (!name || functionRow(name).kind !== 'generator') {
    return fail('unknown-table-function', { name: `\`${call.name.join('`.`')}\`` }, plan.origin);
  }
  const generator = resolveExpr(call, context);
  if (!isGenerator(generator)) return fail('not-a-generator', { name: written }, plan.origin);
  const node = generate({ kind: 'one-row' }, generator, [], false, env, plan.origin);
  return { plan: node, scope: scopeOf(node.output, [], env.fold) };
}

function range(plan: UnresolvedTableFunction, context: ExprContext): Analyzed {
  const { env } = context;
  const args = plan.call.args.map((a) => resolveExpr(a.kind === 'named-argument' ? a.value : a, context));
  const wrong = (): never => fail('table-function-arguments', { name: 'range', count: args.length }, plan.origin);
  if (args.length < 1 || args.length > 4) return wrong();
  const values = args.map((a) => constantLong(a, context) ?? wrong());
  const [first = 0n, second, step = 1n] = values;
  if (step === 0n) fail('statement-refused', { what: 'requirement failed: step (0) cannot be 0' }, plan.origin);
  const output: readonly Attribute[] = [{ id: env.ids.column(), name: 'id', type: T.long, nullable: false }];
  return {
    plan: {
      kind: 'range',
      start: second === undefined ? 0n : first,
      end: second ?? first,
      step,
      output,
      origin: plan.origin,
    },
    scope: scopeOf(output, [], env.fold),
  };
}

/** The value of an integer constant; casts and simple sums of constants are computed, as Spark folds them. */
function constantLong(e: Expr, context: ExprContext): bigint | undefined {
  if (e.kind === 'cast') return constantLong(e.expr, context);
  if (e.kind === 'call') {
    const values = e.args.map((a) => constantLong(a, context));
    const [a, b] = values;
    if (a === undefined) return undefined;
    if (b === undefined) return e.fn === 'negative' && e.args.length === 1 ? -a : undefined;
    return e.fn === '+' ? a + b : e.fn === '-' ? a - b : e.fn === '*' ? a * b : undefined;
  }
  if (e.kind !== 'literal' || e.value === null) return undefined;
  if (implicitCast(e.type, 'long', context.env.conf) === undefined) return undefined;
  if (typeof e.value === 'bigint' && e.type.kind === 'long') return e.value;
  if (typeof e.value === 'number' && Number.isInteger(e.value)) return BigInt(e.value);
  return typeof e.value === 'string' && /^\s*[+-]?\d+\s*$/.test(e.value) ? BigInt(e.value.trim()) : undefined;
}
