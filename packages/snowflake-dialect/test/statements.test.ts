import {
  type ColumnDefinition,
  type CreateTable,
  type Expr,
  type Insert,
  intLiteral,
  type Merge,
  type Plan,
  type Statement,
  stringLiteral,
  types as T,
  type TableSpec,
} from '@spark-sql-to-snowflake/plan-ir';
import { describe, expect, test } from 'vitest';
import { snowflake } from '../src/index.js';
import { builder, col, write } from './plans.js';

const b = builder();
const say = (s: Statement) => write(s, snowflake, b.ids);
const NO_SPEC: TableSpec = { partitionBy: [], options: [], properties: [] };
const column = (
  name: string,
  type: ColumnDefinition<Expr>['type'],
  more: Partial<ColumnDefinition<Expr>> = {},
): ColumnDefinition<Expr> => ({ name, type, nullable: true, ...more });
const createTable = (more: Partial<CreateTable<Plan, Expr>>): CreateTable<Plan, Expr> => ({
  kind: 'create-table',
  name: ['db', 't'],
  mode: 'create',
  external: false,
  temporary: false,
  columns: [],
  spec: NO_SPEC,
  ...more,
});

describe('CREATE', () => {
  test('TABLE keeps types, defaults and comments; what is about files is reported', () => {
    const { sql, notes } = say(
      createTable({
        mode: 'create-if-not-exists',
        columns: [
          column('a', T.int, { nullable: false, comment: "it's" }),
          column('order', T.decimal(10, 2), { default: intLiteral(0) }),
          column('c', { kind: 'char', length: 5 }),
          column('d', T.map(T.string, T.int)),
          column('p', T.date),
        ],
        spec: {
          using: 'parquet',
          location: 's3://b/x',
          comment: 'about',
          options: [{ key: 'k', value: 'v' }],
          properties: [{ key: 'x', value: 'y' }],
          partitionBy: [
            { transform: 'identity', columns: [['p']] },
            { transform: 'bucket', columns: [['a']], argument: 4 },
          ],
          clusteredBy: { columns: ['a'], sortColumns: [], buckets: 8 },
        },
      }),
    );
    expect(sql).toEqual([
      "CREATE TABLE IF NOT EXISTS db.t (a NUMBER(10, 0) NOT NULL COMMENT 'it''s', \"ORDER\" NUMBER(10, 2) DEFAULT 0, c VARCHAR(5), d MAP(VARCHAR, NUMBER(10, 0)), p DATE) CLUSTER BY (p) COMMENT = 'about'",
    ]);
    expect(notes.map((n) => n.replace(/ is left out.*|: shorter.*/, ''))).toEqual([
      'approximate: CHAR(5) of column c',
      'warning: USING parquet',
      "warning: LOCATION 's3://b/x'",
      'warning: OPTIONS (k)',
      'warning: TBLPROPERTIES (x)',
      'warning: CLUSTERED BY (a) INTO 8 BUCKETS',
      'warning: PARTITIONED BY (p)',
      'warning: PARTITIONED BY (bucket(a))',
    ]);
  });
  test('TABLE AS gives the columns their types', () => {
    const query = b.project({ kind: 'one-row' }, { a: intLiteral(1), b: stringLiteral('x') });
    expect(say(createTable({ mode: 'create-or-replace', query })).sql).toEqual([
      "CREATE OR REPLACE TABLE db.t (a NUMBER(10, 0), b VARCHAR) AS SELECT 1 AS a, 'x' AS b",
    ]);
  });
  test('TABLE without columns, which Spark finds in its files, is refused', () => {
    const table = { kind: 'create-table', name: ['t'], mode: 'create', external: false, temporary: false } as const;
    const spec = { using: 'parquet', partitionBy: [], options: [], properties: [] };
    expect(() => say({ ...table, columns: [], spec })).toThrow('one column at least');
  });
  test('VIEW names its columns', () => {
    const query = b.project({ kind: 'one-row' }, { a: intLiteral(1) });
    const view = {
      kind: 'create-view',
      name: ['v'],
      scope: 'temporary',
      properties: [],
      query,
      queryText: '',
    } as const;
    expect(say({ ...view, mode: 'create-or-replace' }).sql).toEqual([
      'CREATE OR REPLACE TEMPORARY VIEW v (a) AS SELECT 1 AS a',
    ]);
    expect(
      say({
        ...view,
        mode: 'create-if-not-exists',
        scope: 'permanent',
        comment: 'c',
        columns: [{ name: 'x', comment: 'y' }],
      }).sql,
    ).toEqual(["CREATE VIEW IF NOT EXISTS v (x COMMENT 'y') COMMENT = 'c' AS SELECT 1::NUMBER(10, 0) AS a"]);
    expect(() => say({ ...view, mode: 'create', scope: 'global-temporary' })).toThrow('one session');
  });
});

