import { version } from './version.js';

/** Runs the command and returns the process's exit code: 0 done, 1 the user's error, 2 unsupported, 3 a bug of ours. */
export async function main(args: readonly string[]): Promise<number> {
  if (args[0] === '--version') {
    process.stdout.write(`${version()}\n`);
    return 0;
  }
  process.stderr.write('spark-sql-to-snowflake: this build has no commands yet\n');
  return 3;
}
