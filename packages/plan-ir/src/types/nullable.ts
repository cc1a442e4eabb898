import type { DataType } from './type.js';

/** The type as it is read back from a table: whatever was written, elements, values and fields may be NULL. */
export function nullableInside(type: DataType): DataType {
  switch (type.kind) {
    case 'array':
      return { ...type, element: nullableInside(type.element), containsNull: true };
    case 'map':
      return {
        ...type,
        key: nullableInside(type.key),
        value: nullableInside(type.value),
        valueContainsNull: true,
      };
    case 'struct':
      return { ...type, fields: type.fields.map((f) => ({ ...f, type: nullableInside(f.type), nullable: true })) };
    default:
      return type;
  }
}
