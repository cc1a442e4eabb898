import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import {
  type Call,
  type Column,
  type DataType,
  DEFAULT_CONF,
  diagnosticSink,
  type Expr,
  type Field,
  type FunctionName,
  type Insert,
  idSource,
  intLiteral,
  type Merge,
  type Plan,
  type Relation,
  type Statement,
  stringLiteral,
  types as T,
  type Values,
} from '@spark-sql-to-snowflake/plan-ir';
import { emit } from '@spark-sql-to-snowflake/sql-emit';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { duckdb } from '../src/index.js';

const ids = idSource();
const relation = (name: string, columns: readonly Field[]): Relation => ({
  kind: 'relation',
  table: ['spark_catalog', 'default', name],
  output: columns.map((c) => ({ id: ids.column(), ...c })),
});
const col = (r: Relation, i: number): Column => ({ kind: 'column', ...(r.output[i] as Relation['output'][number]) });
const call = (fn: FunctionName, ...args: readonly Expr[]): Call => ({
  kind: 'call',
  fn,
  args,
  type: T.boolean,
  nullable: true,
});
const rowsOf = (names: readonly [string, DataType][], ...rows: readonly (readonly Expr[])[]): Values => ({
  kind: 'values',
  rows,
  output: names.map(([name, type]) => ({ id: ids.column(), name, type, nullable: true })),
});
const KV: readonly Field[] = [T.field('k', T.int), T.field('v', T.string)];
const NO_SPEC = { partitionBy: [], options: [], properties: [] };

