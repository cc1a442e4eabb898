import { type DataType, types as T } from '@spark-sql-to-snowflake/plan-ir';
import { type SnowflakeType, sparkTypeOf } from './types.js';

/**
 * A column, or a part of a structured type: the element of an ARRAY, the key and the value of a MAP, a field of an OBJECT.
 * Source: docs.snowflake.com/en/sql-reference/info-schema/columns, …/element_types, …/fields
 */
export interface DescribedType extends SnowflakeType {
  /** What its own parts have as `owner`. */
  readonly id: string | null;
  /** The type that this is a part of. */
  readonly owner: string | null;
  readonly field: string | null;
  readonly position: number;
}
/** A column's type for Spark, and Snowflake's text of it where values are converted between the two: `Field.stored`. */
export interface StoredType {
  readonly type: DataType;
  readonly stored?: string;
}

/** VARIANT, GEOGRAPHY and GEOMETRY are read as texts, which they are not in expressions. */
const CONVERTED: ReadonlySet<string> = new Set(['VARIANT', 'GEOGRAPHY', 'GEOMETRY']);

/** A function that gives the types of a table's columns; undefined for what Spark has not. `parts` are those of all its columns. */
export function typesOf(parts: readonly DescribedType[]): (column: DescribedType) => StoredType | undefined {
  const byOwner = new Map<string, DescribedType[]>();
  for (const p of [...parts].sort((a, b) => a.position - b.position)) {
    const known = byOwner.get(p.owner ?? '');
    if (known) known.push(p);
    else byOwner.set(p.owner ?? '', [p]);
  }
  const partsOf = ({ id }: DescribedType): readonly DescribedType[] => byOwner.get(id ?? '') ?? [];
  const spark = (t: DescribedType): DataType | undefined => {
    const own = partsOf(t);
    const inner = own.map(spark);
    const [first, second] = inner;
    if (own.length === 0) return sparkTypeOf(t);
    switch (t.name.toUpperCase()) {
      case 'ARRAY':
        return first && T.array(first);
      case 'MAP':
        // keys of an OBJECT, which it is read as, are texts
        return first?.kind === 'string' && second ? T.map(first, second) : undefined;
      case 'OBJECT': {
        const fields = own.flatMap((p, i) => (inner[i] ? [T.field(p.field ?? '', inner[i])] : []));
        return fields.length === own.length ? T.struct(fields) : undefined;
      }
      default:
        return undefined;
    }
  };
  const text = (t: DescribedType): string => {
    const own = partsOf(t);
    const name = t.name.toUpperCase();
    if (own.length > 0)
      return `${name}(${own.map((p) => (name === 'OBJECT' ? `${fieldName(p.field ?? '')} ${text(p)}` : text(p))).join(', ')})`;
    if (name === 'NUMBER') return `NUMBER(${t.precision ?? 38}, ${t.scale ?? 0})`;
    return name === 'TEXT' ? 'VARCHAR' : name;
  };
  return (column) => {
    const type = spark(column);
    if (!type) return undefined;
    const converted = partsOf(column).length > 0 || CONVERTED.has(column.name.toUpperCase());
    return { type, ...(converted && { stored: text(column) }) };
  };
}

const fieldName = (name: string): string => (/^[A-Za-z_]\w*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`);
