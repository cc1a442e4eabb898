import { flag, readingOptions, type Why } from '../json/plan.js';
import type { CsvCellOptions } from './cell.js';
import type { FromCsvPlan } from './from-csv.js';
import type { CsvInferPlan } from './infer.js';
import { CSV_SYNTAX, type CsvSyntax } from './record.js';

type Options = ReadonlyMap<string, string>;

/** One character, or `\0` for none; undefined where there are more. */
function character(text: string): string | undefined {
  return text.length > 1 ? undefined : text === '' ? '\0' : text;
}

const ESCAPED: Readonly<Record<string, string>> = {
  '\\t': '\t',
  '\\r': '\r',
  '\\b': '\b',
  '\\f': '\f',
  '\\"': '"',
  "\\'": "'",
  '\\\\': '\\',
  '\\0': '\0',
};

/** The separator that an option spells, with its escapes; undefined where it is wrong. */
function separator(text: string): string | undefined {
  if (text === '' || text === '\\') return undefined;
  const parts = text.match(/\\.|[^\\]/gs) ?? [];
  const read = parts.map((p) => (p.length === 1 ? p : ESCAPED[p]));
  return read.includes(undefined) ? undefined : read.join('');
}

/** What the options say of a record's syntax, beyond the defaults; what writing and reading share. */
export function csvSyntax(options: Options): Partial<CsvSyntax> | Why {
  const out: { -readonly [K in keyof CsvSyntax]?: CsvSyntax[K] } = {};
  const sep = options.get('sep') ?? options.get('delimiter');
  if (sep !== undefined) {
    const read = separator(sep);
    if (read === undefined) return { why: `the separator ${sep} is none` };
    out.separator = read;
  }
  const marks = {
    quote: 'quote',
    escape: 'escape',
    comment: 'comment',
    chartoescapequoteescaping: 'escapeEscape',
  } as const;
  for (const [name, key] of Object.entries(marks)) {
    const text = options.get(name);
    const mark = text === undefined ? undefined : character(text);
    if (text !== undefined && mark === undefined) return { why: `its option ${name} must be one character` };
    if (mark !== undefined) out[key] = mark;
  }
  const { quote, escape: mark } = { ...CSV_SYNTAX, ...out };
  if (out.escapeEscape === undefined && mark !== CSV_SYNTAX.escape) out.escapeEscape = quote === mark ? '\0' : mark;
  for (const [name, key] of [
    ['ignoreleadingwhitespace', 'trimLeft'],
    ['ignoretrailingwhitespace', 'trimRight'],
  ] as const) {
    const text = options.get(name);
    const on = text === undefined ? undefined : flag(text);
    if (text !== undefined && on === undefined) return { why: `its option ${name} must be true or false` };
    if (on !== undefined) out[key] = on;
  }
  return out;
}

const LIMITS = ['maxcharspercolumn', 'maxcolumns'];

/** What `from_csv` does with these options. Options that it does not know are passed over, as Spark does. */
export function fromCsvPlan(fields: FromCsvPlan['fields'], options: Options, session: string): FromCsvPlan | Why {
  const syntax = csvSyntax(options);
  if ('why' in syntax) return syntax;
  const reading = readingOptions(options, session);
  if ('why' in reading) return reading;
  const limit = LIMITS.find((name) => options.has(name));
  if (limit !== undefined) return { why: `its option ${limit} is not followed here` };
  const unescaped = options.get('unescapedquotehandling')?.toUpperCase();
  if (unescaped !== undefined && unescaped !== 'STOP_AT_DELIMITER')
    return { why: 'quotes that are not escaped are read by STOP_AT_DELIMITER only' };
  const name = options.get('columnnameofcorruptrecord') ?? '_corrupt_record';
  const texts = {
    nullValue: options.get('nullvalue'),
    emptyValue: options.get('emptyvalue'),
    nan: options.get('nanvalue'),
    plusInfinity: options.get('positiveinf'),
    minusInfinity: options.get('negativeinf'),
  };
  const { failFast, zone, ...datetime } = reading;
  return {
    fields,
    ...(Object.keys(syntax).length > 0 && { syntax }),
    ...Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined)),
    ...datetime,
    ...(fields.some(([, type]) => type === 'timestamp') && zone !== undefined && { zone }),
    ...(failFast && { failFast }),
    ...(fields.some(([field, type]) => field === name && type === 'string') && { corrupt: name }),
  };
}

/** What `schema_of_csv` does with these options. `timestampType`: what the session takes TIMESTAMP for. */
export function inferCsvPlan(options: Options, timestampType: CsvInferPlan['timestampType']): CsvInferPlan | Why {
  const plan = fromCsvPlan([], options, 'UTC');
  if ('why' in plan) return plan;
  const { fields: _fields, failFast: _failFast, ...rest } = plan;
  const dates = flag(options.get('preferdate') ?? 'true');
  return { ...rest, timestampType, ...(dates === false && { noDates: true }) };
}

/** How `to_csv` writes its cells, beyond the defaults. */
export function toCsvPlan(options: Options): Partial<CsvCellOptions> | Why {
  const syntax = csvSyntax(options);
  if ('why' in syntax) return syntax;
  if (syntax.quote === '\0') return { why: 'it needs a quote' };
  if (syntax.trimLeft === false) return { why: 'blanks before a value are always taken away here' };
  const out: { -readonly [K in keyof CsvCellOptions]?: CsvCellOptions[K] } = { ...syntax };
  for (const [name, key] of [
    ['quoteall', 'quoteAll'],
    ['escapequotes', 'escapeQuotes'],
  ] as const) {
    const text = options.get(name);
    const on = text === undefined ? undefined : flag(text);
    if (text !== undefined && on === undefined) return { why: `its option ${name} must be true or false` };
    if (on !== undefined) out[key] = on;
  }
  const [nullValue, emptyValue] = [options.get('nullvalue'), options.get('emptyvalue')];
  if (nullValue !== undefined) out.nullValue = nullValue;
  if (emptyValue !== undefined) out.emptyValue = emptyValue;
  return out;
}
