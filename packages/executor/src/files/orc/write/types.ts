import { type DataType, type Field, typeText } from '@spark-sql-to-snowflake/plan-ir';
import { type Type, Type_Kind } from '../gen/orc.js';
import { CATALYST_TYPE } from '../types.js';

const KINDS: Readonly<Partial<Record<DataType['kind'], Type_Kind>>> = {
  boolean: Type_Kind.BOOLEAN,
  byte: Type_Kind.BYTE,
  short: Type_Kind.SHORT,
  int: Type_Kind.INT,
  long: Type_Kind.LONG,
  float: Type_Kind.FLOAT,
  double: Type_Kind.DOUBLE,
  string: Type_Kind.STRING,
  char: Type_Kind.STRING,
  varchar: Type_Kind.STRING,
  binary: Type_Kind.BINARY,
  date: Type_Kind.DATE,
  timestamp: Type_Kind.TIMESTAMP,
  timestamp_ntz: Type_Kind.LONG,
  year_month_interval: Type_Kind.INT,
  day_time_interval: Type_Kind.LONG,
  decimal: Type_Kind.DECIMAL,
  array: Type_Kind.LIST,
  map: Type_Kind.MAP,
  struct: Type_Kind.STRUCT,
};
/** Types that Spark notes by name: more than one of its types is kept as theirs. */
const NOTED: ReadonlySet<DataType['kind']> = new Set([
  'timestamp',
  'timestamp_ntz',
  'year_month_interval',
  'day_time_interval',
]);

/** The types of a file with these columns, each before its parts. */
export function typesOf(columns: readonly Field[]): readonly Type[] {
  const list: Type[] = [];
  add({ kind: 'struct', fields: columns }, list);
  return list;
}

function add(type: DataType, list: Type[]): number {
  const id = list.length;
  const made: Type = { kind: KINDS[type.kind], subtypes: [], fieldNames: [], attributes: [] };
  list.push(made);
  if (NOTED.has(type.kind)) made.attributes.push({ key: CATALYST_TYPE, value: typeText(type) });
  if (type.kind === 'decimal') {
    made.precision = type.precision;
    made.scale = type.scale;
  }
  if (type.kind === 'array') made.subtypes.push(add(type.element, list));
  if (type.kind === 'map') made.subtypes.push(add(type.key, list), add(type.value, list));
  if (type.kind === 'struct') {
    for (const f of type.fields) {
      made.fieldNames.push(f.name);
      made.subtypes.push(add(f.type, list));
    }
  }
  return id;
}
