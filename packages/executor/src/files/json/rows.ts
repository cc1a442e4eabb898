import { types } from '@spark-sql-to-snowflake/plan-ir';
import { ExecutionError } from '../../execution-error.js';
import type { SparkValue } from '../../value.js';
import { textLines, wholeText } from '../lines.js';
import { type DataFile, malformed, type RowsOf, type SourceSpec } from '../spec.js';
import { structConverter, type Verdict, WRONG } from './convert.js';
import type { JsonOptions } from './options.js';
import { JsonObject, JsonSyntaxError, type JsonValue, parseJson } from './parse.js';

/** The texts of a file that hold a value each. */
export function jsonTexts(path: string, o: JsonOptions): Iterable<string> {
  return o.multiLine ? [wholeText(path, o.encoding)] : textLines(path, o.encoding, o.lineSeparator);
}

/** The value of a record; undefined: nothing but blanks; null in place of an object: no JSON. */
export function recordOf(text: string, o: JsonOptions): { readonly value: JsonValue } | 'blank' | 'wrong' {
  try {
    const value = parseJson(text, o.syntax);
    return value === undefined ? 'blank' : { value };
  } catch (error) {
    if (error instanceof JsonSyntaxError) return 'wrong';
    throw error;
  }
}

/** The rows of JSON files: an object is one, an array of objects several. Only fields that are asked for are looked at. */
export function jsonRows(spec: SourceSpec, o: JsonOptions): RowsOf {
  return (wanted) => {
    const fields = wanted.flatMap((w) => {
      const column = spec.columns[w];
      return column && column.name !== spec.corrupt ? [column] : [];
    });
    const corruptAt = wanted.findIndex((w) => spec.columns[w]?.name === spec.corrupt);
    if (corruptAt >= 0 && fields.length === 0)
      throw new ExecutionError(
        `Since Spark 2.3, the queries from raw JSON/CSV files are disallowed when the referenced columns only include the internal corrupt record column (named ${spec.corrupt} by default). Cache or save the parsed results first.`,
      );
    const convert = structConverter(types.struct(fields), o);
    const put = (values: readonly SparkValue[], text: string | null): readonly SparkValue[] => {
      if (corruptAt < 0) return values;
      const row = [...values];
      row.splice(corruptAt, 0, text);
      return row;
    };
    const nothing: readonly SparkValue[] = fields.map(() => null);
    return function* rows({ path }: DataFile) {
      for (const text of jsonTexts(path, o)) {
        const record = recordOf(text, o);
        if (record === 'blank') continue;
        const found = record === 'wrong' ? undefined : rowsOf(record.value, convert);
        if (found && !found.bad) {
          for (const row of found.rows) yield put(row, null);
          continue;
        }
        if (o.mode === 'DROPMALFORMED') continue;
        if (o.mode === 'FAILFAST') malformed(found?.rows[0] ?? nothing, `The record is ${text}`);
        for (const row of found?.rows ?? [nothing]) yield put(row, text);
      }
    };
  };
}

type StructConvert = ReturnType<typeof structConverter>;

/** Undefined: the value is no row, nor several. */
function rowsOf(
  value: JsonValue,
  convert: StructConvert,
): { readonly rows: readonly (readonly SparkValue[])[]; readonly bad: boolean } | undefined {
  const verdict: Verdict = { bad: false };
  const items =
    value instanceof JsonObject ? [value] : Array.isArray(value) ? (value as readonly JsonValue[]) : undefined;
  if (!items) return undefined;
  const rows: (readonly SparkValue[])[] = [];
  for (const item of items) {
    const row = convert(item, verdict);
    if (row === WRONG || row === null) return undefined;
    rows.push(row as readonly SparkValue[]);
  }
  return { rows, bad: verdict.bad };
}
