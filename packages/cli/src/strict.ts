import type { CompiledStatement } from '@spark-sql-to-snowflake/compiler';

/** `--strict`: a statement whose translation differs in something counts as one that can't be translated. */
export function strictly(statement: CompiledStatement): CompiledStatement {
  if (!statement.diagnostics.some((d) => d.severity === 'approximate')) return statement;
  const diagnostics = statement.diagnostics.map((d) =>
    d.severity === 'approximate' ? { ...d, severity: 'unsupported' as const } : d,
  );
  return {
    ...statement,
    status: statement.status === 'ok' ? 'unsupported' : statement.status,
    sql: [],
    helpers: [],
    diagnostics,
  };
}
