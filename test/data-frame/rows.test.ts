import { withoutCrosstabs } from '@spark-sql-to-snowflake/analyzer';
import { type DuckDBConnection, openDuckDB } from '@spark-sql-to-snowflake/executor';
import type { Literal, UnresolvedPlan } from '@spark-sql-to-snowflake/plan-ir';
import { parseTableSchema } from '@spark-sql-to-snowflake/spark-sql-parser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { columns, refusal, rows } from './answer.js';
import { as, call, e, type Frame, frame, literalOf, sql, update } from './frame.js';

/** Rows were seen on Spark Connect 3.5.7. */
let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await openDuckDB({ timeZone: 'America/Los_Angeles' });
});
afterAll(() => connection.close());

const df = sql(
  "select * from values (1, 2L, 'x', 1.5D, true, 1.25BD), (2, null, null, double('NaN'), false, 2.5BD), (null, 3L, '10', null, null, null) as t(a,b,s,d,f,de)",
);
const small = df.select('a', 'b', 's', 'd', 'f');
const none = sql("select * from values (1, 'x') as t(a,s) where a > 1");
const nested = sql(
  "select named_struct('x', 1, 'y', named_struct('p', 'q', 'r', 2L)) as st, 1 as k union all select null, 2 union all select named_struct('x', 3, 'y', null), 3",
);
const id = (n: number): Frame => frame({ kind: 'range', start: 0n, end: BigInt(n), step: 1n });

type Case = readonly [name: string, frame: Frame, expected: readonly string[], order?: 'ordered'];
const answers = (cases: readonly Case[]): void => {
  for (const [name, given, expected, order] of cases) {
    test(name, async () => {
      const found = await rows(given, connection);
      if (order) expect(found).toEqual(expected);
      else expect([...found].sort()).toEqual([...expected].sort());
    });
  }
};
const values = (frame: Frame, kind: 'fill-na', texts: readonly string[], names: readonly string[] = []): Frame =>
  frame.over((child) => ({ kind, child, columns: names, values: texts.map(literalOf) }));

describe('what reaches through', () => {
  answers([
    ['a sort by a dropped column', small.select('a').orderBy('b'), ['2', '1', 'NULL'], 'ordered'],
    ['by one two selects down', small.select('a', 'b').select('a').orderBy('s'), ['2', 'NULL', '1'], 'ordered'],
    [
      'a filter by a replaced column',
      small
        .withColumns(as("'zz'", 'a'))
        .filter(call('>', small.col('a'), '1'))
        .select('a', 'd'),
      ["'zz' | NaN"],
    ],
    ['through distinct', small.select('a').distinct().orderBy('b'), ['2', '1', 'NULL'], 'ordered'],
    ['an aggregate in a filter', small.agg(['a'], 'sum(b)').filter('max(b) > 1'), ['1 | 2', 'NULL | 3']],
    [
      'an aggregate in a sort',
      small.agg(['a'], 'sum(b)').orderBy('max(b)'),
      ['2 | NULL', '1 | 2', 'NULL | 3'],
      'ordered',
    ],
    [
      'all columns see those below',
      small.withColumns(as('b', 'a'), as('a', 'b')).select('a', 'b'),
      ['2 | 1', 'NULL | 2', '3 | NULL'],
    ],
    [
      'a window',
      small.withColumns(as('row_number() over (order by b)', 'r')).select('b', 'r'),
      ['NULL | 1', '2 | 2', '3 | 3'],
    ],
    [
      'a generator',
      small.withColumns(as('explode(array(a, b))', 'x')).select('a', 'x'),
      ['1 | 1', '1 | 2', '2 | 2', '2 | NULL', 'NULL | NULL', 'NULL | 3'],
    ],
    ['dropDuplicates', sql('select * from values (1, 2), (1, 2), (2, 2) t(a, b)').distinct('b').select('b'), ['2']],
    ['of NULLs', small.distinct('f').select('f'), ['true', 'false', 'NULL']],
    ['rows of no columns', small.select('a').drop('a').select('1'), ['1', '1', '1']],
    ['as they are', small.select('a').drop('a'), ['', '', '']],
  ]);
});

