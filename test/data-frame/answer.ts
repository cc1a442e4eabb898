import { emitQuery, schemaOfQuery, typedQuery } from '@spark-sql-to-snowflake/compiler';
import { duckdb } from '@spark-sql-to-snowflake/duckdb-dialect';
import { type DuckDBConnection, rowsOf } from '@spark-sql-to-snowflake/executor';
import { CompileError, DEFAULT_CONF, listCatalog, outputOf, typeText } from '@spark-sql-to-snowflake/plan-ir';
import { snowflake } from '@spark-sql-to-snowflake/snowflake-dialect';
import { validate } from '../../packages/analyzer/test/validate.js';
import { toCell } from '../fixtures/duckdb-answer.js';
import { parseSparkType } from '../fixtures/spark-type.js';
import { formatCell } from '../fixtures/value.js';
import type { Frame } from './frame.js';

const ZONE = 'America/Los_Angeles';
const HOST = { catalog: listCatalog([]), conf: { ...DEFAULT_CONF, timeZone: ZONE } };

function typed(frame: Frame) {
  const query = typedQuery(frame.plan, HOST);
  const problems = validate(query.tree);
  if (problems.length > 0) throw new Error(problems.join('; '));
  return query;
}

/** The columns, as `name type` and perhaps ` not null`. */
export const columns = (frame: Frame): string =>
  outputOf(typed(frame).tree)
    .map((c) => `${c.name} ${typeText(c.type)}${c.nullable ? '' : ' not null'}`)
    .join(', ');

/** The metadata of the columns that have any. */
export function metadataOf(frame: Frame): Readonly<Record<string, unknown>> {
  const fields = schemaOfQuery(typedQuery(frame.plan, HOST));
  return Object.fromEntries(
    fields.flatMap((f) => (f.metadata === undefined ? [] : [[f.name, JSON.parse(f.metadata)]])),
  );
}

/** The error class that the analysis ends in, or the message where Spark's error has no class. */
export function refusal(frame: Frame): string {
  try {
    return columns(frame);
  } catch (error) {
    if (!(error instanceof CompileError)) throw error;
    return error.diagnostic.sparkClass ?? error.diagnostic.message;
  }
}

/** The rows that DuckDB gives, a line each. Snowflake's text is made too, so that a construct without one shows. */
export async function rows(frame: Frame, connection: DuckDBConnection): Promise<readonly string[]> {
  const query = typed(frame);
  emitQuery(typed(frame), snowflake);
  const fields = outputOf(query.tree).map((c) => ({ name: c.name, type: c.type, nullable: c.nullable }));
  const { sql, helpers } = emitQuery(query, duckdb);
  await connection.useHelpers(helpers);
  const types = fields.map((f) => parseSparkType(typeText(f.type)));
  const answer = await rowsOf(await connection.query(sql, fields));
  return answer.map((row) => row.map((v, i) => formatCell(toCell(v, types[i]!), types[i]!, ZONE, true)).join(' | '));
}
