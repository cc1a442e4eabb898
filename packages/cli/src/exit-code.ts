import type { CompiledStatement } from '@spark-sql-to-snowflake/compiler';

/** What the process says when it ends. */
export const EXIT = { done: 0, userError: 1, unsupported: 2, bug: 3 } as const;

/** The exit code of many statements: a bug counts most, then the user's errors, then what is unsupported (or, with `strict`, approximate). */
export function exitCode(statements: readonly CompiledStatement[], strict: boolean): number {
  const has = (status: CompiledStatement['status']): boolean => statements.some((s) => s.status === status);
  if (has('bug')) return EXIT.bug;
  if (has('error')) return EXIT.userError;
  if (has('unsupported')) return EXIT.unsupported;
  const approximate = statements.some((s) => s.diagnostics.some((d) => d.severity === 'approximate'));
  return strict && approximate ? EXIT.unsupported : EXIT.done;
}
