import { fail } from '../diagnostics/report.js';
import * as T from './type.js';
import {
  DAY_TIME_UNITS,
  type DataType,
  type DayTimeUnit,
  type Field,
  YEAR_MONTH_UNITS,
  type YearMonthUnit,
} from './type.js';

/** The names that types without settings have in Spark's JSON form of a schema. */
const SIMPLE: Readonly<Record<string, DataType>> = {
  void: T.nullType,
  null: T.nullType,
  boolean: T.boolean,
  byte: T.byte,
  short: T.short,
  integer: T.int,
  long: T.long,
  float: T.float,
  double: T.double,
  string: T.string,
  binary: T.binary,
  date: T.date,
  timestamp: T.timestamp,
  timestamp_ltz: T.timestamp,
  timestamp_ntz: T.timestampNtz,
  interval: T.calendarInterval,
  decimal: T.decimal(10, 0),
};
const NAMES = new Map(
  Object.entries(SIMPLE)
    .filter(([name]) => name !== 'null' && name !== 'timestamp_ltz' && name !== 'decimal')
    .map(([name, type]) => [type.kind, name]),
);

/** A type from Spark's JSON form (`StructType.json()`), as text. Throws CompileError. */
export function typeFromJson(text: string): DataType {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return refuse(text);
  }
  return fromJson(json);
}

/** A type in Spark's JSON form, as text. */
export const typeToJson = (type: DataType): string => JSON.stringify(toJson(type));

const refuse = (json: unknown): never =>
  fail('invalid-json-type', { json: (typeof json === 'string' ? json : String(JSON.stringify(json))).slice(0, 200) });

type JsonObject = Readonly<Record<string, unknown>>;
const isObject = (json: unknown): json is JsonObject =>
  typeof json === 'object' && json !== null && !Array.isArray(json);

function fromJson(json: unknown): DataType {
  if (typeof json === 'string') return named(json);
  if (!isObject(json)) return refuse(json);
  switch (json.type) {
    case 'array':
      return T.array(fromJson(json.elementType), json.containsNull === true);
    case 'map':
      return T.map(fromJson(json.keyType), fromJson(json.valueType), json.valueContainsNull === true);
    case 'struct':
      return Array.isArray(json.fields) ? T.struct(json.fields.map(fieldFromJson)) : refuse(json);
    // a user-defined type is what it is stored as
    case 'udt':
      return fromJson(json.sqlType);
    default:
      return refuse(json);
  }
}

function fieldFromJson(json: unknown): Field {
  if (!isObject(json) || typeof json.name !== 'string') return refuse(json);
  const { metadata } = json;
  const comment = isObject(metadata) && typeof metadata.comment === 'string' ? metadata.comment : undefined;
  const rest = isObject(metadata) ? Object.keys(metadata).filter((k) => k !== 'comment') : [];
  return {
    name: json.name,
    type: fromJson(json.type),
    nullable: json.nullable !== false,
    ...(comment !== undefined && { comment }),
    ...(rest.length > 0 && { metadata: JSON.stringify(metadata) }),
  };
}

const WITH_NUMBERS = /^(decimal|char|varchar)\(\s*(\d+)\s*(?:,\s*(-?\d+)\s*)?\)$/;
const INTERVAL = /^interval (\w+)(?: to (\w+))?$/;

function named(name: string): DataType {
  const simple = Object.hasOwn(SIMPLE, name) ? SIMPLE[name] : undefined;
  if (simple) return simple;
  const [, word, first, second] = WITH_NUMBERS.exec(name) ?? [];
  if (word === 'decimal') return T.decimal(Number(first), Number(second ?? 0));
  if (word === 'char' || word === 'varchar') return { kind: word, length: Number(first) };
  const [, start, end = start] = INTERVAL.exec(name) ?? [];
  if (isUnit(start, YEAR_MONTH_UNITS) && isUnit(end, YEAR_MONTH_UNITS)) return T.yearMonthInterval(start, end);
  if (isUnit(start, DAY_TIME_UNITS) && isUnit(end, DAY_TIME_UNITS)) return T.dayTimeInterval(start, end);
  return refuse(name);
}

const isUnit = <U extends YearMonthUnit | DayTimeUnit>(word: string | undefined, units: readonly U[]): word is U =>
  units.some((u) => u === word);

function toJson(type: DataType): unknown {
  switch (type.kind) {
    case 'decimal':
      return `decimal(${type.precision},${type.scale})`;
    case 'char':
    case 'varchar':
      return `${type.kind}(${type.length})`;
    case 'year_month_interval':
    case 'day_time_interval':
      return `interval ${type.start}${type.start === type.end ? '' : ` to ${type.end}`}`;
    case 'array':
      return { type: 'array', elementType: toJson(type.element), containsNull: type.containsNull };
    case 'map':
      return {
        type: 'map',
        keyType: toJson(type.key),
        valueType: toJson(type.value),
        valueContainsNull: type.valueContainsNull,
      };
    case 'struct':
      return {
        type: 'struct',
        fields: type.fields.map((f) => ({
          name: f.name,
          type: toJson(f.type),
          nullable: f.nullable,
          metadata: {
            ...(f.metadata !== undefined && JSON.parse(f.metadata)),
            ...(f.comment !== undefined && { comment: f.comment }),
          },
        })),
      };
    default:
      return NAMES.get(type.kind) ?? type.kind;
  }
}
