import { compile } from '@spark-sql-to-snowflake/compiler';
import { isTextSpan } from '@spark-sql-to-snowflake/plan-ir';
import { describe, expect, test } from 'vitest';
import { snowflake } from '../src/index.js';

/** What becomes of columns whose types nobody knows, and what is said of them. */
type Row = readonly [spark: string, sql: string, ...assumed: readonly string[]];

function translated(spark: string): readonly string[] {
  const { statements } = compile(spark, { dialect: snowflake, layout: 'line' });
  const [statement] = statements;
  if (statement?.status !== 'ok') return [JSON.stringify(statement?.diagnostics.map((d) => d.message))];
  const said = statement.diagnostics.filter((d) => d.code === 'open-schema');
  const words = said.map((d) =>
    d.message.replace('The type of ', '').replace(' is not known; the translation assumes ', ': ').replace(/\.$/, ''),
  );
  return [statement.sql.join('; ').replace(/\s+/g, ' '), ...words];
}

/** An entry of a SELECT list over a table that the catalog does not know. */
function entry(spark: string): readonly string[] {
  const [sql = '', ...said] = translated(`SELECT ${spark} AS x_ FROM t`);
  return [sql.replace(/^SELECT /, '').replace(/ AS "x_" FROM t$/, ''), ...said];
}