describe('INSERT', () => {
  const relation = b.table('t', { a: T.int, b: T.string, p: T.string });
  const query = (names: readonly string[]) =>
    b.project({ kind: 'one-row' }, Object.fromEntries(names.map((n) => [n, intLiteral(1)])));
  const insert = (more: Partial<Insert<Plan, Expr>>): Insert<Plan, Expr> => ({
    kind: 'insert',
    table: ['t'],
    relation,
    overwrite: false,
    ifNotExists: false,
    byName: false,
    partition: [],
    query: query(['x', 'y', 'z']),
    ...more,
  });
  test('lists the columns', () => {
    expect(say(insert({})).sql).toEqual(['INSERT INTO t (a, b, p) SELECT 1 AS x, 1 AS y, 1 AS z']);
    expect(say(insert({ byName: true, query: query(['p', 'a']) })).sql).toEqual([
      'INSERT INTO t (p, a) SELECT 1 AS p, 1 AS a',
    ]);
    expect(say(insert({ columns: ['b'], query: query(['q']) })).sql).toEqual(['INSERT INTO t (b) SELECT 1 AS q']);
  });
  test('OVERWRITE takes the whole table, or only the partition', () => {
    expect(say(insert({ overwrite: true })).sql).toEqual([
      'INSERT OVERWRITE INTO t (a, b, p) SELECT 1 AS x, 1 AS y, 1 AS z',
    ]);
    const partition = [{ name: 'p', value: stringLiteral("x'y") }];
    expect(say(insert({ overwrite: true, partition, query: query(['x', 'y']) })).sql).toEqual([
      'BEGIN TRANSACTION',
      "DELETE FROM t WHERE p = 'x''y'",
      "INSERT INTO t (a, b, p) SELECT 1 AS x, 1 AS y, 'x''y' AS p",
      'COMMIT',
    ]);
    expect(() => say(insert({ overwrite: true, partition, query: relation }))).toThrow('rows are deleted first');
    const dynamic = say(insert({ overwrite: true, partition: [{ name: 'p' }] }));
    expect(dynamic.sql).toHaveLength(1);
    expect(dynamic.notes[0]).toContain('partitionOverwriteMode');
  });
  test('into several tables is one transaction', () => {
    expect(say({ kind: 'multi-insert', inserts: [insert({}), insert({ table: ['u'] })] }).sql).toHaveLength(4);
  });
});

describe('UPDATE, DELETE and MERGE', () => {
  const relation = b.table('t', { k: T.int, v: T.string, gone: T.boolean });
  const source = b.table('s', { k: T.int, v: T.string, new: T.boolean });
  test('use the table’s own name', () => {
    const assignments = [{ column: ['v'], value: stringLiteral('x') }];
    expect(
      say({ kind: 'update', table: ['db', 't'], relation, assignments, condition: col(relation, 'gone') }).sql,
    ).toEqual(["UPDATE db.t SET v = 'x' WHERE gone"]);
    expect(say({ kind: 'delete', table: ['t'], relation, alias: 'x', condition: col(relation, 'gone') }).sql).toEqual([
      'DELETE FROM t WHERE gone',
    ]);
    expect(say({ kind: 'delete', table: ['t'] }).sql).toEqual(['DELETE FROM t']);
    expect(() =>
      say({ kind: 'update', table: ['t'], relation, assignments: [{ column: ['v', 'x'], value: intLiteral(1) }] }),
    ).toThrow('field of a struct');
  });
  const merge: Merge<Plan, Expr> = {
    kind: 'merge',
    target: ['db', 't'],
    relation,
    targetAlias: 'x',
    source: { kind: 'alias', name: 'y', child: source },
    condition: col(source, 'new'),
    clauses: [
      { when: 'matched', condition: col(relation, 'gone'), action: { kind: 'delete' } },
      { when: 'matched', action: { kind: 'update', assignments: [{ column: ['v'], value: col(source, 'v') }] } },
      {
        when: 'not-matched',
        action: {
          kind: 'insert',
          assignments: [
            { column: ['k'], value: col(source, 'k') },
            { column: ['v'], value: col(source, 'v') },
          ],
        },
      },
    ],
  };
  test('MERGE keeps its clauses in order', () => {
    expect(say(merge).sql).toEqual([
      'MERGE INTO db.t AS x USING s AS y ON new WHEN MATCHED AND gone THEN DELETE WHEN MATCHED THEN UPDATE SET v = y.v WHEN NOT MATCHED THEN INSERT (k, v) VALUES (y.k, y.v)',
    ]);
  });
  test('NOT MATCHED BY SOURCE is a statement before', () => {
    const clauses = [...merge.clauses, { when: 'not-matched-by-source', action: { kind: 'delete' } } as const];
    const { sql } = say({ ...merge, clauses });
    expect(sql.map((s) => s.slice(0, 56))).toMatchInlineSnapshot(`
      [
        "BEGIN TRANSACTION",
        "DELETE FROM db.t WHERE NOT EXISTS (SELECT * FROM s AS y ",
        "MERGE INTO db.t AS x USING s AS y ON new WHEN MATCHED AN",
        "COMMIT",
      ]
    `);
    const update = {
      when: 'not-matched-by-source',
      action: { kind: 'update', assignments: [{ column: ['v'], value: stringLiteral('') }] },
    } as const;
    expect(() => say({ ...merge, clauses: [...merge.clauses, update] })).toThrow('could then match');
    expect(() => say({ ...merge, clauses: [update, update] })).toThrow('several WHEN NOT MATCHED BY SOURCE');
  });
  test('TRUNCATE of a partition deletes its rows', () => {
    expect(say({ kind: 'truncate', table: ['t'], partition: [] }).sql).toEqual(['TRUNCATE TABLE t']);
    expect(say({ kind: 'truncate', table: ['t'], partition: [{ name: 'p', value: intLiteral(1) }] }).sql).toEqual([
      'DELETE FROM t WHERE p = 1',
    ]);
  });
});

