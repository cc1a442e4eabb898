import {
  type DataType,
  type Field,
  fail,
  literal,
  types as T,
  typeText,
  type UnresolvedExpr,
} from '@spark-sql-to-snowflake/plan-ir';
import type { FileOptions } from '../files/options.js';
import type { CsvDialect } from '../stage-files.js';

const FORMAT = 'CSV files on a stage';
/** Options that change what a text means, and that the database's reader of CSV has not. */
const READ_OPTIONS = [
  'nullValue',
  'emptyValue',
  'nanValue',
  'positiveInf',
  'negativeInf',
  'ignoreLeadingWhiteSpace',
  'ignoreTrailingWhiteSpace',
  'charToEscapeQuoteEscaping',
  'enforceSchema',
  'unescapedQuoteHandling',
  'locale',
];

/**
 * The CSV that Spark and Snowflake read alike: a quote within quotes is doubled (Spark's own default is a backslash before it, which
 * Snowflake would take for an escape of any character), and a line's end within quotes is part of the text. Throws CompileError.
 * Source: docs.snowflake.com/en/sql-reference/sql/create-file-format, "TYPE = CSV"
 */
export function csvDialect(options: FileOptions): CsvDialect {
  options.refuse(FORMAT, READ_OPTIONS);
  if (options.flag('inferSchema', false))
    fail('unsupported', {
      what: `The option inferSchema of ${FORMAT}`,
      instead: 'Give the schema: spark.read.schema("id INT, name STRING").',
    });
  if (options.get('mode') !== undefined && options.get('mode')?.toUpperCase() !== 'PERMISSIVE')
    options.refuse(FORMAT, ['mode']);
  const { separator, quote } = quoting(options);
  if (quote !== '' && !options.flag('multiLine', false))
    fail('unsupported', {
      what: `Reading ${FORMAT} without option("multiLine", True)`,
      why: 'a line’s end within quotes is part of the text there',
      instead: 'Set it, or option("quote", "") where nothing is quoted.',
    });
  const comment = options.character('comment', '');
  return {
    separator,
    quote,
    skip: options.flag('header', false) ? 1 : 0,
    comment: comment === '' ? undefined : comment,
  };
}

/** What a separator and quotes are; for writing too. Throws CompileError. */
export function quoting(options: FileOptions): Pick<CsvDialect, 'separator' | 'quote'> {
  const separator = options.get('sep') ?? options.get('delimiter') ?? ',';
  const quote = options.character('quote', '"');
  if (quote !== '' && options.character('escape', '\\') !== quote)
    fail('unsupported', {
      what: `CSV on a stage whose quotes are escaped by ${options.character('escape', '\\')}`,
      why: 'Snowflake doubles them',
      instead: `Set option("escape", ${JSON.stringify(quote)}), or option("quote", "") where nothing is quoted.`,
    });
  return { separator: separator === '\\t' ? '\t' : separator, quote };
}

const call = (name: string, ...args: readonly UnresolvedExpr[]): UnresolvedExpr => ({
  kind: 'call',
  name: [name],
  args,
});

/** Texts that are values of a type; any other is NULL in mode PERMISSIVE. A type that is not here is read as text and converted. */
const SHAPES: Partial<Record<DataType['kind'], string>> = {
  byte: '^[+-]?[0-9]+$',
  short: '^[+-]?[0-9]+$',
  int: '^[+-]?[0-9]+$',
  long: '^[+-]?[0-9]+$',
  decimal: '^[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?$',
  float: '^([+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?|NaN|-?Inf)$',
  double: '^([+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]+)?|NaN|-?Inf)$',
  boolean: '^([tT][rR][uU][eE]|[fF][aA][lL][sS][eE])$',
};

/** How a field of CSV, a text, becomes a value of a column. Throws CompileError. */
export function csvValue({ name, type }: Field, _options: FileOptions): (field: UnresolvedExpr) => UnresolvedExpr {
  if (type.kind === 'string') return (field) => field;
  const shape = SHAPES[type.kind];
  if (shape === undefined)
    return fail('unsupported', {
      what: `The column ${name} of the type ${typeText(type)} in ${FORMAT}`,
      instead: 'Read it as STRING, and convert it (to_date, to_timestamp, …).',
    });
  return (field) =>
    call(
      'if',
      call('rlike', field, literal(shape, T.string)),
      { kind: 'cast', expr: field, type, mode: 'try' },
      literal(null, T.nullType),
    );
}
