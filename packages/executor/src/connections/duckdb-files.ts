import { readdir, stat } from 'node:fs/promises';
import { basename, join, sep } from 'node:path';
import { causeText, ExecutionError } from '../execution-error.js';

/** Readers by file extension. */
const READERS: Readonly<Record<string, 'read_parquet' | 'read_csv' | 'read_json'>> = {
  parquet: 'read_parquet',
  csv: 'read_csv',
  tsv: 'read_csv',
  json: 'read_json',
  jsonl: 'read_json',
  ndjson: 'read_json',
};
const COMPRESSION = /\.(gz|zst|snappy)$/i;

/** A table that files make: its name, and DuckDB's call that reads them. */
export interface FileTable {
  readonly name: string;
  readonly reader: string;
  readonly files: readonly string[];
  /** Folders named `column=value` around the files give columns. */
  readonly partitioned: boolean;
}

function formatOf(file: string): string | undefined {
  const name = basename(file).replace(COMPRESSION, '');
  return READERS[name.slice(name.lastIndexOf('.') + 1).toLowerCase()];
}

/** `orders.csv.gz` is the table `orders`. */
function tableName(path: string): string {
  const name = basename(path);
  return formatOf(path) ? name.replace(COMPRESSION, '').replace(/\.[^.]+$/, '') : name;
}

const isHidden = (name: string): boolean => name.startsWith('.') || name.startsWith('_');
const isPartition = (name: string): boolean => /^[^=]+=/.test(name);

/**
 * The tables of a path. A file is one. A folder as Spark writes it (`part-…` files, perhaps in folders named `column=value`) is
 * one, and so is a folder whose name has a format's extension; any other folder holds one table for each file and folder inside.
 */
export async function tablesOf(path: string): Promise<readonly FileTable[]> {
  const info = await stat(path).catch((error: unknown) => {
    throw new ExecutionError(`Cannot read ${path}: ${causeText(error)}.`);
  });
  if (!info.isDirectory()) {
    const reader = formatOf(path);
    if (!reader) throw new ExecutionError(`Cannot read ${path}: it is no Parquet, CSV or JSON file by its name.`);
    return [{ name: tableName(path), reader, files: [path], partitioned: false }];
  }
  const entries = (await readdir(path, { withFileTypes: true })).filter((e) => !isHidden(e.name));
  const parts = entries.filter((e) => (e.isDirectory() ? isPartition(e.name) : e.name.startsWith('part-')));
  if (formatOf(path) || parts.length > 0) return [await folderTable(path)];
  const tables: FileTable[] = [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.isDirectory() || formatOf(entry.name)) tables.push(...(await tablesOf(join(path, entry.name))));
  }
  if (tables.length === 0) throw new ExecutionError(`There is no Parquet, CSV or JSON file in ${path}.`);
  return tables;
}

async function folderTable(path: string): Promise<FileTable> {
  const files = await dataFiles(path);
  const readers = new Set(files.map(formatOf));
  const [reader] = readers;
  if (!reader) throw new ExecutionError(`There is no Parquet, CSV or JSON file in ${path}.`);
  if (readers.size > 1) throw new ExecutionError(`The files in ${path} are of different formats.`);
  const partitioned = files.some((f) => f.slice(path.length).split(sep).slice(0, -1).some(isPartition));
  return { name: tableName(path), reader, files, partitioned };
}

async function dataFiles(path: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const entry of await readdir(path, { withFileTypes: true })) {
    if (isHidden(entry.name)) continue;
    const full = join(path, entry.name);
    if (entry.isDirectory()) found.push(...(await dataFiles(full)));
    else if (formatOf(entry.name)) found.push(full);
  }
  return found.sort();
}

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** `read_parquet(['…'], …)` of a table's files; `types` are the columns of a CSV file whose type is not to be guessed. */
export function readerCall(
  table: FileTable,
  types: readonly { readonly name: string; readonly type: string }[] = [],
): string {
  const partitions = table.partitioned ? ', hive_partitioning = true' : '';
  const columns = types.map((t) => `${text(t.name)}: ${text(t.type)}`).join(', ');
  return `${table.reader}([${table.files.map(text).join(', ')}]${partitions}${columns ? `, types = {${columns}}` : ''})`;
}
