import { type DataType, type Field, tightestCommonType, types } from '@spark-sql-to-snowflake/plan-ir';
import { readingPattern } from '../datetime-pattern.js';
import { decimalShape, isInteger, type TextReader, textReader } from '../text-value.js';
import { turns } from '../turns.js';
import type { CsvOptions } from './options.js';
import { csvRecords } from './records.js';

/** The names of columns from the first record of the first file. Ones that are equal, or empty, get their position. */
export function columnNames(cells: readonly string[], o: CsvOptions, caseSensitive: boolean): readonly string[] {
  if (!o.header) return cells.map((_, i) => `_c${i}`);
  const fold = (s: string): string => (caseSensitive ? s : s.toLowerCase());
  const seen = new Map<string, number>();
  for (const c of cells) seen.set(fold(c), (seen.get(fold(c)) ?? 0) + 1);
  return cells.map((c, i) => {
    if (c === '' || c === o.nullValue) return `_c${i}`;
    return (seen.get(fold(c)) ?? 0) > 1 ? `${c}${i}` : c;
  });
}

/** The columns of CSV files: as many as the first record has; all texts unless types are to be inferred. Undefined: there is no record. */
export async function inferCsv(
  paths: readonly string[],
  o: CsvOptions,
  settings: { readonly caseSensitive: boolean; readonly inferSchema: boolean; readonly timestampType: DataType },
): Promise<readonly Field[]> {
  const turn = turns();
  let names: readonly string[] | undefined;
  let header: string | undefined;
  let columns: DataType[] = [];
  const ladder = makeLadder(o, settings.timestampType);
  for (const path of paths) {
    let first = true;
    for (const { cells, text } of csvRecords(path, o)) {
      await turn();
      if (!names) {
        names = columnNames(cells, o, settings.caseSensitive);
        header = text;
        columns = names.map(() => types.nullType);
        if (!settings.inferSchema) return names.map((name) => types.field(name, types.string));
      }
      // lines that are equal to the header are taken for it wherever they are
      const isHeader = o.header && (o.multiLine ? first : text === header);
      first = false;
      if (isHeader) continue;
      const count = Math.min(columns.length, cells.length);
      for (let i = 0; i < count; i++) {
        const cell = cells[i] as string;
        if (cell === '' || cell === o.nullValue) continue;
        const before = columns[i] as DataType;
        if (before.kind === 'string') continue;
        const next = ladder(cell, before);
        if (next !== before) columns[i] = wider(before, next) ?? types.string;
      }
    }
  }
  return (names ?? []).map((name, i) => {
    const type = columns[i] ?? types.nullType;
    return types.field(name, type.kind === 'null' ? types.string : type);
  });
}

function wider(a: DataType, b: DataType): DataType | undefined {
  const common = tightestCommonType(a, b);
  if (common) return common;
  const exact = (t: DataType): DataType =>
    t.kind === 'int' ? types.decimal(10, 0) : t.kind === 'long' ? types.decimal(20, 0) : t;
  const [x, y] = [exact(a), exact(b)];
  if ((x.kind === 'double' && y.kind === 'decimal') || (x.kind === 'decimal' && y.kind === 'double'))
    return types.double;
  if (x.kind === 'decimal' && y.kind === 'decimal') {
    const scale = Math.max(x.scale, y.scale);
    const range = Math.max(x.precision - x.scale, y.precision - y.scale);
    return range + scale > 38 ? types.double : types.decimal(range + scale, scale);
  }
  return undefined;
}

type Step = 'int' | 'long' | 'decimal' | 'double' | 'date' | 'timestamp' | 'boolean';
const STEPS: readonly Step[] = ['int', 'long', 'decimal', 'double', 'date', 'timestamp', 'boolean'];

/** The type of a cell, beginning with the type that the column has so far: int, long, decimal, double, date, timestamp, boolean, string. */
function makeLadder(o: CsvOptions, timestampType: DataType): (cell: string, before: DataType) => DataType {
  const quiet = { ...o.values, legacyParser: false };
  const date = o.values.date ?? readingPattern('yyyy-MM-dd', 'dateFormat');
  const readers = {
    double: textReader(types.double, quiet),
    date: textReader(types.date, { ...quiet, date }),
    timestamp: textReader(types.timestamp, quiet),
    ntz: textReader(types.timestampNtz, quiet),
    boolean: textReader(types.boolean, quiet),
  } satisfies Record<string, TextReader>;
  const isNtz = timestampType.kind === 'timestamp_ntz';
  const tests: Readonly<Record<Step, (cell: string) => DataType | undefined>> = {
    int: (c) => (isInteger(c, 32) ? types.int : undefined),
    long: (c) => (isInteger(c, 64) ? types.long : undefined),
    decimal(c) {
      const shape = decimalShape(c.replaceAll(',', ''));
      return shape && shape.scale === 0 && shape.precision <= 38 ? types.decimal(shape.precision, 0) : undefined;
    },
    double: (c) => (readers.double(c) !== undefined ? types.double : undefined),
    date: (c) => (o.prefersDate && readers.date(c) !== undefined ? types.date : undefined),
    timestamp: (c) =>
      isNtz && readers.ntz(c) !== undefined
        ? types.timestampNtz
        : readers.timestamp(c) !== undefined
          ? types.timestamp
          : undefined,
    boolean: (c) => (readers.boolean(c) !== undefined ? types.boolean : undefined),
  };
  return (cell, before) => {
    const from = before.kind === 'timestamp_ntz' ? 'timestamp' : before.kind;
    for (let i = Math.max(0, STEPS.indexOf(from as Step)); i < STEPS.length; i++) {
      const type = tests[STEPS[i] as Step](cell);
      if (type) return type;
    }
    return types.string;
  };
}
