import {
  fail,
  type Insert,
  type Literal,
  type PartitionTransform,
  partitionColumns,
  type TableSpec,
  type UnresolvedExpr,
  type UnresolvedPlan,
  type WriteTableCommand,
} from '@spark-sql-to-snowflake/plan-ir';
import { fullName } from '../catalog/names.js';
import { analyzed } from '../session/queries.js';
import { compiled, runChange } from './change.js';
import { createTable } from './create-table.js';
import { type CommandEnv, namesNow } from './env.js';
import { findAny, qualifiedOf, shownFull } from './lookup.js';
import { readsTable } from './reads.js';
import { written } from './rows-statements.js';

/**
 * `df.writeTo(table)…`. Spark's own session catalog creates tables so and refuses the rest ("Cannot write into v1 table", no REPLACE);
 * here the rest works, as with catalogs of Spark that know it: columns are taken by their names.
 * Throws CompileError, ExecutionError; nothing is then written.
 */
export async function writeTo(s: WriteTableCommand, env: CommandEnv): Promise<void> {
  switch (s.mode) {
    case 'create':
    case 'replace':
    case 'create-or-replace':
      await createTable(
        {
          kind: 'create-table',
          name: s.table,
          mode: s.mode,
          external: false,
          temporary: false,
          columns: [],
          spec: specOf(s),
          query: s.plan,
        },
        env,
      );
      return;
    case 'append':
      return insertRows(s, env, { overwrite: false });
    case 'overwrite':
      if (!s.condition) fail('unsupported', { what: 'overwrite() without a condition' });
      return insertRows(s, env, { overwrite: true, ...(s.condition && { replaceWhere: s.condition }) });
    case 'overwrite-partitions':
      return insertRows(s, env, { overwrite: true });
  }
}

async function insertRows(
  s: WriteTableCommand,
  env: CommandEnv,
  how: Pick<Insert<UnresolvedPlan, UnresolvedExpr>, 'overwrite' | 'replaceWhere'>,
): Promise<void> {
  const names = await namesNow(env);
  const found = findAny(s.table, names);
  if (found.kind === 'temp-view')
    return fail('refused', {
      message: `Cannot write into temp view ${found.view.name} as it's not a data source v2 relation.`,
    });
  const { table } = found;
  const name = qualifiedOf(table);
  if (table.kind === 'view') fail('refused', { message: `Cannot write into view: ${shownFull(name)}.` });
  written(table);
  const spec = table.meta?.definition.spec;
  if (s.mode === 'overwrite-partitions' && spec && partitionColumns(spec).length > 0)
    fail('unsupported', {
      what: `overwritePartitions() of the partitioned table ${shownFull(name)}`,
      why: 'which partitions the rows are of is known only once they are computed',
      instead: 'overwrite() with a condition that names the partitions.',
    });
  if (how.overwrite && readsTable((await analyzed(s.plan, env.queries)).tree, name))
    fail('overwrite-read', { table: shownFull(name) });
  const statement = await compiled(
    {
      kind: 'insert',
      table: fullName(name),
      ...how,
      ifNotExists: false,
      byName: true,
      partition: [],
      query: s.plan,
    },
    env,
  );
  await runChange([statement], [], env);
}

function specOf(s: WriteTableCommand): TableSpec {
  const transforms = s.partitionBy.map(transformOf);
  const bucket = transforms.find((t) => t.transform === 'bucket');
  return {
    ...(s.provider !== undefined && { using: s.provider }),
    partitionBy: transforms.filter((t) => t.transform !== 'bucket'),
    ...(bucket && {
      clusteredBy: {
        columns: bucket.columns.map((c) => c.join('.')),
        buckets: bucket.argument ?? 0,
        sortColumns: [],
      },
    }),
    options: s.options,
    properties: s.properties,
  };
}

/** A column, or one of the transforms `years`, `months`, `days`, `hours`, `bucket`. */
function transformOf(e: UnresolvedExpr): PartitionTransform {
  if (e.kind === 'name') return { transform: 'identity', columns: [e.parts] };
  const refuse = (): never => fail('refused', { message: 'Invalid partition transformation.' });
  if (e.kind !== 'call') return refuse();
  const columns = e.args.flatMap((a) => (a.kind === 'name' ? [a.parts] : []));
  const count = e.args.find((a): a is Literal => a.kind === 'literal');
  if (columns.length === 0) return refuse();
  return {
    transform: e.name.at(-1) ?? '',
    columns,
    ...(count && { argument: Number(count.value) }),
  };
}
