import { type DataType, type Field, sameType, types } from '@spark-sql-to-snowflake/plan-ir';
import { identifier, textLiteral } from '../sql.js';
import type { DuckType } from './duckdb-type.js';

/** A column of Parquet files: DuckDB's type of it, and whether its TIMESTAMPs are instants (the old INT96). */
export interface ParquetColumn {
  readonly name: string;
  readonly type: DuckType;
  readonly instants: boolean;
}

const ATOMS: Readonly<Record<string, DataType>> = {
  BOOLEAN: types.boolean,
  TINYINT: types.byte,
  SMALLINT: types.short,
  INTEGER: types.int,
  BIGINT: types.long,
  UTINYINT: types.short,
  USMALLINT: types.int,
  UINTEGER: types.long,
  UBIGINT: types.decimal(20, 0),
  FLOAT: types.float,
  DOUBLE: types.double,
  VARCHAR: types.string,
  JSON: types.string,
  BLOB: types.binary,
  DATE: types.date,
  'TIMESTAMP WITH TIME ZONE': types.timestamp,
};

/** The Spark type of a column; undefined where Spark reads none of the kind (a time of day, a UUID, nanoseconds). */
export function sparkType(type: DuckType, instants: boolean): DataType | undefined {
  switch (type.kind) {
    case 'atom':
      if (type.name === 'TIMESTAMP') return instants ? types.timestamp : types.timestampNtz;
      return Object.hasOwn(ATOMS, type.name) ? ATOMS[type.name] : undefined;
    case 'decimal':
      return types.decimal(type.precision, type.scale);
    case 'list': {
      const element = sparkType(type.element, instants);
      return element && types.array(element);
    }
    case 'map': {
      const key = sparkType(type.key, instants);
      const value = sparkType(type.value, instants);
      return key && value && types.map(key, value);
    }
    case 'struct': {
      const fields: Field[] = [];
      for (const f of type.fields) {
        const of = sparkType(f.type, instants);
        if (!of) return undefined;
        fields.push(types.field(f.name, of));
      }
      return types.struct(fields);
    }
  }
}

const WIDER: Readonly<Record<string, readonly string[]>> = { byte: ['short', 'int'], short: ['int'] };

/** SQL that gives a column's value as a Spark type; undefined where Spark does not read the one as the other. */
export function readAs(
  value: string,
  column: Pick<ParquetColumn, 'type' | 'instants'>,
  to: DataType,
  typeName: (type: DataType) => string,
  depth = 0,
): string | undefined {
  const { type, instants } = column;
  const own = sparkType(type, instants);
  const cast = `CAST(${value} AS ${typeName(to)})`;
  if (own && sameType(own, to) && plain(type, instants))
    return type.kind === 'atom' && /^U|JSON/.test(type.name) ? cast : value;
  const inner = (v: string, t: DuckType, s: DataType): string | undefined =>
    readAs(v, { type: t, instants }, s, typeName, depth + 1);
  const v = `v${depth}`;
  switch (type.kind) {
    case 'atom':
      if (to.kind === 'timestamp' && type.name === 'TIMESTAMP' && instants) return `timezone('UTC', ${value})`;
      if (to.kind === 'year_month_interval' && type.name === 'INTEGER') return `to_months(${value})`;
      if (to.kind === 'day_time_interval' && type.name === 'BIGINT') return `to_microseconds(${value})`;
      if (to.kind === 'null') return `CAST(NULL AS INTEGER)`;
      return own && ((WIDER[own.kind]?.includes(to.kind) ?? false) || sameType(own, to)) ? cast : undefined;
    case 'list': {
      const element = to.kind === 'array' ? inner(v, type.element, to.element) : undefined;
      return element && `list_transform(${value}, lambda ${v}: ${element})`;
    }
    case 'map': {
      if (to.kind !== 'map') return undefined;
      const key = inner(v, type.key, to.key);
      const of = inner(v, type.value, to.value);
      return (
        key &&
        of &&
        `CASE WHEN ${value} IS NOT NULL THEN map(list_transform(map_keys(${value}), lambda ${v}: ${key}), list_transform(map_values(${value}), lambda ${v}: ${of})) END`
      );
    }
    case 'struct': {
      if (to.kind !== 'struct') return undefined;
      const members: string[] = [];
      for (const f of to.fields) {
        const from = type.fields.find((x) => x.name.toLowerCase() === f.name.toLowerCase());
        const of = from
          ? inner(`${value}[${textLiteral(from.name)}]`, from.type, f.type)
          : `CAST(NULL AS ${typeName(f.type)})`;
        if (of === undefined) return undefined;
        members.push(`${identifier(f.name)} := ${of}`);
      }
      return `CASE WHEN ${value} IS NOT NULL THEN struct_pack(${members.join(', ')}) END`;
    }
    default:
      return undefined;
  }
}

/** Does DuckDB give the values as they are wanted? */
function plain(type: DuckType, instants: boolean): boolean {
  switch (type.kind) {
    case 'atom':
      return !(type.name === 'TIMESTAMP' && instants);
    case 'decimal':
      return true;
    case 'list':
      return plain(type.element, instants);
    case 'map':
      return plain(type.key, instants) && plain(type.value, instants);
    case 'struct':
      return type.fields.every((f) => plain(f.type, instants));
  }
}
