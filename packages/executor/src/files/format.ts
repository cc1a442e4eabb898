import { fail } from '@spark-sql-to-snowflake/plan-ir';

export interface FileFormat {
  readonly name: 'csv' | 'json' | 'orc' | 'parquet' | 'text';
  /** As Spark's messages have it. */
  readonly title: string;
}

const FORMATS: Readonly<Record<string, FileFormat>> = {
  csv: { name: 'csv', title: 'CSV' },
  json: { name: 'json', title: 'JSON' },
  orc: { name: 'orc', title: 'ORC' },
  parquet: { name: 'parquet', title: 'Parquet' },
  text: { name: 'text', title: 'Text' },
};
/** Formats that Spark knows, itself or with its usual libraries. */
const OTHERS = new Set([
  'avro',
  'delta',
  'iceberg',
  'hudi',
  'jdbc',
  'binaryfile',
  'image',
  'libsvm',
  'hive',
  'xml',
  'excel',
  'kafka',
  'rate',
  'socket',
  'console',
  'memory',
  'noop',
  'foreachbatch',
  'snowflake',
  'mongodb',
  'cassandra',
  'redshift',
  'bigquery',
]);
const CLASSES =
  /^(?:org\.apache\.spark\.sql\.execution\.datasources\.(?:v2\.)?|com\.databricks\.spark\.)(\w+)(?:\..*)?$/;

/** A format by its name. Throws CompileError (DATA_SOURCE_NOT_FOUND), and where a format is not supported. */
export function formatOf(name: string): FileFormat {
  const key = (CLASSES.exec(name)?.[1] ?? name).toLowerCase();
  const format = Object.hasOwn(FORMATS, key) ? FORMATS[key] : undefined;
  if (format) return format;
  if (OTHERS.has(key))
    return fail('unsupported', { what: `The data source ${name}`, instead: 'Use Parquet, ORC, CSV, JSON or text.' });
  return fail('data-source-not-found', { format: name });
}
