import { type Alter, assertNever, type Expr, typeText } from '@spark-sql-to-snowflake/plan-ir';
import { leaveOut, partitionCondition, refuseStatement, type StatementContext } from '@spark-sql-to-snowflake/sql-emit';
import { names } from '../names.js';
import { columnText, commentOn, storedType } from './table.js';

/** ALTER TABLE and VIEW: DuckDB changes one thing a statement. */
export function alter(s: Alter<Expr>, ctx: StatementContext): readonly string[] {
  const { action } = s;
  const name = names.table(s.name);
  const head = `ALTER ${s.object.toUpperCase()} ${s.ifExists ? 'IF EXISTS ' : ''}${name}`;
  const refuse = (why: string): never =>
    refuseStatement(`ALTER ${s.object.toUpperCase()} (${action.kind})`, why, ctx, s.origin);
  const column = (path: readonly string[]): string =>
    path.length === 1 && path[0] !== undefined
      ? names.column(path[0])
      : refuse('fields inside a column are no columns');
  const properties = (keys: readonly string[]): void => {
    const rest = keys.filter((k) => k.toLowerCase() !== 'comment');
    if (rest.length > 0) leaveOut(`The properties ${rest.join(', ')}`, 'DuckDB has no properties', ctx, s.origin);
  };
  switch (action.kind) {
    case 'rename':
      return [`${head} RENAME TO ${names.table(action.to.slice(-1))}`];
    case 'add-columns':
      return action.columns.flatMap((c) => [
        `${head} ADD COLUMN ${columnText(c, ctx)}`,
        ...(c.comment === undefined ? [] : [commentOn(`COLUMN ${name}.${names.column(c.name)}`, c.comment)]),
      ]);
    case 'drop-columns':
      return action.columns.map((c) => `${head} DROP COLUMN ${action.ifExists ? 'IF EXISTS ' : ''}${column(c)}`);
    case 'rename-column':
      return [`${head} RENAME COLUMN ${column(action.column)} TO ${names.column(action.to)}`];
    case 'alter-column': {
      if (action.position !== undefined) return refuse('columns keep their order');
      const what = column(action.column);
      const set = (change: string): string => `${head} ALTER COLUMN ${what} ${change}`;
      return [
        ...(action.type ? [set(`SET DATA TYPE ${storedType(typeText(action.type), action.type, ctx, s.origin)}`)] : []),
        ...(action.nullable === undefined ? [] : [set(action.nullable ? 'DROP NOT NULL' : 'SET NOT NULL')]),
        ...(action.comment === undefined ? [] : [commentOn(`COLUMN ${name}.${what}`, action.comment)]),
        ...(action.default === 'drop' ? [set('DROP DEFAULT')] : []),
        ...(action.default === undefined || action.default === 'drop'
          ? []
          : [set(`SET DEFAULT ${ctx.over([]).emit(action.default).text}`)]),
      ];
    }
    case 'set-properties': {
      properties(action.properties.map((p) => p.key));
      return action.properties
        .filter((p) => p.key.toLowerCase() === 'comment')
        .map((p) => commentOn(`${s.object.toUpperCase()} ${name}`, p.value));
    }
    case 'unset-properties':
      properties(action.keys);
      return action.keys.some((k) => k.toLowerCase() === 'comment')
        ? [`COMMENT ON ${s.object.toUpperCase()} ${name} IS NULL`]
        : [];
    case 'add-partitions':
      leaveOut('ADD PARTITION', 'DuckDB has no partitions', ctx, s.origin);
      return [];
    case 'drop-partitions':
      return action.partitions.map(
        (p) =>
          `DELETE FROM ${name}\nWHERE ${partitionCondition(p, ctx) ?? refuse('a partition without a value names no rows')}`,
      );
    case 'replace-columns':
    case 'set-location':
    case 'other':
      return refuse('DuckDB has no such change');
    default:
      return assertNever(action, 'alter');
  }
}