const ENTRIES: Readonly<Record<string, readonly Row[]>> = {
  'dates and times': [
    [
      `to_date(s, 'MM/dd/yyyy')`,
      `IFF(REGEXP_LIKE(s, '[0-9]{2}/[0-9]{2}/[0-9]{4}'), TRY_TO_DATE(s, 'MM/DD/YYYY'), NULL)`,
      's: text',
    ],
    ['to_date(s)', 's::DATE', 's: a date, a timestamp or the text of one'],
    [
      `to_timestamp(s, 'yyyy-MM-dd HH:mm:ss')`,
      `IFF(REGEXP_LIKE(s, '[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}'), TRY_TO_TIMESTAMP_NTZ(s, 'YYYY-MM-DD HH24:MI:SS')::TIMESTAMP_LTZ(6), NULL)`,
      's: text',
    ],
    ['from_unixtime(ts)', `TO_VARCHAR(TO_TIMESTAMP_LTZ(ts, 0), 'YYYY-MM-DD HH24:MI:SS')`, 'ts: a whole number'],
    [`from_unixtime(ts, 'yyyyMMdd')`, `TO_VARCHAR(TO_TIMESTAMP_LTZ(ts, 0), 'YYYYMMDD')`, 'ts: a whole number'],
    [
      `unix_timestamp(s, 'yyyyMMdd')`,
      `DATE_PART(EPOCH_SECOND, IFF(REGEXP_LIKE(s, '[0-9]{4}[0-9]{2}[0-9]{2}'), TRY_TO_TIMESTAMP_NTZ(s, 'YYYYMMDD')::TIMESTAMP_LTZ(6), NULL))`,
      's: text',
    ],
    [`trunc(d, 'MM')`, `DATE_TRUNC('MONTH', d::DATE)`, 'd: a date, a timestamp or the text of one'],
    [
      `date_trunc('month', ts)`,
      `DATE_TRUNC('MONTH', ts::TIMESTAMP_LTZ(6))`,
      'ts: a date, a timestamp or the text of one',
    ],
    ['last_day(d)', 'LAST_DAY(d::DATE)', 'd: a date, a timestamp or the text of one'],
    ['add_months(d, -1)', 'DATEADD(MONTH, -1, d::DATE)', 'd: a date, a timestamp or the text of one'],
    ['date_add(d, 1)', 'DATEADD(DAY, 1, d::DATE)', 'd: a date, a timestamp or the text of one'],
    ['date_sub(current_date(), n)', 'DATEADD(DAY, -n, CURRENT_DATE())', 'n: a whole number'],
    [
      'datediff(e, s)',
      'DATEDIFF(DAY, s::DATE, e::DATE)',
      'e: a date, a timestamp or the text of one',
      's: a date, a timestamp or the text of one',
    ],
    [
      'months_between(e, s)',
      '"spark_months_between"(DATE_PART(EPOCH_MICROSECOND, e::TIMESTAMP_NTZ(6))::VARCHAR, DATE_PART(EPOCH_MICROSECOND, s::TIMESTAMP_NTZ(6))::VARCHAR, TRUE)',
      'e: a date, a timestamp or the text of one',
      's: a date, a timestamp or the text of one',
    ],
    ['year(d) * 100 + month(d)', 'YEAR(d::DATE) * 100 + MONTH(d::DATE)', 'd: a date, a timestamp or the text of one'],
    ['extract(DOW FROM d)', 'MOD(DAYOFWEEKISO(d::DATE), 7) + 1', 'd: a date, a timestamp or the text of one'],
    ['hour(ts)', 'HOUR(ts::TIMESTAMP_LTZ(6))', 'ts: a date, a timestamp or the text of one'],
    [
      `date_format(ts, 'yyyy-MM')`,
      `TO_VARCHAR(ts::TIMESTAMP_LTZ(6), 'YYYY-MM')`,
      'ts: a date, a timestamp or the text of one',
    ],
    [`next_day(d, 'MON')`, `NEXT_DAY(d::DATE, 'mo')`, 'd: a date, a timestamp or the text of one'],
    ['d - INTERVAL 1 DAY', 'DATEADD(DAY, -1, d)', 'd: a date or a timestamp'],
    ['current_date() - 7', 'DATEADD(DAY, -7, CURRENT_DATE())'],
    [
      'current_timestamp() - ts',
      'DATEDIFF(MICROSECOND, ts::TIMESTAMP_LTZ(6)::TIMESTAMP_NTZ(6), CURRENT_TIMESTAMP()::TIMESTAMP_LTZ(6)::TIMESTAMP_NTZ(6))',
      'ts: a date, a timestamp or the text of one',
    ],
    [
      `from_utc_timestamp(ts, 'America/New_York')`,
      `CONVERT_TIMEZONE('America/New_York', ts::TIMESTAMP_LTZ(6))::TIMESTAMP_NTZ(6)::TIMESTAMP_LTZ(6)`,
      'ts: a date, a timestamp or the text of one',
    ],
    [
      'sequence(s, e, INTERVAL 1 DAY)',
      `IFF(s::DATE > e::DATE, TO_ARRAY("spark_raise_error"('Illegal sequence boundaries: ' || s::DATE || ' to ' || e::DATE || ' by ' || '1 day')), FILTER(TRANSFORM(ARRAY_GENERATE_RANGE(0, ABS(DATEDIFF('day', s::DATE, e::DATE)) + 1), i__ INT -> DATEADD('day', i__, s::DATE)), e__ DATE -> e__ <= e::DATE))`,
      's: a date, a timestamp or the text of one',
      'e: a date, a timestamp or the text of one',
    ],
  ],
  numbers: [
    ['amount / 2', 'amount::FLOAT / 2', 'amount: a number'],
    ['amount / qty', 'amount::FLOAT / NULLIF(qty, 0)', 'amount: a number', 'qty: a number'],
    ['a DIV b', 'TRUNC(a::NUMBER(38, 12) / NULLIF(b, 0))::NUMBER(19, 0)', 'a: a whole number', 'b: a whole number'],
    ['a % b', 'a % NULLIF(b, 0)', 'a: a number', 'b: a number'],
    ['a + b * 2', 'a + b * 2', 'a: a number', 'b: a number'],
    ['-a', '-a', 'a: a number'],
    ['pmod(a, 7)', 'MOD(MOD(a, 7) + 7, 7)', 'a: a number'],
    ['round(price, 2)', 'ROUND(price, 2)', 'price: a number'],
    ['floor(x)', 'FLOOR(x)', 'x: a number'],
    ['pow(a, 2)', 'a::FLOAT * a::FLOAT', 'a: a number'],
    ['avg(x)', 'AVG(x::FLOAT)', 'x: a number'],
    ['sum(x)', 'SUM(x)', 'x: a number'],
    ['sum(a) / sum(b)', 'SUM(a)::FLOAT / NULLIF(SUM(b), 0)', 'a: a number', 'b: a number'],
    ['100 * sum(a) / count(*)', '(100 * SUM(a))::FLOAT / NULLIF(COUNT(*), 0)', 'a: a number'],
    [
      `sum(CASE WHEN type = 'A' THEN amount ELSE 0 END)`,
      `SUM(CASE WHEN type = 'A' THEN amount ELSE 0 END)`,
      'amount: a number',
      'type: text',
    ],
    ['percentile_approx(latency, 0.95)', 'PERCENTILE_DISC(0.95) WITHIN GROUP (ORDER BY latency)', 'latency: a number'],
    ['stddev(x)', 'STDDEV_SAMP(x::FLOAT)', 'x: a number'],
  ],
  text: [
    [`a || '-' || b`, `a || '-' || b`, 'a: text', 'b: text'],
    [`concat(first, ' ', last)`, `first || ' ' || last`, 'first: text', 'last: text'],
    ['upper(trim(name))', 'UPPER(TRIM(name))', 'name: text'],
    ['length(name)', 'LENGTH(name)', 'name: text'],
    ['substring(code, 1, 3)', 'SUBSTR(code, 1, 3)', 'code: text'],
    [`lpad(id, 10, '0')`, `LPAD(id, 10, '0')`, 'id: text'],
    [`regexp_replace(phone, '[^0-9]', '')`, `REGEXP_REPLACE(phone, '[^0-9]', '')`, 'phone: text'],
    [`split(path, '/')[1]`, `GET(SPLIT(path, '/'), 1)::VARCHAR`, 'path: text'],
    [`name LIKE 'A%'`, `name LIKE 'A%'`, 'name: text'],
    ['md5(concat(a, b))', 'MD5(a || b)', 'a: text', 'b: text'],
    [
      `format_string('%s-%05d', name, n)`,
      `"spark_format_string"('%s-%05d', 'sl', ARRAY_CONSTRUCT(name, n::VARCHAR))`,
      'name: text',
      'n: a whole number',
    ],
  ],
  casts: [
    ['CAST(a AS STRING)', 'a::VARCHAR', 'a: text, a whole number, a date or a boolean'],
    ['CAST(a AS INT)', 'a::NUMBER(10, 0)', 'a: a whole number or the text of one'],
    ['CAST(a AS DECIMAL(10,2))', 'a::NUMBER(10, 2)', 'a: a number or the text of one'],
    ['CAST(a AS DOUBLE)', 'a::FLOAT', 'a: a number or the text of one'],
    ['CAST(a AS DATE)', 'a::DATE', 'a: a date, a timestamp or the text of one'],
    ['CAST(a AS TIMESTAMP)', 'a::TIMESTAMP_LTZ(6)', 'a: a date, a timestamp or the text of one'],
    ['CAST(a AS BOOLEAN)', 'a::BOOLEAN', 'a: a boolean or the text of one'],
    ['CAST(a AS BINARY)', `TO_BINARY(a, 'UTF-8')`, 'a: text'],
    ['TRY_CAST(a AS DOUBLE)', 'TRY_TO_DOUBLE(TRIM(a))', 'a: text'],
    [
      `CAST(nvl(a, '0') AS DOUBLE)`,
      `COALESCE(TRY_TO_DOUBLE(REGEXP_SUBSTR(COALESCE(a, '0'), '^ *([-+]?[0-9.]+([eE][-+]?[0-9]+)?) *$', 1, 1, 'e', 1)), "spark_text_to_double"(COALESCE(a, '0'), FALSE))`,
      'a: text',
    ],
  ],
  'comparisons and choices': [
    [`status = 'OPEN'`, `status = 'OPEN'`, 'status: text'],
    [`x IN ('A', 'B')`, `x IN ('A', 'B')`, 'x: text'],
    ['y NOT IN (1, 2)', 'y NOT IN (1, 2)', 'y: a number'],
    [`dt >= '2024-01-01'`, `dt >= '2024-01-01'`, 'dt: a date, a timestamp or the text of one'],
    ['dt < current_date()', 'dt < CURRENT_DATE()', 'dt: a date, a timestamp or the text of one'],
    ['x = upper(y)', 'x = UPPER(y)', 'x: text', 'y: text'],
    [`coalesce(name, 'n/a')`, `COALESCE(name, 'n/a')`, 'name: text'],
    ['nvl(qty, 0)', 'COALESCE(qty, 0)', 'qty: a number'],
    [`nullif(x, '')`, `NULLIF(x, '')`, 'x: text'],
    ['IF(flag, x, 0)', 'IFF(flag, x, 0)', 'x: a number'],
    [
      `CASE WHEN score >= 90 THEN 'A' ELSE grade END`,
      `CASE WHEN score >= 90 THEN 'A' ELSE grade END`,
      'score: a number',
      'grade: text',
    ],
    ['greatest(a, b, 0)', 'GREATEST_IGNORE_NULLS(a, b, 0)', 'a: a number', 'b: a number'],
  ],
  'arrays, maps, structs and JSON': [
    ['size(arr)', 'COALESCE(ARRAY_SIZE(arr), -1)', 'arr: an array'],
    ['arr[0]', 'GET(arr, 0)', 'arr: an array'],
    [`m['k']`, `GET(m, 'k')`, 'm: a map'],
    ['s.city', `s['city']`],
    ['upper(s.city)', `UPPER(s['city']::VARCHAR)`, 's.city: text'],
    ['element_at(arr, 1)', 'GET(arr, 0)', 'arr: an array'],
    [
      `array_contains(tags, 'vip')`,
      `IFF(tags IS NULL, NULL, IFF(ARRAY_CONTAINS('vip'::VARIANT, tags), TRUE, IFF(ARRAY_SIZE(ARRAY_COMPACT(tags)) < ARRAY_SIZE(tags), NULL, FALSE)))`,
      'tags: an array',
    ],
    ['transform(xs, x -> x + 1)', 'TRANSFORM(xs, x -> x + 1)', 'xs: an array', 'x: a number'],
    ['transform(xs, x -> upper(x))', 'TRANSFORM(xs, x -> UPPER(x::VARCHAR))', 'xs: an array', 'x: text'],
    ['filter(xs, x -> x > 2)', 'FILTER(xs, x -> x > 2)', 'xs: an array', 'x: a number'],
    [`get_json_object(payload, '$.user.id')`, `"spark_get_json_object"(payload, '$.user.id')`, 'payload: text'],
  ],
  'right for every type: nothing is said': [
    ['a', 'a'],
    ['a = b', 'a = b'],
    ['a <=> b', 'a IS NOT DISTINCT FROM b'],
    ['count(a)', 'COUNT(a)'],
    ['count(DISTINCT a)', 'COUNT(DISTINCT a)'],
    ['min(a)', 'MIN(a)'],
    ['max(a)', 'MAX(a)'],
    ['a IS NULL', 'a IS NULL'],
    ['coalesce(a, b)', 'COALESCE(a, b)'],
    ['collect_list(a)', 'ARRAY_AGG(a)'],
    ['NOT a AND b', 'NOT a AND b'],
    ['lag(a) OVER (PARTITION BY b ORDER BY c)', 'LAG(a) OVER (PARTITION BY b ORDER BY c NULLS FIRST)'],
    [
      'row_number() OVER (PARTITION BY b ORDER BY c DESC)',
      'ROW_NUMBER() OVER (PARTITION BY b ORDER BY c DESC NULLS LAST)',
    ],
    [`named_struct('a', a)`, `OBJECT_CONSTRUCT_KEEP_NULL('a', a)`],
  ],
};

