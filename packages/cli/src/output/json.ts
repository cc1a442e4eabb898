import type { CompiledStatement, CompileResult } from '@spark-sql-to-snowflake/compiler';
import { type Diagnostic, isTextSpan, positions, typeText } from '@spark-sql-to-snowflake/plan-ir';
import type { SourceText } from '../input/sources.js';

/** A file's outcome as plain JSON; offsets are UTF-16 units from 0, lines and columns count from 1. */
export function jsonOf(
  source: SourceText,
  result: CompileResult,
  helperSql: (name: string) => string | undefined,
): unknown {
  const at = positions(source.text);
  const place = (start: number, end: number): unknown => ({ start, end, ...at(start) });
  const diagnosticJson = ({ origin, ...d }: Diagnostic): unknown => ({
    ...d,
    ...(isTextSpan(origin) && { span: place(origin.start, origin.end) }),
  });
  const helperJson = (name: string): unknown => {
    const sql = helperSql(name);
    return { name, ...(sql !== undefined && { sql }) };
  };
  const statementJson = (s: CompiledStatement): unknown => ({
    status: s.status,
    kind: s.kind,
    span: place(s.span.start, s.span.end),
    sql: s.sql,
    ...(s.schema && {
      schema: s.schema.map((f) => ({ name: f.name, type: typeText(f.type), nullable: f.nullable })),
    }),
    diagnostics: s.diagnostics.map(diagnosticJson),
    helpers: s.helpers.map(helperJson),
  });
  return {
    file: source.name,
    statements: result.statements.map(statementJson),
    /** Tables whose schema nobody knew. */
    needs: result.needs.map((n) => n.join('.')),
  };
}
