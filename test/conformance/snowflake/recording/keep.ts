import { appendFileSync } from 'node:fs';

/** Add a statement to the file that SNOWFLAKE_STATEMENTS names: a JSON text a line. Without the variable nothing is kept. */
export function keepStatement(sql: string): void {
  const file = process.env.SNOWFLAKE_STATEMENTS;
  if (file) appendFileSync(file, `${JSON.stringify(sql)}\n`);
}
