import { emitQuery, schemaOfPlan } from '@spark-sql-to-snowflake/compiler';
import {
  type Field,
  fail,
  typeText,
  type UnresolvedExpr,
  type UnresolvedPlan,
  type WriteCommand,
} from '@spark-sql-to-snowflake/plan-ir';
import type { FileEnvironment } from '../files/env.js';
import { formatOf } from '../files/format.js';
import { type FileOptions, fileOptions } from '../files/options.js';
import { checkDistinct } from '../files/source.js';
import type { StageFiles, Unload } from '../stage-files.js';
import { analyzed } from './queries.js';
import type { QueryEnvironment } from './query-environment.js';
import type { RunControl } from './session.js';
import { quoting } from './stage-csv.js';
import { stageOptions } from './stage-read.js';

const NOT_THERE = ['lineSep', 'encoding', 'charset', 'maxRecordsPerFile'];
const CSV_NOT_THERE = [
  'nullValue',
  'emptyValue',
  'quoteAll',
  'escapeQuotes',
  'dateFormat',
  'timestampFormat',
  'timestampNTZFormat',
];
const TIMES: ReadonlySet<string> = new Set(['timestamp', 'timestamp_ntz', 'day_time_interval', 'year_month_interval']);
const NESTED: ReadonlySet<string> = new Set(['array', 'map', 'struct', 'binary', 'calendar_interval']);

/** `df.write…save("@stage/folder")`: one COPY INTO. Throws CompileError and ExecutionError; what was there is then as it was. */
export async function writeStage(
  request: WriteCommand,
  path: string,
  stages: StageFiles,
  env: QueryEnvironment,
  files: FileEnvironment,
  control: RunControl,
): Promise<void> {
  const { name, title } = formatOf(request.format ?? files.setting('spark.sql.sources.default') ?? 'parquet');
  if (name === 'orc')
    fail('unsupported', {
      what: 'ORC files on a stage',
      why: 'Snowflake writes none',
      instead: 'Use Parquet, CSV, JSON or text.',
    });
  const options = fileOptions(request.options);
  options.refuse(`${title} files on a stage`, NOT_THERE);
  if (request.partitionBy.length > 0)
    fail('unsupported', {
      what: 'partitionBy of files on a stage',
      why: 'Snowflake keeps the columns in the files, where Spark takes them out',
      instead: 'Write each value to a folder of its own.',
    });
  const query = await analyzed(request.plan, env);
  const schema = schemaOfPlan(query.tree);
  checkDistinct(schema, files.conf.caseSensitive);
  const shaped = await analyzed(shape(name, schema, request, options), env);
  const emitted = emitQuery(shaped, env.dialect);
  if (emitted.diagnostics.length > 0) control.onDiagnostics?.(emitted.diagnostics);
  const [sql, more] = emitted.sql;
  if (sql === undefined || more !== undefined)
    return fail('unsupported', { what: 'Writing the rows of several statements to a stage' });
  control.onSql?.([sql]);
  await env.connection.useHelpers(emitted.helpers);
  const unload: Unload = {
    sql,
    columns: schemaOfPlan(shaped.tree).map((f) => f.name),
    path,
    mode: request.mode,
    extension: `.${name === 'text' ? 'txt' : name}`,
    ...(options.get('compression') !== undefined && { compression: options.get('compression') as string }),
    ...formatIn(name, options),
  };
  const statement = { timeZone: shaped.conf.timeZone, signal: control.signal, mark: control.mark };
  await stages.write(unload, { ...stageOptions(options, files), statement });
}

function formatIn(name: string, options: FileOptions): Pick<Unload, 'format' | 'csv'> {
  if (name === 'parquet') return { format: 'parquet' };
  if (name !== 'csv') return { format: 'lines' };
  options.refuse('CSV files on a stage', CSV_NOT_THERE);
  const header = options.flag('header', false);
  return { format: 'csv', csv: { ...quoting(options), skip: 0, comment: undefined, header } };
}

/** The query whose columns are written as they are. */
function shape(name: string, schema: readonly Field[], { plan }: WriteCommand, options: FileOptions): UnresolvedPlan {
  const column = (f: Field): UnresolvedExpr => ({ kind: 'name', parts: [f.name] });
  const refused = (f: Field, instead: string): never =>
    fail('unsupported', {
      what: `The column ${f.name} of the type ${typeText(f.type)} in ${name} files on a stage`,
      instead,
    });
  switch (name) {
    case 'parquet':
      for (const f of schema) {
        // source: docs.snowflake.com/en/sql-reference/sql/copy-into-location, "TYPE = PARQUET"
        if (f.type.kind === 'timestamp') refused(f, 'Cast it to timestamp_ntz: Snowflake writes no other to Parquet.');
        if (NESTED.has(f.type.kind) && f.type.kind !== 'binary') refused(f, 'Write it as JSON, or to a table.');
      }
      return plan;
    case 'text':
      if (schema.length !== 1) fail('text-columns', { count: schema.length });
      if (schema[0]?.type.kind !== 'string') refused(schema[0] as Field, 'Cast it to string.');
      return {
        kind: 'project',
        child: plan,
        items: [{ kind: 'call', name: ['coalesce'], args: [column(schema[0] as Field), EMPTY] }],
      };
    case 'json': {
      const struct: UnresolvedExpr = { kind: 'call', name: ['struct'], args: schema.map(column) };
      const settings =
        options.get('ignoreNullFields') === undefined
          ? []
          : ['ignoreNullFields', options.text('ignoreNullFields', 'true')];
      const map = settings.map((s): UnresolvedExpr => ({ ...EMPTY, value: s }));
      const args = [struct, ...(map.length === 0 ? [] : [{ kind: 'call', name: ['map'], args: map } as const])];
      return { kind: 'project', child: plan, items: [{ kind: 'call', name: ['to_json'], args }] };
    }
    default:
      for (const f of schema) {
        if (TIMES.has(f.type.kind)) refused(f, 'Make it a text first, by date_format.');
        if (NESTED.has(f.type.kind)) refused(f, 'Make it a text first.');
      }
      return {
        kind: 'project',
        child: plan,
        items: schema.map((f) => ({
          kind: 'alias',
          expr: { kind: 'cast', expr: column(f), type: EMPTY.type },
          names: [f.name],
        })),
      };
  }
}

const EMPTY = { kind: 'literal', value: '', type: { kind: 'string' }, nullable: false } as const;
