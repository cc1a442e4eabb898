import { type Expr, type Plan, types as T } from '@spark-sql-to-snowflake/plan-ir';
import { describe, expect, test } from 'vitest';
import { combineLimits } from '../src/rules/combine-limits.js';
import { eliminateOuterJoin } from '../src/rules/eliminate-outer-join.js';
import { foldEmptySubquery } from '../src/rules/fold-empty-subquery.js';
import { mergeFilters } from '../src/rules/merge-filters.js';
import { mergeProjects } from '../src/rules/merge-projects.js';
import { propagateEmpty } from '../src/rules/propagate-empty.js';
import { pruneColumns } from '../src/rules/prune-columns.js';
import { pushFilter } from '../src/rules/push-filter.js';
import { pushLimit } from '../src/rules/push-limit.js';
import { removeRedundantAlias } from '../src/rules/remove-redundant-alias.js';
import { removeRedundantDistinct } from '../src/rules/remove-redundant-distinct.js';
import { removeRedundantProject } from '../src/rules/remove-redundant-project.js';
import { removeRedundantSort } from '../src/rules/remove-redundant-sort.js';
import { removeSubquerySort } from '../src/rules/remove-subquery-sort.js';
import { removeTrivialFilter } from '../src/rules/remove-trivial-filter.js';
import {
  alias,
  apply,
  as,
  asc,
  col,
  distinct,
  filter,
  fn,
  group,
  join,
  limit,
  lit,
  none,
  optimized,
  project,
  sort,
  sum,
  table,
  text,
  typedNull,
  unionAll,
} from './plans.js';

const a = col(1, 'a');
const b = col(2, 'b');
const c = col(3, 'c');
const d = col(4, 'd');
const t = table('t', a, b);
const u = table('u', c, d);
const x = col(10, 'x');
const one = (e: Expr): Expr => fn('=', e, lit(1));
const random = fn('rand');
const over = (partitionBy: readonly Expr[], orderBy: readonly Expr[] = []): Expr => ({
  kind: 'window',
  function: sum(b),
  partitionBy,
  orderBy: orderBy.map(asc),
  frame: { unit: 'range', start: { kind: 'unbounded-preceding' }, end: { kind: 'current-row' } },
  type: T.long,
  nullable: true,
});
const s = col(11, 's', T.long);
const windowed = project(t, a, b, as(over([a], [b]), 11, 's'));
const grouped = group(t, [a], a, as(sum(b), 11, 's'));

