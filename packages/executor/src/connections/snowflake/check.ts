import { ExecutionError } from '../../execution-error.js';
import { rowsOf } from '../../value.js';
import type { ConnectionSettings } from '../config/settings.js';
import { openWire, type WireResult, type WireSession } from './driver.js';
import { addressOf, checkReachable } from './reachable.js';
import { valuesOf } from './result.js';

/** One thing that a connection must be able to do. */
export interface Check {
  readonly what: 'network' | 'sign in' | 'context' | 'warehouse' | 'tables' | 'temporary tables';
  readonly ok: boolean;
  /** What was found, or what to do. */
  readonly says: string;
}

/** Try a connection step by step; what depends on a step that failed is not tried. */
export async function* checkConnection(settings: ConnectionSettings): AsyncGenerator<Check, void, undefined> {
  const attempt = async (what: Check['what'], work: () => Promise<string>): Promise<Check> => {
    try {
      return { what, ok: true, says: await work() };
    } catch (error) {
      if (!(error instanceof ExecutionError)) throw error;
      return { what, ok: false, says: error.message };
    }
  };
  const network = await attempt('network', async () => {
    await checkReachable(settings);
    return `${addressOf(settings).host} answers`;
  });
  yield network;
  if (!network.ok) return;
  let wire: WireSession | undefined;
  const signIn = await attempt('sign in', async () => {
    wire = await openWire(settings, 'spark_sql_to_snowflake');
    const { credentials } = settings;
    return `${credentials.user ?? 'the user of the token'} by ${WAYS[credentials.kind]}`;
  });
  yield signIn;
  if (!wire) return;
  const session = wire;
  try {
    yield await attempt('context', async () => {
      const [row] = await rows(
        session.run('SELECT CURRENT_ROLE(), CURRENT_WAREHOUSE(), CURRENT_DATABASE(), CURRENT_SCHEMA()'),
      );
      const [role, warehouse, database, schema] = row ?? [];
      if (!database)
        throw new ExecutionError(`There is no database. Add database = "…" to the connection ${settings.name}.`);
      if (!schema) throw new ExecutionError(`There is no schema. Add schema = "…" to the connection ${settings.name}.`);
      return `role ${role ?? 'none'}, warehouse ${warehouse ?? 'none'}, database ${database}, schema ${schema}`;
    });
    yield await attempt('warehouse', async () => {
      await rows(session.run('SELECT COUNT(*) FROM TABLE(GENERATOR(ROWCOUNT => 10))'));
      return 'runs queries';
    });
    yield await attempt('tables', async () => {
      const [row] = await rows(
        session.run("SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA <> 'INFORMATION_SCHEMA'"),
      );
      return `${row?.[0] ?? 0} tables and views can be seen`;
    });
    yield await attempt('temporary tables', async () => {
      const name = `LOCAL_CHECK_${Date.now()}`;
      await session.run(`CREATE TEMPORARY TABLE ${name} (C1 NUMBER(1, 0))`).catch((error: unknown) => {
        const why = error instanceof Error ? error.message : String(error);
        const grant = /privilege|not authorized/i.test(why)
          ? ' (grant CREATE TABLE on the schema: rows that a program makes itself need it)'
          : '';
        throw new ExecutionError(`${why}${grant}`);
      });
      await session.run(`DROP TABLE ${name}`);
      return 'can be made';
    });
  } finally {
    await session.close();
  }
}

const WAYS = {
  password: 'password',
  'key-pair': 'key pair',
  oauth: 'OAuth',
  pat: 'programmatic access token',
} as const;

async function rows(result: Promise<WireResult>): Promise<readonly (readonly unknown[])[]> {
  return rowsOf(valuesOf(await result, undefined));
}
