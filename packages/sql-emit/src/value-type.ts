import { type DataType, typeText } from '@spark-sql-to-snowflake/plan-ir';

/** A type in the short form that helpers take it in: a name, or one key around what is inside. Plain JSON. */
export type ShortType =
  | string
  | { readonly array: ShortType }
  | { readonly map: ShortType }
  | { readonly struct: readonly (readonly [name: string, type: ShortType])[] };

const READ: ReadonlySet<string> = new Set([
  'boolean',
  'byte',
  'short',
  'int',
  'long',
  'float',
  'double',
  'decimal',
  'string',
  'binary',
  'date',
  'timestamp',
  'timestamp_ntz',
]);

/** The short form of a type that text is read as; or the type in it that no text is read as here. */
export function shortType(type: DataType): ShortType | { readonly odd: DataType } {
  switch (type.kind) {
    case 'array': {
      const element = shortType(type.element);
      return isOdd(element) ? element : { array: element };
    }
    case 'map': {
      const value = shortType(type.value);
      if (type.key.kind !== 'string') return { odd: type };
      return isOdd(value) ? value : { map: value };
    }
    case 'struct': {
      const fields: [string, ShortType][] = [];
      for (const f of type.fields) {
        const inner = shortType(f.type);
        if (isOdd(inner)) return inner;
        fields.push([f.name, inner]);
      }
      return { struct: fields };
    }
    default:
      return READ.has(type.kind) ? typeText(type) : { odd: type };
  }
}

export const isOdd = (type: ShortType | { readonly odd: DataType }): type is { readonly odd: DataType } =>
  typeof type === 'object' && 'odd' in type;

/** Is there a type of the given kind in the type? */
export function hasKind(type: DataType, kind: DataType['kind']): boolean {
  switch (type.kind) {
    case 'array':
      return hasKind(type.element, kind);
    case 'map':
      return hasKind(type.key, kind) || hasKind(type.value, kind);
    case 'struct':
      return type.fields.some((f) => hasKind(f.type, kind));
    default:
      return type.kind === kind;
  }
}

/** Is it a floating number, or is one inside of it? */
export const holdsFloats = (type: DataType | undefined): boolean =>
  type !== undefined && (hasKind(type, 'double') || hasKind(type, 'float'));

export const FLOATS_IN_SETS =
  'of NaN Spark keeps more than one, as many as it happens to take for others, and inside arrays and structs -0.0 beside 0.0';