describe.each(Object.entries(ENTRIES))('%s', (_, rows) => {
  test.each(rows)('%s', (spark, ...expected) => {
    expect(entry(spark)).toEqual(expected);
  });
});

const STATEMENTS: readonly Row[] = [
  [
    'SELECT a.id, b.name FROM a JOIN b ON a.id = b.id WHERE a.x > b.y',
    'SELECT a.id AS "id", b.name AS "name" FROM a JOIN b ON a.id = b.id WHERE a.x > b.y',
  ],
  [
    'SELECT region, COUNT(*) AS n FROM t GROUP BY region ORDER BY n DESC LIMIT 10',
    'SELECT region AS "region", COUNT(*) AS "n" FROM t GROUP BY region ORDER BY "n" DESC LIMIT 10',
  ],
  [
    `SELECT to_date(x, 'yyyyMMdd') AS d, count(*) AS n FROM t GROUP BY to_date(x, 'yyyyMMdd')`,
    `SELECT IFF(REGEXP_LIKE(x, '[0-9]{4}[0-9]{2}[0-9]{2}'), TRY_TO_DATE(x, 'YYYYMMDD'), NULL) AS "d", COUNT(*) AS "n" FROM t GROUP BY IFF(REGEXP_LIKE(x, '[0-9]{4}[0-9]{2}[0-9]{2}'), TRY_TO_DATE(x, 'YYYYMMDD'), NULL)`,
    'x: text',
  ],
  ['SELECT upper(x) AS u FROM t GROUP BY x', 'SELECT UPPER(x) AS "u" FROM t GROUP BY x', 'x: text'],
  [
    'SELECT * FROM (SELECT *, row_number() OVER (PARTITION BY cust ORDER BY ts DESC) AS rn FROM t) q WHERE rn = 1',
    'SELECT q.* FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY cust ORDER BY ts DESC NULLS LAST) AS rn FROM t) AS q WHERE rn = 1',
  ],
  [
    'WITH c AS (SELECT id, to_date(ts) AS d, amount * 1.1 AS gross FROM raw) SELECT d, sum(gross) AS g FROM c GROUP BY d HAVING sum(gross) > 100',
    'WITH c AS (SELECT id, ts::DATE AS d, amount * 1.1 AS gross FROM raw) SELECT d AS "d", SUM(gross) AS "g" FROM c GROUP BY d HAVING SUM(gross) > 100',
    'ts: a date, a timestamp or the text of one',
    'amount: a number',
    'gross: a number',
  ],
  [
    'SELECT t.id, e.item FROM t LATERAL VIEW explode(t.items) e AS item',
    `SELECT t.id AS "id", e.value AS "item" FROM t, LATERAL FLATTEN(INPUT => TRANSFORM(t.items, e__ -> COALESCE(e__, PARSE_JSON('null')))) AS e`,
    'items: an array',
  ],
  [
    'SELECT t.id, e.k, upper(e.v) AS v FROM t LATERAL VIEW explode(t.props) e AS k, v',
    'SELECT t.id AS "id", e.key AS "k", UPPER(e.value) AS "v" FROM t, LATERAL FLATTEN(INPUT => t.props) AS e',
    'v: text',
    'props: a map',
  ],
  [
    'SELECT t.id, x.p, x.i.price * 2 AS p2 FROM t LATERAL VIEW OUTER posexplode(t.items) x AS p, i',
    `SELECT t.id AS "id", x.index AS "p", x.value['price'] * 2 AS "p2" FROM t, LATERAL FLATTEN(INPUT => TRANSFORM(t.items, e__ -> COALESCE(e__, PARSE_JSON('null'))), OUTER => TRUE) AS x`,
    'i.price: a number',
    'items: an array',
  ],
  [
    `SELECT id, explode(split(tags, ',')) AS tag FROM t`,
    `SELECT t.id AS "id", g.value::VARCHAR AS "tag" FROM t, LATERAL FLATTEN(INPUT => SPLIT(t.tags, ',')) AS g`,
    'tags: text',
  ],
  [
    `SELECT j.a, j.b FROM t LATERAL VIEW json_tuple(payload, 'a', 'b') j AS a, b`,
    `SELECT j.a AS "a", j.b AS "b" FROM t, LATERAL (SELECT "spark_json_tuple"(t.payload, ARRAY_CONSTRUCT('a', 'b'))[0]::VARCHAR AS a, "spark_json_tuple"(t.payload, ARRAY_CONSTRUCT('a', 'b'))[1]::VARCHAR AS b) AS j`,
    'payload: text',
  ],
  [
    `SELECT * FROM (SELECT year, quarter, amount FROM sales) PIVOT (SUM(amount) FOR quarter IN ('Q1', 'Q2'))`,
    `SELECT year AS "year", SUM(CASE WHEN quarter IS NOT DISTINCT FROM 'Q1' THEN amount END) AS Q1, SUM(CASE WHEN quarter IS NOT DISTINCT FROM 'Q2' THEN amount END) AS Q2 FROM sales GROUP BY year`,
    'amount: a number',
    'quarter: text',
  ],
  [
    'SELECT c.* FROM customers c WHERE EXISTS (SELECT 1 FROM orders o WHERE o.cid = c.id AND o.total > 100)',
    'SELECT c.* FROM customers AS c WHERE EXISTS (SELECT 1 FROM orders AS o WHERE cid = c.id AND total > 100)',
    'total: a number',
  ],
  [
    'SELECT * FROM a LEFT ANTI JOIN b ON a.id = b.id',
    'SELECT * FROM a WHERE NOT EXISTS (SELECT * FROM b WHERE a.id = b.id)',
  ],
  [
    `INSERT OVERWRITE TABLE tgt PARTITION (dt = '2024-01-01') SELECT id, upper(name) AS name FROM src`,
    `BEGIN TRANSACTION; DELETE FROM tgt WHERE dt = '2024-01-01'; INSERT INTO tgt SELECT id, UPPER(src.name) AS name, '2024-01-01' AS dt FROM src; COMMIT`,
    'name: text',
  ],
  [
    `INSERT INTO tgt PARTITION (dt) SELECT id, name, date_format(ts, 'yyyy-MM-dd') AS dt FROM src`,
    `INSERT INTO tgt SELECT id, name, TO_VARCHAR(ts::TIMESTAMP_LTZ(6), 'YYYY-MM-DD') AS dt FROM src`,
    'ts: a date, a timestamp or the text of one',
  ],
  [
    'CREATE TABLE out AS SELECT id, CAST(amount AS DECIMAL(18,2)) AS amount FROM src',
    'CREATE TABLE out AS SELECT id, src.amount::NUMBER(18, 2) AS amount FROM src',
    'amount: a number or the text of one',
  ],
  [
    `CREATE OR REPLACE VIEW v AS SELECT id, concat(first, ' ', last) AS name FROM people`,
    `CREATE OR REPLACE VIEW v (id, name) AS SELECT id, first || ' ' || last AS name FROM people`,
    'first: text',
    'last: text',
  ],
  [
    `MERGE INTO tgt t USING src s ON t.id = s.id WHEN MATCHED AND s.op = 'D' THEN DELETE WHEN MATCHED THEN UPDATE SET name = upper(s.name) WHEN NOT MATCHED THEN INSERT (id, name) VALUES (s.id, s.name)`,
    `MERGE INTO tgt AS t USING src AS s ON t.id = s.id WHEN MATCHED AND s.op = 'D' THEN DELETE WHEN MATCHED THEN UPDATE SET name = UPPER(s.name) WHEN NOT MATCHED THEN INSERT (id, name) VALUES (s.id, s.name)`,
    'op: text',
    'name: text',
  ],
  [
    `UPDATE tgt SET amount = amount * 1.1 WHERE region = 'EU'`,
    `UPDATE tgt SET amount = amount * 1.1 WHERE region = 'EU'`,
    'region: text',
    'amount: a number',
  ],
  [
    'DELETE FROM tgt WHERE ts < current_date() - INTERVAL 90 DAYS',
    'DELETE FROM tgt WHERE ts < DATEADD(DAY, -90, CURRENT_DATE())',
    'ts: a date, a timestamp or the text of one',
  ],
];

