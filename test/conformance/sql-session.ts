/** A session of Spark's SQL suite: statements compiled one by one against what the earlier ones made, and run on DuckDB in memory. */
import { type CompiledStatement, compile, confAfter, scriptCatalog } from '@spark-sql-to-snowflake/compiler';
import { duckdb } from '@spark-sql-to-snowflake/duckdb-dialect';
import { type DuckDBConnection, openDuckDB } from '@spark-sql-to-snowflake/executor';
import { DEFAULT_CONF, type SparkConf, typeText, withSetting } from '@spark-sql-to-snowflake/plan-ir';
import { ask, toCell } from '../fixtures/duckdb-answer.js';
import { SESSION_ZONE } from '../fixtures/format.js';
import { parseSparkType } from '../fixtures/spark-type.js';
import { rowJson } from './normalize.js';
import { failure, type Outcome, type SuiteFile } from './sql-outcome.js';
import { loadTables } from './sql-tables.js';

export interface SuiteSession {
  run(sql: string): Promise<Outcome>;
  close(): void;
}

/** Set for all postgreSQL files: it is about interval literals, which those files are no test of. */
const INTERVALS = 'spark.sql.legacy.interval.enabled';

export async function openSession(file: SuiteFile): Promise<SuiteSession> {
  let conf: SparkConf = { ...DEFAULT_CONF, timeZone: SESSION_ZONE };
  // settings that the product refuses: a script would end there, so nothing that comes after is taken for an answer
  const refused = new Set<string>();
  const configure = (key: string, value: string): void => {
    const next = withSetting(conf, key, value);
    if (typeof next !== 'string') conf = next;
    if (next === 'unsupported') refused.add(key);
    else refused.delete(key);
  };
  for (const [key, value] of Object.entries(file.conf)) if (key !== INTERVALS) configure(key, value);
  const connection = await openDuckDB({ timeZone: SESSION_ZONE, threads: 1 });
  const texts = file.statements.map((s) => s.sql);
  await loadTables(connection, texts);
  const catalog = scriptCatalog(await connection.catalog());
  return {
    close: () => connection.close(),
    async run(sql) {
      const { statements } = compile(sql, { catalog, dialect: duckdb, conf });
      const [statement] = statements;
      if (!statement || statements.length > 1)
        return failure('error', 'one statement was expected', 'PARSE_SYNTAX_ERROR');
      const { parsed } = statement;
      if (parsed?.kind === 'set' && parsed.key !== undefined && parsed.value !== undefined)
        configure(parsed.key, parsed.value);
      if (parsed?.kind === 'reset' && parsed.key !== undefined) refused.delete(parsed.key);
      if (refused.size > 0 && statement.status !== 'error')
        return failure('unsupported', `under the setting ${[...refused].join(', ')}, which is refused`);
      const outcome = await answer(statement, connection);
      if (outcome.startsWith('"status":"ok"') && statement.analyzed) {
        catalog.apply(statement.analyzed);
        conf = confAfter(statement.analyzed, conf);
        const zone = await connection.setTimeZone(conf.timeZone).catch((e: unknown) => String(e));
        if (typeof zone === 'string') return failure('unsupported', zone);
        if (statement.kind === 'set' || parsed?.kind === 'maintenance')
          return failure('unsupported', 'SET: the setting is heard, its row is not given');
      }
      return outcome;
    },
  };
}

async function answer(statement: CompiledStatement, connection: DuckDBConnection): Promise<Outcome> {
  const { status, sql, schema, helpers, diagnostics } = statement;
  if (status !== 'ok') {
    const last = diagnostics.at(-1);
    return failure(status, last?.message ?? '', last?.sparkClass);
  }
  const emitted = sql.join(';\n');
  const announced = diagnostics.some((d) => d.severity === 'approximate');
  try {
    await connection.useHelpers(helpers);
    if (!schema) {
      // the executor looks after the zone, whose names DuckDB spells in its own way
      if (statement.kind !== 'set') await connection.execute(sql);
      return '"status":"ok","schema":[],"n_rows":0,"rows":[]';
    }
    const given = await ask(connection, sql, schema);
    const texts = schema.map((f) => typeText(f.type));
    const types = texts.map(parseSparkType);
    const rows = given.rows.map((row) =>
      rowJson(
        row.map((value, i) => toCell(value, types[i]!)),
        types,
      ),
    );
    const columns = JSON.stringify(schema.map((f, i) => [f.name, texts[i]]));
    return `"status":"ok","schema":${columns},"n_rows":${rows.length},"rows":[${rows.join(',')}],"emitted":${JSON.stringify(emitted)},"announced":${announced}`;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return failure('database', message, /\[([A-Z][A-Z_.0-9]*)\]/.exec(message)?.[1], emitted);
  }
}
