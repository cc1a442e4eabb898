import { type DataType, types as T } from '@spark-sql-to-snowflake/plan-ir';

/** A type as INFORMATION_SCHEMA and results describe it. */
export interface SnowflakeType {
  /** In any case: NUMBER, FIXED, TEXT, TIMESTAMP_LTZ, … */
  readonly name: string;
  readonly precision: number | null;
  readonly scale: number | null;
}

/**
 * Spark's integers are stored as NUMBER of exactly these digits and scale 0, and come back from them. NUMBER(38, 0), which Snowflake's own INT
 * is, stays a decimal(38,0): its values may be larger than a bigint.
 */
const INTEGERS: Readonly<Record<number, DataType>> = { 3: T.byte, 5: T.short, 10: T.int, 19: T.long };

/**
 * The Spark type that a column of Snowflake is; a text says why Spark has none. VARIANT, GEOGRAPHY and GEOMETRY are texts. The elements
 * of ARRAY, and the values of OBJECT, are texts too: neither says of what type they are.
 * Source: docs.snowflake.com/en/sql-reference/intro-summary-data-types, docs.snowflake.com/en/sql-reference/info-schema/columns
 */
export function sparkTypeOf({ name, precision, scale }: SnowflakeType): DataType | undefined {
  switch (name.toUpperCase()) {
    case 'NUMBER':
    case 'FIXED':
    case 'DECIMAL': {
      const p = precision ?? 38;
      const s = scale ?? 0;
      return (s === 0 ? INTEGERS[p] : undefined) ?? T.decimal(p, s);
    }
    case 'FLOAT':
    case 'REAL':
    case 'DOUBLE':
      return T.double;
    case 'TEXT':
    case 'VARCHAR':
    case 'STRING':
    case 'CHAR':
      return T.string;
    case 'BINARY':
    case 'VARBINARY':
      return T.binary;
    case 'BOOLEAN':
      return T.boolean;
    case 'DATE':
      return T.date;
    case 'TIMESTAMP_LTZ':
    case 'TIMESTAMP_TZ':
      return T.timestamp;
    case 'TIMESTAMP_NTZ':
    case 'DATETIME':
      return T.timestampNtz;
    case 'VARIANT':
    case 'GEOGRAPHY':
    case 'GEOMETRY':
      return T.string;
    case 'ARRAY':
      return T.array(T.string);
    case 'OBJECT':
    case 'MAP':
      return T.map(T.string, T.string);
    default:
      return undefined;
  }
}
