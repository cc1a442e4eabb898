import type { CompiledStatement } from '@spark-sql-to-snowflake/compiler';

/** What the process says when it ends. */
export const EXIT = { done: 0, userError: 1, unsupported: 2, bug: 3 } as const;

/** The exit code of many statements: a bug counts most, then the user's errors, then what is unsupported. */
export function exitCode(statements: readonly CompiledStatement[]): number {
  const has = (status: CompiledStatement['status']): boolean => statements.some((s) => s.status === status);
  if (has('bug')) return EXIT.bug;
  if (has('error')) return EXIT.userError;
  return has('unsupported') ? EXIT.unsupported : EXIT.done;
}
