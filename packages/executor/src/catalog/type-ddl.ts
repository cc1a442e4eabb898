import { type DataType, typeSql } from '@spark-sql-to-snowflake/plan-ir';
import { quotedName } from './names.js';

/** A type as a schema text has it, with the names of fields in backticks. */
export function typeDdl(type: DataType): string {
  switch (type.kind) {
    case 'array':
      return `ARRAY<${typeDdl(type.element)}>`;
    case 'map':
      return `MAP<${typeDdl(type.key)}, ${typeDdl(type.value)}>`;
    case 'struct':
      return `STRUCT<${type.fields.map((f) => `${quotedName([f.name])}: ${typeDdl(f.type)}`).join(', ')}>`;
    default:
      return typeSql(type);
  }
}
