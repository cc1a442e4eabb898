import { type DataType, type Field, fail, typeSql } from '@spark-sql-to-snowflake/plan-ir';
import type { ReadSettings } from '../csv/options.js';
import { readingPattern } from '../datetime-pattern.js';
import { type Encoding, encodingOf } from '../lines.js';
import { type FileOptions, type ParseMode, parseMode } from '../options.js';
import type { TextSettings } from '../text-value.js';
import type { JsonSyntax } from './parse.js';

export interface JsonOptions {
  readonly syntax: JsonSyntax;
  readonly multiLine: boolean;
  readonly lineSeparator: string | undefined;
  readonly encoding: Encoding;
  readonly mode: ParseMode;
  readonly values: TextSettings;
  readonly primitivesAsString: boolean;
  readonly prefersDecimal: boolean;
  readonly dropFieldIfAllNull: boolean;
  readonly inferTimestamp: boolean;
}

/** The options of a JSON reader. Throws CompileError for bad values, and for what is not supported. */
export function jsonOptions(o: FileOptions, settings: ReadSettings): JsonOptions {
  if (!/^en/i.test(o.text('locale', 'en-US'))) o.refuse('JSON', ['locale']);
  if (!/^1(\.0*)?$/.test(o.text('samplingRatio', '1'))) o.refuse('JSON', ['samplingRatio']);
  const lineSeparator = o.get('lineSep');
  if (lineSeparator === '') fail('file-option', { what: "requirement failed: 'lineSep' cannot be an empty string." });
  const policy = settings.conf('spark.sql.legacy.timeParserPolicy') ?? 'EXCEPTION';
  if (policy === 'LEGACY') fail('unsupported', { what: 'spark.sql.legacy.timeParserPolicy=LEGACY' });
  const pattern = (name: string) => {
    const text = o.get(name);
    return text === undefined ? undefined : readingPattern(text, name);
  };
  const [date, timestamp, timestampNtz] = [
    pattern('dateFormat'),
    pattern('timestampFormat'),
    pattern('timestampNTZFormat'),
  ];
  return {
    syntax: {
      allowComments: o.flag('allowComments', false),
      allowUnquotedFieldNames: o.flag('allowUnquotedFieldNames', false),
      allowSingleQuotes: o.flag('allowSingleQuotes', true),
      allowNumericLeadingZeros: o.flag('allowNumericLeadingZeros', false),
      allowNonNumericNumbers: o.flag('allowNonNumericNumbers', true),
      allowBackslashEscapingAnyCharacter: o.flag('allowBackslashEscapingAnyCharacter', false),
      allowUnquotedControlChars: o.flag('allowUnquotedControlChars', false),
    },
    multiLine: o.flag('multiLine', false),
    lineSeparator,
    encoding: encodingOf(o.get('encoding') ?? o.get('charset')),
    mode: parseMode(o),
    primitivesAsString: o.flag('primitivesAsString', false),
    prefersDecimal: o.flag('prefersDecimal', false),
    dropFieldIfAllNull: o.flag('dropFieldIfAllNull', false),
    inferTimestamp: o.flag('inferTimestamp', false),
    values: {
      timeZone: o.text('timeZone', settings.timeZone),
      legacyParser: policy === 'EXCEPTION',
      ...(date && { date }),
      ...(timestamp && { timestamp }),
      ...(timestampNtz && { timestampNtz }),
    },
  };
}

/** Throws CompileError (UNSUPPORTED_DATA_TYPE_FOR_DATASOURCE) for columns that JSON files have not. */
export function checkJsonTypes(columns: readonly Field[]): void {
  for (const c of columns) {
    if (!isJson(c.type)) fail('format-type', { format: 'JSON', column: `\`${c.name}\``, type: typeSql(c.type) });
  }
}
function isJson(type: DataType): boolean {
  switch (type.kind) {
    case 'calendar_interval':
      return false;
    case 'array':
      return isJson(type.element);
    case 'map':
      return isJson(type.key) && isJson(type.value);
    case 'struct':
      return type.fields.every((f) => isJson(f.type));
    default:
      return true;
  }
}