describe('statements on DuckDB', () => {
  let db: DuckDBConnection;
  const notes: string[] = [];
  const run = async (s: Statement): Promise<void> => {
    const diagnostics = diagnosticSink();
    const { sql } = emit(s, { dialect: duckdb, conf: DEFAULT_CONF, diagnostics, ids });
    notes.push(...diagnostics.list.map((d) => d.message));
    try {
      for (const text of sql) await db.run(text);
    } catch (error) {
      if (sql[0] === 'BEGIN TRANSACTION') await db.run('ROLLBACK');
      throw error;
    }
  };
  const read = async (sql: string): Promise<readonly string[]> =>
    (await db.runAndReadAll(sql)).getRows().map((r) => r.map(String).join('|'));

  beforeEach(async () => {
    notes.length = 0;
    db = await (await DuckDBInstance.create(':memory:')).connect();
    await db.run("CREATE TABLE t AS FROM (VALUES (1, 'a'), (2, 'b'), (3, 'c')) AS v(k, v)");
  });
  afterAll(() => db.closeSync());

  test('CREATE TABLE, with types, NOT NULL, defaults and comments', async () => {
    await run({
      kind: 'create-table',
      name: ['default', 'order'],
      mode: 'create',
      external: false,
      temporary: false,
      columns: [
        { name: 'a', type: T.int, nullable: false, comment: "it's" },
        { name: 'b c', type: T.struct([T.field('x y', T.array(T.decimal(5, 2)))]), nullable: true },
        { name: 'd', type: T.timestamp, nullable: true },
        { name: 'e', type: T.string, nullable: true, default: stringLiteral('-') },
      ],
      spec: { ...NO_SPEC, comment: 'about', using: 'parquet' },
    });
    await db.run('INSERT INTO "order" (a) VALUES (1)');
    expect(await read('SELECT a, e FROM "order"')).toEqual(['1|-']);
    expect(
      await read(
        "SELECT column_name, data_type, comment FROM duckdb_columns() WHERE table_name = 'order' ORDER BY column_index",
      ),
    ).toEqual([
      "a|INTEGER|it's",
      'b c|STRUCT("x y" DECIMAL(5,2)[])|null',
      'd|TIMESTAMP WITH TIME ZONE|null',
      'e|VARCHAR|null',
    ]);
    expect(notes).toEqual(['USING parquet is left out: DuckDB keeps its tables in one file of its own.']);
  });

  test('CREATE TABLE AS, LIKE, views, DROP, ALTER', async () => {
    const t = relation('t', KV);
    await run({
      kind: 'create-table',
      name: ['u'],
      mode: 'create-or-replace',
      external: false,
      temporary: false,
      columns: [],
      spec: NO_SPEC,
      query: t,
    });
    await run({ kind: 'create-table-like', name: ['w'], source: ['u'], ifNotExists: true, spec: NO_SPEC });
    await run({
      kind: 'create-view',
      name: ['x'],
      mode: 'create-or-replace',
      scope: 'temporary',
      columns: [{ name: 'm' }, { name: 'n' }],
      properties: [],
      query: t,
      queryText: '',
    });
    expect(
      await read('SELECT count(*) FROM u UNION ALL SELECT count(*) FROM w UNION ALL SELECT sum(m) FROM x'),
    ).toEqual(['3', '0', '6']);
    await run({
      kind: 'alter',
      object: 'table',
      name: ['w'],
      action: { kind: 'add-columns', columns: [{ name: 'z', type: T.long, nullable: true, comment: 'c' }] },
    });
    await run({
      kind: 'alter',
      object: 'table',
      name: ['w'],
      action: { kind: 'alter-column', column: ['z'], type: T.double, comment: 'd' },
    });
    await run({
      kind: 'alter',
      object: 'table',
      name: ['w'],
      action: { kind: 'rename-column', column: ['z'], to: 'zz' },
    });
    await run({
      kind: 'alter',
      object: 'table',
      name: ['w'],
      action: { kind: 'drop-columns', columns: [['v']], ifExists: false },
    });
    await run({ kind: 'alter', object: 'table', name: ['w'], action: { kind: 'rename', to: ['default', 'ww'] } });
    expect(await read("SELECT column_name, data_type, comment FROM duckdb_columns() WHERE table_name = 'ww'")).toEqual([
      'k|INTEGER|null',
      'zz|DOUBLE|d',
    ]);
    await run({ kind: 'drop', object: 'view', name: ['x'], ifExists: false });
    await run({ kind: 'drop', object: 'table', name: ['nope'], ifExists: true });
    await run({ kind: 'truncate', table: ['u'], partition: [] });
    expect(await read('SELECT count(*) FROM u')).toEqual(['0']);
  });

  test('INSERT, by position and by name, over the table or one partition', async () => {
    const t = relation('t', KV);
    const insert = (more: Partial<Insert<Plan, Expr>>): Insert<Plan, Expr> => ({
      kind: 'insert',
      table: t.table,
      relation: t,
      overwrite: false,
      ifNotExists: false,
      byName: false,
      partition: [],
      query: rowsOf(
        [
          ['x', T.int],
          ['y', T.string],
        ],
        [intLiteral(9), stringLiteral('z')],
      ),
      ...more,
    });
    await run(insert({}));
    await run(
      insert({
        byName: true,
        query: rowsOf(
          [
            ['v', T.string],
            ['k', T.int],
          ],
          [stringLiteral('n'), intLiteral(8)],
        ),
      }),
    );
    expect(await read('SELECT k, v FROM t WHERE k > 7 ORDER BY k')).toEqual(['8|n', '9|z']);
    await run(
      insert({
        overwrite: true,
        partition: [{ name: 'v', value: stringLiteral('b') }],
        query: rowsOf([['k', T.int]], [intLiteral(20)]),
      }),
    );
    expect(await read('SELECT k, v FROM t ORDER BY k')).toEqual(['1|a', '3|c', '8|n', '9|z', '20|b']);
    await run(insert({ overwrite: true }));
    expect(await read('SELECT k, v FROM t')).toEqual(['9|z']);
    await expect(run(insert({ overwrite: true, query: t }))).rejects.toThrow('rows are deleted first');
  });

  test('UPDATE and DELETE leave rows of an unknown condition', async () => {
    const t = relation('t', KV);
    await db.run('INSERT INTO t VALUES (NULL, NULL)');
    await run({
      kind: 'update',
      table: t.table,
      relation: t,
      assignments: [{ column: ['v'], value: stringLiteral('!') }],
      condition: call('>', col(t, 0), intLiteral(2)),
    });
    await run({ kind: 'delete', table: t.table, relation: t, condition: call('=', col(t, 0), intLiteral(1)) });
    expect(await read('SELECT k, v FROM t ORDER BY k NULLS LAST')).toEqual(['2|b', '3|!', 'null|null']);
  });

  test('MERGE, with every clause; a row that matches twice fails as in Spark', async () => {
    const t = relation('t', KV);
    await db.run("CREATE TABLE s AS FROM (VALUES (1, 'new'), (2, 'gone'), (4, 'four')) AS v(k, v)");
    const s = relation('s', KV);
    const merge: Merge<Plan, Expr> = {
      kind: 'merge',
      target: t.table,
      targetAlias: 'x',
      relation: t,
      source: { kind: 'alias', child: s, name: 'y' },
      condition: call('=', col(t, 0), col(s, 0)),
      clauses: [
        { when: 'matched', condition: call('=', col(s, 1), stringLiteral('gone')), action: { kind: 'delete' } },
        { when: 'matched', action: { kind: 'update', assignments: [{ column: ['v'], value: col(s, 1) }] } },
        {
          when: 'not-matched',
          action: {
            kind: 'insert',
            assignments: [
              { column: ['k'], value: col(s, 0) },
              { column: ['v'], value: col(s, 1) },
            ],
          },
        },
        {
          when: 'not-matched-by-source',
          action: { kind: 'update', assignments: [{ column: ['v'], value: stringLiteral('left') }] },
        },
      ],
    };
    await run(merge);
    expect(await read('SELECT k, v FROM t ORDER BY k')).toEqual(['1|new', '3|left', '4|four']);
    await db.run("INSERT INTO s VALUES (1, 'again')");
    await expect(run(merge)).rejects.toThrow('MERGE_CARDINALITY_VIOLATION');
    const onlyDelete = { ...merge, clauses: [{ when: 'matched', action: { kind: 'delete' } }] } as const;
    await run(onlyDelete);
    expect(await read('SELECT k FROM t ORDER BY k')).toEqual(['3']);
  });

  test('what has no form is refused, what needs none is reported', async () => {
    await expect(
      run({ kind: 'insert-directory', local: false, options: [], query: { kind: 'one-row' } }),
    ).rejects.toThrow('no duckdb form');
    await run({ kind: 'set', key: 'a.b', value: 'c' });
    await run({ kind: 'cache', table: ['t'], lazy: false, options: [] });
    expect(notes).toEqual([
      'SET a.b is left out: the setting is one of Spark’s session.',
      'CACHE TABLE is left out: no answer depends on it in DuckDB.',
    ]);
  });
});