describe('missing values', () => {
  const drop = (least?: number, ...names: string[]): Frame =>
    small
      .over((child) => ({ kind: 'drop-na', child, columns: names, ...(least !== undefined && { minNonNulls: least }) }))
      .select('a');
  const replace = (pairs: readonly (readonly [string, string])[], ...names: string[]): Frame =>
    small.over((child) => ({
      kind: 'replace-na',
      child,
      columns: names,
      replacements: pairs.map(([from, to]) => ({ from: literalOf(from), to: literalOf(to) })),
    }));
  answers([
    [
      '0 for numbers, and for NaN',
      values(small, 'fill-na', ['0L']),
      ["1 | 2 | 'x' | 1.5 | true", '2 | 0 | NULL | 0.0 | false', "0 | 3 | '10' | 0.0 | NULL"],
    ],
    [
      'a double in whole numbers',
      values(small, 'fill-na', ['1.7D']).select('a', 'b', 'd'),
      ['1 | 2 | 1.5', '2 | 1 | 1.7', '1 | 3 | 1.7'],
    ],
    [
      'decimals, bytes and floats',
      values(sql('select cast(null as decimal(5,2)) x, cast(null as tinyint) y, cast(null as float) z'), 'fill-na', [
        '300.456D',
      ]),
      ['300.46 | 44 | 300.456'],
    ],
    ['rows without any missing', drop(), ['1']],
    ['rows with three that are not', drop(3), ['1']],
    ['rows with one', drop(1), ['1', '2', 'NULL']],
    ['by one column', drop(undefined, 'd'), ['1']],
    ['by a field', nested.over((child) => ({ kind: 'drop-na', child, columns: ['st.x'] })).select('k'), ['1', '3']],
    [
      'numbers replaced',
      replace(
        [
          ['1', '10'],
          ['2', '20'],
        ],
        'a',
        'b',
      ).select('a', 'b'),
      ['10 | 20', '20 | NULL', 'NULL | 3'],
    ],
    ['cut to whole numbers', replace([['1.0D', '7.9D']]).select('a'), ['7', '2', 'NULL']],
    ['NaN', replace([["double('NaN')", '3.0D']].map(() => ['1.5D', '3.0D'])).select('d'), ['3.0', 'NaN', 'NULL']],
    ['texts', replace([["'x'", "'longer'"]]).select('s'), ["'longer'", 'NULL', "'10'"]],
    ['texts by NULL', replace([["'x'", 'null']]).select('s'), ['NULL', 'NULL', "'10'"]],
    ['another spelling replaces nothing', replace([['1', '2']], 'A').select('a'), ['1', '2', 'NULL']],
    [
      'too large for its decimal',
      sql('select 1.50BD x').over((child) => ({
        kind: 'replace-na',
        child,
        columns: [],
        replacements: [{ from: literalOf('1.5D'), to: literalOf('300.256D') }],
      })),
      ['NULL'],
    ],
  ]);
});

