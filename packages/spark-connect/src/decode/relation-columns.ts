import type { UnresolvedPlan } from '@spark-sql-to-snowflake/plan-ir';
import type * as proto from '../messages.js';
import type { PlanParsers } from './context.js';
import { decodeAlias, decodeExpressions } from './expression.js';
import { invalid } from './refuse.js';
import { relationOf } from './relation.js';
import { decodeSchema } from './type.js';

export function withColumnsOf({ input, aliases }: proto.WithColumns, parsers: PlanParsers): UnresolvedPlan {
  const child = relationOf(input, parsers);
  for (const { name } of aliases) {
    if (name.length !== 1)
      return invalid(`WithColumns require column name only contains one name part, but got ${name.join(', ')}`);
  }
  return { kind: 'with-columns', child, columns: aliases.map((alias) => decodeAlias(alias, parsers)) };
}

export const renamedOf = (
  { input, renameColumnsMap, renames }: proto.WithColumnsRenamed,
  parsers: PlanParsers,
): UnresolvedPlan => ({
  kind: 'with-columns-renamed',
  child: relationOf(input, parsers),
  renames: [
    ...Array.from(renameColumnsMap, ([from, to]) => ({ from, to })),
    ...renames.map(({ colName, newColName }) => ({ from: colName, to: newColName })),
  ],
});

export const dropOf = ({ input, columns, columnNames }: proto.Drop, parsers: PlanParsers): UnresolvedPlan => ({
  kind: 'drop-columns',
  child: relationOf(input, parsers),
  exprs: decodeExpressions(columns, parsers),
  names: columnNames,
});

export const toDfOf = ({ input, columnNames }: proto.ToDF, parsers: PlanParsers): UnresolvedPlan => ({
  kind: 'to-df',
  child: relationOf(input, parsers),
  names: columnNames,
});

export const toSchemaOf = ({ input, schema }: proto.ToSchema, parsers: PlanParsers): UnresolvedPlan => ({
  kind: 'to-schema',
  child: relationOf(input, parsers),
  schema: decodeSchema(schema, parsers).fields,
});
