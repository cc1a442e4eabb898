import { Refusal } from '../datetime/refusal.js';
import { defineHelper } from '../define.js';
import { memo } from '../memo.js';
import { NoNumber, readField, type ScalarOptions } from './field.js';
import { JsonReader } from './json-reader.js';
import type { LaxSyntax } from './number-scan.js';
import { jsonQuoted, wellFormed } from './quote.js';
import type { ValueType } from './value-type.js';

/** What `from_json` is to do, as a constant of the statement. Absent: Spark's default. */
export interface FromJsonPlan extends ScalarOptions {
  readonly type: ValueType;
  readonly lax?: Partial<LaxSyntax>;
  /** An error for a malformed record instead of what could be read of it. */
  readonly failFast?: boolean;
  /** The field that takes the text of a malformed record. */
  readonly corrupt?: string;
}

export const STRICT_SYNTAX: LaxSyntax = {
  comments: false,
  unquotedNames: false,
  singleQuotes: true,
  leadingZeros: false,
  nonNumericNumbers: true,
  anyEscape: false,
  controlCharacters: false,
};

type Fields = readonly (readonly [name: string, type: ValueType])[];

type Cells = readonly (string | undefined)[];

/** A value of which a part was read. */
class PartlyRead extends Error {
  readonly cells: Cells;
  /** The part, as JSON text. */
  readonly text: string;
  constructor(cells: Cells, text: string) {
    super('only a part could be read');
    this.cells = cells;
    this.text = text;
  }
}
const misfit = (): never => {
  throw new Error('the value is of another kind');
};

/** Reads with a reader and a plan, which do not change on the way. */
interface Site {
  readonly reader: JsonReader;
  readonly plan: FromJsonPlan;
}

/** Fields of the object that the reader is in, each as JSON text. Of equal names the last counts. One that does not fit is passed over. */
function readFields(fields: Fields, site: Site): Cells {
  const { reader } = site;
  const places = placesOf(fields);
  const cells: (string | undefined)[] = new Array(fields.length).fill(undefined);
  let bad = false;
  while (moreBefore(reader, '}')) {
    const place = reader.name === undefined ? undefined : places.get(reader.name);
    const field = place === undefined ? undefined : fields[place];
    if (place === undefined || !field) {
      reader.skip();
      continue;
    }
    try {
      cells[place] = readValue(field[1], site);
    } catch (error) {
      bad = true;
      if (error instanceof PartlyRead) cells[place] = error.text;
      else if (error instanceof Refusal) throw error;
      else reader.skip();
    }
  }
  if (bad) throw new PartlyRead(cells, objectText(fields, cells));
  return cells;
}

const known = new WeakMap<Fields, ReadonlyMap<string, number>>();
/** The place of each name; a statement's fields are the same for all of its records. */
function placesOf(fields: Fields): ReadonlyMap<string, number> {
  const found = known.get(fields);
  if (found) return found;
  const places = new Map(fields.map(([name], i) => [name, i]));
  known.set(fields, places);
  return places;
}

/** To the next token: is there one before the end? */
function moreBefore(reader: JsonReader, end: '}' | ']'): boolean {
  const token = reader.next();
  return token !== undefined && token !== end;
}

/** Elements or entries, each with what stands before it. One of which a part was read makes the whole a part; one that does not fit spoils it. */
function readMany(type: ValueType, site: Site, end: '}' | ']', before: () => string): string {
  const parts: string[] = [];
  let bad = false;
  while (moreBefore(site.reader, end)) {
    const head = before();
    try {
      parts.push(head + (readValue(type, site) ?? 'null'));
    } catch (error) {
      if (!(error instanceof PartlyRead)) throw error;
      parts.push(head + error.text);
      bad = true;
    }
  }
  const text = `${end === ']' ? '[' : '{'}${parts.join(',')}${end}`;
  if (bad) throw new PartlyRead([], text);
  return text;
}