test.each(STATEMENTS)('%s', (spark, ...expected) => {
  expect(translated(spark)).toEqual(expected);
});

test.each(['typeof(a)', 'hash(a)', 'xxhash64(a, b)', 'inline(a)'])('%s needs the type', (spark) => {
  expect(entry(spark)[0]).toContain('of a column whose type is not known is not supported');
});

test('a schema of an earlier CREATE TABLE leaves nothing to assume', () => {
  const script =
    "CREATE TABLE t (s STRING, n INT); SELECT upper(s) AS u, n / 2 AS h, n = 1 AS e FROM t WHERE s IN ('A')";
  const { statements } = compile(script, { dialect: snowflake, layout: 'line' });
  expect(statements.flatMap((s) => s.diagnostics)).toEqual([]);
});

test('each assumption is told once a statement, with the column’s place', () => {
  const { statements } = compile('SELECT upper(a) AS x, lower(a) AS y, a + 1 AS z FROM t', { dialect: snowflake });
  const said = statements[0]?.diagnostics.map((d) => [d.message, isTextSpan(d.origin) ? d.origin.start : undefined]);
  expect(said).toEqual([
    ['The type of a is not known; the translation assumes text.', 13],
    ['The type of a is not known; the translation assumes a number.', 37],
  ]);
});