describe('push-filter', () => {
  test.each<[string, Plan, Plan]>([
    [
      'through a projection, computing what it reads',
      filter(project(t, as(fn('+', a, lit(1)), 10, 'x')), one(x)),
      project(filter(t, one(fn('+', a, lit(1)))), as(fn('+', a, lit(1)), 10, 'x')),
    ],
    [
      'to both sides of a join',
      filter(join(t, u, 'inner', fn('=', a, c)), one(a), one(d)),
      join(filter(t, one(a)), filter(u, one(d)), 'inner', fn('=', a, c)),
    ],
    [
      'to the kept side of an outer join',
      filter(join(t, u, 'left', fn('=', a, c)), one(a), one(d)),
      filter(join(filter(t, one(a)), u, 'left', fn('=', a, c)), one(d)),
    ],
    [
      'on keys below an aggregate',
      filter(grouped, one(a), fn('>', s, lit(0n))),
      filter(group(filter(t, one(a)), [a], a, as(sum(b), 11, 's')), fn('>', s, lit(0n))),
    ],
    [
      'on partition keys below windows',
      filter(windowed, one(a), one(b)),
      filter(project(filter(t, one(a)), a, b, as(over([a], [b]), 11, 's')), one(b)),
    ],
    [
      'into the inputs of a union',
      filter(unionAll([t, u], x, col(12, 'y')), one(x)),
      unionAll([filter(t, one(a)), filter(u, one(c))], x, col(12, 'y')),
    ],
    ['through sort and distinct', filter(distinct(sort(t, a)), one(a)), distinct(sort(filter(t, one(a)), a))],
    ['through an aliased query', filter(alias(project(t, a), 'q'), one(a)), alias(project(filter(t, one(a)), a), 'q')],
    [
      'all the way at once',
      filter(project(project(distinct(t), a, b), a), one(a)),
      project(project(distinct(filter(t, one(a))), a, b), a),
    ],
  ])('%s', (_, before, after) => {
    expect(apply(pushFilter, before)).toEqual(after);
  });

  test.each<[string, Plan]>([
    ['LIMIT', filter(limit(t, 5), one(a))],
    ['a full join', filter(join(t, u, 'full', fn('=', a, c)), one(a))],
    ['the side that an outer join fills', filter(join(t, u, 'left', fn('=', a, c)), one(d))],
    ['windows, on what is no partition key', filter(windowed, one(b))],
    ['an aggregate without GROUP BY', filter(group(t, [], as(sum(b), 11, 's')), fn('=', lit(1), lit(2)))],
    ['an aggregate, on its result', filter(grouped, fn('>', s, lit(0n)))],
    ['a volatile column', filter(project(t, as(random, 10, 'x')), fn('>', col(10, 'x', T.double), lit(0.5, T.double)))],
    ['anything, if volatile itself', filter(project(t, a), fn('>', random, lit(0.5, T.double)))],
    ['the alias of a table', filter(alias(t, 'r'), one(a))],
    [
      'grouping sets',
      filter(
        {
          kind: 'aggregate',
          child: t,
          groupings: [a],
          sets: { form: 'rollup', sets: [[0], []] },
          columns: [as(a, 12, 'a')],
        },
        one(col(12, 'a')),
      ),
    ],
  ])('not through %s', (_, plan) => {
    expect(apply(pushFilter, plan)).toBe(plan);
  });
});

describe('eliminate-outer-join', () => {
  const outer = (type: 'left' | 'right' | 'full', condition: Expr): Plan =>
    filter(join(t, u, type, fn('=', a, c)), condition);
  const typeAfter = (plan: Plan): string => {
    const after = apply(eliminateOuterJoin, plan);
    return after.kind === 'filter' && after.child.kind === 'join' ? after.child.type : after.kind;
  };
  test.each([
    ['left', one(d), 'inner'],
    ['left', fn('isnotnull', d), 'inner'],
    ['left', fn('>', fn('+', d, a), lit(1)), 'inner'],
    ['left', fn('or', one(d), fn('in', c, lit(2), lit(3))), 'inner'],
    ['left', fn('<=>', d, lit(1)), 'inner'],
    ['right', one(a), 'inner'],
    ['full', one(a), 'left'],
    ['full', one(d), 'right'],
    ['full', fn('=', b, d), 'inner'],
    ['left', one(a), 'left'],
    ['left', fn('isnull', d), 'left'],
    ['left', fn('<=>', d, b), 'left'],
    ['left', one(fn('coalesce', d, lit(1))), 'left'],
    ['left', fn('or', one(d), one(a)), 'left'],
    ['left', fn('not', fn('isnotnull', d)), 'left'],
  ] as const)('%s join: %o makes it %s', (type, condition, after) => {
    expect(typeAfter(outer(type, condition))).toBe(after);
  });
});

