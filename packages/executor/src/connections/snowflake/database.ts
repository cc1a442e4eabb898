import type { Connection, ConnectOptions, Database } from '../../connection.js';
import type { ConnectionSettings } from '../config/settings.js';
import { openWire } from './driver.js';
import { snowflakeSession } from './session.js';

export interface SnowflakeOptions {
  readonly settings: ConnectionSettings;
  /** The statement that makes a helper function of `spark-functions`, as the dialect writes it. */
  helperSql(name: string): string;
  /** Seconds after which Snowflake ends a statement; default: what the account says. */
  readonly statementTimeout?: number;
  /** Told of every statement that is sent. */
  readonly onSend?: (sql: string) => void;
}

/** What Snowflake's history shows as the program. */
const APPLICATION = 'spark_sql_to_snowflake';

/** A Snowflake account. Every session has a session of Snowflake's own, which is opened when it is first used. */
export function snowflakeDatabase(options: SnowflakeOptions): Database {
  const sessions = new Set<Connection>();
  const changes = { count: 0 };
  return {
    async connect(given: ConnectOptions = {}) {
      const settings = withIdentity(options.settings, given);
      const session = snowflakeSession({
        open: () => openWire(settings, APPLICATION),
        helperSql: options.helperSql,
        changes,
        tag: {
          program: APPLICATION,
          ...(given.session !== undefined && { spark_session: given.session }),
        },
        ...(options.statementTimeout !== undefined && { statementTimeout: options.statementTimeout }),
        ...(options.onSend && { onSend: options.onSend }),
        whenClosed: () => void sessions.delete(session),
      });
      sessions.add(session);
      return session;
    },
    async close() {
      await Promise.all([...sessions].map((s) => s.close()));
    },
  };
}

/** The connection with the token and the context that a client has brought. */
function withIdentity(settings: ConnectionSettings, { identity }: ConnectOptions): ConnectionSettings {
  if (!identity) return settings;
  const { token, database, schema, warehouse, role } = identity;
  const { role: own, ...shared } = settings;
  return {
    ...shared,
    // a user of its own has roles of its own
    ...(!token && own !== undefined && { role: own }),
    name: 'that the client brought',
    ...(token && { credentials: token }),
    ...(database !== undefined && { database }),
    ...(schema !== undefined && { schema }),
    ...(warehouse !== undefined && { warehouse }),
    ...(role !== undefined && { role }),
  };
}
