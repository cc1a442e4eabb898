import {
  type Case,
  type Expr,
  intLiteral,
  longLiteral,
  transformPlanExprs,
  types,
  type WindowCall,
  type WindowFrame,
} from '@spark-sql-to-snowflake/plan-ir';
import type { PrepareContext, PrepareRule } from '@spark-sql-to-snowflake/sql-emit';

const WHOLE: WindowFrame = {
  unit: 'rows',
  start: { kind: 'unbounded-preceding' },
  end: { kind: 'unbounded-following' },
};

/**
 * First, last and nth value over a window that grows row by row. Snowflake's default frame for them is all of the partition, and
 * of a frame that ends at the last peer it wants to know nothing.
 * Before: `last(x) OVER (ORDER BY o)`. After: `last(x) OVER (PARTITION BY o ORDER BY o)`: the last of the row's peers.
 * Before: `nth_value(x, 2) OVER (ORDER BY o)`. After: the same over the whole partition, but NULL where fewer than 2 rows are in
 * the frame yet. First value with IGNORE NULLS likewise; without, the first row of a growing window is that of the partition.
 * The trap: an ORDER BY may hold NULLs, which PARTITION BY puts into one group, as peers are.
 */
export const windowValue: PrepareRule = {
  name: 'window-value',
  traits: ['row-of-window'],
  apply: (plan, ctx) => transformPlanExprs(plan, (e) => (e.kind === 'window' ? rewrite(e, ctx) : e)),
};

function rewrite(call: WindowCall, ctx: PrepareContext): Expr {
  const { fn } = call.function;
  const { frame } = call;
  if (frame.start.kind !== 'unbounded-preceding' || frame.end.kind === 'unbounded-following') return call;
  const ignore = ignoresNulls(call);
  if (fn === 'first' || fn === 'any_value') {
    const whole = { ...call, frame: WHOLE };
    return ignore ? whereCounted(call, whole, call.function.args[0] as Expr, 1n) : whole;
  }
  if (fn === 'nth_value') {
    const [value, n] = call.function.args;
    if (n?.kind !== 'literal' || !value) return call;
    return whereCounted(call, { ...call, frame: WHOLE }, ignore ? value : intLiteral(1), BigInt(Number(n.value)));
  }
  const toPeer = frame.unit === 'range' && frame.end.kind === 'current-row';
  if (fn === 'last' && toPeer && ignore) {
    ctx.approximate(call, 'of rows that are equal in the order, those behind the current one are not looked at');
    return { ...call, frame: { ...frame, unit: 'rows' } };
  }
  if (fn === 'last' && toPeer) {
    return { ...call, partitionBy: [...call.partitionBy, ...call.orderBy.map((o) => o.expr)], frame: WHOLE };
  }
  return call;
}

function ignoresNulls(call: WindowCall): boolean {
  const flag = call.function.fn === 'nth_value' ? undefined : call.function.args[1];
  const argument = flag?.kind === 'literal' && flag.value === true;
  return (
    call.ignoreNulls === true || argument || (call.function.kind === 'aggregate' && call.function.ignoreNulls === true)
  );
}

/** `then` where the frame of `call` holds `least` rows with a value of `counted`. */
function whereCounted(call: WindowCall, then: WindowCall, counted: Expr, least: bigint): Case {
  const count: WindowCall = {
    kind: 'window',
    function: { kind: 'aggregate', fn: 'count', args: [counted], distinct: false, type: types.long, nullable: false },
    partitionBy: call.partitionBy,
    orderBy: call.orderBy,
    frame: call.frame,
    type: types.long,
    nullable: false,
  };
  const when: Expr = {
    kind: 'call',
    fn: '>=',
    args: [count, longLiteral(least)],
    type: types.boolean,
    nullable: false,
  };
  return { kind: 'case', branches: [{ when, then }], type: call.type, nullable: true };
}
