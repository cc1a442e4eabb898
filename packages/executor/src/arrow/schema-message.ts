import { assertNever, Bug, type DataType, type Field } from '@spark-sql-to-snowflake/plan-ir';
import { Builder } from 'flatbuffers';
import { DATE_UNIT, INTERVAL_UNIT, MESSAGE, PRECISION, SLOT, TIME_UNIT, TYPE } from './format.js';
import { type Layout, layoutOf } from './layout.js';
import { encapsulated, finishMessage } from './message.js';

/**
 * The schema message of an Arrow stream, as Spark's ArrowUtils makes it (observed on 3.5: names of children, nullability, and the
 * session's zone, as it was set, in timestamps).
 */
export function schemaMessage(schema: readonly Field[], timeZone: string): Uint8Array {
  const b = new Builder(1024);
  const fields = fieldVector(b, schema, timeZone);
  b.startObject(4);
  b.addFieldOffset(SLOT.schema.fields, fields, 0);
  const header = b.endObject();
  return encapsulated(finishMessage(b, MESSAGE.schema, header, 0));
}

function fieldVector(b: Builder, fields: readonly Field[], timeZone: string): number {
  const offsets = fields.map((f) => fieldTable(b, f, timeZone));
  return offsetVector(b, offsets);
}

function offsetVector(b: Builder, offsets: readonly number[]): number {
  b.startVector(4, offsets.length, 4);
  for (let i = offsets.length - 1; i >= 0; i--) b.addOffset(offsets[i] as number);
  return b.endVector();
}

function fieldTable(b: Builder, field: Field, timeZone: string): number {
  const layout = layoutOf(field.type);
  const children = fieldVector(b, childFields(layout), timeZone);
  const name = b.createString(field.name);
  const [kind, type] = typeTable(b, field.type, timeZone);
  b.startObject(7);
  b.addFieldOffset(SLOT.field.name, name, 0);
  b.addFieldInt8(SLOT.field.nullable, field.nullable ? 1 : 0, 0);
  b.addFieldInt8(SLOT.field.typeType, kind, 0);
  b.addFieldOffset(SLOT.field.type, type, 0);
  b.addFieldOffset(SLOT.field.children, children, 0);
  return b.endObject();
}

function childFields(layout: Layout): readonly Field[] {
  if (layout.kind === 'list') return [layout.child];
  return layout.kind === 'struct' ? layout.children : [];
}

/** A table of numbers: its slots in order, each with its width and default. */
type Slot = readonly [width: 8 | 16 | 32, value: number, byDefault: number];
function table(b: Builder, slots: readonly Slot[]): number {
  b.startObject(slots.length);
  slots.forEach(([width, value, byDefault], i) => {
    if (width === 8) b.addFieldInt8(i, value, byDefault);
    else if (width === 16) b.addFieldInt16(i, value, byDefault);
    else b.addFieldInt32(i, value, byDefault);
  });
  return b.endObject();
}
const signed = (b: Builder, bits: number): readonly [number, number] => [
  TYPE.int,
  table(b, [
    [32, bits, 0],
    [8, 1, 0],
  ]),
];

function typeTable(b: Builder, type: DataType, timeZone: string): readonly [kind: number, table: number] {
  switch (type.kind) {
    case 'null':
      return [TYPE.null, table(b, [])];
    case 'boolean':
      return [TYPE.bool, table(b, [])];
    case 'byte':
      return signed(b, 8);
    case 'short':
      return signed(b, 16);
    case 'int':
      return signed(b, 32);
    case 'long':
      return signed(b, 64);
    case 'float':
      return [TYPE.floatingPoint, table(b, [[16, PRECISION.single, PRECISION.half]])];
    case 'double':
      return [TYPE.floatingPoint, table(b, [[16, PRECISION.double, PRECISION.half]])];
    case 'decimal':
      return [
        TYPE.decimal,
        table(b, [
          [32, type.precision, 0],
          [32, type.scale, 0],
          [32, 128, 128],
        ]),
      ];
    case 'string':
    case 'char':
    case 'varchar':
      return [TYPE.utf8, table(b, [])];
    case 'binary':
      return [TYPE.binary, table(b, [])];
    case 'date':
      return [TYPE.date, table(b, [[16, DATE_UNIT.day, DATE_UNIT.millisecond]])];
    case 'timestamp': {
      const zone = b.createString(timeZone);
      b.startObject(2);
      b.addFieldInt16(0, TIME_UNIT.microsecond, TIME_UNIT.second);
      b.addFieldOffset(1, zone, 0);
      return [TYPE.timestamp, b.endObject()];
    }
    case 'timestamp_ntz':
      return [TYPE.timestamp, table(b, [[16, TIME_UNIT.microsecond, TIME_UNIT.second]])];
    case 'year_month_interval':
      return [TYPE.interval, table(b, [[16, INTERVAL_UNIT.yearMonth, INTERVAL_UNIT.yearMonth]])];
    case 'day_time_interval':
      return [TYPE.duration, table(b, [[16, TIME_UNIT.microsecond, TIME_UNIT.millisecond]])];
    case 'array':
      return [TYPE.list, table(b, [])];
    case 'map':
      return [TYPE.map, table(b, [[8, 0, 0]])];
    case 'struct':
      return [TYPE.struct, table(b, [])];
    case 'calendar_interval':
    case 'unknown':
      throw new Bug(`${type.kind} has a layout in Arrow`);
    default:
      return assertNever(type, 'typeTable');
  }
}
