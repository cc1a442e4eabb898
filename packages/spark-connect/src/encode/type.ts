import { assertNever, Bug, type DataType, type Field, types as T } from '@spark-sql-to-snowflake/plan-ir';
import type * as proto from '../messages.js';

type Kind = NonNullable<proto.DataType['kind']>;
const PLAIN = { typeVariationReference: 0 };

/** The columns of a result, as the type of its rows. */
export const encodeSchema = (fields: readonly Field[]): proto.DataType => ({
  kind: { $case: 'struct', value: { ...PLAIN, fields: fields.map(encodeField) } },
});

/** A type, for the wire. */
export const encodeDataType = (type: DataType): proto.DataType => ({ kind: kindOf(type) });

function kindOf(type: DataType): Kind {
  switch (type.kind) {
    case 'null':
    case 'boolean':
    case 'byte':
    case 'short':
    case 'long':
    case 'float':
    case 'double':
    case 'binary':
    case 'date':
    case 'timestamp':
      return { $case: type.kind, value: PLAIN };
    case 'string':
      return { $case: 'string', value: { ...PLAIN, collation: '' } };
    case 'int':
      return { $case: 'integer', value: PLAIN };
    case 'timestamp_ntz':
      return { $case: 'timestampNtz', value: PLAIN };
    case 'calendar_interval':
      return { $case: 'calendarInterval', value: PLAIN };
    case 'decimal':
      return { $case: 'decimal', value: { ...PLAIN, precision: type.precision, scale: type.scale } };
    case 'char':
      return { $case: 'char', value: { ...PLAIN, length: type.length } };
    case 'varchar':
      return { $case: 'varChar', value: { ...PLAIN, length: type.length } };
    case 'year_month_interval':
      return { $case: 'yearMonthInterval', value: { ...PLAIN, ...unitsOf(T.YEAR_MONTH_UNITS, type) } };
    case 'day_time_interval':
      return { $case: 'dayTimeInterval', value: { ...PLAIN, ...unitsOf(T.DAY_TIME_UNITS, type) } };
    case 'array': {
      const elementType = encodeDataType(type.element);
      return { $case: 'array', value: { ...PLAIN, elementType, containsNull: type.containsNull } };
    }
    case 'map': {
      const entries = { keyType: encodeDataType(type.key), valueType: encodeDataType(type.value) };
      return { $case: 'map', value: { ...PLAIN, ...entries, valueContainsNull: type.valueContainsNull } };
    }
    case 'struct':
      return { $case: 'struct', value: { ...PLAIN, fields: type.fields.map(encodeField) } };
    case 'unknown':
      throw new Bug('a column of unknown type in a result');
    default:
      return assertNever(type, 'encodeDataType');
  }
}

const unitsOf = <U>(units: readonly U[], { start, end }: { readonly start: U; readonly end: U }) => ({
  startField: units.indexOf(start),
  endField: units.indexOf(end),
});

function encodeField(field: Field): proto.DataType_StructField {
  const metadata = metadataOf(field);
  return {
    name: field.name,
    dataType: encodeDataType(field.type),
    nullable: field.nullable,
    ...(metadata !== undefined && { metadata }),
  };
}

/** The comment is part of the metadata to Spark. */
function metadataOf({ metadata, comment }: Field): string | undefined {
  if (comment === undefined) return metadata === '{}' ? undefined : metadata;
  const rest: unknown = metadata === undefined ? {} : JSON.parse(metadata);
  return JSON.stringify({ ...(typeof rest === 'object' && rest), comment });
}
