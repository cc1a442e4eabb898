import {
  type DataType,
  type Literal,
  literal,
  stringLiteral,
  types as T,
  type UnresolvedExpr,
} from '@spark-sql-to-snowflake/plan-ir';
import type * as proto from '../messages.js';
import type { PlanParsers } from './context.js';
import { decimalLiteral } from './decimal.js';
import { invalid, refuse, required, unknownMessage } from './refuse.js';
import { decodeType } from './type.js';

type Kind = NonNullable<proto.Expression_Literal['literalType']>;
type Values = { readonly [C in Kind['$case']]: Extract<Kind, { $case: C }>['value'] };
type Nested = 'array' | 'map' | 'struct';

const SCALARS: { readonly [C in Exclude<keyof Values, Nested>]: (value: Values[C], parsers: PlanParsers) => Literal } =
  {
    null: (type, parsers) => literal(null, decodeType(type, parsers)),
    binary: (value) => literal(value, T.binary),
    boolean: (value) => literal(value, T.boolean),
    byte: (value) => literal(value, T.byte),
    short: (value) => literal(value, T.short),
    integer: (value) => literal(value, T.int),
    long: (value) => literal(value, T.long),
    float: (value) => literal(value, T.float),
    double: (value) => literal(value, T.double),
    decimal: ({ value, precision, scale }) =>
      decimalLiteral(value, { ...(precision !== undefined && { precision }), ...(scale !== undefined && { scale }) }),
    string: (value) => literal(value, T.string),
    date: (value) => literal(value, T.date),
    timestamp: (value) => literal(value, T.timestamp),
    timestampNtz: (value) => literal(value, T.timestampNtz),
    calendarInterval: ({ months, days, microseconds }) => literal({ months, days, microseconds }, T.calendarInterval),
    yearMonthInterval: (value) => literal(value, T.yearMonthInterval()),
    dayTimeInterval: (value) => literal(value, T.dayTimeInterval()),
  };

/** A constant of a simple type; `what` says what it stands for, where no other can. */
export function decodeScalar(
  message: proto.Expression_Literal | undefined,
  parsers: PlanParsers,
  what: string,
): Literal {
  const value = decodeLiteral(required(message, what), parsers);
  return value.kind === 'literal' ? value : refuse(`${what} of an array, map or struct type`);
}

/** A constant. Arrays, maps and structs become the calls that make them, cast to the type that the client names. */
export function decodeLiteral(message: proto.Expression_Literal, parsers: PlanParsers): UnresolvedExpr {
  const { literalType: kind } = message;
  if (!kind) return unknownMessage('literal');
  switch (kind.$case) {
    case 'array':
      return arrayOf(kind.value, parsers);
    case 'map':
      return mapOf(kind.value, parsers);
    case 'struct':
      return structOf(kind.value, parsers);
    default: {
      const decode = SCALARS[kind.$case] as (value: unknown, parsers: PlanParsers) => Literal;
      return decode(kind.value, parsers);
    }
  }
}

const call = (name: string, args: readonly UnresolvedExpr[], type: DataType): UnresolvedExpr => ({
  kind: 'cast',
  expr: { kind: 'call', name: [name], args },
  type,
});

function arrayOf({ elementType, elements }: proto.Expression_Literal_Array, parsers: PlanParsers): UnresolvedExpr {
  const type = T.array(decodeType(elementType, parsers));
  return call(
    'array',
    elements.map((e) => decodeLiteral(e, parsers)),
    type,
  );
}

function mapOf(
  { keyType, valueType, keys, values }: proto.Expression_Literal_Map,
  parsers: PlanParsers,
): UnresolvedExpr {
  if (keys.length !== values.length) return invalid('A map literal must have as many values as keys.');
  const entries = keys.flatMap((key, i) => [
    decodeLiteral(key, parsers),
    decodeLiteral(required(values[i], 'The value'), parsers),
  ]);
  return call('map', entries, T.map(decodeType(keyType, parsers), decodeType(valueType, parsers)));
}

function structOf({ structType, elements }: proto.Expression_Literal_Struct, parsers: PlanParsers): UnresolvedExpr {
  const type = decodeType(structType, parsers);
  if (type.kind !== 'struct' || type.fields.length !== elements.length)
    return invalid('A struct literal must have a value for each field.');
  const args = elements.flatMap((e, i) => [stringLiteral(type.fields[i]?.name ?? ''), decodeLiteral(e, parsers)]);
  return call('named_struct', args, type);
}
