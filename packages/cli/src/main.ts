/** Runs the command and returns the process's exit code: 0 done, 1 the user's error, 2 unsupported, 3 a bug of ours. */
export async function main(_args: readonly string[]): Promise<number> {
  process.stderr.write('spark-sql-to-snowflake: this build has no commands yet\n');
  return 3;
}
