import { type DataType, type Diagnostic, diagnostic, fail, type Origin } from '@spark-sql-to-snowflake/plan-ir';
import type { StatementContext } from '../dialect.js';

/** Report a part of a statement that is not written because no answer depends on it. */
export function leaveOut(what: string, why: string, ctx: StatementContext, origin?: Origin): void {
  ctx.diagnostics.add(diagnostic('left-out', { what, why }, origin));
}

/** Report that the statement as written does something else than Spark's in the way that `differs` says. */
export function differs(what: string, how: string, ctx: StatementContext, origin?: Origin): void {
  const found: Diagnostic = diagnostic('approximate', { what, differs: how }, origin);
  ctx.diagnostics.add(found);
}

/** Stop: the statement has no form in this database. */
export function refuseStatement(
  what: string,
  why: string,
  ctx: StatementContext,
  origin?: Origin,
  instead?: string,
): never {
  return fail(
    'not-lowered',
    { what, dialect: ctx.dialect.name, why, ...(instead !== undefined && { instead }) },
    origin,
  );
}

/** Does a type hold others, or hide one that nobody knows? */
export const isNested = (type: DataType): boolean =>
  type.kind === 'array' || type.kind === 'map' || type.kind === 'struct';