describe('other statements', () => {
  const alter = (action: Extract<Statement, { kind: 'alter' }>['action']) =>
    say({ kind: 'alter', object: 'table', name: ['t'], action });
  test('ALTER', () => {
    expect(
      alter({ kind: 'add-columns', columns: [column('a', T.long), column('b', T.string, { comment: 'c' })] }).sql,
    ).toEqual(["ALTER TABLE t ADD COLUMN a NUMBER(19, 0), b VARCHAR COMMENT 'c'"]);
    expect(alter({ kind: 'alter-column', column: ['a'], type: T.double, nullable: true, default: 'drop' }).sql).toEqual(
      [
        'ALTER TABLE t ALTER COLUMN a SET DATA TYPE FLOAT',
        'ALTER TABLE t ALTER COLUMN a DROP NOT NULL',
        'ALTER TABLE t ALTER COLUMN a DROP DEFAULT',
      ],
    );
    expect(
      alter({
        kind: 'set-properties',
        properties: [
          { key: 'comment', value: 'x' },
          { key: 'k', value: 'v' },
        ],
      }),
    ).toEqual({
      sql: ["ALTER TABLE t SET COMMENT = 'x'"],
      notes: ['warning: The properties k is left out: a table of Snowflake has no free properties.'],
    });
    expect(alter({ kind: 'drop-partitions', partitions: [[{ name: 'p', value: intLiteral(1) }]] }).sql).toEqual([
      'DELETE FROM t WHERE p = 1',
    ]);
    expect(() => alter({ kind: 'set-location', location: 'x' })).toThrow('not in files');
    expect(() => alter({ kind: 'alter-column', column: ['a'], position: 'FIRST' })).toThrow('keep their order');
    expect(() => alter({ kind: 'alter-column', column: ['a'], type: T.array(T.long) })).toThrow('stay as they are');
  });
  test('settings stay with Spark, but for the zone', () => {
    expect(say({ kind: 'set', key: 'spark.sql.session.timeZone', value: 'Europe/Paris' }).sql).toEqual([
      "ALTER SESSION SET TIMEZONE = 'Europe/Paris'",
    ]);
    expect(say({ kind: 'set', key: 'spark.sql.shuffle.partitions', value: '8' })).toEqual({
      sql: [],
      notes: ['warning: SET spark.sql.shuffle.partitions is left out: the setting is one of Spark’s session.'],
    });
  });
  test('USE, SHOW, DESCRIBE, DROP, CACHE and the rest', () => {
    expect(say({ kind: 'use', what: 'schema', name: ['a', 'b'] }).sql).toEqual(['USE SCHEMA a.b']);
    expect(say({ kind: 'show', what: 'tables', from: ['db'], pattern: 'x*' }).sql).toEqual([
      "SHOW TABLES LIKE 'x%' IN SCHEMA db",
    ]);
    expect(() => say({ kind: 'show', what: 'tables', pattern: 'a|b' })).toThrow('% and _ only');
    expect(say({ kind: 'drop', object: 'table', name: ['t'], ifExists: true, purge: true })).toEqual({
      sql: ['DROP TABLE IF EXISTS t'],
      notes: ['warning: PURGE is left out: Snowflake drops the rows with the table, after its time for undoing.'],
    });
    expect(say({ kind: 'drop', object: 'schema', name: ['s'], ifExists: false }).notes[0]).toContain(
      'approximate: DROP SCHEMA',
    );
    expect(say({ kind: 'cache', table: ['t'], lazy: false, options: [] }).sql).toEqual([]);
    expect(say({ kind: 'maintenance', what: 'comment on table', name: ['t'], value: 'x', text: '' }).sql).toEqual([
      "COMMENT ON TABLE t IS 'x'",
    ]);
    expect(() => say({ kind: 'maintenance', what: 'other', text: 'MSCK' })).toThrow('no such command');
    expect(() => say({ kind: 'insert-directory', local: false, options: [], query: { kind: 'one-row' } })).toThrow(
      'stage',
    );
  });
});
