import { withoutCrosstabs } from '@spark-sql-to-snowflake/compiler';
import {
  mapUnresolvedChildren,
  type TableInfo,
  type UnresolvedPivot,
  type UnresolvedPlan,
  type UnresolvedRead,
  type UnresolvedSource,
  type UnresolvedTable,
  unresolvedChildren,
} from '@spark-sql-to-snowflake/plan-ir';

/** How a session looks into what a plan alone does not tell. */
export interface SourceReader {
  /** What files, or rows that were sent, are as a table. */
  inspect(source: UnresolvedSource): Promise<TableInfo>;
  /** The values of a pivot that names none, in Spark's order: the distinct ones of the columns below. */
  pivotValues(pivot: UnresolvedPivot, source: SourceOf): Promise<NonNullable<UnresolvedPivot['values']>>;
  /** Is there a table or view of this name? */
  isTable(name: readonly string[]): Promise<boolean>;
}
export type SourceOf = (source: UnresolvedSource) => TableInfo | undefined;
export interface PreparedPlan {
  readonly plan: UnresolvedPlan;
  readonly source: SourceOf;
}

/** Look into the files, sent rows and data-dependent columns of a plan, so that the analyzer, which does no IO, finds all it needs. */
export async function prepareSources(plan: UnresolvedPlan, reader: SourceReader): Promise<PreparedPlan> {
  const pivots: UnresolvedPivot[] = [];
  const sources: UnresolvedSource[] = [];
  const fileTables: UnresolvedTable[] = [];
  // a list and no recursion: plans may be a thousand operators deep
  const open: UnresolvedPlan[] = [plan];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.kind === 'read' || node.kind === 'local-relation' || node.kind === 'catalog-rows') sources.push(node);
    else if (node.kind === 'parse') {
      // what is below is a query of its own
      sources.push(node);
      continue;
    } else if (node.kind === 'pivot' && !node.values) pivots.push(node);
    // a crosstab is a pivot whose values nobody has named
    else if (node.kind === 'crosstab') return prepareSources(withoutCrosstabs(plan), reader);
    else if (node.kind === 'table' && isFileName(node.name)) fileTables.push(node);
    open.push(...unresolvedChildren(node));
  }
  const replaced = new Map<UnresolvedPlan, UnresolvedPlan>();
  for (const table of fileTables) {
    if (await reader.isTable(table.name)) continue;
    const read = readOf(table);
    replaced.set(table, read);
    sources.push(read);
  }
  const found = new Map<UnresolvedSource, TableInfo>();
  const source: SourceOf = (node) => found.get(node);
  for (const node of sources) if (!found.has(node)) found.set(node, await reader.inspect(node));
  // outer pivots were found first, and need the values of those below them
  const put = (node: UnresolvedPlan): UnresolvedPlan => replaced.get(node) ?? mapUnresolvedChildren(node, put);
  for (const pivot of pivots.reverse()) {
    const below = { ...pivot, child: put(pivot.child) };
    replaced.set(pivot, { ...below, values: await reader.pivotValues(below, source) });
  }
  return { plan: replaced.size === 0 ? plan : put(plan), source };
}

/** Formats that a query can name in place of a schema: parquet.`folder`. */
const FILE_FORMATS = new Set(['csv', 'json', 'orc', 'parquet', 'text', 'avro', 'binaryfile', 'delta']);
const isFileName = ([format, path, ...more]: readonly string[]): boolean =>
  format !== undefined && path !== undefined && more.length === 0 && FILE_FORMATS.has(format.toLowerCase());

/** The read that a name such as parquet.`folder` is, where no table has it. */
export const fileRead = (table: UnresolvedTable): UnresolvedRead | undefined =>
  isFileName(table.name) ? readOf(table) : undefined;

function readOf({ name: [format = '', path = ''], origin }: UnresolvedTable): UnresolvedRead {
  return { kind: 'read', format: format.toLowerCase(), options: [], paths: [path], origin };
}
