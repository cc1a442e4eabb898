import { describe, expect, test } from 'vitest';
import { columns, metadataOf, refusal } from './answer.js';
import { as, call, e, type Frame, literalOf, sql, update } from './frame.js';

/** Names, types, nullability and error classes were seen on Spark Connect 3.5.7. */
const df = sql(
  "select * from values (1, 2L, 'x', 1.5D, true), (2, null, null, double('NaN'), false), (null, 3L, 'y', null, null) as t(a,b,s,d,f)",
);
const u = sql("select * from values (1, 'p'), (5, 'q') as u(a,z)");
const dup = sql('select 1 as a, 2 as a, 3 as b');
const nested = sql(
  "select named_struct('x', 1, 'y', named_struct('p', 'q', 'r', 2L)) as st, 1 as k union all select null, 2",
);
const DF = 'a int, b bigint, s string, d double, f boolean';
const big = df.filter('a > 1');

type Case = readonly [name: string, frame: Frame, expected: string];
const columnsOf = (cases: readonly Case[]): void => {
  test.each(cases)('%s', (_, frame, expected) => expect(columns(frame)).toBe(expected));
};
const refused = (cases: readonly Case[]): void => {
  test.each(cases)('%s', (_, frame, expected) => expect(refusal(frame)).toMatch(expected));
};

describe('df["a"] is looked for below the operator', () => {
  columnsOf([
    [
      'each side of a join',
      df.join(u, call('=', df.col('a'), u.col('a'))).select(df.col('a'), u.col('a'), u.col('z')),
      'a int, a int not null, z string not null',
    ],
    [
      'an outer join makes it nullable',
      df.join(u, call('=', df.col('a'), u.col('a')), 'left').select(df.col('a'), u.col('a'), u.col('z')),
      'a int, a int, z string',
    ],
    ['the hidden side of a USING join', df.join(u, ['a']).select(u.col('a'), df.col('a')), 'a int not null, a int'],
    ['both hidden sides', df.join(u, ['a'], 'full').select(u.col('a'), df.col('a'), 'a'), 'a int, a int, a int'],
    ['through a grouping', df.agg(['a'], as('count(1)', 'count')).select(df.col('a')), 'a int'],
    ['a filter sees what a select dropped', df.select('a').filter(call('>', df.col('b'), '0L')), 'a int'],
    ['a sort, too', df.select('a').orderBy(df.col('b')), 'a int'],
    [
      'and what was replaced',
      df.withColumns(as("'zz'", 'a')).filter(call('>', df.col('a'), '1')),
      'a string not null, b bigint, s string, d double, f boolean',
    ],
    ['where the frame lacks it, the name decides', df.select(df.col('A')), 'A int'],
  ]);
  refused([
    ['a self join', df.join(df, call('=', df.col('a'), df.col('a'))), 'AMBIGUOUS_COLUMN_REFERENCE'],
    [
      'a self join of what was made of it',
      df.join(big, call('=', df.col('a'), big.col('a'))),
      'AMBIGUOUS_COLUMN_REFERENCE',
    ],
    ['a frame that is not below', df.select(u.col('z')), 'fail to find subplan with plan_id'],
    ['the same, though the name is there', df.select(u.col('a')), 'fail to find subplan with plan_id'],
    ['a drop', df.drop(u.col('z')), 'fail to find subplan with plan_id'],
    [
      'select of a dropped column',
      df.select('a').select(df.col('b')),
      'MISSING_ATTRIBUTES.RESOLVED_ATTRIBUTE_MISSING_FROM_INPUT',
    ],
    [
      'select of a replaced column',
      df.withColumns(as("'zz'", 'a')).select(df.col('a')),
      'MISSING_ATTRIBUTES.RESOLVED_ATTRIBUTE_APPEAR_IN_OPERATION',
    ],
    [
      'select of what was not grouped by',
      df.agg(['a'], 'count(1)').select(df.col('b')),
      'MISSING_ATTRIBUTES.RESOLVED_ATTRIBUTE_MISSING_FROM_INPUT',
    ],
  ]);
});

