import {
  type Attribute,
  type Expr,
  fail,
  functionRow,
  implicitCast,
  someExpr,
  types as T,
  typeSql,
  type UnresolvedTableFunction,
} from '@spark-sql-to-snowflake/plan-ir';
import { rangePartitions } from '../data-frame/range.js';
import type { QueryContext } from '../env.js';
import { functionNamed } from '../expression/call.js';
import type { ExprContext } from '../expression/context.js';
import { resolveExpr } from '../expression/resolve.js';
import { pretty } from '../name/pretty.js';
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
  if (args.length < 1 || args.length > 4)
    return fail(
      'wrong-argument-count',
      { name: '`range`', expected: '[1, 2, 3, 4]', actual: args.length },
      plan.origin,
    );
  args.forEach((a, i) => {
    if (a.type.kind !== 'null' && implicitCast(a.type, 'long', env.conf) !== undefined) return;
    const index = args.length === 1 ? 2 : i + 1;
    const facts = {
      name: 'range',
      index,
      wanted: i === 3 ? 'INT' : 'BIGINT',
      sql: pretty(a, env),
      type: typeSql(a.type),
    };
    fail('table-function-type', facts, plan.origin);
  });
  const notKnown = (): never =>
    fail(
      'unsupported',
      { what: 'range over a computed number', why: 'it must be known before the query runs' },
      plan.origin,
    );
  const values = args.map((a) => constantLong(a, context) ?? (isComputed(a) ? notKnown() : wrong()));
  const [first = 0n, second, step = 1n, partitions] = values;
  if (step === 0n) fail('table-function-failed', { name: 'range', why: 'the step cannot be 0' }, plan.origin);
  const output: readonly Attribute[] = [{ id: env.ids.column(), name: 'id', type: T.long, nullable: false }];
  return {
    plan: {
      kind: 'range',
      start: second === undefined ? 0n : first,
      end: second ?? first,
      step,
      ...rangePartitions(partitions === undefined ? undefined : Number(partitions), env),
      output,
      origin: plan.origin,
    },
    scope: scopeOf(output, [], env.fold),
  };
}

/** A constant that takes more than `constantLong` to know. */
const isComputed = (e: Expr): boolean =>
  (e.kind === 'call' || e.kind === 'cast') && !someExpr(e, (x) => x.kind === 'literal' && x.value === null);

const BITS: Readonly<Record<string, number>> = { byte: 8, short: 16, int: 32, long: 64 };

/** The value of an integer constant; casts and simple sums of constants are computed, as Spark folds them. */
function constantLong(e: Expr, context: ExprContext): bigint | undefined {
  if (e.kind === 'cast') {
    const value = constantLong(e.expr, context);
    if (value === undefined) return undefined;
    // a value that is cut or rounded on the way is not computed here
    if (e.type.kind === 'decimal')
      return e.expr.type.kind === 'decimal' && e.expr.type.scale > e.type.scale ? undefined : value;
    const bits = BITS[e.type.kind];
    return bits === undefined || BigInt.asIntN(bits, value) === value ? value : undefined;
  }
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
  if (e.type.kind === 'decimal') return (e.value as bigint) / 10n ** BigInt(e.type.scale);
  if (typeof e.value === 'number' && Number.isFinite(e.value)) return BigInt(Math.trunc(e.value));
  return typeof e.value === 'string' && /^\s*[+-]?\d+\s*$/.test(e.value) ? BigInt(e.value.trim()) : undefined;
}
