import {
  type DuckDBArrayType,
  type DuckDBDecimalType,
  type DuckDBListType,
  type DuckDBMapType,
  type DuckDBStructType,
  type DuckDBType,
  DuckDBTypeId,
} from '@duckdb/node-api';
import { type DataType, types } from '@spark-sql-to-snowflake/plan-ir';

const ATOMIC: { readonly [id in DuckDBTypeId]?: DataType } = {
  [DuckDBTypeId.BOOLEAN]: types.boolean,
  [DuckDBTypeId.TINYINT]: types.byte,
  [DuckDBTypeId.SMALLINT]: types.short,
  [DuckDBTypeId.INTEGER]: types.int,
  [DuckDBTypeId.BIGINT]: types.long,
  [DuckDBTypeId.FLOAT]: types.float,
  [DuckDBTypeId.DOUBLE]: types.double,
  [DuckDBTypeId.VARCHAR]: types.string,
  [DuckDBTypeId.BLOB]: types.binary,
  [DuckDBTypeId.DATE]: types.date,
  [DuckDBTypeId.TIMESTAMP_TZ]: types.timestamp,
  [DuckDBTypeId.TIMESTAMP]: types.timestampNtz,
  [DuckDBTypeId.INTERVAL]: types.calendarInterval,
  [DuckDBTypeId.SQLNULL]: types.nullType,
};

/** The Spark type that a type of DuckDB is; undefined where Spark has none (an unsigned integer, TIME, UUID, UNION, …). */
export function sparkTypeOf(type: DuckDBType): DataType | undefined {
  switch (type.typeId) {
    case DuckDBTypeId.DECIMAL: {
      const { width, scale } = type as DuckDBDecimalType;
      return types.decimal(width, scale);
    }
    case DuckDBTypeId.LIST:
    case DuckDBTypeId.ARRAY: {
      const element = sparkTypeOf((type as DuckDBListType | DuckDBArrayType).valueType);
      return element && types.array(element);
    }
    case DuckDBTypeId.MAP: {
      const { keyType, valueType } = type as DuckDBMapType;
      const key = sparkTypeOf(keyType);
      const value = sparkTypeOf(valueType);
      return key && value && types.map(key, value);
    }
    case DuckDBTypeId.STRUCT: {
      const { entryNames, entryTypes } = type as DuckDBStructType;
      const fields = entryNames.map((name, i) => {
        const entry = entryTypes[i] && sparkTypeOf(entryTypes[i]);
        return entry && types.field(name, entry);
      });
      return fields.every((f) => f !== undefined) ? types.struct(fields) : undefined;
    }
    default:
      return ATOMIC[type.typeId];
  }
}

const READ_AS: { readonly [id in DuckDBTypeId]?: string } = {
  [DuckDBTypeId.UTINYINT]: 'SMALLINT',
  [DuckDBTypeId.USMALLINT]: 'INTEGER',
  [DuckDBTypeId.UINTEGER]: 'BIGINT',
  [DuckDBTypeId.UBIGINT]: 'DECIMAL(20, 0)',
  [DuckDBTypeId.HUGEINT]: 'DECIMAL(38, 0)',
  [DuckDBTypeId.TIMESTAMP_S]: 'TIMESTAMP',
  [DuckDBTypeId.TIMESTAMP_MS]: 'TIMESTAMP',
  [DuckDBTypeId.TIMESTAMP_NS]: 'TIMESTAMP',
  [DuckDBTypeId.TIME]: 'VARCHAR',
  [DuckDBTypeId.TIME_TZ]: 'VARCHAR',
  [DuckDBTypeId.UUID]: 'VARCHAR',
  [DuckDBTypeId.ENUM]: 'VARCHAR',
};

/** The type as which a column of a file is read, where its own is none of Spark's: the smallest that holds every value. */
export const readAs = (type: DuckDBType): string | undefined => READ_AS[type.typeId];