function objectText(fields: Fields, cells: Cells): string {
  let text = '{';
  for (let i = 0; i < fields.length; i++)
    text += `${i > 0 ? ',' : ''}${jsonQuoted((fields[i] as Fields[number])[0])}:${cells[i] ?? 'null'}`;
  return `${text}}`;
}

/** The value that the reader is at or, standing on its name, before; undefined for null. Throws where its kind is another. */
function readValue(type: ValueType, site: Site): string | undefined {
  const { reader } = site;
  while (reader.token === 'name') reader.next();
  const { token } = reader;
  if (token === undefined || token === 'null') return undefined;
  // a string is read before its kind is looked at, but for bytes: where it is broken the reader stands inside it from here on
  if (token === 'string' && type !== 'binary') void reader.content;
  if (typeof type === 'string') return readField(type, reader, site.plan);
  if ('array' in type && token === '[') return readMany(type.array, site, ']', () => '');
  if ('map' in type && token === '{') return readMany(type.map, site, '}', () => `${jsonQuoted(reader.name ?? '')}:`);
  if ('struct' in type && token === '{') return objectText(type.struct, readFields(type.struct, site));
  return misfit();
}

function readOneElement(fields: Fields, site: Site): string {
  try {
    return `[${objectText(fields, readFields(fields, site))}]`;
  } catch (error) {
    if (!(error instanceof PartlyRead)) throw error;
    throw new PartlyRead([], `[${error.text}]`);
  }
}

/** The whole text as the plan's type; undefined for blank text. */
function readRecord(type: ValueType, site: Site): string | Cells | undefined {
  const { reader } = site;
  const token = reader.next();
  if (token === undefined) return undefined;
  if (typeof type !== 'string') {
    if ('struct' in type && token === '{') return readFields(type.struct, site);
    // one object where an array of objects is asked for
    if ('array' in type && token === '{' && typeof type.array !== 'string' && 'struct' in type.array)
      return readOneElement(type.array.struct, site);
    const value = 'struct' in type ? undefined : readValue(type, site);
    if (value !== undefined) return value;
  }
  return misfit();
}

/** JSON text of the value that `from_json` gives: fields in their order, values in the text that a cast to their type takes. */
export function fromJson(text: string, plan: FromJsonPlan): string | null {
  const { type } = plan;
  const fields: Fields = typeof type !== 'string' && 'struct' in type ? type.struct : [];
  const target: ValueType =
    plan.corrupt === undefined || fields.length === 0
      ? type
      : { struct: fields.filter(([name]) => name !== plan.corrupt) };
  const row = (cells: Cells, record: string | undefined): string => {
    if (plan.corrupt === undefined) return objectText(fields, cells);
    let at = 0;
    const all = fields.map(([name]) =>
      name === plan.corrupt ? (record === undefined ? undefined : jsonQuoted(record)) : cells[at++],
    );
    return objectText(fields, all);
  };
  try {
    const reader = new JsonReader(text, { ...STRICT_SYNTAX, ...plan.lax });
    const value = readRecord(target, { reader, plan });
    if (value === undefined) return null;
    return wellFormed(typeof value === 'string' ? value : row(value, undefined));
  } catch (error) {
    if (error instanceof Refusal || error instanceof NoNumber) throw error;
    if (plan.failFast)
      throw new Error(
        `[MALFORMED_RECORD_IN_PARSING.WITHOUT_SUGGESTION] Malformed records are detected in record parsing: ${text}. Parse Mode: FAILFAST.`,
      );
    if (fields.length === 0) return error instanceof PartlyRead ? wellFormed(error.text) : null;
    return wellFormed(row(error instanceof PartlyRead ? error.cells : [], text));
  }
}

const planOf = memo((text) => JSON.parse(text) as FromJsonPlan);

export const fromJsonHelper = defineHelper({
  name: 'from_json',
  params: { json: 'string', plan: 'string' },
  returns: 'string',
  body: ({ json, plan }) => fromJson(json, planOf(plan)),
});
