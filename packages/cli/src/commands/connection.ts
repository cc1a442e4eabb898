import { type Check, checkConnection } from '@spark-sql-to-snowflake/executor';
import { findSettings } from '../connections.js';
import { EXIT } from '../exit-code.js';

export interface ConnectionTestOptions {
  readonly json?: boolean;
}

/** `spark-sql-to-snowflake connection test [name]`: what of a connection works and, in words, what does not. Returns the exit code. */
export async function testConnection(name: string | undefined, options: ConnectionTestOptions): Promise<number> {
  const settings = findSettings(name);
  const { account, url, warehouse, database, schema, role, credentials } = settings;
  const checks: Check[] = [];
  if (options.json !== true)
    process.stdout.write(`connection ${settings.name}: account ${account}${url === undefined ? '' : `, ${url}`}\n`);
  for await (const check of checkConnection(settings)) {
    checks.push(check);
    if (options.json !== true) process.stdout.write(`${check.ok ? 'ok    ' : 'FAILED'} ${check.what}: ${check.says}\n`);
  }
  const ok = checks.every((c) => c.ok);
  if (options.json === true) {
    const shown = { name: settings.name, account, url, warehouse, database, schema, role, signIn: credentials.kind };
    process.stdout.write(`${JSON.stringify({ ok, connection: shown, checks }, null, 2)}\n`);
  }
  return ok ? EXIT.done : EXIT.userError;
}
