import { type DataType, type Field, fail, types as T } from '@spark-sql-to-snowflake/plan-ir';
import { DATE_UNIT, INTERVAL_UNIT, PRECISION, SLOT, TIME_UNIT, TYPE } from './format.js';
import { invalid } from './invalid.js';
import type { FlatTable } from './table-reader.js';

/** A field of a stream's schema: its Spark type, and how its values come. */
export interface SentField {
  readonly name: string;
  readonly type: DataType;
  readonly nullable: boolean;
  /** `large`: like `bytes` and `list`, with offsets of 64 bits. */
  readonly form: 'null' | 'bits' | 'fixed' | 'bytes' | 'list' | 'struct';
  readonly large: boolean;
  /** Bytes a value, of `fixed`. */
  readonly width: number;
  readonly children: readonly SentField[];
  /** The values are places in a dictionary; `type` and what follows from it are the dictionary's. */
  readonly dictionary?: { readonly id: number; readonly width: number };
}

/** Deeper types than any that a program has. */
const MAX_DEPTH = 64;

/** The fields of a schema message. Throws CompileError for types that Spark has not. */
export const sentFields = (schema: FlatTable): readonly SentField[] =>
  schema.tables(SLOT.schema.fields).map((f) => sentField(f, 0));

type Form = Partial<Pick<SentField, 'form' | 'large' | 'width'>> & Pick<SentField, 'type'>;

function sentField(table: FlatTable, depth: number): SentField {
  if (depth > MAX_DEPTH) return invalid(`its types are nested deeper than ${MAX_DEPTH} levels`);
  const name = table.text(SLOT.field.name) ?? '';
  const children = table.tables(SLOT.field.children).map((c) => sentField(c, depth + 1));
  const kind = table.byte(SLOT.field.typeType);
  const type = table.table(SLOT.field.type) ?? invalid(`the column ${name} has no type`);
  const form = formOf(kind, type, children) ?? fail('unsupported-arrow-type', { type: typeName(kind, type) });
  const encoding = table.table(SLOT.field.dictionary);
  const index = encoding?.table(SLOT.dictionary.indexType);
  return {
    name,
    nullable: table.byte(SLOT.field.nullable) !== 0,
    form: 'fixed',
    large: false,
    width: 0,
    children,
    ...form,
    ...(encoding && {
      dictionary: {
        id: encoding.long(SLOT.dictionary.id),
        width: (index?.int(0) ?? 32) / 8,
      },
    }),
  };
}

const fixed = (type: DataType, width: number): Form => ({ type, width });

/** Undefined where Spark has no such type. Source of the pairs: what Spark 3.5 takes, and forms of the same values. */
function formOf(kind: number, t: FlatTable, children: readonly SentField[]): Form | undefined {
  switch (kind) {
    case TYPE.null:
      return { form: 'null', type: T.nullType };
    case TYPE.bool:
      return { form: 'bits', type: T.boolean };
    case TYPE.int:
      return t.byte(1) === 0 ? undefined : integer(t.int(0));
    case TYPE.floatingPoint:
      if (t.short(0) === PRECISION.single) return fixed(T.float, 4);
      return t.short(0) === PRECISION.double ? fixed(T.double, 8) : undefined;
    case TYPE.decimal: {
      const [precision, scale, bits] = [t.int(0), t.int(1), t.int(2, 128)];
      const known = bits === 128 && precision >= 1 && precision <= 38 && scale >= 0 && scale <= precision;
      return known ? fixed(T.decimal(precision, scale), 16) : undefined;
    }
    case TYPE.utf8:
    case TYPE.largeUtf8:
      return { form: 'bytes', type: T.string, large: kind === TYPE.largeUtf8 };
    case TYPE.binary:
    case TYPE.largeBinary:
      return { form: 'bytes', type: T.binary, large: kind === TYPE.largeBinary };
    case TYPE.date:
      return t.short(0, DATE_UNIT.millisecond) === DATE_UNIT.day ? fixed(T.date, 4) : undefined;
    case TYPE.timestamp:
      if (t.short(0) !== TIME_UNIT.microsecond) return undefined;
      return fixed(t.text(1) ? T.timestamp : T.timestampNtz, 8);
    case TYPE.interval:
      return t.short(0) === INTERVAL_UNIT.yearMonth ? fixed(T.yearMonthInterval(), 4) : undefined;
    case TYPE.duration:
      return t.short(0, TIME_UNIT.millisecond) === TIME_UNIT.microsecond ? fixed(T.dayTimeInterval(), 8) : undefined;
    case TYPE.struct:
      return { form: 'struct', type: T.struct(children.map(fieldOf)) };
    case TYPE.list:
    case TYPE.largeList: {
      const [element] = children;
      if (children.length !== 1 || !element) return invalid('a list has not one child');
      return { form: 'list', type: T.array(element.type, element.nullable), large: kind === TYPE.largeList };
    }
    case TYPE.map: {
      const [entries] = children;
      const [key, value] = entries?.children ?? [];
      if (entries?.form !== 'struct' || !key || !value) return invalid('a map has not keys and values');
      return { form: 'list', type: T.map(key.type, value.type, value.nullable) };
    }
    default:
      return undefined;
  }
}

function integer(bits: number): Form | undefined {
  const type = { 8: T.byte, 16: T.short, 32: T.int, 64: T.long }[bits];
  return type && fixed(type, bits / 8);
}

export const fieldOf = ({ name, type, nullable }: SentField): Field => ({ name, type, nullable });

/** A type as Arrow's Java library writes it, which is what Spark's message holds. */
function typeName(kind: number, t: FlatTable): string {
  const name = Object.entries(TYPE).find(([, n]) => n === kind)?.[0];
  if (name === undefined) return `number ${kind}`;
  const unit = (units: object, byDefault: number): string | undefined =>
    Object.keys(units)[t.short(0, byDefault)]?.toUpperCase();
  const words: { readonly [kind: number]: () => readonly unknown[] } = {
    [TYPE.int]: () => [t.int(0), t.byte(1) !== 0],
    [TYPE.floatingPoint]: () => [unit(PRECISION, PRECISION.half)],
    [TYPE.decimal]: () => [t.int(0), t.int(1), t.int(2, 128)],
    [TYPE.date]: () => [unit(DATE_UNIT, DATE_UNIT.millisecond)],
    [TYPE.time]: () => [unit(TIME_UNIT, TIME_UNIT.millisecond), t.int(1, 32)],
    [TYPE.timestamp]: () => [unit(TIME_UNIT, TIME_UNIT.second), t.text(1) ?? 'null'],
    [TYPE.duration]: () => [unit(TIME_UNIT, TIME_UNIT.millisecond)],
    [TYPE.interval]: () => [['YEAR_MONTH', 'DAY_TIME', 'MONTH_DAY_NANO'][t.short(0)]],
    [TYPE.fixedSizeBinary]: () => [t.int(0)],
    [TYPE.fixedSizeList]: () => [t.int(0)],
  };
  const title = `${name[0]?.toUpperCase()}${name.slice(1)}`;
  return words[kind] ? `${title}(${words[kind]().join(', ')})` : title;
}
