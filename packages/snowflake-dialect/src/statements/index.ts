import { assertNever, type DropObject, type Plan, type Statement } from '@spark-sql-to-snowflake/plan-ir';
import {
  deleteText,
  differs,
  leaveOut,
  refuseStatement,
  type StatementContext,
  updateText,
} from '@spark-sql-to-snowflake/sql-emit';
import { stringText } from '../literals.js';
import { names } from '../names.js';
import { alter } from './alter.js';
import { insert, merge, multiInsert, transaction, truncate } from './change.js';
import { maintenance, reset, set, use } from './session.js';
import { describe, show } from './show.js';
import { createTable, createTableLike } from './table.js';
import { createView } from './view.js';

/** A statement of Spark as Snowflake's, in order; none where Snowflake needs none, which is then reported. */
export function statement(s: Statement, ctx: StatementContext): readonly string[] {
  const refuse = (what: string, why: string, instead?: string): never =>
    refuseStatement(what, why, ctx, s.origin, instead);
  switch (s.kind) {
    case 'query':
      return [ctx.query(s.plan, 'result')];
    case 'create-table':
      return [createTable(s, ctx)];
    case 'create-table-like':
      return [createTableLike(s, ctx)];
    case 'create-view':
      return [createView(s, ctx)];
    case 'create-temporary-view-using':
      return refuse(
        `A view over ${s.using} files`,
        'Snowflake reads files from a stage',
        'Load the files into a table first.',
      );
    case 'drop':
      return [drop(s, ctx)];
    case 'create-schema': {
      if (s.location !== undefined)
        leaveOut('LOCATION', 'Snowflake keeps its tables in a place of its own', ctx, s.origin);
      if (s.properties.length > 0)
        leaveOut('DBPROPERTIES', 'a schema of Snowflake has no free properties', ctx, s.origin);
      const comment = s.comment === undefined ? '' : ` COMMENT = ${stringText(s.comment)}`;
      return [`CREATE SCHEMA ${s.ifNotExists ? 'IF NOT EXISTS ' : ''}${names.table(s.name)}${comment}`];
    }
    case 'insert':
      return transaction(insert(s, ctx));
    case 'multi-insert':
      return transaction(multiInsert(s, ctx));
    case 'insert-directory':
      return refuse('INSERT OVERWRITE DIRECTORY', 'Snowflake writes files to a stage', 'Use COPY INTO a stage.');
    case 'update':
      return [updateText(s, ctx)];
    case 'delete':
      return [deleteText(s, ctx)];
    case 'merge':
      return transaction(merge(s, ctx));
    case 'truncate':
      return [truncate(s, ctx)];
    case 'alter':
      return alter(s, ctx);
    case 'create-function':
      return refuse(
        `CREATE FUNCTION ${s.name.join('.')}`,
        'its body is a class of the Java virtual machine',
        'Create the function in Snowflake.',
      );
    case 'explain':
      return [explain(s, ctx)];
    case 'set':
      return set(s, ctx);
    case 'reset':
      return reset(s, ctx);
    case 'use':
      return use(s, ctx);
    case 'show':
      return [show(s, ctx)];
    case 'describe':
      return [describe(s, ctx)];
    case 'cache':
      return cache(s, ctx);
    case 'maintenance':
      return maintenance(s, ctx);
    default:
      return assertNever(s, 'statement');
  }
}

/** What has a plan there: queries, what changes rows, and tables made of a query (docs.snowflake.com/en/sql-reference/sql/explain). */
const hasPlan = (s: Statement): boolean =>
  ['query', 'insert', 'merge', 'update', 'delete'].includes(s.kind) ||
  (s.kind === 'create-table' && s.query !== undefined);

function explain(
  { statement: explained, origin }: Extract<Statement, { kind: 'explain' }>,
  ctx: StatementContext,
): string {
  if (!hasPlan(explained))
    return refuseStatement('EXPLAIN', 'only queries and changes of rows have a plan', ctx, origin);
  const texts = statement(explained, ctx);
  const [text] = texts;
  if (texts.length !== 1 || text === undefined)
    return refuseStatement('EXPLAIN', `the statement is ${texts.length} statements there`, ctx, origin);
  differs('EXPLAIN', 'the plan is Snowflake’s', ctx, origin);
  return `EXPLAIN USING TEXT ${text}`;
}

/** CACHE TABLE keeps nothing here; with AS it makes a temporary view, and that stays. */
function cache(s: Extract<Statement, { kind: 'cache' }>, ctx: StatementContext): readonly string[] {
  leaveOut('CACHE TABLE', 'Snowflake caches by itself', ctx, s.origin);
  const query: Plan | undefined = s.query;
  if (!query) return [];
  return [
    createView(
      {
        kind: 'create-view',
        name: s.table,
        mode: 'create',
        scope: 'temporary',
        properties: [],
        query,
        queryText: '',
        ...(s.origin && { origin: s.origin }),
      },
      ctx,
    ),
  ];
}

function drop(s: DropObject, ctx: StatementContext): string {
  if (s.object !== 'table' && s.object !== 'view' && s.object !== 'schema')
    return refuseStatement(
      `DROP ${s.object.toUpperCase()}`,
      s.object === 'index' ? 'Snowflake’s tables have no indexes' : 'a function is dropped by its parameters’ types',
      ctx,
      s.origin,
    );
  if (s.purge) leaveOut('PURGE', 'Snowflake drops the rows with the table, after its time for undoing', ctx, s.origin);
  if (s.object === 'schema' && !s.cascade)
    differs(
      'DROP SCHEMA',
      'a schema that is not empty is dropped with all that is in it, and Spark fails',
      ctx,
      s.origin,
    );
  const name = names.table(s.name);
  return `DROP ${s.object.toUpperCase()} ${s.ifExists ? 'IF EXISTS ' : ''}${name}${s.object === 'schema' ? ' CASCADE' : ''}`;
}
