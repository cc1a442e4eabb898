import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Column,
  type ColumnId,
  type DataType,
  explainPlan,
  explainStatement,
  explainUnresolved,
  intLiteral,
  literal,
  literalText,
  type Plan,
  printExpr,
  stringLiteral,
  types as T,
} from '../src/index.js';
import { arbitraryPlan } from './arbitrary-plan.js';

const column = (id: number, name: string, type: DataType = T.int): Column => ({
  kind: 'column',
  id: id as ColumnId,
  name,
  type,
  nullable: true,
});
const boolean = (fn: string, ...args: readonly Column[]) =>
  ({ kind: 'call', fn, args, type: T.boolean, nullable: true }) as const;

/** SELECT a, sum(b) AS s FROM t JOIN u ON a = c WHERE EXISTS (SELECT 1) GROUP BY a, with ids that start anywhere. */
function sample(from: number): Plan {
  const a = column(from, 'a');
  const b = column(from + 1, 'b');
  const c = column(from + 2, 'c', T.long);
  const attribute = ({ id, name, type, nullable }: Column) => ({ id, name, type, nullable });
  return {
    kind: 'aggregate',
    groupings: [a],
    columns: [
      { id: a.id, name: 'a', expr: a },
      {
        id: (from + 3) as ColumnId,
        name: 's',
        expr: { kind: 'aggregate', fn: 'sum', args: [b], distinct: false, type: T.long, nullable: true },
      },
    ],
    child: {
      kind: 'filter',
      condition: {
        kind: 'exists',
        plan: {
          kind: 'project',
          child: { kind: 'one-row' },
          columns: [{ id: 99 as ColumnId, name: '1', expr: intLiteral(1) }],
        },
        type: T.boolean,
        nullable: false,
      },
      child: {
        kind: 'join',
        type: 'inner',
        left: { kind: 'relation', table: ['t'], output: [attribute(a), attribute(b)] },
        right: { kind: 'alias', name: 'v', child: { kind: 'relation', table: ['db', 'u'], output: [attribute(c)] } },
        condition: boolean('=', a, c),
      },
    },
  };
}

describe('explain', () => {
  test('draws the tree, subqueries first, ids numbered as they appear', () => {
    expect(explainPlan(sample(40))).toBe(
      [
        'Aggregate [a#1], [a#1, sum(b#2) AS s#3L]',
        '+- Filter exists#1 []',
        '   :  +- exists#1',
        '   :     +- Project [1 AS 1#4]',
        '   :        +- OneRowRelation',
        '   +- Join Inner, (a#1 = c#5L)',
        '      :- Relation t[a#1, b#2]',
        '      +- SubqueryAlias v',
        '         +- Relation db.u[c#5L]',
        '',
      ].join('\n'),
    );
  });

  test('does not depend on where ids start', () => {
    expect(explainPlan(sample(7))).toBe(explainPlan(sample(300)));
  });

  test('prints any plan', () => {
    fc.assert(
      fc.property(arbitraryPlan, (plan) => {
        expect(explainPlan(plan)).toBe(explainPlan(plan));
      }),
    );
  });

  test('shows a parsed query with its unresolved names', () => {
    const text = explainUnresolved({
      kind: 'project',
      items: [{ kind: 'alias', expr: { kind: 'call', name: ['count'], args: [{ kind: 'star' }] }, names: ['n'] }],
      child: { kind: 'filter', condition: { kind: 'name', parts: ['t', 'x'] }, child: { kind: 'table', name: ['t'] } },
    });
    expect(text).toBe(
      "'Project [count(*) AS n]\n+- 'Filter 't.x\n   +- 'UnresolvedRelation [t]\n".replace(
        "Filter 't.x",
        "Filter 't.x",
      ),
    );
  });

  test('shows a statement in one line above its query', () => {
    const text = explainStatement({
      kind: 'insert',
      table: ['db', 't'],
      overwrite: true,
      ifNotExists: false,
      byName: false,
      partition: [{ name: 'p', value: intLiteral(1) }],
      query: { kind: 'one-row' },
    });
    expect(text).toBe('Insert overwrite db.t partition (p=1)\n+- OneRowRelation\n');
  });
});

describe('printed expressions', () => {
  test.each([
    [stringLiteral("it's"), "'it\\'s'"],
    [literal(150n, T.decimal(3, 2)), '1.50'],
    [literal(-5n, T.decimal(3, 2)), '-0.05'],
    [literal(10_561, T.date), '1998-12-01'],
    [literal(-1n, T.timestamp), '1969-12-31 23:59:59.999999Z'],
    [literal(-0, T.double), '-0'],
    [literal(new Uint8Array([0, 171]), T.binary), "X'00AB'"],
    [literal(null, T.int), 'null'],
  ])('%o', (value, text) => {
    expect(literalText(value)).toBe(text);
  });

  test('operators stand between their operands', () => {
    expect(printExpr(boolean('and', column(5, 'a', T.boolean), column(9, 'b', T.boolean)))).toBe('(a#1 AND b#2)');
    expect(printExpr({ kind: 'cast', expr: column(5, 'a'), type: T.long, nullable: true, mode: 'try' })).toBe(
      'try_cast(a#1 as bigint)',
    );
  });
});
