import { OPEN_CATALOG, outputOf, planChildren } from '@spark-sql-to-snowflake/plan-ir';
import { describe, expect, test } from 'vitest';
import { plan, refusal, run, schema } from './sql.js';

/** Each name and type was seen on Spark 3.5.7. */
describe('columns are named and typed as Spark does it', () => {
  test.each([
    [
      'select count(*), count(a, b), sum(distinct a) from t',
      ['count(1) bigint', 'count(a, b) bigint', 'sum(DISTINCT a) bigint'],
    ],
    [
      'select A + 1, t.st.g, st.f + 1, ar[0], m.k from t',
      ['(A + 1) int', 'g string', '(st.f + 1) int', 'ar[0] int', 'k int'],
    ],
    [
      'select a between 1 and 2, a not in (1, 2) from t',
      ['((a >= 1) AND (a <= 2)) boolean', '(NOT (a IN (1, 2))) boolean'],
    ],
    [
      'select cast(a as string), cast(a + 1 as string), int(s) from t',
      ['a string', 'CAST((a + 1) AS STRING) string', 's int'],
    ],
    [
      'select dt + 1, dt - dt, ts - interval 1 month from t',
      ['date_add(dt, 1) date', '(dt - dt) interval day', "ts - INTERVAL '1' MONTH timestamp"],
    ],
    [
      'select (select 1), (select max(v.a) from db.u v where v.b = t.b) from t',
      ['scalarsubquery() int', 'scalarsubquery(b) int'],
    ],
    [
      'select transform(ar, e -> e + 1) from t',
      ['transform(ar, lambdafunction((namedlambdavariable() + 1), namedlambdavariable())) array<int>'],
    ],
    [
      'select lag(a) over (order by a) from t',
      ['lag(a, 1, NULL) OVER (ORDER BY a ASC NULLS FIRST ROWS BETWEEN -1 FOLLOWING AND -1 FOLLOWING) int'],
    ],
    [
      'select d + d, d * d, d / d, d + a from t',
      ['(d + d) decimal(11,2)', '(d * d) decimal(21,4)', '(d / d) decimal(23,13)', '(d + a) decimal(13,2)'],
    ],
    [
      'select coalesce(a, s), nvl(dt, ts), a + b, a / b from t',
      ['coalesce(a, s) string', 'nvl(dt, ts) timestamp', '(a + b) bigint', '(a / b) double'],
    ],
    ['select struct(a, b + 1, s as q) from t', ['struct(a, (b + 1), s AS q) struct<a:int,col2:bigint,q:string>']],
    ['select explode(m), a from t', ['key string', 'value int', 'a int']],
  ])('%s', (sql, columns) => {
    expect(schema(sql)).toEqual(columns);
  });
});

describe('names are looked up as Spark does it', () => {
  test.each([
    [
      'a USING key shows once and both sides stay reachable',
      'select *, v.a as va from t join db.u v using (a, b)',
      ['a', 'b', 's', 'd', 'dt', 'ts', 'ar', 'm', 'st', 'x', 'z', 'va'],
    ],
    ['a full join coalesces its key', 'select a from (select 1 as a) l full join (select 2 as a) r using (a)', ['a']],
    ['an alias is seen by later entries', 'select a + 1 as q, q * 2 as r from t', ['q', 'r']],
    ['a column wins over an alias', 'select s as b, b as c from t', ['b', 'c']],
    ['a database qualifies', 'select u.a, db.u.b from db.u', ['a', 'b']],
    ['ORDER BY sees hidden columns', 'select a from t order by b, s', ['a']],
    [
      'HAVING and ORDER BY see hidden aggregates',
      'select s from t group by s having sum(a) > 1 order by max(b)',
      ['s'],
    ],
    ['GROUP BY ALL', 'select s, a, sum(b) from t group by all', ['s', 'a', 'sum(b)']],
    ['WITH shadows tables', 'with t as (select 1 as only) select * from t', ['only']],
  ])('%s', (_, sql, names) => {
    expect(outputOf(plan(sql)).map((c) => c.name)).toEqual(names);
  });

  test('names tell upper from lower case only where the session says so', () => {
    expect(refusal('select A from t')).toBeUndefined();
    expect(refusal('select A from t', { caseSensitive: true })).toBe('UNRESOLVED_COLUMN.WITH_SUGGESTION');
  });
});