describe('statistics', () => {
  const describeOf = (f: Frame, ...names: string[]): Frame =>
    f.over((child) => ({ kind: 'describe', child, columns: names }));
  const summary = (f: Frame, ...statistics: string[]): Frame =>
    f.over((child) => ({ kind: 'summary', child, statistics }));
  answers([
    [
      'describe',
      describeOf(df),
      [
        "'count' | '2' | '2' | '2' | '2' | '2'",
        "'mean' | '1.5' | '2.5' | '10.0' | 'NaN' | '1.875000'",
        "'stddev' | '0.7071067811865476' | '0.7071067811865476' | NULL | 'NaN' | '0.8838834764831844'",
        "'min' | '1' | '2' | '10' | '1.5' | '1.25'",
        "'max' | '2' | '3' | 'x' | 'NaN' | '2.50'",
      ],
      'ordered',
    ],
    [
      'of no rows',
      describeOf(none),
      [
        "'count' | '0' | '0'",
        "'mean' | NULL | NULL",
        "'stddev' | NULL | NULL",
        "'min' | NULL | NULL",
        "'max' | NULL | NULL",
      ],
      'ordered',
    ],
    ['of no such columns', describeOf(df, 'f'), ["'count'", "'mean'", "'stddev'", "'min'", "'max'"], 'ordered'],
    [
      'of a field',
      describeOf(nested.limit(1), 'st.x'),
      ["'count' | '1'", "'mean' | '1.0'", "'stddev' | NULL", "'min' | '1'", "'max' | '1'"],
      'ordered',
    ],
    [
      'summary',
      summary(small),
      [
        "'count' | '2' | '2' | '2' | '2'",
        "'mean' | '1.5' | '2.5' | '10.0' | 'NaN'",
        "'stddev' | '0.7071067811865476' | '0.7071067811865476' | NULL | 'NaN'",
        "'min' | '1' | '2' | '10' | '1.5'",
        "'25%' | '1' | '2' | '10.0' | '1.5'",
        "'50%' | '1' | '2' | '10.0' | '1.5'",
        "'75%' | '2' | '3' | '10.0' | '1.5'",
        "'max' | '2' | '3' | 'x' | 'NaN'",
      ],
      'ordered',
    ],
    [
      'chosen ones',
      summary(df.select('a', 's'), 'COUNT', '33%', 'count_distinct', '99.9%'),
      ["'COUNT' | '2' | '2'", "'33%' | '1' | '10.0'", "'count_distinct' | '2' | '2'", "'99.9%' | '2' | '10.0'"],
      'ordered',
    ],
    ['covariance, NULL as 0', df.over((child) => ({ kind: 'cov', child, column1: 'a', column2: 'b' })), ['-1.5']],
    ['of decimals', df.over((child) => ({ kind: 'cov', child, column1: 'de', column2: 'de' })), ['1.5625']],
    ['of no rows', none.over((child) => ({ kind: 'cov', child, column1: 'a', column2: 'a' })), ['0.0']],
    ['of one row', id(1).over((child) => ({ kind: 'cov', child, column1: 'id', column2: 'id' })), ['0.0']],
    ['correlation of no rows', none.over((child) => ({ kind: 'corr', child, column1: 'a', column2: 'a' })), ['NaN']],
    ['of one row', id(1).over((child) => ({ kind: 'corr', child, column1: 'id', column2: 'id' })), ['NaN']],
    [
      'quantiles',
      id(10).over((child) => ({
        kind: 'approx-quantile',
        child,
        columns: ['id'],
        probabilities: [0, 0.05, 0.25, 0.333, 0.5, 0.55, 0.95, 1],
        relativeError: 0,
      })),
      ['[[0.0, 0.0, 2.0, 3.0, 4.0, 5.0, 9.0, 9.0]]'],
    ],
    [
      'NaN and NULL do not count',
      df.over((child) => ({
        kind: 'approx-quantile',
        child,
        columns: ['a', 'd'],
        probabilities: [0, 0.5, 1],
        relativeError: 0,
      })),
      ['[[1.0, 1.0, 2.0], [1.5, 1.5, 1.5]]'],
    ],
    [
      'of no rows',
      none.over((child) => ({
        kind: 'approx-quantile',
        child,
        columns: ['a'],
        probabilities: [0.5],
        relativeError: 0,
      })),
      ['[[]]'],
    ],
    [
      'frequent values',
      sql("select * from values (1,'b'),(1,'a'),(2,'a'),(1,null),(1, 'a') t(x,y)").over((child) => ({
        kind: 'freq-items',
        child,
        columns: ['x', 'y'],
        support: 0.55,
      })),
      ["[1] | ['a']"],
    ],
  ]);
  test.each([
    ['no statistic', summary(df, 'foo'), 'foo is not a recognised statistic.'],
    ['no percentile', summary(df, 'foo%'), 'Unable to parse foo% as a percentile.'],
    ['beyond all', summary(df, '101%'), 'requirement failed: Percentiles must be in the range [0, 1]'],
    [
      'another correlation',
      df.over((child) => ({ kind: 'corr', child, column1: 'a', column2: 'b', method: 'kendall' })),
      'requirement failed: Currently only the calculation of the Pearson Correlation coefficient is supported.',
    ],
    [
      'a text',
      df.over((child) => ({ kind: 'cov', child, column1: 'a', column2: 's' })),
      'requirement failed: Currently covariance calculation for columns with dataType string not supported.',
    ],
    [
      'quantiles of a text',
      df.over((child) => ({ kind: 'approx-quantile', child, columns: ['s'], probabilities: [0.5], relativeError: 0 })),
      'requirement failed: Quantile calculation for column s with data type StringType is not supported.',
    ],
    [
      'a support of nearly nothing',
      df.over((child) => ({ kind: 'freq-items', child, columns: ['a'], support: 0.00001 })),
      'requirement failed: Support must be in [1e-4, 1], but got 1.0E-5.',
    ],
    [
      'describe of one of several',
      sql('select 1 as a, 2 as a').over((child) => ({ kind: 'describe', child, columns: [] })),
      'AMBIGUOUS_REFERENCE',
    ],
  ])('%s', (_, given, expected) => expect(refusal(given)).toBe(expected));
  test('columns of describe', () => {
    expect(columns(describeOf(df, 'A', 's'))).toBe('summary string, A string, s string');
  });
});

