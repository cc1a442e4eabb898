import type { Row, SparkMap, SparkValue } from '@spark-sql-to-snowflake/executor';
import { assertNever, Bug, type CalendarInterval, type DataType, decimalText } from '@spark-sql-to-snowflake/plan-ir';
import { encodeDataType, type proto } from '@spark-sql-to-snowflake/spark-connect';

type LiteralType = NonNullable<proto.Expression_Literal['literalType']>;

/** A value of a type, for the wire. */
export function encodeLiteral(value: SparkValue, type: DataType): proto.Expression_Literal {
  const literalType: LiteralType =
    value === null ? { $case: 'null', value: encodeDataType(type) } : literalOf(value, type);
  return { literalType };
}

function literalOf(value: Exclude<SparkValue, null>, type: DataType): LiteralType {
  switch (type.kind) {
    case 'null':
      return { $case: 'null', value: encodeDataType(type) };
    case 'boolean':
      return { $case: 'boolean', value: value as boolean };
    case 'byte':
    case 'short':
    case 'float':
    case 'double':
    case 'date':
      return { $case: type.kind, value: value as number };
    case 'int':
      return { $case: 'integer', value: value as number };
    case 'long':
    case 'timestamp':
      return { $case: type.kind, value: value as bigint };
    case 'timestamp_ntz':
      return { $case: 'timestampNtz', value: value as bigint };
    case 'string':
    case 'char':
    case 'varchar':
      return { $case: 'string', value: value as string };
    case 'binary':
      return { $case: 'binary', value: value as Uint8Array };
    case 'decimal': {
      const { precision, scale } = type;
      return { $case: 'decimal', value: { value: decimalText(value as bigint, scale), precision, scale } };
    }
    case 'calendar_interval':
      return { $case: 'calendarInterval', value: { ...(value as CalendarInterval) } };
    case 'year_month_interval':
      return { $case: 'yearMonthInterval', value: value as number };
    case 'day_time_interval':
      return { $case: 'dayTimeInterval', value: value as bigint };
    case 'array': {
      const elements = (value as Row).map((v) => encodeLiteral(v, type.element));
      return { $case: 'array', value: { elementType: encodeDataType(type.element), elements } };
    }
    case 'map': {
      const { entries } = value as SparkMap;
      return {
        $case: 'map',
        value: {
          keyType: encodeDataType(type.key),
          valueType: encodeDataType(type.value),
          keys: entries.map(([k]) => encodeLiteral(k, type.key)),
          values: entries.map(([, v]) => encodeLiteral(v, type.value)),
        },
      };
    }
    case 'struct': {
      const elements = type.fields.map((f, i) => encodeLiteral((value as Row)[i] ?? null, f.type));
      return { $case: 'struct', value: { structType: encodeDataType(type), elements } };
    }
    case 'unknown':
      throw new Bug('a value of an unknown type');
    default:
      return assertNever(type, 'encodeLiteral');
  }
}