describe('merging and dropping', () => {
  test('merge-filters', () => {
    expect(apply(mergeFilters, filter(filter(t, one(a)), one(b)))).toEqual(filter(t, one(a), one(b)));
    const volatile = filter(filter(t, fn('>', random, lit(0.5, T.double))), one(b));
    expect(apply(mergeFilters, volatile)).toBe(volatile);
  });

  test('remove-trivial-filter', () => {
    expect(apply(removeTrivialFilter, filter(t, lit(true)))).toBe(t);
    const never = filter(t, lit(false));
    expect(apply(removeTrivialFilter, never)).toBe(never);
  });

  test('merge-projects', () => {
    const inner = project(t, as(fn('+', a, lit(1)), 10, 'x'));
    const y = as(fn('*', x, lit(2)), 12, 'y');
    expect(apply(mergeProjects, project(inner, y))).toEqual(
      project(t, as(fn('*', fn('+', a, lit(1)), lit(2)), 12, 'y')),
    );
    expect(apply(mergeProjects, project(grouped, as(fn('+', s, lit(1n)), 12, 'y')))).toEqual(
      group(t, [a], as(fn('+', sum(b), lit(1n)), 12, 'y')),
    );
  });
  test.each<[string, Plan]>([
    ['what is not cheap, twice', project(project(t, as(fn('+', a, lit(1)), 10, 'x')), as(fn('*', x, x), 12, 'y'))],
    ['volatile columns', project(project(t, as(random, 10, 'x')), as(col(10, 'x', T.double), 12, 'y'))],
    ['a window over a window', project(windowed, as(over([s]), 12, 'y'))],
    ['a window over an aggregate', project(grouped, as(over([a]), 12, 'y'))],
  ])('merge-projects leaves %s', (_, plan) => {
    expect(apply(mergeProjects, plan)).toBe(plan);
  });

  test('remove-redundant-project', () => {
    expect(apply(removeRedundantProject, project(t, a, b))).toBe(t);
    for (const plan of [project(t, b, a), project(t, a), project(t, as(a, 1, 'renamed'), b)]) {
      expect(apply(removeRedundantProject, plan)).toBe(plan);
    }
  });

  test('remove-redundant-alias', () => {
    expect(apply(removeRedundantAlias, project(alias(filter(t, one(a)), 'q'), a))).toEqual(
      project(filter(t, one(a)), a),
    );
    for (const plan of [project(alias(t, 'q'), a), join(alias(filter(t, one(a)), 'q'), u, 'cross')]) {
      expect(apply(removeRedundantAlias, plan)).toBe(plan);
    }
  });

  test.each<[string, Plan]>([
    ['an aggregate that shows its keys', grouped],
    ['DISTINCT', sort(distinct(t), a)],
    ['UNION', { ...unionAll([t, u], x, d), all: false } as Plan],
    ['one row', limit({ kind: 'one-row' }, 5)],
  ])('remove-redundant-distinct over %s', (_, plan) => {
    expect(apply(removeRedundantDistinct, distinct(plan))).toBe(plan);
  });
  test.each<[string, Plan]>([
    ['an aggregate that hides a key', group(t, [a, b], a)],
    ['UNION ALL', unionAll([t, u], x, d)],
    ['a projection that loses a column', project(distinct(t), a)],
  ])('remove-redundant-distinct leaves %s', (_, plan) => {
    const whole = distinct(plan);
    expect(apply(removeRedundantDistinct, whole)).toBe(whole);
  });
});

describe('remove-redundant-sort', () => {
  const first = { ...sum(b, T.int), fn: 'first' } as const;
  const floating = sum(col(2, 'b', T.double), T.double);
  test.each<[string, Plan, Plan]>([
    ['under an exact aggregate', group(sort(t, a), [], as(sum(b), 11, 's')), group(t, [], as(sum(b), 11, 's'))],
    ['under another sort', sort(project(sort(t, a), a), a), sort(project(t, a), a)],
    ['under a join', join(sort(t, a), u, 'cross'), join(t, u, 'cross')],
    ['under DISTINCT', distinct(sort(t, a)), distinct(t)],
  ])('%s', (_, before, after) => {
    expect(apply(removeRedundantSort, before)).toEqual(after);
  });
  test.each<[string, Plan]>([
    ['at the top', project(sort(t, a), a)],
    ['under LIMIT', join(limit(sort(t, a), 3), u, 'cross')],
    ['under first', group(sort(t, a), [], as(first, 11, 's'))],
    ['under a floating point sum', group(sort(t, a), [], as(floating, 11, 's'))],
    [
      'in a CTE that is read in order',
      {
        kind: 'with',
        ctes: [{ id: 1 as never, name: 'q', plan: sort(t, a) }],
        child: { kind: 'cte-ref', cte: 1 as never, name: 'q', output: u.output },
      },
    ],
  ])('stays %s', (_, plan) => {
    expect(apply(removeRedundantSort, plan)).toBe(plan);
  });
  test('goes in the subquery of IN', () => {
    const inList = (plan: Plan): Plan =>
      filter(t, { kind: 'in-subquery', values: [a], plan, type: T.boolean, nullable: true });
    expect(apply(removeSubquerySort, inList(sort(project(u, c), c)))).toEqual(inList(project(u, c)));
    const cut = inList(limit(sort(project(u, c), c), 1));
    expect(apply(removeSubquerySort, cut)).toBe(cut);
  });
});

