import { type DataType, type Field, fail, type TableSpec, typeSql } from '@spark-sql-to-snowflake/plan-ir';
import { quotedName } from '../catalog/names.js';
import type { RuntimeConf } from '../session/session.js';

/** Formats that tables may be declared in, by the names Spark knows them by. The rows are the database's own in every case. */
const FORMATS: Readonly<Record<string, string>> = {
  parquet: 'Parquet',
  orc: 'ORC',
  csv: 'CSV',
  json: 'JSON',
  text: 'Text',
  avro: 'Avro',
  delta: 'Delta',
  iceberg: 'Iceberg',
};

/**
 * The format of a new table. Tables without one have the session's default, as on a Spark that does not create Hive tables.
 * Throws CompileError (DATA_SOURCE_NOT_FOUND).
 */
export function formatOf(spec: TableSpec, conf: RuntimeConf): string {
  const named = spec.using ?? spec.storedAs;
  const format = (named ?? conf.getOption('spark.sql.sources.default') ?? 'parquet').toLowerCase();
  if (spec.rowFormat !== undefined || spec.storedAs !== undefined || format === 'hive')
    return fail('unsupported', {
      what: 'A Hive table',
      why: 'there is no Hive',
      instead: 'Name a format: USING parquet.',
    });
  if (!Object.hasOwn(FORMATS, format)) return fail('data-source-not-found', { format: named ?? format });
  return format;
}

/** Refuse columns of types that Spark's tables of the format have not. */
export function checkTypes(columns: readonly Field[], format: string): void {
  const name = FORMATS[format] ?? format;
  for (const c of columns) {
    if (!storable(c.type, format))
      fail('format-type', { format: name, column: quotedName([c.name]), type: typeSql(c.type) });
  }
}

function storable(type: DataType, format: string): boolean {
  switch (type.kind) {
    case 'null':
      return false;
    case 'calendar_interval':
      return format === 'csv' || format === 'json';
    case 'array':
      return format !== 'csv' && format !== 'text' && storable(type.element, format);
    case 'map':
      return format !== 'csv' && format !== 'text' && storable(type.key, format) && storable(type.value, format);
    case 'struct':
      return format !== 'csv' && format !== 'text' && type.fields.every((f) => storable(f.type, format));
    default:
      return format !== 'text' || type.kind === 'string';
  }
}

/** What Spark's messages call a format. */
export const sourceClass = (format: string): string => {
  const name = FORMATS[format] ?? format;
  return `${name === 'JSON' || name === 'ORC' ? (name[0] ?? '') + name.slice(1).toLowerCase() : name}DataSourceV2`;
};
