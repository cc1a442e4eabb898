import type { DataType, Field } from '@spark-sql-to-snowflake/plan-ir';
import { typeText } from '@spark-sql-to-snowflake/plan-ir';

/** Names of types as `printSchema` has them, where they are not those of `DESCRIBE`. */
const NAMES: Partial<Record<DataType['kind'], string>> = {
  byte: 'byte',
  short: 'short',
  int: 'integer',
  long: 'long',
  array: 'array',
  map: 'map',
  struct: 'struct',
};
const nameOf = (type: DataType): string => NAMES[type.kind] ?? typeText(type);

/** A schema as `df.printSchema(level)` prints it. `level`: how deep; absent or below 1: all. */
export function treeString(schema: readonly Field[], level?: number): string {
  const lines = ['root\n'];
  fields(schema, ' |', level !== undefined && level > 0 ? level : Number.POSITIVE_INFINITY, lines);
  return lines.join('');
}

function fields(all: readonly Field[], prefix: string, depth: number, lines: string[]): void {
  if (depth <= 0) return;
  for (const { name, type, nullable } of all) {
    lines.push(`${prefix}-- ${escaped(name)}: ${nameOf(type)} (nullable = ${nullable})\n`);
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

const ESCAPES: Readonly<Record<string, string>> = {
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\f': '\\f',
  '\b': '\\b',
  '\u000B': '\\v',
  '\u0007': '\\a',
};
const escaped = (name: string): string => name.replace(/[\n\r\t\f\b\v\u0007]/g, (c) => ESCAPES[c] ?? c);
