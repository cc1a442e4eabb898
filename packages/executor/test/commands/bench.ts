import { textParsers } from '@spark-sql-to-snowflake/compiler';
import { duckdb } from '@spark-sql-to-snowflake/duckdb-dialect';
import { type CatalogCall, CompileError, type Field, fail, typeText } from '@spark-sql-to-snowflake/plan-ir';
import {
  type CommandEnv,
  type Database,
  openDuckDBDatabase,
  type Row,
  runCatalogCall,
  runStatement,
  runtimeConf,
  type ServerCatalog,
  type SparkValue,
  serverCatalog,
  sessionCatalog,
} from '../../src/index.js';
import { cachedFiles } from '../../src/session/cached-files.js';
import { analyzed, fewRows, type RowSet } from '../../src/session/queries.js';

/** What a statement or call gave, in a form that compares with what was recorded from Spark. */
export type Outcome =
  | {
      readonly schema: readonly (readonly [name: string, type: string, nullable: boolean])[];
      readonly rows: readonly Row[];
    }
  | { readonly error: string };

/** A session for tests of statements, without the session's core. */
export interface Bench {
  readonly env: CommandEnv;
  sql(text: string): Promise<Outcome>;
  call(call: CatalogCall): Promise<Outcome>;
  /** The rows of a query. */
  rows(text: string): Promise<readonly Row[]>;
  close(): Promise<void>;
}

export interface BenchHost {
  readonly database: Database;
  readonly catalog: ServerCatalog;
}
export const benchHost = async (file?: string): Promise<BenchHost> => ({
  database: await openDuckDBDatabase(file === undefined ? {} : { file }),
  catalog: serverCatalog(),
});

export async function openBench(host: BenchHost): Promise<Bench> {
  const connection = await host.database.connect();
  const conf = runtimeConf({ timeZone: 'America/Los_Angeles', started: { 'spark.app.name': 'test' } });
  const session = sessionCatalog(host.catalog);
  const control = { signal: new AbortController().signal };
  const env: CommandEnv = {
    queries: {
      connection,
      dialect: duckdb,
      sources: {
        inspect: () => fail('unsupported', { what: 'Reading files' }),
        isTable: async (name) => (await session.names(connection)).find(name) !== undefined,
        pivotValues: () => fail('unsupported', { what: 'A pivot without values' }),
      },
      catalog: () => session.names(connection),
      conf: () => ({
        ...conf.spark,
        session: { catalog: session.catalog, schema: session.schema, user: 'tester' },
      }),
    },
    files: () => fail('unsupported', { what: 'Files' }),
    cachedFiles: cachedFiles(connection, () => fail('unsupported', { what: 'Reading files' })),
    session,
    conf,
    control,
  };
  const parse = (text: string) => textParsers(conf.spark).statement(text);
  const outcome = async (run: () => Promise<RowSet>): Promise<Outcome> => {
    try {
      const { schema, rows } = await run();
      return { schema: schema.map(shownField), rows: rows.map((r) => r.map(plain)) };
    } catch (error) {
      if (error instanceof CompileError) return { error: error.message };
      throw error;
    }
  };
  return {
    env,
    sql: (text) =>
      outcome(async () => {
        const statement = parse(text);
        if (statement.kind !== 'query') return runStatement(statement, { ...env, text });
        await analyzed(statement.plan, env.queries);
        return fewRows(statement.plan, env.queries, control);
      }),
    call: (call) => outcome(() => runCatalogCall(call, env)),
    async rows(text) {
      const statement = parse(text);
      if (statement.kind !== 'query') throw new Error(`${text} is no query`);
      return (await fewRows(statement.plan, env.queries, control)).rows;
    },
    close: () => connection.close(),
  };
}

const shownField = (f: Field) => [f.name, typeText(f.type), f.nullable] as const;
const plain = (v: SparkValue): SparkValue => (typeof v === 'bigint' ? Number(v) : v);
