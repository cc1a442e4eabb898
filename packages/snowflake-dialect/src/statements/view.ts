import { type CreateView, outputOf, type Plan } from '@spark-sql-to-snowflake/plan-ir';
import { differs, isNested, leaveOut, refuseStatement, type StatementContext } from '@spark-sql-to-snowflake/sql-emit';
import { stringText } from '../literals.js';
import { names } from '../names.js';
import { commentText, noteLoose } from './table.js';
import { typedColumns } from './view-columns.js';

/**
 * CREATE VIEW. Its columns are always named: as in Spark, a column that is added to a table later does not appear in the view.
 * Source of the syntax: docs.snowflake.com/en/sql-reference/sql/create-view
 */
export function createView(s: CreateView<Plan>, ctx: StatementContext): string {
  if (s.scope === 'global-temporary')
    return refuseStatement('A global temporary view', 'Snowflake’s temporary views are one session’s', ctx, s.origin);
  if (s.mode === 'alter')
    differs('ALTER VIEW … AS', 'where there is no such view it is created, and Spark fails', ctx, s.origin);
  if (s.properties.length > 0)
    leaveOut(
      `TBLPROPERTIES (${s.properties.map((p) => p.key).join(', ')})`,
      'Snowflake’s views have no free properties',
      ctx,
      s.origin,
    );
  const replace = s.mode === 'create-or-replace' || s.mode === 'alter';
  const words = [
    'CREATE',
    ...(replace ? ['OR REPLACE'] : []),
    ...(s.scope === 'temporary' ? ['TEMPORARY'] : []),
    'VIEW',
    ...(s.mode === 'create-if-not-exists' ? ['IF NOT EXISTS'] : []),
    names.table(s.name),
  ];
  const comment = s.comment === undefined ? '' : `\nCOMMENT = ${stringText(s.comment)}`;
  if (s.scope !== 'temporary')
    for (const a of outputOf(s.query)) if (isNested(a.type)) noteLoose(a.name, ctx, s.origin);
  const query = s.scope === 'temporary' ? s.query : typedColumns(s.query);
  const grants = s.mode === 'alter' ? ' COPY GRANTS' : '';
  return `${words.join(' ')}${columnsText(s)}${grants}${comment} AS\n${ctx.query(query, 'stored')}`;
}

function columnsText(s: CreateView<Plan>): string {
  const output = outputOf(s.query);
  const columns =
    s.columns ?? output.map((a): { readonly name: string; readonly comment?: string } => ({ name: a.name }));
  if (columns.length === 0) return '';
  const texts = columns.map(
    (c) => `${names.column(c.name)}${c.comment === undefined ? '' : ` ${commentText(c.comment)}`}`,
  );
  return ` (${texts.join(', ')})`;
}
