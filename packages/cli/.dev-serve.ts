import { serverLog, startServer } from '@spark-sql-to-snowflake/connect-server';
import { duckdb } from '@spark-sql-to-snowflake/duckdb-dialect';
import { openDuckDBDatabase, openSession, serverCatalog } from '@spark-sql-to-snowflake/executor';
import { decodePlan, decodeRelation, encodeDataType, encodeSchema } from '../spark-connect/src/index.js';

const database = await openDuckDBDatabase({});
const host = { database, dialect: duckdb, catalog: serverCatalog(), timeZone: 'America/Los_Angeles' };
const server = await startServer({
  host: '127.0.0.1',
  port: Number(process.argv[2]),
  log: serverLog({ level: 'info', format: 'json' }),
  open: (id) => openSession(id, host),
  explainSql: true,
  plans: { request: decodePlan, query: decodeRelation, schema: encodeSchema, type: encodeDataType },
} as never);
console.log(server.url);
