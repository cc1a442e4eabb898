import { ascending } from '../expr/ascending.js';
import type { Expr, SortOrder } from '../expr/expr.js';
import { intLiteral, longLiteral } from '../expr/literal.js';
import { call, type FunctionName } from '../functions/registry.js';
import { columnOf } from '../plan/pass-through.js';
import type { NamedExpr } from '../plan/plan.js';
import * as T from '../types/type.js';
import type { Placed, PlacingContext } from './placed.js';

/** Where each row is, as columns over the rows. */
export interface Numbers {
  /** The number of the row's partition: long, from 0. */
  readonly partition: NamedExpr;
  /** The row's place in its partition: long, from 1. */
  readonly row: NamedExpr;
  /** The order of the rows where they were counted, which a database may do in another one. */
  readonly orders?: readonly SortOrder[];
}

/** Partition p of P has the elements from p * N / P up to (p + 1) * N / P of the N that there were at first. */
export function numbersOf(placed: Placed, ctx: PlacingContext): Numbers {
  const { element: column, count, start, step, partitions, filtered, orders } = placed;
  const long = (fn: FunctionName, ...args: readonly (Expr | bigint)[]): Expr => ({
    ...call(
      fn,
      args.map((a) => (typeof a === 'bigint' ? whole(a) : a)),
      ctx.conf,
    ),
    nullable: false,
  });
  const named = (name: string, expr: Expr): NamedExpr => ({ id: ctx.newId(), name, expr });
  const value = columnOf(column);
  const element = start === 0n && step === 1n ? value : long('element_of', value, start, step);
  const one = partitions === 1 || count === 0n;
  const size = [count, BigInt(partitions)] as const;
  const partition = one ? longLiteral(0n) : long('partition_of', element, ...size);
  if (!filtered && orders === undefined) {
    const row = long('partition_row', element, partition, ...size);
    return { partition: named('_partition', partition), row: named('_row', row) };
  }
  const inPartition = [...(orders ?? []), ascending(element)];
  return {
    partition: named('_partition', partition),
    row: named('_row', placeBy(partition, inPartition)),
    orders: orders && !one ? [ascending(partition), ...inPartition] : inPartition,
  };
}

/** A constant as an int where it is one: it needs no cast where a long is asked for. */
const whole = (value: bigint): Expr =>
  BigInt.asIntN(32, value) === value ? intLiteral(Number(value)) : longLiteral(value);

function placeBy(partition: Expr, orderBy: readonly SortOrder[]): Expr {
  const number: Expr = {
    kind: 'window',
    function: { kind: 'call', fn: 'row_number', args: [], type: T.int, nullable: false },
    partitionBy: partition.kind === 'literal' ? [] : [partition],
    orderBy,
    frame: { unit: 'rows', start: { kind: 'unbounded-preceding' }, end: { kind: 'current-row' } },
    type: T.int,
    nullable: false,
  };
  return { kind: 'cast', expr: number, type: T.long, mode: 'legacy', nullable: false };
}
