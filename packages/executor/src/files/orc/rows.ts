import type { Field } from '@spark-sql-to-snowflake/plan-ir';
import { ExecutionError } from '../../execution-error.js';
import type { SparkValue } from '../../value.js';
import type { DataFile, RowsOf, SourceSpec } from '../spec.js';
import { CalendarKind, Type_Kind } from './gen/orc.js';
import type { Reading } from './read/columns.js';
import { fieldOf, type Plan, planOf } from './read/nested.js';
import { openStripe } from './read/stripe.js';
import { type OrcFile, readingOrc } from './tail.js';
import type { OrcType } from './types.js';

/** Rows whose columns are read at once: fewer where a row may hold many values. */
const [BATCH, NESTED_BATCH] = [1024, 64];

/** The rows of ORC files, stripe by stripe; only the columns that are asked for are read. */
export function orcRows(spec: SourceSpec): RowsOf {
  const fold = (name: string): string => (spec.caseSensitive ? name : name.toLowerCase());
  return (wanted) =>
    function* rows({ path }: DataFile) {
      const nested = wanted.some((w) => /^(?:array|map|struct)$/.test(spec.columns[w]?.type.kind ?? ''));
      const batch = nested ? NESTED_BATCH : BATCH;
      yield* readingOrc(path, (file) => rowsOf(file, plansOf(file.root, spec, wanted, fold), spec.machineZone, batch));
    };
}

function plansOf(
  root: OrcType,
  { columns }: SourceSpec,
  wanted: readonly number[],
  fold: (name: string) => string,
): readonly (Plan | undefined)[] {
  if (root.kind !== Type_Kind.STRUCT)
    throw new ExecutionError('ORC files whose rows have no columns are not supported.');
  const find = finderOf(root, columns, fold);
  return wanted.map((at) => {
    const column = columns[at] as Field;
    const from = find(column, at);
    return from && planOf(from, column.type, column.name, fold);
  });
}

/** Columns go by their names, but those of files that name none, as Hive's, by their places. */
function finderOf(root: OrcType, columns: readonly Field[], fold: (name: string) => string) {
  if (root.names.length === 0 || !root.names.every((n) => n.startsWith('_col')))
    return (column: Field): OrcType | undefined => fieldOf(root, column.name, fold);
  if (root.names.length > columns.length)
    throw new ExecutionError(
      `assertion failed: The given data schema (length:${columns.length}) has fewer ${root.names.length - columns.length} fields than the actual ORC physical schema (length:${root.names.length}), no idea which columns were dropped, fail to read.`,
    );
  return (_: Field, at: number): OrcType | undefined => root.children[at];
}

function* rowsOf(
  file: OrcFile,
  plans: readonly (Plan | undefined)[],
  zone: string,
  batch: number,
): Generator<readonly SparkValue[]> {
  // on Spark, a file without columns has no rows
  if (file.root.children.length === 0) return;
  const reading: Reading = {
    calendar: file.footer.calendar ?? CalendarKind.UNKNOWN_CALENDAR,
    zone,
  };
  for (const at of file.footer.stripes) {
    const stripe = openStripe(file, at);
    const columns = plans.map((plan) => plan?.(stripe, reading));
    for (let row = 0; row < stripe.rows; row += batch) {
      const count = Math.min(batch, stripe.rows - row);
      const values = columns.map((column) => column?.(count));
      for (let i = 0; i < count; i++) yield values.map((v) => v?.[i] ?? null);
    }
  }
}