describe('names reach through DataFrames', () => {
  columnsOf([
    ['a qualifier through select', df.alias('q').select('q.a').filter('q.a > 1'), 'a int'],
    ['twice', df.alias('q').select('q.a', 'b').select('q.b'), 'b bigint'],
    ['through withColumn', df.alias('q').withColumns(as('1', 'n')).select('q.b', 'n'), 'b bigint, n int not null'],
    ['through dropDuplicates', df.alias('q').distinct('a').select('q.b'), 'b bigint'],
    ['through union', df.alias('q').union(df).select('q.b'), 'b bigint'],
    ['through groupBy', df.alias('q').agg(['q.a'], 'count(1)').select('q.a'), 'a int'],
    ['out of SQL text', sql('select q.a from values (1) q(a)').select('q.a'), 'a int not null'],
    ['a sort by columns two selects down', df.select('a', 'b').select('a').orderBy('s', 'd'), 'a int'],
    ['through a limit', df.select('a').limit(5).orderBy('b'), 'a int'],
    ['through distinct', df.select('a').distinct().orderBy('b'), 'a int'],
    ['through dropDuplicates by some', df.select('a', 's').distinct('a').orderBy('b'), 'a int, s string'],
    ['a filter twice', df.select('a').filter('b > 0').filter('s is not null'), 'a int'],
    [
      'equal names under two aliases',
      df.alias('l').join(df.alias('r'), 'l.a = r.a').select('l.a', 'r.s'),
      'a int, s string',
    ],
    ['aggregates over a grouping', df.agg(['a'], 'sum(b)').filter('max(b) > 1'), 'a int, sum(b) bigint'],
    ['in a sort', df.agg(['a'], 'sum(b)').orderBy('max(b)', 'a'), 'a int, sum(b) bigint'],
    ['a grouping that was dropped', df.agg(['a'], 'sum(b)').select('`sum(b)`').orderBy('a'), 'sum(b) bigint'],
    ['a name of the grouping first', df.agg(['a'], as('sum(b)', 'b')).filter('b > 2'), 'a int, b bigint'],
  ]);
  refused([
    ['not through an alias', df.select('a').alias('q').orderBy('b'), 'UNRESOLVED_COLUMN.WITH_SUGGESTION'],
    [
      'not what was replaced',
      df.alias('q').withColumns(as('1', 'b')).select('q.b'),
      'UNRESOLVED_COLUMN.WITH_SUGGESTION',
    ],
    ['not what was renamed', df.alias('q').renamed(['b', 'bb']).select('q.bb'), 'UNRESOLVED_COLUMN.WITH_SUGGESTION'],
    ['no column that was not grouped by', df.agg(['a'], 'sum(b)').filter('b > 1'), 'UNRESOLVED_COLUMN.WITH_SUGGESTION'],
    ['an aggregate without a grouping', df.withColumns(as('sum(a)', 'z')), 'MISSING_GROUP_BY'],
    ['equal names', df.join(u).select('a'), 'AMBIGUOUS_REFERENCE'],
  ]);
});

