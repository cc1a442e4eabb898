import { type DataType, type Field, fail } from '@spark-sql-to-snowflake/plan-ir';
import {
  type CsvCellOptions,
  csvCell,
  doubleToText,
  floatToText,
  javaDecimal,
} from '@spark-sql-to-snowflake/spark-functions';
import { ExecutionError } from '../../execution-error.js';
import { cellText } from '../../show/cell.js';
import type { Row, SparkValue } from '../../value.js';
import { csvSeparator } from '../csv/options.js';
import { encodingOf } from '../lines.js';
import type { FileOptions } from '../options.js';
import type { LineWriter } from './line-writer.js';
import { type DatetimeTexts, datetimeTexts } from './texts.js';

/** Rows as the lines of CSV files. Throws CompileError for options that are not supported. */
export function csvWriter(columns: readonly Field[], o: FileOptions, zone: string): LineWriter {
  if (encodingOf(o.get('encoding') ?? o.get('charset')) !== 'utf-8') o.refuse('written CSV', ['encoding', 'charset']);
  const separator = csvSeparator(o);
  const quote = o.character('quote', '"') || '\0';
  const escapeCharacter = o.character('escape', '\\') || '\0';
  const escapeEscape = o.get('charToEscapeQuoteEscaping') ?? (escapeCharacter === quote ? '\0' : escapeCharacter);
  const comment = o.character('comment', '#') || '#';
  const quoteAll = o.flag('quoteAll', false);
  const escapeQuotes = o.flag('escapeQuotes', true);
  const trimLeft = o.flag('ignoreLeadingWhiteSpace', true);
  const trimRight = o.flag('ignoreTrailingWhiteSpace', true);
  const nullValue = o.text('nullValue', '');
  const emptyValue = o.text('emptyValue', '""');
  const lineEnd = o.text('lineSep', '\n');
  if (lineEnd === '') fail('file-option', { what: "requirement failed: 'lineSep' cannot be an empty string." });
  if (quoteAll && emptyValue !== '""') o.refuse('CSV written with quoteAll', ['emptyValue']);
  const ownEnd = lineEnd !== '\n' && lineEnd !== '\r\n' && lineEnd !== '\r';

  const cells: CsvCellOptions = {
    separator,
    quote,
    escape: escapeCharacter,
    escapeEscape,
    comment,
    quoteAll,
    escapeQuotes,
    trimLeft,
    trimRight,
    nullValue,
    emptyValue,
  };
  const ended = (text: string): string => {
    if (ownEnd && text.includes(lineEnd))
      throw new ExecutionError(`A value holds the line separator ${JSON.stringify(lineEnd)}: ${JSON.stringify(text)}.`);
    return lineEnd.length > 1 ? text.replaceAll('\n', lineEnd) : text;
  };
  const cell = (text: string | null, at: number): string => {
    // a separator of the user's own needs no quotes, and must not be in a cell without them either
    const shown = csvCell(text, at, cells, ended);
    if (ownEnd && shown.includes(lineEnd)) ended(shown);
    return shown;
  };
  const texts = columns.map((c) => textOf(c.type, datetimeTexts(o, zone)));
  // a record that is nothing at all is left out
  const line = (cells: readonly string[]): string => {
    const joined = cells.join(separator);
    return joined === '' ? '' : joined + lineEnd;
  };
  return {
    header: o.flag('header', false) ? line(columns.map((c, i) => cell(c.name, i))) : '',
    line: (row: Row) => line(texts.map((text, i) => cell(text(row[i] ?? null), i))),
  };
}

function textOf(type: DataType, times: DatetimeTexts): (value: SparkValue) => string | null {
  const strict = strictText(type, times);
  return (value) => (value === null ? null : strict(value));
}

function strictText(type: DataType, times: DatetimeTexts): (value: SparkValue) => string {
  switch (type.kind) {
    case 'float':
      return (v) => floatToText(v as number);
    case 'double':
      return (v) => doubleToText(v as number);
    case 'decimal':
      return (v) => javaDecimal(v as bigint, type.scale);
    case 'date':
      return (v) => times.date(v as number);
    case 'timestamp':
      return (v) => times.timestamp(v as bigint);
    case 'timestamp_ntz':
      return (v) => times.timestampNtz(v as bigint);
    case 'year_month_interval':
    case 'day_time_interval':
      return (v) => cellText(v, type, 'UTC');
    default:
      return String;
  }
}
