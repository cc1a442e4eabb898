import { schemaOfPlan, textParsers } from '@spark-sql-to-snowflake/compiler';
import { type CatalogCall, type Field, fail, type UnresolvedPlan } from '@spark-sql-to-snowflake/plan-ir';
import { fullName } from '../catalog/names.js';
import { analyzed, type RowSet } from '../session/queries.js';
import { createTable } from './create-table.js';
import { type CommandEnv, namesNow } from './env.js';
import { rowSet } from './rows.js';

type Call = Extract<CatalogCall, { readonly call: 'createTable' | 'createExternalTable' }>;

/** `spark.catalog.createTable`: gives the rows of the new table, of which there are none. */
export async function createFromCatalog(call: Call, name: readonly string[], env: CommandEnv): Promise<RowSet> {
  const columns = call.schema === undefined ? [] : columnsOf(call.schema, env);
  if (columns.length === 0 && call.path === undefined && !call.options.some((o) => o.key.toLowerCase() === 'path'))
    fail('cannot-infer-schema', { format: call.source ?? 'parquet' });
  await createTable(
    {
      kind: 'create-table',
      name,
      mode: 'create',
      external: false,
      temporary: false,
      columns,
      spec: {
        ...(call.source !== undefined && call.source !== '' && { using: call.source }),
        ...(call.path !== undefined && { location: call.path }),
        ...(call.description !== undefined && call.description !== '' && { comment: call.description }),
        partitionBy: [],
        options: call.options,
        properties: [],
      },
    },
    env,
  );
  const names = await namesNow(env);
  const plan: UnresolvedPlan = { kind: 'table', name: fullName(names.qualified(name)) };
  return rowSet(schemaOfPlan((await analyzed(plan, env.queries)).tree), []);
}

const columnsOf = (schema: string, env: CommandEnv): readonly Field[] =>
  textParsers(env.conf.spark).schema(schema).fields;
