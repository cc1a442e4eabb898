import type { SparkValue } from '../value.js';
import { csvOptions, type ReadSettings } from './csv/options.js';
import { csvRows } from './csv/rows.js';
import { jsonOptions } from './json/options.js';
import { jsonRows } from './json/rows.js';
import { fileOptions } from './options.js';
import { orcRows } from './orc/rows.js';
import { partitionReaders } from './partitions.js';
import type { RowsOf, SourceSpec } from './spec.js';
import { textRows } from './text-rows.js';

export const settingsOf = (spec: Pick<SourceSpec, 'conf' | 'timeZone'>): ReadSettings => ({
  timeZone: spec.timeZone,
  conf: (key) => spec.conf[key],
});

function rowsOf(spec: SourceSpec): RowsOf {
  const options = fileOptions(spec.options.map(([key, value]) => ({ key, value })));
  switch (spec.format) {
    case 'csv':
      return csvRows(spec, csvOptions(options, settingsOf(spec)));
    case 'json':
      return jsonRows(spec, jsonOptions(options, settingsOf(spec)));
    case 'orc':
      return orcRows(spec);
    case 'text':
      return textRows(options);
  }
}

/**
 * The rows of a source, file by file, with values for the columns of `wanted`: positions among the source's columns with those of
 * the partitions behind them.
 */
export function* scanRows(spec: SourceSpec, wanted: readonly number[]): Generator<readonly SparkValue[]> {
  const count = spec.columns.length;
  const ofFile = wanted.filter((w) => w < count);
  const readers = partitionReaders(spec.partitions, spec.timeZone);
  const rows = rowsOf(spec)(ofFile);
  const order = wanted.map((w) => (w < count ? ofFile.indexOf(w) : -1));
  const mixed = ofFile.length !== wanted.length;
  for (const file of spec.files) {
    if (!mixed) {
      yield* rows(file);
      continue;
    }
    const constants = wanted.map((w) =>
      w < count ? null : (readers[w - count]?.(file.partition[w - count] ?? null) ?? null),
    );
    for (const row of rows(file))
      yield order.map((from, i) => (from < 0 ? (constants[i] ?? null) : (row[from] ?? null)));
  }
}
