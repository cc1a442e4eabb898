import { javaZone } from '../datetime/java-zone.js';
import { unreadPattern } from '../datetime/read.js';
import type { FromJsonPlan } from './from-json.js';
import type { InferPlan } from './infer.js';
import type { LaxSyntax } from './number-scan.js';
import type { ValueType } from './value-type.js';

/** Why an option cannot be followed. */
export interface Why {
  readonly why: string;
}
type Options = ReadonlyMap<string, string>;

const SYNTAX: Readonly<Record<string, keyof LaxSyntax>> = {
  allowcomments: 'comments',
  allowunquotedfieldnames: 'unquotedNames',
  allowsinglequotes: 'singleQuotes',
  allownumericleadingzeros: 'leadingZeros',
  allownonnumericnumbers: 'nonNumericNumbers',
  allowbackslashescapinganycharacter: 'anyEscape',
  allowunquotedcontrolchars: 'controlCharacters',
};

/** A yes or no; undefined for another text, an error in Spark. */
export const flag = (text: string): boolean | undefined =>
  /^true$/i.test(text) ? true : /^false$/i.test(text) ? false : undefined;

/** What strict JSON is widened by. */
export function laxSyntax(options: Options): Partial<LaxSyntax> | Why {
  const lax: Partial<Record<keyof LaxSyntax, boolean>> = {};
  for (const [name, value] of options) {
    const key = SYNTAX[name];
    if (key === undefined) continue;
    const on = flag(value);
    if (on === undefined) return { why: `its option ${name} must be true or false` };
    lax[key] = on;
  }
  return lax;
}

/** The patterns, the zone and the mode that JSON and CSV share. `session`: the session's zone. */
export function readingOptions(options: Options, session: string): Partial<FromJsonPlan> | Why {
  const patterns = {
    date: options.get('dateformat'),
    timestamp: options.get('timestampformat'),
    ntz: options.get('timestampntzformat'),
  };
  for (const pattern of Object.values(patterns)) {
    const why = pattern === undefined ? undefined : unreadPattern(pattern);
    if (why !== undefined) return { why: `of the pattern ${pattern}, ${why}` };
  }
  const locale = options.get('locale');
  if (locale !== undefined && !/^en([-_]us)?$/i.test(locale)) return { why: `the locale ${locale} is not known here` };
  const mode = options.get('mode')?.toUpperCase() ?? 'PERMISSIVE';
  if (mode === 'DROPMALFORMED') return { why: 'its modes are PERMISSIVE and FAILFAST' };
  const fallback = options.get('enabledatetimeparsingfallback');
  const named = options.get('timezone') ?? session;
  const zone = javaZone(named);
  if (zone === undefined) return { why: `the time zone ${named} is not known here` };
  return {
    ...Object.fromEntries(Object.entries(patterns).filter(([, p]) => p !== undefined)),
    ...(mode === 'FAILFAST' && { failFast: true }),
    ...(fallback !== undefined && flag(fallback) && { fallback: true }),
    zone,
  };
}

/** The field that takes malformed records: there is one only where the schema has it, as text. */
export function corruptField(type: ValueType, options: Options): string | undefined {
  const name = options.get('columnnameofcorruptrecord') ?? '_corrupt_record';
  const fields = typeof type !== 'string' && 'struct' in type ? type.struct : [];
  return fields.some(([field, t]) => field === name && t === 'string') ? name : undefined;
}

/** What `from_json` does with these options. Options that it does not know are passed over, as Spark does. */
export function fromJsonPlan(type: ValueType, options: Options, session: string): FromJsonPlan | Why {
  const lax = laxSyntax(options);
  if ('why' in lax) return lax;
  const reading = readingOptions(options, session);
  if ('why' in reading) return reading;
  const { zone, ...rest } = reading;
  const corrupt = corruptField(type, options);
  return {
    type,
    ...(Object.keys(lax).length > 0 && { lax }),
    ...(lax.nonNumericNumbers === false && { words: false }),
    ...rest,
    // only timestamps ask for the zone
    ...(JSON.stringify(type).includes('"timestamp"') && zone !== undefined && { zone }),
    ...(corrupt !== undefined && { corrupt }),
  };
}

/** What `schema_of_json` does with these options. `timestampType`: what the session takes TIMESTAMP for. */
export function inferPlan(options: Options, timestampType: 'TIMESTAMP' | 'TIMESTAMP_NTZ'): InferPlan | Why {
  const lax = laxSyntax(options);
  if ('why' in lax) return lax;
  const on = (name: string): boolean => flag(options.get(name) ?? 'false') ?? false;
  const pattern = options.get(timestampType === 'TIMESTAMP' ? 'timestampformat' : 'timestampntzformat');
  const why = pattern === undefined ? undefined : unreadPattern(pattern);
  if (why !== undefined) return { why: `of the pattern ${pattern}, ${why}` };
  return {
    ...(Object.keys(lax).length > 0 && { lax }),
    ...(on('primitivesasstring') && { primitivesAsString: true }),
    ...(on('prefersdecimal') && { prefersDecimal: true }),
    ...(on('dropfieldifallnull') && { dropNulls: true }),
    ...(on('infertimestamp') && {
      timestamps: { type: timestampType, ...(pattern !== undefined && { pattern }) },
    }),
  };
}

/** How `to_json` and `to_csv` write. Absent patterns: the ISO form. */
export interface WriteFormats {
  readonly date?: string;
  readonly timestamp?: string;
  readonly ntz?: string;
  /** The zone whose clock timestamps show, instead of the session's. */
  readonly zone?: string;
}

/** The patterns and the zone of writing. */
export function writeFormats(options: Options): WriteFormats | Why {
  const locale = options.get('locale');
  if (locale !== undefined && !/^en([-_]us)?$/i.test(locale)) return { why: `the locale ${locale} is not known here` };
  const patterns = {
    date: options.get('dateformat'),
    timestamp: options.get('timestampformat'),
    ntz: options.get('timestampntzformat'),
    zone: options.get('timezone'),
  };
  return Object.fromEntries(Object.entries(patterns).filter(([, p]) => p !== undefined));
}

/** How `to_json` writes. */
export interface ToJsonPlan {
  readonly formats: WriteFormats;
  readonly keepNulls: boolean;
  /** The style that the layout helper is told; empty for none. */
  readonly style: string;
}

/** What `to_json` does with these options. */
export function toJsonPlan(options: Options): ToJsonPlan | Why {
  const formats = writeFormats(options);
  if ('why' in formats) return formats;
  const on = (name: string, otherwise: boolean): boolean => flag(options.get(name) ?? '') ?? otherwise;
  const style = (on('writenonasciicharacterascodepoint', false) ? 'a' : '') + (on('pretty', false) ? 'p' : '');
  return { formats, keepNulls: !on('ignorenullfields', true), style };
}
