import { type DataType, type Field, fail, typeText } from '@spark-sql-to-snowflake/plan-ir';
import { doubleToText, floatToText, javaDecimal } from '@spark-sql-to-snowflake/spark-functions';
import { cellText } from '../../show/cell.js';
import type { Row, SparkMap, SparkValue } from '../../value.js';
import { jsonString } from '../json/write-value.js';
import { encodingOf } from '../lines.js';
import type { FileOptions } from '../options.js';
import type { LineWriter } from './line-writer.js';
import { type DatetimeTexts, datetimeTexts } from './texts.js';

type Text = (value: SparkValue) => string;

/** Rows as the lines of JSON files. Throws CompileError for options that are not supported. */
export function jsonWriter(columns: readonly Field[], o: FileOptions, zone: string): LineWriter {
  if (encodingOf(o.get('encoding') ?? o.get('charset')) !== 'utf-8') o.refuse('written JSON', ['encoding', 'charset']);
  if (o.flag('pretty', false)) o.refuse('JSON', ['pretty']);
  if (o.flag('writeNonAsciiCharacterAsCodePoint', false)) o.refuse('JSON', ['writeNonAsciiCharacterAsCodePoint']);
  const lineEnd = o.text('lineSep', '\n');
  if (lineEnd === '') fail('file-option', { what: "requirement failed: 'lineSep' cannot be an empty string." });
  const object = objectText(columns, datetimeTexts(o, zone), o.flag('ignoreNullFields', true));
  return { header: '', line: (row: Row) => object(row) + lineEnd };
}

function objectText(fields: readonly Field[], times: DatetimeTexts, skipNulls: boolean): (row: Row) => string {
  const names = fields.map((f) => jsonString(f.name));
  const texts = fields.map((f) => valueText(f.type, times, skipNulls));
  return (row) => {
    const members: string[] = [];
    for (let i = 0; i < names.length; i++) {
      const value = row[i] ?? null;
      if (value !== null || !skipNulls) members.push(`${names[i]}:${(texts[i] as Text)(value)}`);
    }
    return `{${members.join(',')}}`;
  };
}

function valueText(type: DataType, times: DatetimeTexts, skipNulls: boolean): Text {
  const strict = strictText(type, times, skipNulls);
  return (value) => (value === null ? 'null' : strict(value));
}

const finite = (n: number, text: string): string => (Number.isFinite(n) ? text : `"${text}"`);

function strictText(type: DataType, times: DatetimeTexts, skipNulls: boolean): Text {
  switch (type.kind) {
    case 'string':
    case 'char':
    case 'varchar':
      return (v) => jsonString(v as string);
    case 'float':
      return (v) => finite(v as number, floatToText(v as number));
    case 'double':
      return (v) => finite(v as number, doubleToText(v as number));
    case 'decimal':
      return (v) => javaDecimal(v as bigint, type.scale);
    case 'binary':
      return (v) => `"${Buffer.from(v as Uint8Array).toString('base64')}"`;
    case 'date':
      return (v) => jsonString(times.date(v as number));
    case 'timestamp':
      return (v) => jsonString(times.timestamp(v as bigint));
    case 'timestamp_ntz':
      return (v) => jsonString(times.timestampNtz(v as bigint));
    case 'year_month_interval':
    case 'day_time_interval':
      return (v) => jsonString(cellText(v, type, 'UTC'));
    case 'array': {
      const element = valueText(type.element, times, skipNulls);
      return (v) => `[${(v as readonly SparkValue[]).map(element).join(',')}]`;
    }
    case 'map': {
      const [key, value] = [keyText(type.key), valueText(type.value, times, skipNulls)];
      return (v) => `{${(v as SparkMap).entries.map(([k, w]) => `${jsonString(key(k))}:${value(w)}`).join(',')}}`;
    }
    case 'struct': {
      const object = objectText(type.fields, times, skipNulls);
      return (v) => object(v as Row);
    }
    default:
      return String;
  }
}

/** Keys are written as Spark holds them: a date as its days, a timestamp as its microseconds. */
function keyText(type: DataType): Text {
  switch (type.kind) {
    case 'float':
      return (v) => floatToText(v as number);
    case 'double':
      return (v) => doubleToText(v as number);
    case 'decimal':
      return (v) => javaDecimal(v as bigint, type.scale);
    case 'array':
    case 'map':
    case 'struct':
    case 'binary':
    case 'calendar_interval':
      return fail('unsupported', { what: `JSON objects with keys of the type ${typeText(type)}` });
    default:
      return String;
  }
}
