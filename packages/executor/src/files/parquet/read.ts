import {
  type Field,
  fail,
  type StructType,
  type TableInfo,
  typeFromJson,
  typeText,
} from '@spark-sql-to-snowflake/plan-ir';
import { ExecutionError } from '../../execution-error.js';
import { rowsOf, type SparkValue } from '../../value.js';
import type { FileEnvironment } from '../env.js';
import { mergedColumns } from '../merged-columns.js';
import { checkDistinct, type FileSource, nullable, viewOf } from '../source.js';
import { identifier, textLiteral } from '../sql.js';
import { type ParquetColumn, readAs, sparkType } from './column.js';
import { parseDuckType } from './duckdb-type.js';

const SPARK_SCHEMA = 'org.apache.spark.sql.parquet.row.metadata';
const list = (paths: readonly string[]): string => `[${paths.map(textLiteral).join(', ')}]`;

/** Files are Parquet's whatever they are called. */
async function rows(sql: string, env: FileEnvironment): Promise<readonly (readonly SparkValue[])[]> {
  try {
    return await rowsOf(await env.connection.query([sql]));
  } catch (error) {
    const file =
      error instanceof ExecutionError &&
      /No magic bytes|too small to be a Parquet|not a parquet file/i.test(error.message);
    if (file) fail('file-unreadable', { file: /'([^']+)'/.exec(error.message)?.[1] ?? 'a file', format: 'Parquet' });
    throw error;
  }
}

/** A view of Parquet files: the columns that the first of them has, in order of path, or all where the schemas are to be merged. */
export async function inspectParquet(source: FileSource): Promise<TableInfo> {
  const { found, given, options, env } = source;
  if (source.files.length === 0 && !given) fail('schema-not-inferred', { format: 'Parquet' });
  const paths = source.files.map((f) => f.path);
  const merge = options.flag('mergeSchema', env.setting('spark.sql.parquet.mergeSchema') === 'true');
  const fold = (s: string): string => (env.conf.caseSensitive ? s : s.toLowerCase());
  const partitioned = new Set(found.columns.map((c) => fold(c.name)));
  const there = paths.length === 0 ? [] : await env.found.parquet([], source.files, () => columnsOf(paths, env));
  const infer = (): Promise<readonly Field[]> => inferred([...paths].sort(), merge, env);
  const own = given ?? (await env.found.fields(['parquet', merge, env.conf.caseSensitive], source.files, infer));
  const data = own.filter((c) => !partitioned.has(fold(c.name)));
  const both = there.find((c) => partitioned.has(fold(c.name)));
  if (both)
    fail('unsupported', { what: `The column ${both.name}, which is in the files and in the names of their folders` });
  const columns = [...data, ...found.columns];
  checkDistinct(columns, env.conf.caseSensitive);
  const selected = data.map((c) => {
    const column = there.find((t) => fold(t.name) === fold(c.name));
    const value = column
      ? readAs(identifier(column.name), column, c.type, env.typeName)
      : `CAST(NULL AS ${env.typeName(c.type)})`;
    if (value === undefined) mismatch(c, paths[0] ?? '');
    return `${value} AS ${identifier(c.name)}`;
  });
  for (const c of found.columns)
    selected.push(`CAST(${identifier(c.name)} AS ${env.typeName(c.type)}) AS ${identifier(c.name)}`);
  const call = `read_parquet(${list(paths)}, union_by_name = true, hive_partitioning = ${found.columns.length > 0}${found.columns.length > 0 ? ', hive_types_autocast = false' : ''})`;
  const from = paths.length === 0 ? '(SELECT 1) WHERE false' : call;
  return {
    name: await viewOf(`SELECT ${selected.join(', ') || '1 AS _'} FROM ${from}`, columns, env),
    columns,
    partitionColumns: found.columns.map((c) => c.name),
  };
}

function mismatch(column: Field, path: string): never {
  return fail('file-option', {
    what: `Parquet column cannot be converted in file file://${path}. Column: [${column.name}], Expected: ${typeText(column.type)}`,
  });
}

/** The columns of all files, by DuckDB's types. Throws CompileError where a column has different types in them. */
async function columnsOf(paths: readonly string[], env: FileEnvironment): Promise<readonly ParquetColumn[]> {
  const instants = new Map<string, boolean>();
  const leaves = await rows(
    `SELECT file_name, name, type, logical_type, CAST(coalesce(num_children, 0) AS BIGINT) FROM parquet_schema(${list(paths)})`,
    env,
  );
  const shapes = new Map<string, string>();
  let file: SparkValue = null;
  let open: number[] = [];
  let top = '';
  for (const [name, column, type, logical, children] of leaves) {
    if (name !== file) {
      file = name as string;
      open = [Number(children)];
      continue;
    }
    while (open.length > 1 && open.at(-1) === 0) open.pop();
    if (open.length === 1) top = String(column);
    open[open.length - 1] = (open.at(-1) as number) - 1;
    const path = `${top}\0${open.length}\0${String(column)}`;
    const shape = `${String(type)} ${String(logical)}`;
    const before = shapes.get(path);
    if (before !== undefined && before !== shape && open.length === 1)
      fail('unsupported', { what: `The column ${top}, which has different types in the Parquet files` });
    shapes.set(path, shape);
    if (Number(children) > 0) open.push(Number(children));
    const instant = type === 'INT96';
    if (instant || /isAdjustedToUTC=0/.test(String(logical))) {
      if (instants.has(top) && instants.get(top) !== instant)
        fail('unsupported', { what: `The column ${top}, which has timestamps of two kinds` });
      instants.set(top, instant);
    }
  }
  const described = await rows(
    `DESCRIBE SELECT * FROM read_parquet(${list(paths)}, union_by_name = true, hive_partitioning = false)`,
    env,
  );
  return described.map(([name, text]) => {
    const type = parseDuckType(String(text));
    if (!type) return fail('unsupported', { what: `The Parquet column ${String(name)} of the type ${String(text)}` });
    return { name: String(name), type, instants: instants.get(String(name)) ?? false };
  });
}

/** The columns as Spark wrote them down in the file, or as their types are. */
async function inferred(paths: readonly string[], merge: boolean, env: FileEnvironment): Promise<readonly Field[]> {
  const schemas: (readonly Field[])[] = [];
  for (const path of merge ? paths : paths.slice(0, 1)) {
    const [noted] = await rows(
      `SELECT decode(value) FROM parquet_kv_metadata(${list([path])}) WHERE decode(key) = '${SPARK_SCHEMA}'`,
      env,
    );
    schemas.push(noted ? (typeFromJson(String(noted[0])) as StructType).fields.map(nullable) : await typed(path, env));
  }
  return mergedColumns(schemas, env.conf.caseSensitive);
}

async function typed(path: string, env: FileEnvironment): Promise<readonly Field[]> {
  return (await columnsOf([path], env)).map((c) => {
    const type = sparkType(c.type, c.instants);
    if (!type)
      return fail('unsupported', { what: `The Parquet column ${c.name}`, why: 'Spark reads no values of its type' });
    return { name: c.name, type, nullable: true };
  });
}
