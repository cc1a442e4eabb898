import { typeText } from '../types/text.js';
import type { DataType, Field } from '../types/type.js';
import { oneLine } from './one-line.js';

/** Names of types as `printSchema` has them, where they are not those of `DESCRIBE`. CHAR and VARCHAR are strings when they are read. */
const NAMES: Partial<Record<DataType['kind'], string>> = {
  byte: 'byte',
  short: 'short',
  int: 'integer',
  long: 'long',
  char: 'string',
  varchar: 'string',
  array: 'array',
  map: 'map',
  struct: 'struct',
};
const nameOf = (type: DataType): string => NAMES[type.kind] ?? typeText(type);

/** A schema as `df.printSchema(level)` and SHOW TABLE EXTENDED print it. `level`: how deep; absent or below 1: all. */
export function schemaTree(schema: readonly Field[], level?: number): string {
  const lines = ['root\n'];
  fields(schema, ' |', level !== undefined && level > 0 ? level : Number.POSITIVE_INFINITY, lines);
  return lines.join('');
}

function fields(all: readonly Field[], prefix: string, depth: number, lines: string[]): void {
  if (depth <= 0) return;
  for (const { name, type, nullable } of all) {
    lines.push(`${prefix}-- ${oneLine(name)}: ${nameOf(type)} (nullable = ${nullable})\n`);
    nested(type, `${prefix}    |`, depth - 1, lines);
  }
}

function nested(type: DataType, prefix: string, depth: number, lines: string[]): void {
  if (depth <= 0) return;
  switch (type.kind) {
    case 'struct':
      fields(type.fields, prefix, depth, lines);
      break;
    case 'array':
      lines.push(`${prefix}-- element: ${nameOf(type.element)} (containsNull = ${type.containsNull})\n`);
      nested(type.element, `${prefix}    |`, depth - 1, lines);
      break;
    case 'map':
      lines.push(`${prefix}-- key: ${nameOf(type.key)}\n`);
      nested(type.key, `${prefix}    |`, depth - 1, lines);
      lines.push(`${prefix}-- value: ${nameOf(type.value)} (valueContainsNull = ${type.valueContainsNull})\n`);
      nested(type.value, `${prefix}    |`, depth - 1, lines);
      break;
    default:
      break;
  }
}
