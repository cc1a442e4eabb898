import { type Alter, type AlterAction, assertNever, type Expr, typeText } from '@spark-sql-to-snowflake/plan-ir';
import {
  isNested,
  leaveOut,
  partitionCondition,
  refuseStatement,
  type StatementContext,
} from '@spark-sql-to-snowflake/sql-emit';
import { stringText } from '../literals.js';
import { names } from '../names.js';
import { columnText, commentText, storedType } from './table.js';

type AlterColumn = Extract<AlterAction<Expr>, { kind: 'alter-column' }>;

const column = (path: readonly string[], s: Alter<Expr>, ctx: StatementContext): string =>
  path.length === 1 && path[0] !== undefined
    ? names.column(path[0])
    : refuseStatement(`The field ${path.join('.')}`, 'fields inside a column are no columns', ctx, s.origin);

/** ALTER TABLE, VIEW and SCHEMA. Source: docs.snowflake.com/en/sql-reference/sql/alter-table */
export function alter(s: Alter<Expr>, ctx: StatementContext): readonly string[] {
  const { action } = s;
  const head = `ALTER ${s.object.toUpperCase()} ${s.ifExists ? 'IF EXISTS ' : ''}${names.table(s.name)}`;
  const refuse = (why: string, instead?: string): never =>
    refuseStatement(`ALTER ${s.object.toUpperCase()} (${action.kind})`, why, ctx, s.origin, instead);
  const property = (what: string): readonly string[] => {
    leaveOut(what, `a ${s.object} of Snowflake has no free properties`, ctx, s.origin);
    return [];
  };
  switch (action.kind) {
    case 'rename':
      return [`${head} RENAME TO ${names.table(action.to)}`];
    case 'add-columns':
      return [`${head} ADD COLUMN ${action.columns.map((c) => columnText(c, ctx)).join(', ')}`];
    case 'replace-columns':
      return refuse(
        'the columns of a table cannot be put in place of others',
        'Drop and add columns, or create the table anew.',
      );
    case 'drop-columns': {
      const list = action.columns.map((c) => column(c, s, ctx)).join(', ');
      return [`${head} DROP COLUMN ${action.ifExists ? 'IF EXISTS ' : ''}${list}`];
    }
    case 'rename-column':
      return [`${head} RENAME COLUMN ${column(action.column, s, ctx)} TO ${names.column(action.to)}`];
    case 'alter-column':
      return alterColumn(head, action, s, ctx);
    case 'set-properties': {
      const comment = action.properties.find((p) => p.key.toLowerCase() === 'comment');
      const rest = action.properties.filter((p) => p !== comment).map((p) => p.key);
      if (rest.length > 0) property(`The properties ${rest.join(', ')}`);
      return comment ? [`${head} SET COMMENT = ${stringText(comment.value)}`] : [];
    }
    case 'unset-properties': {
      const rest = action.keys.filter((k) => k.toLowerCase() !== 'comment');
      if (rest.length > 0) property(`The properties ${rest.join(', ')}`);
      return rest.length < action.keys.length ? [`${head} UNSET COMMENT`] : [];
    }
    case 'set-location':
      return refuse('the table’s rows are not in files of yours');
    case 'add-partitions':
      leaveOut('ADD PARTITION', 'Snowflake has no partitions', ctx, s.origin);
      return [];
    case 'drop-partitions':
      return action.partitions.map((p) => {
        const where = partitionCondition(p, ctx) ?? refuse('a partition without a value names no rows');
        return `DELETE FROM ${names.table(s.name)}\nWHERE ${where}`;
      });
    case 'other':
      return refuse(`it is not translated: ${action.what}`);
    default:
      return assertNever(action, 'alter');
  }
}

function alterColumn(head: string, action: AlterColumn, s: Alter<Expr>, ctx: StatementContext): readonly string[] {
  const name = column(action.column, s, ctx);
  const what = `ALTER COLUMN ${name}`;
  if (action.position !== undefined)
    return refuseStatement(`${what} ${action.position}`, 'columns keep their order', ctx, s.origin);
  if (action.default !== undefined && action.default !== 'drop')
    return refuseStatement(`${what} SET DEFAULT`, 'a column’s default is given when it is made', ctx, s.origin);
  // that is for Iceberg tables. Source: docs.snowflake.com/en/sql-reference/sql/alter-iceberg-table-alter-column-set-data-type
  if (action.type && isNested(action.type))
    return refuseStatement(
      `${what} TYPE ${typeText(action.type)}`,
      'the types inside a column of a table stay as they are',
      ctx,
      s.origin,
      'Create the table anew.',
    );
  const changes = [
    ...(action.type ? [`SET DATA TYPE ${storedType(typeText(action.type), action.type, ctx, s.origin)}`] : []),
    ...(action.nullable === undefined ? [] : [action.nullable ? 'DROP NOT NULL' : 'SET NOT NULL']),
    ...(action.comment === undefined ? [] : [commentText(action.comment)]),
    ...(action.default === 'drop' ? ['DROP DEFAULT'] : []),
  ];
  return changes.map((change) => `${head} ALTER COLUMN ${name} ${change}`);
}
