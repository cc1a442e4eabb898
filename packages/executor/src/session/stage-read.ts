import { schemaOfQuery, typedQuery } from '@spark-sql-to-snowflake/compiler';
import {
  type Field,
  fail,
  intLiteral,
  listCatalog,
  literal,
  types as T,
  type TableInfo,
  typeText,
  type UnresolvedExpr,
  type UnresolvedPlan,
  type UnresolvedRead,
} from '@spark-sql-to-snowflake/plan-ir';
import type { FileEnvironment } from '../files/env.js';
import { formatOf } from '../files/format.js';
import { type FileOptions, fileOptions } from '../files/options.js';
import { checkDistinct, nullable } from '../files/source.js';
import type { StageFiles, StageOptions } from '../stage-files.js';
import type { RowSet } from './queries.js';
import { csvDialect, csvValue } from './stage-csv.js';

export interface StageReadEnvironment {
  readonly stages: StageFiles;
  readonly files: FileEnvironment;
  /** The rows of a plan whose only source is this table. */
  rows(plan: UnresolvedPlan, source: TableInfo): Promise<RowSet>;
  /** The columns that files with these lines have by Spark's rules. */
  columnsOf(read: UnresolvedRead, lines: readonly string[]): Promise<readonly Field[]>;
}

/** The paths of a read or write, that in an option too. */
export const pathsOf = (read: Pick<UnresolvedRead, 'options' | 'paths'>): readonly string[] => {
  const path = read.options.find((o) => o.key.toLowerCase() === 'path')?.value;
  return [...(path === undefined ? [] : [path]), ...read.paths];
};

export const stageOptions = (options: FileOptions, env: FileEnvironment): StageOptions => ({
  integration: options.get('storageIntegration'),
  caseSensitive: env.conf.caseSensitive,
});

const NOT_THERE = [
  'pathGlobFilter',
  'recursiveFileLookup',
  'modifiedBefore',
  'modifiedAfter',
  'basePath',
  'lineSep',
  'wholetext',
  'mergeSchema',
  'samplingRatio',
];
/** More is not taken into the server to find out its types. */
const MOST_BYTES = 64 << 20;

/** Files of a stage as a table, with Spark's names and types. Throws CompileError, also for what options ask that stages cannot do. */
export async function inspectStage(read: UnresolvedRead, env: StageReadEnvironment): Promise<TableInfo> {
  const { files, stages } = env;
  const { name, title } = formatOf(read.format ?? files.setting('spark.sql.sources.default') ?? 'parquet');
  const options = fileOptions(read.options);
  options.refuse(`${title} files on a stage`, NOT_THERE);
  const encoding = options.get('encoding') ?? options.get('charset') ?? 'UTF-8';
  if (!/^utf-?8$/i.test(encoding)) options.refuse(`${title} files on a stage`, ['encoding', 'charset']);
  const [path = '', more] = pathsOf(read);
  if (more !== undefined)
    fail('unsupported', { what: 'Reading several paths of stages at once', instead: 'Read each, and union them.' });
  const given = read.schema === undefined ? undefined : files.schemaOf(read.schema).fields.map(nullable);
  if (given) checkDistinct(given, files.conf.caseSensitive);
  const at = stageOptions(options, files);
  switch (name) {
    case 'parquet':
      return stages.parquet(path, given, at);
    case 'orc':
      return fail('unsupported', { what: 'ORC files on a stage', instead: 'Use Parquet, CSV, JSON or text.' });
    case 'text': {
      if (given && (given.length !== 1 || given[0]?.type.kind !== 'string'))
        fail('file-option', { what: 'Text data source only produces a single data column named "value".' });
      const { table } = await stages.lines(path, at);
      return over(table, (child) => project(child, [alias(column('value'), given?.[0]?.name ?? 'value')]), files);
    }
    case 'json':
      return json(path, given, read, options, at, env);
    case 'csv':
      return csv(path, given, read, options, at, env);
  }
}

const column = (name: string): UnresolvedExpr => ({ kind: 'name', parts: [name] });
const text = (value: string): UnresolvedExpr => literal(value, T.string);
const call = (name: string, ...args: readonly UnresolvedExpr[]): UnresolvedExpr => ({
  kind: 'call',
  name: [name],
  args,
});
const alias = (expr: UnresolvedExpr, name: string): UnresolvedExpr => ({ kind: 'alias', expr, names: [name] });
const project = (child: UnresolvedPlan, items: readonly UnresolvedExpr[]): UnresolvedPlan => ({
  kind: 'project',
  child,
  items,
});
const filter = (child: UnresolvedPlan, condition: UnresolvedExpr): UnresolvedPlan => ({
  kind: 'filter',
  child,
  condition,
});