describe('crosstab', () => {
  const given = sql("select * from values (1,'b'),(1,'a'),(2,'a'),(1,'b'),(2, 'a`b'),(null, 'c.d') t(x,y)").over(
    (child) => ({ kind: 'crosstab', child, column1: 'x', column2: 'y' }),
  );
  /** As a session does: the distinct texts of the second column, in order. */
  const withValues = (plan: UnresolvedPlan, list: readonly Literal[]): UnresolvedPlan =>
    plan.kind === 'fill-na' && plan.child.kind === 'pivot' ? { ...plan, child: { ...plan.child, values: list } } : plan;
  const made = withValues(withoutCrosstabs(given.plan), ["'a'", "'ab'", "'b'", "'c.d'"].map(literalOf));
  test('counts', async () => {
    const { planId: _, ...plan } = made;
    const found = frame(plan as UnresolvedPlan);
    expect(columns(found)).toBe(
      'x_y string, a bigint not null, ab bigint not null, b bigint not null, c.d bigint not null',
    );
    expect([...(await rows(found, connection))].sort()).toEqual([
      "'1' | 1 | 0 | 2 | 0",
      "'2' | 1 | 1 | 0 | 0",
      "'null' | 0 | 0 | 0 | 1",
    ]);
  });
});

describe('samples', () => {
  const share = (lower: number, upper: number): Frame =>
    id(3).over((child) => ({ kind: 'sample-frame', child, lower, upper, withReplacement: false }));
  answers([
    ['all', share(0, 1), ['0', '1', '2']],
    ['none', share(0, 0), []],
    [
      'all and none of strata',
      id(10)
        .withColumns(as('id % 3', 'k'))
        .over((child) => ({
          kind: 'sample-by',
          child,
          column: e('k'),
          fractions: [
            { stratum: literalOf('0'), fraction: 1 },
            { stratum: literalOf('1'), fraction: 0 },
          ],
        })),
      ['0 | 0', '3 | 0', '6 | 0', '9 | 0'],
    ],
  ]);
  test('a share is some of the rows', async () => {
    const found = await rows(
      id(1000).over((child) => ({
        kind: 'sample-frame',
        child,
        lower: 0.2,
        upper: 0.7,
        withReplacement: false,
        seed: 7n,
      })),
      connection,
    );
    expect(found.length).toBeGreaterThan(350);
    expect(found.length).toBeLessThan(650);
  });
  // recorded from Spark 3.5.7: spark.range(0, 12, 1, 1).sample(True, 1.5, 7)
  answers([
    [
      'with replacement',
      id(12).over((child) => ({ kind: 'sample-frame', child, lower: 0, upper: 1.5, withReplacement: true, seed: 7n })),
      ['0', '0', '10', '11', '11', '2', '2', '3', '4', '4', '4', '4', '5', '5', '6', '6', '7', '8', '8', '9', '9'],
    ],
  ]);
  test('with replacement and by chance each row comes about as often as said', async () => {
    const found = await rows(
      id(1000).over((child) => ({ kind: 'sample-frame', child, lower: 0, upper: 2, withReplacement: true })),
      connection,
    );
    expect(found.length).toBeGreaterThan(1700);
    expect(found.length).toBeLessThan(2300);
  });
  test('more than all', () => {
    expect(refusal(share(0, 1.5))).toBe(
      'requirement failed: Sampling fraction (1.5) must be on interval [0, 1] without replacement',
    );
  });
});

