import {
  type Describe,
  type Field,
  fail,
  partitionColumns,
  typeText,
  type UnresolvedPlan,
} from '@spark-sql-to-snowflake/plan-ir';
import { DEFAULT_SCHEMA, fold, namePart, quotedName, SESSION_CATALOG, schemaOf } from '../catalog/names.js';
import type { CatalogNames, Found, SessionCatalog } from '../catalog/session-catalog.js';
import { withParameters } from '../session/parameters.js';
import { analyzed, type RowSet } from '../session/queries.js';
import type { Row } from '../value.js';
import { type CommandEnv, namesNow } from './env.js';
import { checkFunction, isTypeName, REGISTERED_CLASS, registered, usage } from './functions.js';
import { findAny, findSchema } from './lookup.js';
import { requireWholePartition } from './partitions.js';
import { queryColumns } from './query-columns.js';
import { column, DESCRIBED, nullable, rowSet } from './rows.js';
import { defaultText, tableDetails } from './table-text.js';

/** DESCRIBE …, with Spark's columns and texts. */
export async function describe(s: Describe<UnresolvedPlan>, env: CommandEnv): Promise<RowSet> {
  const names = await namesNow(env);
  switch (s.what) {
    case 'table':
      return describeTable(s, env, names);
    case 'column':
      return describeColumn(s, names);
    case 'schema':
      return describeSchema(s, names);
    case 'function':
      return describeFunction(s, env.session);
    case 'query': {
      if (!s.query) return rowSet(DESCRIBED, []);
      const query = await analyzed(withParameters(env.parameters ?? {}, s.query), env.queries);
      return rowSet(DESCRIBED, queryColumns(query).map(columnRow));
    }
  }
}

const columnRow = (c: Field): Row => [c.name, typeText(c.type), c.comment ?? null];

async function describeTable(s: Describe<UnresolvedPlan>, env: CommandEnv, names: CatalogNames): Promise<RowSet> {
  const found = findAny(s.name, names);
  const columns = names.columns(found);
  const rows: Row[] = columns.map(columnRow);
  if (found.kind === 'temp-view') {
    if (s.partition) notOfViews('TEMPORARY VIEW', found.view.name);
    return rowSet(DESCRIBED, rows);
  }
  const { table } = found;
  const definition = table.meta?.definition;
  const partition = definition ? partitionColumns(definition.spec) : [];
  if (partition.length > 0) {
    rows.push(['# Partition Information', '', ''], ['# col_name', 'data_type', 'comment']);
    rows.push(...partition.flatMap((p) => columns.filter((c) => fold(c.name) === fold(p)).map(columnRow)));
  }
  if (s.partition) {
    if (table.kind === 'view') notOfViews('VIEW', table.name);
    await requireWholePartition(table, s.partition, env);
    if (s.extended)
      fail('unsupported', {
        what: 'DESCRIBE EXTENDED … PARTITION',
        why: 'the database keeps nothing of single partitions',
      });
    return rowSet(DESCRIBED, rows);
  }
  const defaults = (definition?.columns ?? []).flatMap((c): Row[] => {
    const text = defaultText(c, table.meta);
    return text === undefined ? [] : [[c.name, typeText(c.type), text]];
  });
  if (s.extended) {
    rows.push(['', '', ''], ['# Detailed Table Information', '', '']);
    rows.push(...tableDetails(table, env.conf.spark.timeZone).map(([k, v]): Row => [k, v, '']));
  }
  if (defaults.length > 0) rows.push(['', '', ''], ['# Column Default Values', '', ''], ...defaults);
  return rowSet(DESCRIBED, rows);
}

const notOfViews = (kind: string, name: string): never =>
  fail('forbidden-operation', { operation: 'DESC PARTITION', kind, name: quotedName([name]) });

/** Statistics are not kept: DESCRIBE EXTENDED of a column says NULL of each, as of a table that was not analysed. */
const STATISTICS = ['min', 'max', 'num_nulls', 'distinct_count', 'avg_col_len', 'max_col_len', 'histogram'];

function describeColumn(s: Describe<UnresolvedPlan>, names: CatalogNames): RowSet {
  const found: Found = findAny(s.name, names);
  const path = s.column ?? [];
  const columns = names.columns(found);
  const field = columns.find((c) => fold(c.name) === fold(path[0] ?? ''));
  if (!field) return fail('column-not-found', { column: quotedName(path) });
  if (path.length > 1)
    return fail('refused', { message: `DESC TABLE COLUMN does not support nested column: ${path.join('.')}.` });
  const rows: Row[] = [
    ['col_name', field.name],
    ['data_type', typeText(field.type)],
    ['comment', field.comment ?? 'NULL'],
  ];
  if (s.extended) rows.push(...STATISTICS.map((n): Row => [n, 'NULL']));
  return rowSet([column('info_name'), column('info_value')], rows);
}

function describeSchema(s: Describe<UnresolvedPlan>, names: CatalogNames): RowSet {
  const schema = findSchema(schemaOf(s.name) ?? s.name.join('.'), names, s.name);
  const properties = [...(schema.meta?.properties ?? [])].sort((a, b) => (a.key < b.key ? -1 : 1));
  const pairs = properties.map((p) => `(${p.key},${p.value})`).join(', ');
  const rows: Row[] = [
    ['Catalog Name', SESSION_CATALOG],
    ['Namespace Name', namePart(schema.name)],
    ['Comment', schemaComment(schema)],
    ...(schema.meta?.location === undefined ? [] : [['Location', schema.meta.location]]),
  ];
  if (s.extended) rows.push(['Properties', pairs === '' ? '' : `(${pairs})`]);
  return rowSet([column('info_name'), nullable('info_value')], rows);
}

/** The comment of a schema; the first one has one of its own. */
export const schemaComment = (schema: {
  readonly name: string;
  readonly meta?: { readonly comment?: string };
}): string => schema.meta?.comment ?? (schema.name === DEFAULT_SCHEMA ? 'default database' : '');

/** The usage is what the parameters are called here; Spark's descriptions and examples are its own. */
function describeFunction(s: Describe<UnresolvedPlan>, session: SessionCatalog): RowSet {
  const own = registered(s.name, session);
  if (own)
    return rowSet(
      [column('function_desc')],
      [[`Function: ${own.name.toLowerCase()}`], [`Class: ${REGISTERED_CLASS}`], ['Usage: N/A.']],
    );
  const name = checkFunction(s.name);
  if (isTypeName(name)) return describeCast(name, s.extended);
  return rowSet([column('function_desc')], [[`Function: ${name}`], [`Usage: ${usage(name) ?? name}`]]);
}

/** A type's name as a function is a cast: Spark says that of each in the same words. */
function describeCast(type: string, extended: boolean): RowSet {
  const rows = [
    [`Function: ${type}`],
    ['Class: org.apache.spark.sql.catalyst.expressions.Cast'],
    [`Usage: ${type}(expr) - Casts the value \`expr\` to the target data type \`${type}\`.`],
  ];
  if (extended) rows.push([`Extended Usage:\n    No example/argument for ${type}.\n\n    Since: 2.0.1\n`]);
  return rowSet([column('function_desc')], rows);
}