/** A table that stands for itself in a plan. */
const standIn: UnresolvedRead = { kind: 'read', options: [], paths: [] };

/** What a plan makes of a table. */
function over(table: TableInfo, make: (child: UnresolvedPlan) => UnresolvedPlan, env: FileEnvironment): TableInfo {
  const typed = typedQuery(make(standIn), { catalog: listCatalog([]), conf: env.conf, source: () => table });
  return { name: table.name, columns: schemaOfQuery(typed).map(nullable), view: typed.tree };
}

/** A JSON value a line, read by the rules of `from_json`. */
async function json(
  path: string,
  given: readonly Field[] | undefined,
  read: UnresolvedRead,
  options: FileOptions,
  at: StageOptions,
  env: StageReadEnvironment,
): Promise<TableInfo> {
  if (options.flag('multiLine', false)) options.refuse('JSON files on a stage', ['multiLine']);
  if (options.get('mode')?.toUpperCase() === 'DROPMALFORMED') options.refuse('JSON files on a stage', ['mode']);
  const { table, bytes } = await env.stages.lines(path, at);
  const lines = filter(standIn, call('rlike', column('value'), text('[^ \\t\\r\\n]')));
  const columns = given ?? (await inferred(path, bytes, lines, read, table, env));
  const corrupt =
    options.get('columnNameOfCorruptRecord') ??
    env.files.setting('spark.sql.columnNameOfCorruptRecord') ??
    '_corrupt_record';
  if (columns.some((c) => c.name === corrupt))
    fail('unsupported', {
      what: `The column ${corrupt} of JSON files on a stage`,
      instead: 'Leave it out of the schema.',
    });
  const settings = read.options.filter((o) => !['path', 'storageintegration'].includes(o.key.toLowerCase()));
  const first = call(
    'if',
    call('rlike', column('value'), text('^[ \\t\\r]*\\[')),
    call('raise_error', text(`${path} has a line that is a JSON array, which is several rows: read it as text`)),
    column('value'),
  );
  const schema = text(typeText(T.struct(columns)));
  const parsed = call(
    'from_json',
    first,
    schema,
    ...(settings.length === 0 ? [] : [call('map', ...settings.flatMap((o) => [text(o.key), text(o.value)]))]),
  );
  return over(
    table,
    () => {
      const values = project(lines, [alias(parsed, 's')]);
      return project(
        values,
        columns.map((c) => alias({ kind: 'field', expr: column('s'), name: c.name }, c.name)),
      );
    },
    env.files,
  );
}

/** The columns that the values of all lines have together, as Spark finds them. */
async function inferred(
  path: string,
  bytes: number,
  lines: UnresolvedPlan,
  read: UnresolvedRead,
  table: TableInfo,
  env: StageReadEnvironment,
): Promise<readonly Field[]> {
  if (bytes > MOST_BYTES)
    fail('unsupported', {
      what: `Finding out the columns of ${path}, which has ${bytes} bytes,`,
      why: 'every line must be looked at',
      instead: 'Give the schema: spark.read.schema("…").',
    });
  const { rows } = await env.rows(project(lines, [column('value')]), table);
  return env.columnsOf(
    read,
    rows.map(([line]) => String(line)),
  );
}

async function csv(
  path: string,
  given: readonly Field[] | undefined,
  read: UnresolvedRead,
  options: FileOptions,
  at: StageOptions,
  env: StageReadEnvironment,
): Promise<TableInfo> {
  const dialect = csvDialect(options);
  let columns = given;
  if (!columns) {
    const { table } = await env.stages.lines(path, at);
    const head: UnresolvedPlan = {
      kind: 'limit',
      child: filter(standIn, call('=', column('line'), intLiteral(1))),
      limit: intLiteral(1),
    };
    const { rows } = await env.rows(project(head, [column('value')]), table);
    columns = await env.columnsOf(
      read,
      rows.map(([line]) => String(line)),
    );
  }
  const values = columns.map((c) => csvValue(c, options));
  const names = columns.map((_, i) => `f${i}`);
  const table = await env.stages.csv(path, names, dialect, at);
  const wanted = columns;
  return over(
    table,
    (child) =>
      project(
        child,
        wanted.map((c, i) => alias(values[i]?.(column(`f${i}`)) ?? text(''), c.name)),
      ),
    env.files,
  );
}
