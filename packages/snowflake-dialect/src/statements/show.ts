import type { Describe, Plan, Show } from '@spark-sql-to-snowflake/plan-ir';
import { differs, refuseStatement, type StatementContext } from '@spark-sql-to-snowflake/sql-emit';
import { stringText } from '../literals.js';
import { names } from '../names.js';

/** What each SHOW is called in Snowflake, and the kind of object behind IN. */
const OBJECTS: { readonly [what in Show['what']]?: readonly [words: string, container: string] } = {
  tables: ['SHOW TABLES', 'SCHEMA'],
  views: ['SHOW VIEWS', 'SCHEMA'],
  schemas: ['SHOW SCHEMAS', 'DATABASE'],
  columns: ['SHOW COLUMNS', 'TABLE'],
  functions: ['SHOW FUNCTIONS', 'SCHEMA'],
  catalogs: ['SHOW DATABASES', 'ACCOUNT'],
};

/** Spark's pattern has `*` for any characters and compares without case, as Snowflake's LIKE of SHOW does. */
function likeText(pattern: string, s: Show, ctx: StatementContext): string {
  if (/[|[\]().+?^$\\]/.test(pattern)) {
    return refuseStatement(`The pattern ${pattern}`, 'SHOW takes % and _ only', ctx, s.origin);
  }
  // within SHOW … LIKE, _ fits any character; an escape is not documented
  if (/[%_]/.test(pattern)) differs(`The pattern ${pattern}`, 'its % and _ fit any characters', ctx, s.origin);
  return ` LIKE ${stringText(pattern.replaceAll('*', '%'))}`;
}

/** SHOW. The objects are the same; the columns of the answer are Snowflake's. */
export function show(s: Show, ctx: StatementContext): string {
  if (s.what === 'create table' && s.table) {
    differs('SHOW CREATE TABLE', 'the statement is Snowflake’s', ctx, s.origin);
    return `SELECT GET_DDL('TABLE', ${stringText(names.table(s.table))})`;
  }
  if (s.what === 'current schema') return 'SELECT CURRENT_DATABASE() AS "catalog", CURRENT_SCHEMA() AS "namespace"';
  const found = OBJECTS[s.what];
  if (!found)
    return refuseStatement(`SHOW ${s.what.toUpperCase()}`, 'Snowflake has nothing of the kind', ctx, s.origin);
  differs(`SHOW ${s.what.toUpperCase()}`, 'the columns of the answer are Snowflake’s', ctx, s.origin);
  const [words, container] = found;
  const where = s.table ?? s.from;
  const inside = where && container !== 'ACCOUNT' ? ` IN ${container} ${names.table(where)}` : '';
  return `${words}${s.pattern === undefined ? '' : likeText(s.pattern, s, ctx)}${inside}`;
}

export function describe(s: Describe<Plan>, ctx: StatementContext): string {
  if (s.what !== 'table' && s.what !== 'schema')
    return refuseStatement(`DESCRIBE ${s.what.toUpperCase()}`, 'Snowflake describes objects only', ctx, s.origin);
  differs('DESCRIBE', 'the columns of the answer are Snowflake’s', ctx, s.origin);
  return `DESCRIBE ${s.what.toUpperCase()} ${names.table(s.name)}`;
}
