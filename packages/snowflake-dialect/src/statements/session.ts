import { assertNever, type Maintenance, type ResetConf, type SetConf, type Use } from '@spark-sql-to-snowflake/plan-ir';
import { leaveOut, refuseStatement, type StatementContext } from '@spark-sql-to-snowflake/sql-emit';
import { stringText } from '../literals.js';
import { names } from '../names.js';

const ZONE = 'spark.sql.session.timezone';

/** SET. The zone is Snowflake's too; every other setting is Spark's own: those that change an answer are in the SQL already. */
export function set(s: SetConf, ctx: StatementContext): readonly string[] {
  if (s.key?.toLowerCase() === ZONE && s.value !== undefined)
    return [`ALTER SESSION SET TIMEZONE = ${stringText(s.value)}`];
  leaveOut(s.key === undefined ? 'SET' : `SET ${s.key}`, 'the setting is one of Spark’s session', ctx, s.origin);
  return [];
}

export function reset(s: ResetConf, ctx: StatementContext): readonly string[] {
  if (s.key?.toLowerCase() === ZONE) return ['ALTER SESSION UNSET TIMEZONE'];
  leaveOut(s.key === undefined ? 'RESET' : `RESET ${s.key}`, 'the setting is one of Spark’s session', ctx, s.origin);
  return [];
}

/** Spark's schema is Snowflake's schema, its catalog Snowflake's database. */
export function use(s: Use, ctx: StatementContext): readonly string[] {
  if (s.what === 'schema') return [`USE SCHEMA ${names.table(s.name)}`];
  if (s.name.at(-1)?.toLowerCase() === 'spark_catalog') {
    leaveOut('USE CATALOG spark_catalog', 'it is the session’s database', ctx, s.origin);
    return [];
  }
  return [`USE DATABASE ${names.table(s.name)}`];
}

/** Statements about caches, files and statistics, which Snowflake looks after itself; comments and the zone are kept. */
export function maintenance(s: Maintenance, ctx: StatementContext): readonly string[] {
  const comment = (object: string): readonly string[] => {
    const text = s.value === undefined ? "''" : stringText(s.value);
    return [`COMMENT ${s.ifExists ? 'IF EXISTS ' : ''}ON ${object} ${names.table(s.name ?? [])} IS ${text}`];
  };
  switch (s.what) {
    case 'comment on table':
      return comment('TABLE');
    case 'comment on schema':
      return comment('SCHEMA');
    case 'set time zone':
      if (s.value === undefined || s.value.toUpperCase() === 'LOCAL') return ['ALTER SESSION UNSET TIMEZONE'];
      return [`ALTER SESSION SET TIMEZONE = ${stringText(s.value)}`];
    case 'uncache':
    case 'clear cache':
    case 'refresh table':
    case 'refresh function':
    case 'refresh path':
    case 'analyze table':
    case 'analyze tables':
    case 'repair table':
    case 'add resource':
    case 'list resource':
      leaveOut(s.what.toUpperCase(), 'no answer depends on it in Snowflake', ctx, s.origin);
      return [];
    case 'other':
      return refuseStatement(s.text, 'Snowflake has no such command', ctx, s.origin);
    default:
      return assertNever(s.what, 'maintenance');
  }
}
