import { assertNever, type DropObject, type Statement } from '@spark-sql-to-snowflake/plan-ir';
import {
  deleteText,
  leaveOut,
  partitionCondition,
  refuseStatement,
  type StatementContext,
  updateText,
} from '@spark-sql-to-snowflake/sql-emit';
import { stringText } from '../literals.js';
import { names } from '../names.js';
import { alter } from './alter.js';
import { insert, merge, multiInsert, transaction } from './change.js';
import { commentOn, createTable, createView } from './table.js';

/** A statement of Spark as DuckDB's, in order; none where DuckDB needs none, which is then reported. */
export function statement(s: Statement, ctx: StatementContext): readonly string[] {
  const refuse = (what: string, why = 'DuckDB has no such statement'): never =>
    refuseStatement(what, why, ctx, s.origin);
  const leave = (what: string, why = 'no answer depends on it in DuckDB'): readonly string[] => {
    leaveOut(what, why, ctx, s.origin);
    return [];
  };
  switch (s.kind) {
    case 'query':
      return [ctx.query(s.plan, 'result')];
    case 'create-table':
      return transaction(createTable(s, ctx));
    case 'create-table-like':
      leave('NOT NULL and DEFAULT of the other table’s columns', 'CREATE TABLE AS takes names and types');
      return [
        `CREATE TABLE ${s.ifNotExists ? 'IF NOT EXISTS ' : ''}${names.table(s.name)} AS FROM ${names.table(s.source)} LIMIT 0`,
      ];
    case 'create-view':
      return transaction(createView(s, ctx));
    case 'create-temporary-view-using':
      return refuse(`A view over ${s.using} files`, 'files are made tables by the command that runs the query');
    case 'drop':
      return [drop(s, ctx)];
    case 'create-schema':
      if (s.location !== undefined || s.properties.length > 0) leave('LOCATION and DBPROPERTIES');
      return [
        `CREATE SCHEMA ${s.ifNotExists ? 'IF NOT EXISTS ' : ''}${names.table(s.name)}`,
        ...(s.comment === undefined ? [] : leave('COMMENT', 'DuckDB’s schemas have none')),
      ];
    case 'insert':
      return transaction(insert(s, ctx));
    case 'multi-insert':
      return transaction(multiInsert(s, ctx));
    case 'insert-directory':
      return refuse('INSERT OVERWRITE DIRECTORY');
    case 'update':
      return [updateText(s, ctx)];
    case 'delete':
      return [deleteText(s, ctx)];
    case 'merge':
      return transaction(merge(s, ctx));
    case 'truncate': {
      const where = partitionCondition(s.partition, ctx);
      if (where === undefined && s.partition.length > 0)
        return refuse('TRUNCATE of a partition without a value', 'there is no telling which rows');
      return [
        where === undefined
          ? `TRUNCATE ${names.table(s.table)}`
          : `DELETE FROM ${names.table(s.table)}\nWHERE ${where}`,
      ];
    }
    case 'alter':
      return alter(s, ctx);
    case 'create-function':
      return refuse(`CREATE FUNCTION ${s.name.join('.')}`, 'its body is a class of the Java virtual machine');
    case 'explain':
      return refuse('EXPLAIN', 'the plan would be DuckDB’s');
    case 'set':
      if (
        s.key?.toLowerCase() === 'spark.sql.session.timezone' &&
        s.value !== undefined &&
        /^[A-Za-z]+(\/|$)/.test(s.value)
      )
        return [`SET TimeZone = ${stringText(s.value).text}`];
      return leave(`SET ${s.key ?? ''}`.trim(), 'the setting is one of Spark’s session');
    case 'reset':
      return leave(`RESET ${s.key ?? ''}`.trim(), 'the setting is one of Spark’s session');
    case 'use':
      if (s.what === 'catalog') return leave(`USE CATALOG ${s.name.join('.')}`, 'the open database is the catalog');
      return [`USE ${s.name.length === 1 && s.name[0]?.toLowerCase() === 'default' ? 'main' : names.table(s.name)}`];
    case 'show':
      return refuse(`SHOW ${s.what.toUpperCase()}`, 'the answer’s columns would be DuckDB’s');
    case 'describe':
      return refuse(`DESCRIBE ${s.what.toUpperCase()}`, 'the answer’s columns would be DuckDB’s');
    case 'cache': {
      leave('CACHE TABLE');
      if (!s.query) return [];
      const view = {
        name: s.table,
        mode: 'create',
        scope: 'temporary',
        properties: [],
        query: s.query,
        queryText: '',
      } as const;
      return createView({ kind: 'create-view', ...view, ...(s.origin && { origin: s.origin }) }, ctx);
    }
    case 'maintenance':
      if (s.what === 'comment on table') return [commentOn(`TABLE ${names.table(s.name ?? [])}`, s.value ?? '')];
      if (s.what === 'other') return refuse(s.text);
      return leave(s.what.toUpperCase());
    default:
      return assertNever(s, 'statement');
  }
}

function drop(s: DropObject, ctx: StatementContext): string {
  if (s.object !== 'table' && s.object !== 'view' && s.object !== 'schema')
    return refuseStatement(`DROP ${s.object.toUpperCase()}`, 'DuckDB has none that Spark made', ctx, s.origin);
  if (s.purge) leaveOut('PURGE', 'DuckDB keeps nothing of what is dropped', ctx, s.origin);
  return `DROP ${s.object.toUpperCase()} ${s.ifExists ? 'IF EXISTS ' : ''}${names.table(s.name)}${s.cascade ? ' CASCADE' : ''}`;
}