describe('columns are replaced, renamed and dropped', () => {
  columnsOf([
    [
      'a replaced column takes the new spelling',
      df.withColumns(as('10', 'A')),
      'A int not null, b bigint, s string, d double, f boolean',
    ],
    [
      'all see the columns below',
      df.withColumns(as('b', 'a'), as('a', 'b'), as('a', 'q')),
      'a bigint, b int, s string, d double, f boolean, q int',
    ],
    [
      'a new name may be used by those behind it',
      df.withColumns(as('1', 'q'), as('q', 'r')).select('r'),
      'r int not null',
    ],
    ['all of a name are replaced', dup.withColumns(as('9', 'a')), 'a int not null, a int not null, b int not null'],
    ['a name with a point', df.withColumns(as('9', 'a.b')).select('`a.b`'), 'a.b int not null'],
    ['a window', df.withColumns(as('row_number() over (order by b)', 'r')).select('r'), 'r int not null'],
    ['a generator', df.withColumns(as('explode(array(a, b))', 'x')), `${DF}, x bigint`],
    ['renamed', df.renamed(['A', 'q']), 'q int, b bigint, s string, d double, f boolean'],
    ['renamed what is not there', df.renamed(['nope', 'q']), DF],
    ['dropped by name, in any case', df.drop('A', 'nope'), 'b bigint, s string, d double, f boolean'],
    ['dropped by column', df.drop(df.col('a')), 'b bigint, s string, d double, f boolean'],
    ['an unknown column drops nothing', df.drop(e('nope')), DF],
    ['nor does an expression', df.drop(e('a + 1')), DF],
    ['all of a name are dropped', dup.drop('a'), 'b int not null'],
    ['dropped by qualified column', df.alias('q').drop(e('q.a')), 'b bigint, s string, d double, f boolean'],
    ['a name with a point is no qualified one', df.alias('q').drop('q.a'), DF],
    ['everything dropped', u.drop('a', 'z'), ''],
    [
      'all renamed',
      u.over((child) => ({ kind: 'to-df', child, names: ['p', 'p'] })),
      'p int not null, p string not null',
    ],
  ]);
  refused([
    ['one name twice', df.withColumns(as('1', 'n'), as('2', 'N')), 'COLUMN_ALREADY_EXISTS'],
    ['renamed to a name that is there', df.renamed(['a', 'b']), 'COLUMN_ALREADY_EXISTS'],
    ['renaming one of several', dup.renamed(['a', 'q']), 'COLUMN_ALREADY_EXISTS'],
    ['renaming beside equal names', dup.renamed(['b', 'q']), 'COLUMN_ALREADY_EXISTS'],
    ['a reference to one of several', dup.withColumns(as('a', 'z')), 'AMBIGUOUS_REFERENCE'],
    ['dropping one of several by column', dup.drop(e('a')), 'AMBIGUOUS_REFERENCE'],
    [
      'too few names',
      u.over((child) => ({ kind: 'to-df', child, names: ['p'] })),
      "The number of columns doesn't match",
    ],
  ]);
});

describe('missing values', () => {
  const fill = (value: string, ...names: string[]): Frame =>
    df.over((child) => ({ kind: 'fill-na', child, columns: names, values: [literalOf(value)] }));
  const replace = (frame: Frame, from: string, to: string, ...names: string[]): Frame =>
    frame.over((child) => ({
      kind: 'replace-na',
      child,
      columns: names,
      replacements: [{ from: literalOf(from), to: literalOf(to) }],
    }));
  columnsOf([
    ['a number fills numbers', fill('0L'), 'a int not null, b bigint not null, s string, d double not null, f boolean'],
    ['a double is cast', fill('1.7D'), 'a int, b bigint, s string, d double not null, f boolean'],
    ['a text fills texts', fill("'zz'"), 'a int, b bigint, s string not null, d double, f boolean'],
    ['a boolean fills booleans', fill('true'), 'a int, b bigint, s string, d double, f boolean not null'],
    ['only the columns named', fill('5L', 'b', 's'), 'a int, b bigint not null, s string, d double, f boolean'],
    [
      'a value each',
      df.over((child) => ({
        kind: 'fill-na',
        child,
        columns: ['a', 's', 'd'],
        values: ['5.6D', "'k'", '7L'].map(literalOf),
      })),
      'a int, b bigint, s string not null, d double not null, f boolean',
    ],
    ['replaced values', replace(dup, '1', '5'), 'a int, a int, b int'],
    ['a float', replace(sql('select cast(1.5 as float) z'), '1.5D', '300.2D'), 'z float not null'],
  ]);
  const unknown = 'UNRESOLVED_COLUMN.WITH_SUGGESTION';
  refused([
    ['an unknown column', fill('5L', 'nope'), unknown],
    ['in dropna', df.over((child) => ({ kind: 'drop-na', child, columns: ['nope'] })), unknown],
    ['in replace', replace(df, '1', '2', 'nope'), unknown],
    [
      'one of several in dropna',
      dup.over((child) => ({ kind: 'drop-na', child, columns: ['a'] })),
      'AMBIGUOUS_REFERENCE',
    ],
    ['an unknown column of dropDuplicates', df.distinct('nope'), 'Invalid deduplicate column nope'],
    ['dropDuplicates of maps', sql('select map(1,2) m').distinct(), 'UNSUPPORTED_FEATURE.SET_OPERATION_ON_MAP_TYPE'],
  ]);
});

