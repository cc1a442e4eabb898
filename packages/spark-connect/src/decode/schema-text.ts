import { type DataType, typeText } from '@spark-sql-to-snowflake/plan-ir';

/** A type as text that parses to it again, with every field's name quoted. */
export function schemaText(type: DataType): string {
  switch (type.kind) {
    case 'array':
      return `array<${schemaText(type.element)}>`;
    case 'map':
      return `map<${schemaText(type.key)},${schemaText(type.value)}>`;
    case 'struct':
      return `struct<${type.fields.map((f) => `\`${f.name.replaceAll('`', '``')}\`:${schemaText(f.type)}`).join(',')}>`;
    default:
      return typeText(type);
  }
}
