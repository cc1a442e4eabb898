import { assertNever, type DataType, type Field, fail } from '@spark-sql-to-snowflake/plan-ir';

/** How Arrow lays the values of a Spark type out in memory: Arrow's Columnar Format, "Physical Memory Layout". */
export type Layout =
  /** No memory: only a count. */
  | { readonly kind: 'null' }
  /** One bit a value. */
  | { readonly kind: 'bits' }
  /** `width` bytes a value. */
  | { readonly kind: 'fixed'; readonly width: number }
  /** Offsets of 32 bits into bytes. */
  | { readonly kind: 'bytes' }
  /** Offsets of 32 bits into one child. */
  | { readonly kind: 'list'; readonly child: Field }
  /** A child a field. */
  | { readonly kind: 'struct'; readonly children: readonly Field[] };

const fixed = (width: number): Layout => ({ kind: 'fixed', width });

/** The layout of a type. Throws CompileError for calendar intervals, which Spark does not send either, and for unknown types. */
export function layoutOf(type: DataType): Layout {
  switch (type.kind) {
    case 'null':
      return { kind: 'null' };
    case 'boolean':
      return { kind: 'bits' };
    case 'byte':
      return fixed(1);
    case 'short':
      return fixed(2);
    case 'int':
    case 'float':
    case 'date':
    case 'year_month_interval':
      return fixed(4);
    case 'long':
    case 'double':
    case 'timestamp':
    case 'timestamp_ntz':
    case 'day_time_interval':
      return fixed(8);
    case 'decimal':
      return fixed(16);
    case 'string':
    case 'char':
    case 'varchar':
    case 'binary':
      return { kind: 'bytes' };
    case 'array':
      return { kind: 'list', child: { name: 'element', type: type.element, nullable: type.containsNull } };
    case 'map':
      return { kind: 'list', child: { name: 'entries', type: entriesOf(type), nullable: false } };
    case 'struct':
      return { kind: 'struct', children: distinctNames(type.fields) };
    case 'calendar_interval':
      return fail('type-not-sent', { type: 'INTERVAL' });
    case 'unknown':
      return fail('type-not-sent', { type: 'UNKNOWN' });
    default:
      return assertNever(type, 'layoutOf');
  }
}

/** A map is a list of structs of two fields. */
export const entriesOf = (type: DataType & { readonly kind: 'map' }): DataType & { readonly kind: 'struct' } => ({
  kind: 'struct',
  fields: [
    { name: 'key', type: type.key, nullable: false },
    { name: 'value', type: type.value, nullable: type.valueContainsNull },
  ],
});

/** Fields of one name within a struct are told apart by a number, as Spark does: `a_0`, `a_1`. Columns may share a name. */
function distinctNames(fields: readonly Field[]): readonly Field[] {
  const uses = new Map<string, number>();
  for (const f of fields) uses.set(f.name, (uses.get(f.name) ?? 0) + 1);
  if (uses.size === fields.length) return fields;
  const next = new Map<string, number>();
  return fields.map((f) => {
    if (uses.get(f.name) === 1) return f;
    const n = next.get(f.name) ?? 0;
    next.set(f.name, n + 1);
    return { ...f, name: `${f.name}_${n}` };
  });
}
