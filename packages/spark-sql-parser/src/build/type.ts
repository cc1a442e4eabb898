import { fail, types as T, type TextSpan } from '@spark-sql-to-snowflake/plan-ir';
import type { DataTypeNode, TypeArgumentNode } from '../gen/parser.js';
import { type BuildContext, nameOf, refuse, spanOf, stringOf, tokenText } from './context.js';

const SIMPLE: Readonly<Record<string, T.DataType>> = {
  boolean: T.boolean,
  tinyint: T.byte,
  byte: T.byte,
  smallint: T.short,
  short: T.short,
  int: T.int,
  integer: T.int,
  bigint: T.long,
  long: T.long,
  float: T.float,
  real: T.float,
  double: T.double,
  date: T.date,
  timestamp_ntz: T.timestampNtz,
  timestamp_ltz: T.timestamp,
  string: T.string,
  binary: T.binary,
  void: T.nullType,
};

/** A data type as written. CHAR and VARCHAR keep their length: see `buildCastType` for where Spark reads them as strings. */
export function buildType(ctx: BuildContext, node: DataTypeNode): T.DataType {
  const origin = spanOf(node);
  if (node.typeName === undefined) return intervalType(ctx, node, origin);
  const name = nameOf(ctx, node.typeName.start).toLowerCase();
  const bracketed = node.bracket !== undefined || node.empty !== undefined;
  if (name === 'array' || name === 'map' || name === 'struct') return nestedType(ctx, node, name, bracketed, origin);
  if (bracketed) refuse(ctx, node.stop);
  const params = node.params.map((token) => Number(tokenText(ctx, token)));
  if (params.length === 0) {
    if (name === 'timestamp') return ctx.settings.timestampType === 'timestamp_ntz' ? T.timestampNtz : T.timestamp;
    const simple = SIMPLE[name];
    if (simple !== undefined) return simple;
  }
  return sizedType(name, params, origin);
}

/** In a cast Spark reads CHAR(n) and VARCHAR(n), at any depth, as STRING. */
export function buildCastType(ctx: BuildContext, node: DataTypeNode): T.DataType {
  return withoutLengths(buildType(ctx, node));
}

function withoutLengths(type: T.DataType): T.DataType {
  switch (type.kind) {
    case 'char':
    case 'varchar':
      return T.string;
    case 'array':
      return T.array(withoutLengths(type.element), type.containsNull);
    case 'map':
      return T.map(withoutLengths(type.key), withoutLengths(type.value), type.valueContainsNull);
    case 'struct':
      return T.struct(type.fields.map((field) => ({ ...field, type: withoutLengths(field.type) })));
    default:
      return type;
  }
}

function sizedType(name: string, params: readonly number[], origin: TextSpan): T.DataType {
  const [first, second] = params;
  switch (name) {
    case 'decimal':
    case 'dec':
    case 'numeric':
      if (params.length > 2) break;
      return decimalType(first ?? 10, second ?? 0, origin);
    case 'char':
    case 'character':
    case 'varchar': {
      const kind = name === 'varchar' ? 'varchar' : 'char';
      if (first === undefined) fail('data-type-size', { type: name.toUpperCase() }, origin);
      if (params.length === 1) return { kind, length: first };
    }
  }
  const written = params.length === 0 ? name : `${name}(${params.join(',')})`;
  fail('unsupported-data-type', { type: written.toUpperCase() }, origin);
}

function decimalType(precision: number, scale: number, origin: TextSpan): T.DataType {
  if (precision > 38) fail('decimal-type-precision', { precision }, origin);
  if (scale > precision)
    fail(
      'statement-refused',
      { what: `Decimal scale (${scale}) cannot be greater than precision (${precision})` },
      origin,
    );
  return T.decimal(precision, scale);
}

function nestedType(
  ctx: BuildContext,
  node: DataTypeNode,
  name: string,
  bracketed: boolean,
  origin: TextSpan,
): T.DataType {
  if (!bracketed) fail(`incomplete-${name}-type` as 'incomplete-array-type', {}, origin);
  if (node.params.length > 0) refuse(ctx, node.stop);
  if (name === 'struct') return T.struct(node.args.map((arg) => buildField(ctx, arg)));
  const args = node.args.map((arg) => {
    if (arg.field !== undefined || arg.notNull !== undefined || arg.comment !== undefined) refuse(ctx, arg.stop);
    return buildType(ctx, arg.type as DataTypeNode);
  });
  const [first, second] = args;
  if (args.length !== (name === 'array' ? 1 : 2) || first === undefined) refuse(ctx, node.args[1]?.start ?? node.stop);
  return second === undefined ? T.array(first) : T.map(first, second);
}

function buildField(ctx: BuildContext, node: TypeArgumentNode): T.Field {
  if (node.field?.field === undefined) refuse(ctx, node.start);
  return {
    name: nameOf(ctx, node.field.field),
    type: buildType(ctx, node.type as DataTypeNode),
    nullable: node.notNull === undefined,
    ...(node.comment && { comment: stringOf(ctx, node.comment) }),
  };
}

function intervalType(ctx: BuildContext, node: DataTypeNode, origin: TextSpan): T.DataType {
  if (node.from === undefined) return T.calendarInterval;
  const from = tokenText(ctx, node.from.start).toLowerCase();
  const to = node.to === undefined ? from : tokenText(ctx, node.to.start).toLowerCase();
  const yearMonth = T.YEAR_MONTH_UNITS.indexOf(from as T.YearMonthUnit);
  if (yearMonth >= 0 && T.YEAR_MONTH_UNITS.indexOf(to as T.YearMonthUnit) >= yearMonth) {
    return T.yearMonthInterval(from as T.YearMonthUnit, to as T.YearMonthUnit);
  }
  const dayTime = T.DAY_TIME_UNITS.indexOf(from as T.DayTimeUnit);
  if (dayTime >= 0 && T.DAY_TIME_UNITS.indexOf(to as T.DayTimeUnit) >= dayTime) {
    return T.dayTimeInterval(from as T.DayTimeUnit, to as T.DayTimeUnit);
  }
  fail('invalid-interval', { what: `intervals from ${from} to ${to} are not supported` }, origin);
}