describe('fields of structs', () => {
  columnsOf([
    ['one more', nested.select(as(update('st', 'u', '1'), 'st')), 'st struct<x:int,y:struct<p:string,r:bigint>,u:int>'],
    [
      'one in a struct inside',
      nested.select(as(update('st', 'y.p', '5'), 'st')),
      'st struct<x:int,y:struct<p:int,r:bigint>>',
    ],
    ['one less', nested.select(as(update('st', 'y.p'), 'st')), 'st struct<x:int,y:struct<r:bigint>>'],
    [
      'one that is not there',
      nested.select(as(update('st', 'w'), 'st')),
      'st struct<x:int,y:struct<p:string,r:bigint>>',
    ],
    [
      'the name of such a column',
      sql("select named_struct('p', 1, 'q', 'z') as st").select(
        update('st', 'n', '5'),
        update(update('st', 'p'), 'zz'),
      ),
      'update_fields(st, WithField(5)) struct<p:int,q:string,n:int> not null, update_fields(st, dropfield(), dropfield()) struct<q:string> not null',
    ],
    [
      'the new spelling, at every field of the name',
      sql("select named_struct('a',1,'a',2) as st").select(as(update('st', 'A', '9L'), 'st')),
      'st struct<A:bigint,A:bigint> not null',
    ],
  ]);
  refused([
    ['a path that is not there', nested.select(update('st', 'w.zz', '5')), 'FIELD_NOT_FOUND'],
    ['a path through no struct', nested.select(update('st', 'x.zz', '5')), 'DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE'],
    ['all dropped', nested.select(update(update('st', 'x'), 'y')), 'DATATYPE_MISMATCH.CANNOT_DROP_ALL_FIELDS'],
    ['of no struct', nested.select(update('k', 'w', '1')), 'DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE'],
  ]);
});

describe('colRegex', () => {
  columnsOf([
    ['a pattern', df.select(df.regex('a|b')), 'a int, b bigint'],
    ['in any case', df.select(df.regex('[A-B]')), 'a int, b bigint'],
    ['with a flag of its own', df.select(df.regex('(?i)[A-B]')), 'a int, b bigint'],
    ['that matches nothing', df.select(df.regex('zz.*')), ''],
  ]);
  refused([['what only Java has', df.select(df.regex('\\p{Alpha}')), 'UNSUPPORTED_FEATURE']]);
});

describe('unpivot and pivot', () => {
  const unpivot = (ids: readonly string[], ...values: readonly string[]): Frame =>
    df.over((child) => ({
      kind: 'unpivot',
      child,
      includeNulls: true,
      ids: ids.map(e),
      entries: values.map((v) => ({ columns: [e(v)] })),
      nameColumn: 'var',
      valueColumns: ['val'],
    }));
  const p = sql("select * from values ('x', 2020, 1.5D, 1), ('y', null, 4.5D, 4) t(k, yr, v, n)");
  columnsOf([
    ['columns', unpivot(['a'], 'b', 'd'), 'a int, var string not null, val double'],
    ['expressions', unpivot(['a + 1'], 'b + 1'), '(a + 1) int, var string not null, val bigint'],
    ['an id is still the column that it was', unpivot(['a'], 'b').select(df.col('a')), 'a int'],
    ['no ids', unpivot([], 'a', 'b'), 'var string not null, val bigint'],
    ['all the others', unpivot(['a', 's', 'f']), 'a int, s string, f boolean, var string not null, val double'],
    [
      'values of a pivot',
      p.pivot(['k'], 'yr', ['2021', '2020'], 'sum(v)', as('max(n)', 'mn')),
      'k string not null, 2021_sum(v) double, 2021_mn int, 2020_sum(v) double, 2020_mn int',
    ],
    ['a named grouping', p.pivot([as('n % 2', 'odd')], 'yr', ['2020'], 'sum(v)'), 'odd int, 2020 double'],
    ['no grouping', p.pivot([], 'yr', ['2020'], 'sum(v)'), '2020 double'],
    ['doubles as names', p.pivot(['k'], 'v', ['1.5D', '4.5D'], 'max(n)'), 'k string not null, 1.5 int, 4.5 int'],
  ]);
  refused([
    ['types that do not go together', unpivot(['a'], 'b', 's'), 'UNPIVOT_VALUE_DATA_TYPE_MISMATCH'],
    ['no values', unpivot(['a', 'b', 's', 'd', 'f']), 'UNPIVOT_REQUIRES_VALUE_COLUMNS'],
  ]);
});

