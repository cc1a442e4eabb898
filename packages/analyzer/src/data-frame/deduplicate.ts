import {
  type Attribute,
  type DataType,
  fail,
  intLiteral,
  type Plan,
  streamingSource,
  types as T,
  typeSql,
  type UnresolvedDeduplicate,
  type WindowCall,
} from '@spark-sql-to-snowflake/plan-ir';
import type { QueryContext } from '../env.js';
import { columnOf } from '../expression/name.js';
import { type Analyzed, tidy } from '../relation/output.js';
import { analyzePlan } from '../relation/plan.js';
import { visible } from '../scope.js';
import { same } from './columns.js';

/** `dropDuplicates`: of each group one whole row, no matter which. All columns of a name count. */
export function analyzeDeduplicate(plan: UnresolvedDeduplicate, query: QueryContext): Analyzed {
  const { env } = query;
  const input = analyzePlan(plan.child, query);
  if (plan.withinWatermark && streamingSource(input.plan) === undefined) fail('batch-watermark', {}, plan.origin);
  const columns = visible(input.scope);
  const keys =
    plan.columns?.flatMap((name) => {
      const found = columns.filter((c) => env.fold(c.name) === env.fold(name));
      return found.length > 0 ? found : fail('deduplicate-column', { name }, plan.origin);
    }) ?? columns;
  for (const key of keys) {
    if (!hasMap(key.type)) continue;
    fail('set-operation-map', { column: `\`${key.name}\``, type: `"${typeSql(key.type)}"` }, plan.origin);
  }
  const all = columns.every((c) => keys.some((k) => k.id === c.id));
  // columns below it cannot be reached through a DISTINCT, so the general form stands ready for a sort or filter above
  const general: Analyzed = { plan: firstOfEach(input.plan, keys, columns, query), scope: input.scope, below: input };
  if (!all) return general;
  return { plan: { kind: 'distinct', child: tidy(input, query) }, scope: input.scope, below: input, wide: general };
}

function firstOfEach(
  child: Plan,
  keys: readonly Attribute[],
  columns: readonly Attribute[],
  query: QueryContext,
): Plan {
  const id = query.env.ids.column();
  const number: WindowCall = {
    kind: 'window',
    function: { kind: 'call', fn: 'row_number', args: [], type: T.int, nullable: false },
    partitionBy: keys.map((k) => columnOf(k, k.name)),
    // any order does; a window function wants one
    orderBy: keys.slice(0, 1).map((k) => ({ expr: columnOf(k, k.name), direction: 'asc', nulls: 'first' })),
    frame: { unit: 'rows', start: { kind: 'unbounded-preceding' }, end: { kind: 'current-row' } },
    type: T.int,
    nullable: false,
  };
  const numbered: Plan = {
    kind: 'project',
    child,
    columns: [...columns.map(same), { id, name: '_row', expr: number }],
  };
  const first: Plan = {
    kind: 'filter',
    child: numbered,
    condition: {
      kind: 'call',
      fn: '=',
      args: [{ kind: 'column', id, name: '_row', type: T.int, nullable: false }, intLiteral(1)],
      type: T.boolean,
      nullable: false,
    },
  };
  return { kind: 'project', child: first, columns: columns.map(same) };
}

function hasMap(t: DataType): boolean {
  if (t.kind === 'map') return true;
  return t.kind === 'array' ? hasMap(t.element) : t.kind === 'struct' && t.fields.some((f) => hasMap(f.type));
}
