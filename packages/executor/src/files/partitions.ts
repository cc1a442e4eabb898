import { basename, dirname } from 'node:path';
import { parseDate } from '@spark-sql-to-snowflake/compiler';
import { type DataType, type Field, fail, types, widerType } from '@spark-sql-to-snowflake/plan-ir';
import type { SparkValue } from '../value.js';
import type { Listing } from './listing.js';
import { decimalShape, type TextReader, textReader } from './text-value.js';

export const DEFAULT_PARTITION = '__HIVE_DEFAULT_PARTITION__';

/** The partition columns of a read, and their texts for each file of the listing; null: NULL. */
export interface Partitions {
  readonly columns: readonly Field[];
  readonly texts: ReadonlyMap<string, readonly (string | null)[]>;
}
const NONE: Partitions = { columns: [], texts: new Map() };

const unescaped = (text: string): string =>
  text.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

interface Found {
  readonly names: readonly string[];
  readonly texts: readonly (string | null)[];
  /** The folder in which the partitions begin. */
  readonly base: string;
}

/** The `name=value` folders between a leaf folder and the folder that the read begins at. */
function partitionOf(leaf: string, bases: ReadonlySet<string>): Found | undefined {
  const names: string[] = [];
  const texts: (string | null)[] = [];
  let at = leaf;
  while (!bases.has(at)) {
    const name = basename(at);
    const cut = name.indexOf('=');
    if (cut < 0 && names.length > 0) break;
    if (cut >= 0) {
      const value = unescaped(name.slice(cut + 1));
      names.unshift(unescaped(name.slice(0, cut)));
      texts.unshift(value === DEFAULT_PARTITION ? null : value);
    }
    if (dirname(at) === at) break;
    at = dirname(at);
  }
  return names.length === 0 ? undefined : { names, texts, base: at };
}

export interface PartitionSettings {
  /** The option basePath, as a path of the machine. */
  readonly basePath: string | undefined;
  readonly inferTypes: boolean;
  readonly caseSensitive: boolean;
  readonly timeZone: string;
  /** Types that the user has given. */
  readonly given: readonly Field[];
}

/** Find the partition columns that the folders of a read stand for. Throws CompileError where they contradict each other. */
export function findPartitions(listing: Listing, settings: PartitionSettings): Partitions {
  if (listing.recursive) return NONE;
  const roots = new Set(listing.files.map((f) => f.root));
  const bases = settings.basePath === undefined ? roots : new Set([settings.basePath]);
  const folders = new Map<string, Found | undefined>();
  for (const { path } of listing.files) {
    const folder = dirname(path);
    if (!folders.has(folder)) folders.set(folder, partitionOf(folder, bases));
  }
  const found = [...folders.values()].filter((f) => f !== undefined);
  const [first] = found;
  if (!first) return NONE;
  if (new Set(found.map((f) => f.base)).size > 1)
    fail('partition-folders', {
      what: 'Conflicting directory structures detected. If provided paths are partition directories, set "basePath" in the options of the data source to specify the root directory of the table.',
    });
  const fold = (s: string): string => (settings.caseSensitive ? s : s.toLowerCase());
  const key = (f: Found): string => f.names.map(fold).join('\0');
  const other = found.find((f) => key(f) !== key(first));
  if (other)
    fail('partition-folders', {
      what: `Conflicting partition column names detected: ${first.names.join(', ')} and ${other.names.join(', ')}.`,
    });
  const columns = first.names.map((name, i): Field => {
    const given = settings.given.find((g) => fold(g.name) === fold(name));
    if (given) return types.field(given.name, given.type);
    return types.field(name, settings.inferTypes ? columnType(found.map((f) => f.texts[i] ?? null)) : types.string);
  });
  const texts = new Map<string, readonly (string | null)[]>();
  for (const { path } of listing.files) {
    const of = folders.get(dirname(path));
    if (of) texts.set(path, of.texts);
  }
  return { columns, texts };
}

/** Files that count: those of partitions where there are any, else those right in the folders that were given. */
export function filesOf(listing: Listing, partitions: Partitions): Listing['files'] {
  if (listing.recursive) return listing.files;
  return partitions.columns.length > 0
    ? listing.files.filter((f) => partitions.texts.has(f.path))
    : listing.files.filter((f) => dirname(f.path) === f.root);
}

function columnType(texts: readonly (string | null)[]): DataType {
  const merged = texts.map(valueType).reduce(wider);
  return merged.kind === 'null' ? types.string : merged;
}

/** A double and a number that it may not hold are a string. */
function wider(a: DataType, b: DataType): DataType {
  const exact = (t: DataType): boolean => t.kind === 'long' || t.kind === 'decimal';
  if ((a.kind === 'double' && exact(b)) || (b.kind === 'double' && exact(a))) return types.string;
  return widerType(a, b) ?? types.string;
}

function valueType(text: string | null): DataType {
  if (text === null) return types.nullType;
  if (/^[+-]?\d+$/.test(text)) {
    const n = BigInt(text.replace('+', ''));
    if (BigInt.asIntN(32, n) === n) return types.int;
    if (BigInt.asIntN(64, n) === n) return types.long;
  }
  const shape = decimalShape(text);
  if (shape && shape.scale === 0 && shape.precision <= 38) return types.decimal(shape.precision, 0);
  if (/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?[dDfF]?$|^[+-]?(NaN|Infinity)$/.test(text)) return types.double;
  if (/^\d{4}-\d\d-\d\d$/.test(text) && parseDate(text) !== undefined) return types.date;
  if (/^\d{4}-\d\d-\d\d[ T]\d\d?:\d\d/.test(text) && textReader(types.timestamp, plain('UTC'))(text) !== undefined)
    return types.timestamp;
  return types.string;
}

const plain = (timeZone: string) => ({ timeZone, legacyParser: false }) as const;

/** Readers of the texts of partition columns. Throw CompileError where a text is none of the type. */
export function partitionReaders(
  columns: readonly Field[],
  timeZone: string,
): readonly ((text: string | null) => SparkValue)[] {
  return columns.map((c) => {
    const read: TextReader = textReader(c.type, plain(timeZone));
    return (text) => {
      if (text === null) return null;
      const value = read(text);
      if (value === undefined)
        return fail('partition-folders', { what: `The partition value ${text} of ${c.name} is no ${c.type.kind}.` });
      return value;
    };
  });
}