describe('unionByName', () => {
  const left = sql("select 1 as a, 'x' as b, named_struct('p', 1, 'q', 'z') as st");
  const right = sql("select 2L as b, 5 as a, named_struct('q', 'y', 'p', 2L) as st");
  const other = sql("select 7 as a, 9 as c, named_struct('p', 3, 'r', 2.5D) as st");
  columnsOf([
    [
      'another order, also of fields',
      left.union(right, true),
      'a int not null, b string not null, st struct<p:bigint,q:string> not null',
    ],
    [
      'what is missing is NULL, also in structs',
      left.union(other, true, true),
      'a int not null, b string, st struct<p:int,q:string,r:double> not null, c int',
    ],
    [
      'in any case',
      left.select('a', 'b').union(sql("select 'k' as B, 3 as A"), true),
      'a int not null, b string not null',
    ],
    [
      'structs in arrays',
      sql("select array(named_struct('p',1)) as ar").union(sql("select array(named_struct('r',1)) as ar"), true, true),
      'ar array<struct<p:int,r:int>> not null',
    ],
  ]);
  refused([
    ['what is missing', left.union(other, true), 'Cannot resolve column name "b" among (a, c, st)'],
    ['more columns', left.select('a', 'b').union(left, true), 'NUM_COLUMNS_MISMATCH'],
    ['equal names', dup.union(dup, true), 'COLUMN_ALREADY_EXISTS'],
    ['equal names on the right', sql('select 1 as a, 2 as b').union(dup, true), 'COLUMN_ALREADY_EXISTS'],
  ]);
});

describe('metadata', () => {
  const m = nested.select(as('k', 'kk', '{"m":1}'));
  test.each<readonly [string, Frame, unknown]>([
    ['of an alias', m, { kk: { m: 1 } }],
    [
      'of columns passed on and renamed',
      m.filter('kk > 1').withColumns(as('kk', 'z')).renamed(['kk', 'k2']),
      { k2: { m: 1 }, z: { m: 1 } },
    ],
    ['not of what is computed', m.select('cast(kk as string)', as('kk + 1', 'p'), as('kk', 'zz')), { zz: { m: 1 } }],
    ['of a union', m.union(m), { kk: { m: 1 } }],
    ['of a grouping', m.agg(['kk'], as('max(kk)', 'mx')), { kk: { m: 1 } }],
    ['of distinct rows', m.distinct(), { kk: { m: 1 } }],
    ['under an alias', m.alias('q').select('q.kk'), { kk: { m: 1 } }],
    ['a name that Spark made up', nested.select('k + 1', 'k'), { '(k + 1)': { __autoGeneratedAlias: 'true' } }],
  ])('%s', (_, frame, expected) => expect(metadataOf(frame)).toEqual(expected));
});

describe('columns of a union', () => {
  const p = sql("select * from values (1, 'x') t(a, b)");
  const j = sql("select * from values (1, 'x') t(a, c)");
  columnsOf([['those of the first relation are the union’s', p.union(j).select(p.col('a')), 'a int not null']]);
  refused([
    [
      'those of the second are not',
      p.union(j).select(j.col('c')),
      'MISSING_ATTRIBUTES.RESOLVED_ATTRIBUTE_MISSING_FROM_INPUT',
    ],
    [
      'whatever they are called',
      p.union(j).select(j.col('a')),
      'MISSING_ATTRIBUTES.RESOLVED_ATTRIBUTE_APPEAR_IN_OPERATION',
    ],
    [
      'fields that the second lacks',
      sql("select named_struct('p', 1, 'q', 2) st").union(sql("select named_struct('p', 1) st"), true),
      'FIELD_NOT_FOUND',
    ],
    ['windows do not sort', p.orderBy('row_number() over (order by a)'), 'UNSUPPORTED_EXPR_FOR_OPERATOR'],
    ['nor do aggregates', p.orderBy('sum(a)'), 'UNSUPPORTED_EXPR_FOR_OPERATOR'],
  ]);
});