describe('limits', () => {
  test.each<[Plan, Plan]>([
    [limit(limit(t, 10), 3), limit(t, 3)],
    [limit(limit(t, 3), 10), limit(t, 3)],
    [limit(limit(t, 10, 5), 8, 4), limit(t, 6, 9)],
    [limit(limit(t, 3), 10, 5), limit(t, 0, 5)],
  ])('combine-limits', (before, after) => {
    expect(apply(combineLimits, before)).toEqual(after);
  });

  test('push-limit into UNION ALL, once', () => {
    const union = (...inputs: readonly Plan[]): Plan => unionAll(inputs, x, d);
    const after = limit(project(union(limit(t, 15), limit(u, 3)), x), 10, 5);
    expect(apply(pushLimit, limit(project(union(t, limit(u, 3)), x), 10, 5))).toEqual(after);
    expect(apply(pushLimit, after)).toBe(after);
  });
  test('push-limit stops at what needs all rows', () => {
    for (const plan of [limit(sort(unionAll([t, u], x, d), x), 5), limit(distinct(unionAll([t, u], x, d)), 5)]) {
      expect(apply(pushLimit, plan)).toBe(plan);
    }
  });
});

describe('propagate-empty', () => {
  test.each<[string, Plan, Plan]>([
    ['a false filter', filter(t, lit(false)), none(t)],
    ['a NULL filter', filter(t, lit(null, T.boolean)), none(t)],
    ['LIMIT 0', limit(t, 0), none(t)],
    ['an inner join', join(t, none(u), 'inner'), none(join(t, u, 'inner'))],
    ['an anti join', join(t, none(u), 'left-anti'), t],
    [
      'a left join',
      join(t, none(u), 'left'),
      project(t, a, b, as(typedNull(T.int), 3, 'c'), as(typedNull(T.int), 4, 'd')),
    ],
    ['UNION ALL', unionAll([none(t), u], x, col(12, 'y')), project(u, as(c, 10, 'x'), as(d, 12, 'y'))],
    ['GROUP BY', group(none(t), [a], a), none(group(t, [a], a))],
  ])('%s', (_, before, after) => {
    expect(apply(propagateEmpty, before)).toEqual(after);
  });
  test.each<[string, Plan]>([
    ['a whole aggregate', group(none(t), [], as(sum(b), 11, 's'))],
    ['a table of unknown schema', filter({ ...t, open: true }, lit(false))],
  ])('leaves %s', (_, plan) => {
    expect(apply(propagateEmpty, plan)).toBe(plan);
  });
  test('fold-empty-subquery', () => {
    const exists: Expr = { kind: 'exists', plan: none(u), type: T.boolean, nullable: false };
    expect(apply(foldEmptySubquery, filter(t, exists))).toEqual(filter(t, lit(false)));
  });
});

