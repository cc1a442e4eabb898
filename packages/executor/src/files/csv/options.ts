import { type DataType, type Field, fail, typeSql } from '@spark-sql-to-snowflake/plan-ir';
import { readingPattern } from '../datetime-pattern.js';
import { type Encoding, encodingOf } from '../lines.js';
import { type FileOptions, type ParseMode, parseMode } from '../options.js';
import type { TextSettings } from '../text-value.js';

export interface CsvOptions {
  readonly separator: string;
  readonly quote: string;
  readonly escape: string;
  /** The character that escapes the escape within quotes. */
  readonly escapeEscape: string;
  readonly comment: string;
  readonly header: boolean;
  readonly trimLeft: boolean;
  readonly trimRight: boolean;
  readonly nullValue: string;
  readonly emptyValue: string;
  readonly maxColumns: number;
  readonly maxCharsPerColumn: number;
  readonly multiLine: boolean;
  readonly lineSeparator: string | undefined;
  readonly encoding: Encoding;
  readonly mode: ParseMode;
  readonly enforceSchema: boolean;
  readonly columnPruning: boolean;
  readonly values: TextSettings;
  readonly prefersDate: boolean;
  readonly dateFormat: string | undefined;
}

/** What the conf of the session says, beside the options. */
export interface ReadSettings {
  readonly timeZone: string;
  /** The value of a setting; its default where it is not set. */
  conf(key: string): string | undefined;
}

/** `\t` and the like, as Spark reads a separator. */
function separatorOf(text: string): string {
  if (text === '') return fail('file-option', { what: 'Delimiter cannot be empty' });
  const specials: Readonly<Record<string, string>> = {
    t: '\t',
    r: '\r',
    b: '\b',
    f: '\f',
    n: '\n',
    '"': '"',
    "'": "'",
    '\\': '\\',
  };
  if (text === '\\')
    return fail('file-option', {
      what: 'Single backslash is prohibited. It has special meaning as beginning of an escape sequence.',
    });
  return text.replace(/\\(u0000|.)/gs, (whole, c: string) => {
    if (c === 'u0000') return '\0';
    return specials[c] ?? fail('file-option', { what: `Unsupported special character for delimiter: ${whole}` });
  });
}

/** The separator of CSV cells. Throws CompileError. */
export const csvSeparator = (o: FileOptions): string => separatorOf(o.get('sep') ?? o.text('delimiter', ','));

/** The options of a CSV reader. Throws CompileError for bad values, and for what is not supported. */
export function csvOptions(o: FileOptions, settings: ReadSettings): CsvOptions {
  if ((o.get('unescapedQuoteHandling') ?? 'STOP_AT_DELIMITER').toUpperCase() !== 'STOP_AT_DELIMITER')
    o.refuse('CSV', ['unescapedQuoteHandling']);
  if (!/^en/i.test(o.text('locale', 'en-US'))) o.refuse('CSV', ['locale']);
  if (!/^1(\.0*)?$/.test(o.text('samplingRatio', '1'))) o.refuse('CSV', ['samplingRatio']);
  const quote = o.character('quote', '"');
  const escapeCharacter = o.character('escape', '\\');
  const lineSeparator = o.get('lineSep');
  if (lineSeparator === '') fail('file-option', { what: "requirement failed: 'lineSep' cannot be an empty string." });
  if (lineSeparator !== undefined && lineSeparator.length > 2)
    fail('file-option', { what: "requirement failed: 'lineSep' can contain only 1 character." });
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
    separator: csvSeparator(o),
    quote: quote === '' ? '\0' : quote,
    escape: escapeCharacter === '' ? '\0' : escapeCharacter,
    escapeEscape: o.get('charToEscapeQuoteEscaping') ?? (escapeCharacter === quote ? '\0' : escapeCharacter),
    comment: o.character('comment', ''),
    header: o.flag('header', false),
    trimLeft: o.flag('ignoreLeadingWhiteSpace', false),
    trimRight: o.flag('ignoreTrailingWhiteSpace', false),
    nullValue: o.text('nullValue', ''),
    emptyValue: o.text('emptyValue', ''),
    maxColumns: o.integer('maxColumns', 20480),
    maxCharsPerColumn: o.integer('maxCharsPerColumn', -1),
    multiLine: o.flag('multiLine', false),
    lineSeparator,
    encoding: encodingOf(o.get('encoding') ?? o.get('charset')),
    mode: parseMode(o),
    enforceSchema: o.flag('enforceSchema', true),
    columnPruning: settings.conf('spark.sql.csv.parser.columnPruning.enabled') !== 'false',
    prefersDate: o.flag('preferDate', true),
    dateFormat: o.get('dateFormat'),
    values: {
      timeZone: o.text('timeZone', settings.timeZone),
      legacyParser: policy === 'EXCEPTION',
      nanValue: o.text('nanValue', 'NaN'),
      positiveInf: o.text('positiveInf', 'Inf'),
      negativeInf: o.text('negativeInf', '-Inf'),
      ...(date && { date }),
      ...(timestamp && { timestamp }),
      ...(timestampNtz && { timestampNtz }),
    },
  };
}

const CSV_TYPES: ReadonlySet<DataType['kind']> = new Set([
  'boolean',
  'byte',
  'short',
  'int',
  'long',
  'float',
  'double',
  'decimal',
  'string',
  'char',
  'varchar',
  'date',
  'timestamp',
  'timestamp_ntz',
  'year_month_interval',
  'day_time_interval',
]);
/** Throws CompileError (UNSUPPORTED_DATA_TYPE_FOR_DATASOURCE) for columns that CSV files have not. */
export function checkCsvTypes(columns: readonly Field[]): void {
  for (const c of columns) {
    if (!CSV_TYPES.has(c.type.kind))
      fail('format-type', { format: 'CSV', column: `\`${c.name}\``, type: typeSql(c.type) });
  }
}