describe('to a schema', () => {
  const to = (f: Frame, ddl: string): Frame =>
    f.over((child) => ({ kind: 'to-schema', child, schema: parseTableSchema(ddl).fields }));
  const u = sql("select * from values (1, 'p', 2.5D), (5, 'q', 3.5D) as u(A,z,w)");
  answers([
    ['columns by name', to(small, 'B bigint, a bigint'), ['2 | 1', 'NULL | 2', '3 | NULL']],
    ['narrower', to(small, 'b int'), ['2', 'NULL', '3']],
    ['as text', to(small, 'b string, f string'), ["'2' | 'true'", "NULL | 'false'", "'3' | NULL"]],
    ['what nobody has', to(small, 'zz string').limit(1), ['NULL']],
    [
      'fields by name',
      to(nested, 'st struct<y: struct<r: string>, x: bigint, new: bigint>'),
      ["{y: {r: '2'}, x: 1, new: NULL}", 'NULL', '{y: NULL, x: 3, new: NULL}'],
    ],
    [
      'in arrays and maps',
      to(
        sql("select array(named_struct('x',1)) as ar, map('k', 1) as m"),
        'm map<string,bigint>, ar array<struct<x: bigint>>',
      ),
      ["map('k' -> 1) | [{x: 1}]"],
    ],
  ]);
  test.each([
    [small, 'B bigint, a bigint', 'B bigint, a bigint'],
    [u, 'a bigint', 'a bigint not null'],
    [u, 'a int not null', 'a int not null'],
    [small, 'zz string', 'zz string'],
    [small, 's int', 'INVALID_COLUMN_OR_FIELD_DATA_TYPE'],
    [small, 'zz string not null', 'UNRESOLVED_COLUMN.WITH_SUGGESTION'],
    [small, 'a int not null', 'NULLABLE_COLUMN_OR_FIELD'],
    [sql('select 1 as a, 2 as a'), 'a int', 'AMBIGUOUS_COLUMN_OR_FIELD'],
  ])('case %#', (f, ddl, expected) => expect(refusal(to(f, ddl))).toBe(expected));
});

describe('schemas, structs and unions', () => {
  const st = (f: Frame): Frame => f.select(as(f.col('st'), 'st'));
  answers([
    [
      'a field set in a struct inside',
      nested.select(as(update('st', 'y.p', '5'), 'st')),
      ['{x: 1, y: {p: 5, r: 2}}', 'NULL', '{x: 3, y: NULL}'],
    ],
    [
      'a field of its own struct',
      nested.select(as(update('st', 'x2', 'st.x + 1'), 'st')).select('st.x2'),
      ['2', 'NULL', '4'],
    ],
    ['a field dropped', nested.select(as(update('st', 'y.p'), 'st')), ['{x: 1, y: {r: 2}}', 'NULL', '{x: 3, y: NULL}']],
    [
      'structs by name',
      st(
        sql("select named_struct('p', 1, 'q', 'z') as st").union(
          sql("select named_struct('r', 2.5D, 'p', 3) as st union all select null"),
          true,
          true,
        ),
      ),
      ["{p: 1, q: 'z', r: NULL}", '{p: 3, q: NULL, r: 2.5}', 'NULL'],
    ],
    [
      'structs in arrays by name',
      sql("select array(named_struct('p',1)) as ar").union(sql("select array(named_struct('r',1)) as ar"), true, true),
      ['[{p: 1, r: NULL}]', '[{p: NULL, r: 1}]'],
    ],
    [
      'columns nobody has',
      sql('select 1 as a').union(sql('select 9 as c'), true, true).union(sql('select 2L as b'), true, true),
      ['1 | NULL | NULL', 'NULL | 9 | NULL', 'NULL | NULL | 2'],
    ],
    [
      'unpivot of expressions',
      small.over((child) => ({
        kind: 'unpivot',
        child,
        includeNulls: true,
        ids: [e('a')],
        entries: [{ columns: [as('b + 1', 'q')] }, { columns: [e('b')] }],
        nameColumn: 'var',
        valueColumns: ['val'],
      })),
      ["1 | 'q' | 3", "1 | 'b' | 2", "2 | 'q' | NULL", "2 | 'b' | NULL", "NULL | 'q' | 4", "NULL | 'b' | 3"],
    ],
  ]);
});
