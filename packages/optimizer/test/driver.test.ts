import { Bug, DEFAULT_CONF, types as T } from '@spark-sql-to-snowflake/plan-ir';
import { describe, expect, test } from 'vitest';
import { optimizeStatement, runBatches } from '../src/index.js';
import type { Rule } from '../src/rule.js';
import { col, filter, fn, lit, optimized, project, sort, table } from './plans.js';

const a = col(1, 'a');
const b = col(2, 'b');
const t = table('t', a, b);
const run = (...rules: readonly Rule[]) =>
  runBatches(
    [{ name: 'test', rules, maxRounds: 5 }],
    project(filter(t, fn('=', a, lit(1))), a),
    { conf: DEFAULT_CONF },
    { check: true },
  );

describe('the driver', () => {
  test('gives back the same plan where no rule applies', () => {
    const plan = project(t, a);
    expect(optimized(plan)).toBe(plan);
    expect(optimized(plan, 'shape-keeping')).toBe(plan);
  });

  test('names a rule that changes a type', () => {
    const rule: Rule = {
      name: 'widen',
      over: 'expr',
      rewrite: (e) => (e.kind === 'call' ? { ...e, type: T.long } : e),
    };
    expect(() => run(rule)).toThrow(/^rule widen changed the type from boolean to bigint/);
  });

  test('names a rule that loses a column', () => {
    const rule: Rule = {
      name: 'lose',
      over: 'plan',
      rewrite: (p) => (p.kind === 'project' && p.columns.length === 1 ? { ...p, columns: [] } : p),
    };
    expect(() => run(rule)).toThrow(/rule lose changed output column 1 from a#1 int to nothing/);
  });

  test('names a rule that refers to what is not there', () => {
    const rule: Rule = {
      name: 'stray',
      over: 'plan',
      rewrite: (p) =>
        p.kind === 'filter' && p.condition.kind === 'call' ? { ...p, condition: col(77, 'x', T.boolean) } : p,
    };
    expect(() => run(rule)).toThrow(/rule stray refers to column #77/);
  });

  test('names a rule that makes a column nullable', () => {
    const rule: Rule = {
      name: 'loosen',
      over: 'expr',
      rewrite: (e) => (e.kind === 'call' && !e.nullable ? { ...e, nullable: true } : e),
    };
    const plan = filter(t, fn('isnull', a));
    const go = () =>
      runBatches([{ name: 'x', rules: [rule], maxRounds: 3 }], plan, { conf: DEFAULT_CONF }, { check: true });
    expect(go).toThrow(/rule loosen made nullable/);
  });

  test('stops two rules that undo each other, and names them', () => {
    const swap = (name: string): Rule => ({
      name,
      over: 'expr',
      rewrite: (e) => (e.kind === 'call' ? { ...e, args: [...e.args].reverse() } : e),
    });
    expect(() => run(swap('one'), swap('two'))).toThrow(Bug);
    expect(() => run(swap('one'), swap('two'))).toThrow(/no fixed point after 5 rounds \(one, two\)/);
  });

  test('tells which rules fired', () => {
    const fired: string[] = [];
    optimizeStatement(
      { kind: 'query', plan: filter(t, fn('and', fn('=', a, lit(1)), lit(true))) },
      { pipeline: 'shape-keeping', conf: DEFAULT_CONF, onFire: (rule) => fired.push(rule) },
    );
    expect(fired).toEqual(['simplify-boolean']);
  });

  test('keeps a grouping expression one tree with its uses', () => {
    const grouping = fn('or', fn('=', a, lit(1)), fn('=', b, lit(1)));
    const wider = fn('or', grouping, fn('isnull', lit(null)));
    const plan = {
      kind: 'aggregate',
      child: t,
      groupings: [grouping],
      columns: [{ id: col(9, 'x').id, name: 'x', expr: fn('or', grouping, fn('=', grouping, lit(true, T.boolean))) }],
    } as const;
    expect(wider.kind).toBe('call');
    expect(optimized(plan, 'shape-keeping')).toBe(plan);
  });

  test('does not turn a constant sort key or grouping into an ordinal', () => {
    const key = fn('+', lit(1), lit(1));
    const plan = sort(t, key);
    expect(optimized(plan, 'shape-keeping')).toBe(plan);
    const grouped = { kind: 'aggregate', child: t, groupings: [key], columns: [] } as const;
    expect(optimized(grouped, 'shape-keeping')).toBe(grouped);
  });
});

describe('statements', () => {
  test('UPDATE and DELETE are optimised too', () => {
    const options = { pipeline: 'shape-keeping', conf: DEFAULT_CONF, check: true } as const;
    const condition = fn('and', fn('=', a, fn('+', lit(1), lit(1))), lit(true));
    expect(optimizeStatement({ kind: 'delete', table: ['t'], condition }, options)).toEqual({
      kind: 'delete',
      table: ['t'],
      condition: fn('=', a, lit(2)),
    });
    const update = { kind: 'update', table: ['t'], assignments: [{ column: ['a'], value: a }] } as const;
    expect(optimizeStatement(update, options)).toBe(update);
  });
});
