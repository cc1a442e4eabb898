import { ExecutionError } from '../../execution-error.js';
import type { SparkValue } from '../../value.js';
import type { DataFile } from '../spec.js';
import { malformed, type RowsOf, type SourceSpec } from '../spec.js';
import { type TextReader, textReader } from '../text-value.js';
import { columnNames } from './infer.js';
import type { CsvOptions } from './options.js';
import { csvRecords } from './records.js';

/**
 * The rows of CSV files, with values for the columns of `wanted` only. As on Spark, what nobody asks for is not looked at: a record
 * with too few cells, or a cell that is no number, spoils only queries that need it.
 */
export function csvRows(spec: SourceSpec, o: CsvOptions): RowsOf {
  return (wanted) => {
    const data = spec.columns.filter((c) => c.name !== spec.corrupt);
    const cells = wanted.map((w) => data.indexOf(spec.columns[w] as (typeof data)[number]));
    const corruptAt = cells.indexOf(-1);
    const asked = cells.filter((c) => c >= 0).length;
    const pruned = o.columnPruning && asked < data.length;
    const readers = cells.map((c) =>
      c < 0 ? undefined : textReader((data[c] as (typeof data)[number]).type, o.values),
    );
    // without pruning every cell is read, for what it says of the record
    const unasked = pruned
      ? []
      : data.flatMap((c, i) => (cells.includes(i) ? [] : [{ i, read: textReader(c.type, o.values) }]));
    const nothing = o.columnPruning && asked === 0;
    return function* rows(file: DataFile) {
      let first = true;
      let at: readonly string[] = [];
      let bad: string | undefined;
      const readCell = (read: TextReader, index: number): SparkValue => {
        const cell = at[index];
        if (cell === undefined || cell === o.nullValue) return null;
        const value = read(cell);
        if (value !== undefined) return value;
        bad ??= `no value of the type: ${JSON.stringify(cell)}`;
        return null;
      };
      for (const record of csvRecords(file.path, o, nothing && o.enforceSchema)) {
        if (first && o.header) {
          first = false;
          if (!o.enforceSchema) checkHeader(record.cells, spec, o, file.path);
          continue;
        }
        first = false;
        const row: SparkValue[] = new Array(wanted.length).fill(null);
        if (nothing) {
          yield row;
          continue;
        }
        at = record.cells;
        bad =
          !pruned && record.cells.length !== data.length
            ? `[MALFORMED_CSV_RECORD] Malformed CSV record: ${record.text}`
            : undefined;
        for (let k = 0; k < cells.length; k++) {
          const read = readers[k];
          if (read) row[k] = readCell(read, cells[k] as number);
        }
        for (const { i, read } of unasked) readCell(read, i);
        if (bad !== undefined) {
          if (o.mode === 'DROPMALFORMED') continue;
          if (o.mode === 'FAILFAST') malformed(row, bad);
          if (corruptAt >= 0) row[corruptAt] = record.text;
        }
        yield row;
      }
    };
  };
}

function checkHeader(cells: readonly string[], spec: SourceSpec, o: CsvOptions, path: string): void {
  const columns = spec.columns.filter((c) => c.name !== spec.corrupt).map((c) => c.name);
  if (columns.length !== cells.length)
    throw new ExecutionError(
      `Number of column in CSV header is not equal to number of fields in the schema: Header length: ${cells.length}, schema size: ${columns.length} CSV file: file://${path}`,
    );
  const fold = (s: string): string => (spec.caseSensitive ? s : s.toLowerCase());
  const names = columnNames(cells, o, spec.caseSensitive);
  const at = columns.findIndex((c, i) => fold(c) !== fold(cells[i] as string) && fold(c) !== fold(names[i] as string));
  if (at >= 0)
    throw new ExecutionError(
      `CSV header does not conform to the schema. Header: ${cells.join(', ')} Schema: ${columns.join(', ')} Expected: ${columns[at]} but found: ${cells[at]} CSV file: file://${path}`,
    );
}
