import type { DataType, Field } from './type.js';

function sameFields(a: readonly Field[], b: readonly Field[], names: 'compare' | 'ignore'): boolean {
  if (a.length !== b.length) return false;
  return a.every((f, i) => {
    const g = b[i];
    return g !== undefined && (names === 'ignore' || f.name === g.name) && sameType(f.type, g.type, names);
  });
}

/**
 * Are two types the same but for nullability? Field names compare as `names` says: Spark's set operations and
 * casts ignore them, equality of schemas does not.
 */
export function sameType(a: DataType, b: DataType, names: 'compare' | 'ignore' = 'compare'): boolean {
  if (a === b) return true;
  if (a.kind !== b.kind) return false;
  switch (a.kind) {
    case 'decimal':
      return b.kind === 'decimal' && a.precision === b.precision && a.scale === b.scale;
    case 'char':
    case 'varchar':
      return b.kind === a.kind && a.length === b.length;
    case 'year_month_interval':
    case 'day_time_interval':
      return b.kind === a.kind && a.start === b.start && a.end === b.end;
    case 'array':
      return b.kind === 'array' && sameType(a.element, b.element, names);
    case 'map':
      return b.kind === 'map' && sameType(a.key, b.key, names) && sameType(a.value, b.value, names);
    case 'struct':
      return b.kind === 'struct' && sameFields(a.fields, b.fields, names);
    default:
      return true;
  }
}
