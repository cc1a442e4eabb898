import { defineHelper } from '../define.js';
import { memo } from '../memo.js';
import { copyText, quotedInBytes } from './copy.js';
import { STRICT_SYNTAX } from './from-json.js';
import { JsonReader } from './json-reader.js';
import { type JsonStep, parseJsonPath } from './path-steps.js';
import { jsonQuoted, wellFormed } from './quote.js';

/** To the functions that look for values by path or name NaN is no number, and strings may hold control characters, as in Hive. */
const SYNTAX = { ...STRICT_SYNTAX, nonNumericNumbers: false, controlCharacters: true };

/**
 * How what is found is written: a string alone without quotes; inside an array with them; `flat` leaves away the brackets of the
 * arrays found.
 */
type Style = 'raw' | 'quoted' | 'flat';

/** Looks with a reader and puts what it finds. */
interface Search {
  readonly reader: JsonReader;
  readonly found: string[];
  /** How strings are written: inside what wildcards gather, as they are. */
  readonly quoted: (text: string) => string;
}

/** Looks along the path from where the reader is; was anything found? */
function find(search: Search, style: Style, path: readonly JsonStep[]): boolean {
  const { reader } = search;
  const [step, ...rest] = path;
  if (!step) return takeAll(search, style);
  if (reader.token === '{' && step.kind === 'key') return findField(search, style, step.key, rest);
  if (reader.token === '[' && step.kind === 'wildcard') return findElements(search, style, rest);
  if (reader.token === '[' && step.kind === 'index') {
    const inside = rest[0]?.kind === 'wildcard' ? 'quoted' : style;
    return findElement(reader, step.index, () => find(search, inside, rest));
  }
  reader.skip();
  return false;
}

const inCharacters = (text: string): string => whole(jsonQuoted(text));
const isString = (reader: JsonReader): boolean => reader.token === 'string';

/** The text, if every character of it is whole. */
function whole(text: string): string {
  if (wellFormed(text) !== text) throw new Error('half a character');
  return text;
}

/** The whole value. */
function takeAll(search: Search, style: Style): boolean {
  const { reader, found, quoted } = search;
  if (reader.token === undefined) return false;
  if (reader.token === 'string' && style === 'raw') found.push(whole(reader.content));
  else if (reader.token === '[' && style === 'flat') return each(reader, () => takeAll(search, style)) > 0;
  else found.push(copyText(reader, quoted));
  return true;
}

/** Goes through the elements of the array that the reader is in; how many times was anything found? */
function each(reader: JsonReader, look: () => boolean): number {
  let count = 0;
  while (reader.next() !== ']') {
    if (reader.token === undefined) throw new Error('the text ends early');
    if (look()) count++;
  }
  return count;
}

/** The first field of the name whose value has what is looked for. A field that is null has not. */
function findField(search: Search, style: Style, key: string, rest: readonly JsonStep[]): boolean {
  const { reader } = search;
  let hit = false;
  while (reader.next() !== '}') {
    if (reader.token === undefined) throw new Error('the text ends early');
    if (!hit && reader.token === 'name' && reader.name === key) {
      hit = reader.next() !== 'null' && find(search, style, rest);
    } else reader.skip();
  }
  return hit;
}

function findElements(search: Search, style: Style, rest: readonly JsonStep[]): boolean {
  const { reader, found } = search;
  const inside: string[] = [];
  const look = (inner: Style, path: readonly JsonStep[], quoted = search.quoted): number =>
    each(reader, () => find({ reader, found: inside, quoted }, inner, path));
  // Hive's rule: two wildcards in a row give one list
  if (rest[0]?.kind === 'wildcard') {
    const any = look('flat', rest.slice(1)) > 0;
    found.push(`[${inside.join(',')}]`);
    return any;
  }
  if (style === 'quoted') {
    const any = look('quoted', rest) > 0;
    found.push(`[${inside.join(',')}]`);
    return any;
  }
  const count = look(style === 'raw' ? 'quoted' : 'flat', rest, inCharacters);
  // one element stands without brackets
  if (count > 0) found.push(count > 1 ? `[${inside.join(',')}]` : inside.join(','));
  return count > 0;
}

function findElement(reader: JsonReader, index: number, look: () => boolean): boolean {
  for (let left = index; ; left--) {
    reader.next();
    if (reader.token === ']') return false;
    if (reader.token === undefined) throw new Error('the text ends early');
    if (left > 0) {
      reader.skip();
      continue;
    }
    const hit = look();
    while (reader.next() !== ']') {
      if (reader.token === undefined) throw new Error('the text ends early');
      reader.skip();
    }
    return hit;
  }
}

const stepsOf = memo((path) => parseJsonPath(path) ?? null);

/** What is at the path in the text; null where nothing is, or where the text is malformed before the value's end. */
export function getJsonObject(text: string, path: string): string | null {
  const steps = stepsOf(path);
  if (!steps) return null;
  const found: string[] = [];
  try {
    const reader = new JsonReader(text, SYNTAX);
    reader.next();
    return find({ reader, found, quoted: quotedInBytes }, 'raw', steps) ? found.join(' ') : null;
  } catch {
    return null;
  }
}

/** The values of the fields of these names, all null where the text is no object. Of equal names the last that is not null counts. */
export function jsonTuple(text: string, names: readonly (string | null)[]): readonly (string | null)[] {
  const values = new Map<string, string>();
  try {
    const reader = new JsonReader(text, SYNTAX);
    if (reader.next() !== '{') return names.map(() => null);
    while (reader.next() !== '}') {
      if (reader.token === undefined) throw new Error('the text ends early');
      const { name } = reader;
      if (reader.token === 'name' && name !== undefined && names.includes(name) && reader.next() !== 'null')
        values.set(name, isString(reader) ? whole(reader.content) : copyText(reader));
      reader.skip();
    }
  } catch {
    return names.map(() => null);
  }
  return names.map((name) => {
    const value = name === null ? undefined : values.get(name);
    return value ?? null;
  });
}

/** What `take` makes of the text of an array or object; null for any other text, or where it is malformed before the end. */
function ofOutermost<T>(text: string, open: '[' | '{', take: (reader: JsonReader) => T): T | null {
  try {
    const reader = new JsonReader(text, SYNTAX);
    return reader.next() === open ? take(reader) : null;
  } catch {
    return null;
  }
}

const arrayLength = (text: string): number | null =>
  ofOutermost(text, '[', (reader) =>
    each(reader, () => {
      reader.skip();
      return true;
    }),
  );

const objectKeys = (text: string): readonly string[] | null =>
  ofOutermost(text, '{', (reader) => {
    const keys: string[] = [];
    while (reader.next() !== '}') {
      keys.push(wellFormed(reader.name ?? ''));
      reader.next();
      reader.skip();
    }
    return keys;
  });

export const findHelpers = [
  defineHelper({
    name: 'json_array_length',
    params: { json: 'string' },
    returns: 'int',
    body: ({ json }) => arrayLength(json),
  }),
  defineHelper({
    name: 'json_object_keys',
    params: { json: 'string' },
    returns: 'strings',
    body: ({ json }) => objectKeys(json),
  }),
  defineHelper({
    name: 'get_json_object',
    params: { json: 'string', path: 'string' },
    returns: 'string',
    body: ({ json, path }) => getJsonObject(json, path),
  }),
  defineHelper({
    name: 'json_tuple',
    params: { json: 'string', names: 'strings' },
    returns: 'strings',
    body: ({ json, names }) => jsonTuple(json, names),
  }),
];
