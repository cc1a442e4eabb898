import { type DataType, type Field, fail, type StructType, types as T } from '@spark-sql-to-snowflake/plan-ir';
import type * as proto from '../messages.js';
import type { PlanParsers } from './context.js';
import { invalid, refuse, required, unknownMessage } from './refuse.js';

type Kind = NonNullable<proto.DataType['kind']>;
type Values = { readonly [C in Kind['$case']]: Extract<Kind, { $case: C }>['value'] };

const KINDS: { readonly [C in keyof Values]: (value: Values[C], parsers: PlanParsers) => DataType } = {
  null: () => T.nullType,
  binary: () => T.binary,
  boolean: () => T.boolean,
  byte: () => T.byte,
  short: () => T.short,
  integer: () => T.int,
  long: () => T.long,
  float: () => T.float,
  double: () => T.double,
  decimal: decimalType,
  string: ({ collation }) =>
    collation === '' || collation === 'UTF8_BINARY' ? T.string : refuse(`The collation ${collation}`),
  char: ({ length }) => ({ kind: 'char', length }),
  varChar: ({ length }) => ({ kind: 'varchar', length }),
  date: () => T.date,
  timestamp: () => T.timestamp,
  timestampNtz: () => T.timestampNtz,
  calendarInterval: () => T.calendarInterval,
  yearMonthInterval: ({ startField = 0, endField = Math.max(startField, 1) }) =>
    T.yearMonthInterval(unit(T.YEAR_MONTH_UNITS, startField), unit(T.YEAR_MONTH_UNITS, endField)),
  dayTimeInterval: ({ startField = 0, endField = 3 }) =>
    T.dayTimeInterval(unit(T.DAY_TIME_UNITS, startField), unit(T.DAY_TIME_UNITS, endField)),
  array: ({ elementType, containsNull }, parsers) => T.array(decodeType(elementType, parsers), containsNull),
  struct: (value, parsers) => T.struct(value.fields.map((field) => fieldOf(field, parsers))),
  map: ({ keyType, valueType, valueContainsNull }, parsers) =>
    T.map(decodeType(keyType, parsers), decodeType(valueType, parsers), valueContainsNull),
  // a user-defined type is what it is stored as
  udt: ({ sqlType }, parsers) => decodeType(sqlType, parsers),
  unparsed: ({ dataTypeString }, parsers) => parsers.dataType(dataTypeString),
};

/** A type of the wire. Type text within it is parsed. Throws CompileError. */
export function decodeType(message: proto.DataType | undefined, parsers: PlanParsers): DataType {
  const { kind } = required(message, 'The type');
  if (!kind) return unknownMessage('type');
  const decode = KINDS[kind.$case] as (value: unknown, parsers: PlanParsers) => DataType;
  return decode(kind.value, parsers);
}

/** The type of a schema: a struct, or its text. */
export function decodeSchema(message: proto.DataType | undefined, parsers: PlanParsers): StructType {
  const type = decodeType(message, parsers);
  return type.kind === 'struct' ? type : invalid(`A schema must be a struct, and not ${type.kind}.`);
}

function decimalType({ precision = 10, scale = 0 }: proto.DataType_Decimal): DataType {
  if (precision > 38) return fail('decimal-type-precision', { precision });
  return T.decimal(precision, scale);
}

const unit = <U>(units: readonly U[], index: number): U =>
  units[index] ?? invalid(`There is no interval field number ${index}.`);

function fieldOf(field: proto.DataType_StructField, parsers: PlanParsers): Field {
  const { name, nullable, metadata } = field;
  const comment = metadata === undefined ? undefined : commentOf(metadata);
  return {
    name,
    type: decodeType(field.dataType, parsers),
    nullable,
    ...(comment !== undefined && { comment }),
    ...(metadata !== undefined && metadata !== '{}' && { metadata }),
  };
}

function commentOf(metadata: string): string | undefined {
  let json: unknown;
  try {
    json = JSON.parse(metadata);
  } catch {
    return invalid(`The metadata is no JSON: ${metadata}`);
  }
  const comment = typeof json === 'object' && json !== null && 'comment' in json ? json.comment : undefined;
  return typeof comment === 'string' ? comment : undefined;
}
