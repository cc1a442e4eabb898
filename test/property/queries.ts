import fc from 'fast-check';

/** Two small tables with NULLs, duplicates and ties, as CREATE TABLE text and rows; both databases and Spark read them alike. */
export const SCHEMA = `
CREATE TABLE t (a INT, b STRING, c DECIMAL(8, 2), d DATE, k BIGINT);
CREATE TABLE u (a INT, e STRING, f DOUBLE, k BIGINT);
`;
export const ROWS: readonly string[] = [
  'CREATE TABLE t (a INTEGER, b VARCHAR, c DECIMAL(8, 2), d DATE, k BIGINT)',
  `INSERT INTO t VALUES (1, 'x', 1.50, DATE '2024-01-31', 1), (2, 'y', NULL, DATE '2024-02-29', 2), (NULL, 'x', -3.25, NULL, 3),
    (2, NULL, 0.00, DATE '2023-12-31', 4), (5, '', 99.99, DATE '2024-01-31', 5), (1, 'Z', 1.50, DATE '2024-06-01', NULL)`,
  'CREATE TABLE u (a INTEGER, e VARCHAR, f DOUBLE, k BIGINT)',
  `INSERT INTO u VALUES (1, 'one', 0.5, 1), (2, 'two', NULL, 3), (2, 'zwei', -1.5, 4), (NULL, 'none', 2.0, NULL), (7, NULL, 0.0, 5)`,
];

type Kind = 'number' | 'string' | 'date' | 'boolean';
interface Columns {
  readonly number: readonly string[];
  readonly string: readonly string[];
  readonly date: readonly string[];
}
const T: Columns = { number: ['t.a', 't.c', 't.k'], string: ['t.b'], date: ['t.d'] };
const TU: Columns = { number: ['t.a', 't.c', 'u.k', 'u.a'], string: ['t.b', 'u.e'], date: ['t.d'] };

const LITERALS: Readonly<Record<Exclude<Kind, 'boolean'>, readonly string[]>> = {
  number: ['0', '1', '2', '-3', 'NULL', '1.5'],
  string: ["'x'", "''", "'y'", 'NULL', "'a''b'"],
  date: ["DATE '2024-01-31'", 'NULL'],
};

/** An expression of a kind over the columns; `depth` bounds its nesting. */
function expr(kind: Kind, columns: Columns, depth: number): fc.Arbitrary<string> {
  if (kind === 'boolean') return condition(columns, depth);
  const leaves = fc.constantFrom(...columns[kind], ...columns[kind], ...LITERALS[kind]);
  if (depth === 0) return leaves;
  const inner = (k: Kind): fc.Arbitrary<string> => expr(k, columns, depth - 1);
  const shared = [
    leaves,
    fc.tuple(inner('boolean'), inner(kind), inner(kind)).map(([c, x, y]) => `CASE WHEN ${c} THEN ${x} ELSE ${y} END`),
    fc.tuple(inner(kind), inner(kind)).map(([x, y]) => `coalesce(${x}, ${y})`),
  ];
  if (kind === 'number') {
    const operator = fc.constantFrom('+', '-', '*');
    return fc.oneof(
      ...shared,
      fc.tuple(inner('number'), operator, leaves).map(([x, o, y]) => `(${x} ${o} ${y})`),
    );
  }
  if (kind === 'string')
    return fc.oneof(
      ...shared,
      fc.tuple(inner('string'), inner('string')).map(([x, y]) => `concat(${x}, ${y})`),
    );
  return fc.oneof(...shared);
}

function condition(columns: Columns, depth: number): fc.Arbitrary<string> {
  const kind = fc.constantFrom('number', 'string', 'date') as fc.Arbitrary<Exclude<Kind, 'boolean'>>;
  const operator = fc.constantFrom('=', '<', '>=', '<>', '<=>');
  const compare = kind.chain((k) =>
    fc
      .tuple(expr(k, columns, Math.max(0, depth - 1)), operator, expr(k, columns, 0))
      .map(([x, o, y]) => `${x} ${o} ${y}`),
  );
  const isNull = kind
    .chain((k) => expr(k, columns, 0))
    .chain((x) => fc.constantFrom(`${x} IS NULL`, `${x} IS NOT NULL`));
  const among = expr('number', columns, 0).map((x) => `${x} IN (1, 2, NULL)`);
  if (depth === 0) return fc.oneof(compare, isNull);
  const inner = condition(columns, depth - 1);
  return fc.oneof(
    compare,
    isNull,
    among,
    fc.constantFrom('TRUE', 'FALSE'),
    fc.tuple(inner, fc.constantFrom('AND', 'OR'), inner).map(([x, o, y]) => `(${x} ${o} ${y})`),
    inner.map((x) => `NOT (${x})`),
    fc.constantFrom('EXISTS (SELECT 1 FROM u WHERE u.a = t.a)', 't.a IN (SELECT a FROM u WHERE a IS NOT NULL)'),
  );
}

const source = fc.constantFrom(
  { from: 't', columns: T },
  { from: '(SELECT a, b, c, d, k FROM t WHERE a IS NOT NULL) AS t', columns: T },
  { from: 't JOIN u ON t.a = u.a', columns: TU },
  { from: 't LEFT JOIN u ON t.k = u.k', columns: TU },
  { from: 't FULL JOIN u ON t.a = u.a AND t.k = u.k', columns: TU },
  { from: 't CROSS JOIN u', columns: TU },
);

const plainQuery = source.chain(({ from, columns }) =>
  fc
    .tuple(expr('number', columns, 2), expr('string', columns, 1), condition(columns, 2), fc.boolean())
    .map(([n, s, c, distinct]) => `SELECT ${distinct ? 'DISTINCT ' : ''}${n} AS n, ${s} AS s FROM ${from} WHERE ${c}`),
);
const groupedQuery = source.chain(({ from, columns }) =>
  fc
    .tuple(expr('string', columns, 1), expr('number', columns, 1), condition(columns, 1))
    .map(
      ([g, n, c]) =>
        `SELECT ${g} AS s, count(*) AS n, max(${n}) AS m FROM ${from} WHERE ${c} GROUP BY ${g} HAVING count(*) >= 1`,
    ),
);

/** Queries whose answer, as a multiset, does not depend on the order of rows. Columns: `n` and `s` at least. */
export const query: fc.Arbitrary<string> = fc.oneof(
  plainQuery,
  groupedQuery,
  fc
    .tuple(plainQuery, plainQuery, fc.constantFrom('UNION ALL', 'UNION', 'INTERSECT', 'EXCEPT'))
    .map(([x, y, op]) => `${x} ${op} ${y}`),
  fc
    .tuple(plainQuery, fc.constantFrom('n > 0', 's IS NOT NULL', "n IS NULL OR s = 'x'"))
    .map(([q, c]) => `WITH w AS (${q}) SELECT s, sum(n) AS n FROM w WHERE ${c} GROUP BY s`),
  plainQuery.map(
    (q) => `SELECT s, n, row_number() OVER (PARTITION BY s ORDER BY n, s) AS r FROM (${q}) AS q WHERE n IS NOT NULL`,
  ),
);