describe('what Spark refuses is refused with its class', () => {
  test('NATURAL before SEMI and ANTI, which has none', () => {
    expect(() => run('select * from t natural left semi join db.u')).toThrow('NATURAL stands before no SEMI JOIN');
    expect(() => run('select * from t natural left anti join db.u')).toThrow('NATURAL stands before no ANTI JOIN');
  });
  test.each([
    ['select nosuch from t', 'UNRESOLVED_COLUMN.WITH_SUGGESTION'],
    ['select a from t join db.u on true', 'AMBIGUOUS_REFERENCE'],
    ['select a from t group by s', 'MISSING_AGGREGATION'],
    ['select s, sum(a) from t', 'MISSING_GROUP_BY'],
    ['select sum(sum(a)) from t', 'NESTED_AGGREGATE_FUNCTION'],
    ['select a from t where sum(a) > 1', 'INVALID_WHERE_CONDITION'],
    ['select a from t where a', 'DATATYPE_MISMATCH.FILTER_NOT_BOOLEAN'],
    ['select foo(1)', 'UNRESOLVED_ROUTINE'],
    ['select sum(1, 2)', 'WRONG_NUM_ARGS.WITHOUT_SUGGESTION'],
    ['select 1 + true', 'DATATYPE_MISMATCH.BINARY_OP_DIFF_TYPES'],
    ['select a from t union select a, b from t', 'NUM_COLUMNS_MISMATCH'],
    ['select a from t union select ar from t', 'INCOMPATIBLE_COLUMN_TYPE'],
    ['select (select a, b from t)', 'INVALID_SUBQUERY_EXPRESSION.SCALAR_SUBQUERY_RETURN_MORE_THAN_ONE_OUTPUT_COLUMN'],
    ['select a from t order by 2', 'ORDER_BY_POS_OUT_OF_RANGE'],
    ['select distinct a from t order by b', 'UNRESOLVED_COLUMN.WITH_SUGGESTION'],
    ['select explode(ar) + 1 from t', 'UNSUPPORTED_GENERATOR.NESTED_IN_EXPRESSIONS'],
    ['select * from nowhere', 'TABLE_OR_VIEW_NOT_FOUND'],
    ['with q as (select 1) select (with q as (select 2) select * from q)', 'AMBIGUOUS_ALIAS_IN_NESTED_CTE'],
  ])('%s', (sql, sparkClass) => {
    expect(refusal(sql)).toBe(sparkClass);
  });

  test('near columns are listed closest first', () => {
    expect(() => run('select aa from t')).toThrow('[`a`, `ar`, `b`, `d`, `m`]');
  });
});

describe('a table that nobody knows takes every name', () => {
  test('its columns are of unknown type and stand in the relation', () => {
    const made = plan('select x, count(*) from somewhere where y > 1 group by x', {}, OPEN_CATALOG);
    let at = made;
    while (at.kind !== 'relation') at = planChildren(at)[0]!;
    expect(at.open).toBe(true);
    expect(at.output.map((c) => `${c.name} ${c.type.kind}`).sort()).toEqual(['x unknown', 'y unknown']);
  });

  test('a star over it stays a star, and its columns pass through', () => {
    expect(refusal('select q.z from (select * from somewhere) q order by w', {}, OPEN_CATALOG)).toBeUndefined();
    expect(
      refusal('with c as (select * from somewhere) select c.k from c join c as o on c.k = o.k', {}, OPEN_CATALOG),
    ).toBeUndefined();
  });

  test('two of them make a plain name a guess that is reported', () => {
    const { diagnostics } = run('select k from one join two on one.i = two.i', {}, OPEN_CATALOG);
    expect(diagnostics.map((d) => d.code)).toEqual(['open-ambiguous']);
  });
});

describe('writing', () => {
  test('values are cast to the columns they go to', () => {
    const { statement } = run('insert into db.u select b, a, a from t');
    expect(statement.kind === 'insert' && outputOf(statement.query).map((c) => c.type.kind)).toEqual([
      'int',
      'long',
      'string',
    ]);
  });

  test.each([
    ['insert into db.u select s, a, s from t', 'INCOMPATIBLE_DATA_FOR_TABLE.CANNOT_SAFELY_CAST'],
    ['insert into db.u select a from t', 'INSERT_COLUMN_ARITY_MISMATCH.NOT_ENOUGH_DATA_COLUMNS'],
    ['insert into db.u values (1, 2, 3, 4)', 'INSERT_COLUMN_ARITY_MISMATCH.TOO_MANY_DATA_COLUMNS'],
  ])('%s', (sql, sparkClass) => {
    expect(refusal(sql)).toBe(sparkClass);
  });

  test('the star of MERGE is put out from the catalog', () => {
    const { statement } = run(
      'merge into db.u as o using (select a, b, s as z from t) n on o.a = n.a when matched then update set * when not matched then insert *',
    );
    const actions = statement.kind === 'merge' ? statement.clauses.map((c) => c.action) : [];
    expect(actions.map((a) => a.kind !== 'delete' && a.assignments?.map((x) => x.column.join('.')))).toEqual([
      ['a', 'b', 'z'],
      ['a', 'b', 'z'],
    ]);
  });
});

test('PIVOT leaves cells without rows NULL, those of COUNT too', () => {
  const output = outputOf(plan("select * from (select a, s from t) pivot (count(*) for s in ('x', 'y' as why))"));
  expect(output.map((c) => `${c.name} ${c.nullable}`)).toEqual(['a true', 'x true', 'why true']);
});
