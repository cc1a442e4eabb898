import { createHash } from 'node:crypto';
import { type Field, fail, idSource, type TableInfo, type UnresolvedRead } from '@spark-sql-to-snowflake/plan-ir';
import type { WireColumn } from './driver.js';
import { sparkName } from './objects.js';
import { ownSchema } from './result.js';

/** The format that reads Snowflake's own SQL, and the name that Snowflake's Spark connector has it under. */
const FORMATS: ReadonlySet<string> = new Set(['snowflake', 'net.snowflake.spark.snowflake']);

export interface NativeReader {
  /** The columns of a query, without its rows. */
  describe(sql: string): Promise<readonly WireColumn[]>;
  /** Make a temporary view. Gives its name. */
  createView(name: string, sql: string): Promise<readonly string[]>;
}

/**
 * `spark.read.format("snowflake").option("query", sql)`: a query in Snowflake's own SQL, as a table; with `dbtable` a table by the
 * name that Snowflake has it under. Both options are those of Snowflake's Spark connector. A temporary view stands for the query, so
 * that what is done with it is one statement. Throws CompileError for every other kind of file.
 * Source: docs.snowflake.com/en/user-guide/spark-connector-use#moving-data-from-snowflake-to-spark
 */
export async function readNative(read: UnresolvedRead, reader: NativeReader): Promise<TableInfo> {
  const format = read.format?.toLowerCase() ?? '';
  if (!FORMATS.has(format))
    return fail('unsupported', {
      what: `Reading files (${format || 'parquet'}) on Snowflake`,
      why: 'a statement there sees no files of this machine',
      instead:
        'Put them on a stage, and read @stage/…; Snowflake’s own SQL goes through format("snowflake").option("query", …).',
    });
  const option = (name: string): string | undefined => read.options.find((o) => o.key.toLowerCase() === name)?.value;
  const query = option('query');
  const table = option('dbtable');
  if ((query === undefined) === (table === undefined))
    return fail('unsupported', {
      what: 'Reading format("snowflake") without a query',
      instead: 'Give one of option("query", …) and option("dbtable", …).',
    });
  const sql = (query ?? `SELECT * FROM ${table}`).replace(/[\s;]+$/, '');
  if (!/^\s*(?:--.*\n\s*|\/\*[\s\S]*?\*\/\s*)*(?:SELECT|WITH|\()/i.test(sql))
    return fail('unsupported', {
      what: 'option("query", …) that is no query',
      why: 'it may be run more than once',
      instead: 'Begin it with SELECT or WITH.',
    });
  const columns = await reader.describe(sql);
  const names = columns.map((_, i) => `C${i + 1}`);
  const hash = createHash('sha256').update(sql).digest('hex').slice(0, 32);
  const view = await reader.createView(`LOCAL_QUERY_${hash}`, `SELECT * FROM (\n${sql}\n) AS q (${names.join(', ')})`);
  const ids = idSource();
  const schema: readonly Field[] = ownSchema(columns).map((f) => ({ ...f, name: sparkName(f.name) }));
  const output = schema.map(({ type, nullable }, i) => ({ id: ids.column(), name: `c${i + 1}`, type, nullable }));
  return { name: view, columns: schema, view: { kind: 'relation', table: view, output } };
}