describe('prune-columns', () => {
  test.each<[string, Plan, Plan]>([
    ['a projection', project(project(t, a, b), a), project(project(t, a), a)],
    ['an aggregate', project(grouped, a), project(group(t, [a], a), a)],
    ['below a filter', project(filter(project(t, a, b), one(b)), a), project(filter(project(t, a, b), one(b)), a)],
    [
      'UNION ALL by position',
      project(unionAll([t, project(u, c, d)], x, col(12, 'y')), x),
      project(unionAll([project(t, a), project(u, c)], x), x),
    ],
    [
      'a join',
      project(join(project(t, a, b), project(u, c, d), 'inner', fn('=', a, c)), b),
      project(join(project(t, a, b), project(u, c), 'inner', fn('=', a, c)), b),
    ],
    [
      'all, but rows count',
      group(project(t, a, b), [], as({ ...sum(lit(1)), fn: 'count' }, 11, 'n')),
      group(project(t, a), [], as({ ...sum(lit(1)), fn: 'count' }, 11, 'n')),
    ],
    [
      'VALUES',
      project(
        {
          kind: 'values',
          rows: [
            [lit(1), lit(2)],
            [lit(3), lit(4)],
          ],
          output: t.output,
        },
        b,
      ),
      project({ kind: 'values', rows: [[lit(2)], [lit(4)]], output: t.output.slice(1) }, b),
    ],
  ])('%s', (_, before, after) => {
    expect(apply(pruneColumns, before)).toEqual(after);
  });
  test.each<[string, Plan]>([
    ['DISTINCT', project(distinct(project(t, a, b)), a)],
    ['UNION', project({ ...unionAll([project(t, a, b), u], x, col(12, 'y')), all: false } as Plan, x)],
    ['volatile columns', project(project(t, a, as(random, 12, 'r')), a)],
  ])('leaves %s', (_, plan) => {
    expect(apply(pruneColumns, plan)).toBe(plan);
  });
  test('keeps what a correlated subquery reads', () => {
    const inner = filter(u, fn('=', c, b));
    const exists: Expr = { kind: 'exists', plan: inner, type: T.boolean, nullable: false };
    const plan = project(filter(project(t, a, b), exists), a);
    expect(apply(pruneColumns, plan)).toBe(plan);
  });
});

describe('an aggregate without GROUP BY keeps an aggregate function', () => {
  const total = group(t, [], as(lit(1), 12, 'one'), as(sum(b), 11, 's'));
  const one = col(12, 'one', T.int, false);
  test.each<[string, Plan]>([
    ['when its columns are pruned', project(total, one)],
    [
      'when a projection of a constant is merged into it',
      project(group(t, [], as(sum(b), 11, 's')), as(lit(1), 12, 'one')),
    ],
    ['when its result is decided', group(t, [], as(fn('and', fn('>', sum(b), lit(0n)), lit(false)), 11, 's'))],
  ])('%s', (_, plan) => {
    expect(text(optimized(plan))).toContain('sum(');
  });
});

describe('the pipelines', () => {
  test('make a chain of DataFrame steps one query', () => {
    const plan = filter(
      project(
        alias(project(filter(project(t, a, b), fn('isnotnull', a)), a, b), 'q'),
        a,
        as(fn('+', b, lit(1)), 10, 'x'),
      ),
      fn('>', x, lit(2)),
      lit(true),
    );
    expect(text(optimized(plan))).toBe(
      text(
        project(filter(t, fn('isnotnull', a), fn('>', fn('+', b, lit(1)), lit(2))), a, as(fn('+', b, lit(1)), 10, 'x')),
      ),
    );
  });

  test('optimising twice changes nothing', () => {
    const plan = limit(filter(project(join(windowed, u, 'left', fn('=', a, c)), a, d), one(d)), 5);
    const once = optimized(plan);
    expect(optimized(once)).toBe(once);
  });

  test('take linear time on many rows, many unions and long chains', () => {
    const time = (plan: Plan): number => {
      const start = performance.now();
      optimized(plan);
      return performance.now() - start;
    };
    const rows = (n: number): Plan => ({
      kind: 'values',
      rows: Array.from({ length: n }, (_, i) => [lit(i), lit(String(i))]),
      output: [...u.output],
    });
    expect(time(project(rows(20_000), c))).toBeLessThan(2000);
    const inputs = Array.from({ length: 1000 }, (_, i) => table(`t${i}`, col(100 + 2 * i, 'a'), col(101 + 2 * i, 'b')));
    expect(time(filter(project(unionAll(inputs, x, d), x), one(x)))).toBeLessThan(3000);
  });
});
