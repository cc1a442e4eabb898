import { type DataType, type Field, fail, typeSql } from '@spark-sql-to-snowflake/plan-ir';

/** Throws CompileError (UNSUPPORTED_DATA_TYPE_FOR_DATASOURCE) for columns that files with types of their own have not. */
export function checkHeldTypes(columns: readonly Field[], format: 'ORC' | 'Parquet'): void {
  for (const c of columns) {
    if (!holds(c.type)) fail('format-type', { format, column: `\`${c.name}\``, type: typeSql(c.type) });
  }
}

function holds(type: DataType): boolean {
  switch (type.kind) {
    case 'null':
    case 'calendar_interval':
      return false;
    case 'array':
      return holds(type.element);
    case 'map':
      return holds(type.key) && holds(type.value);
    case 'struct':
      return type.fields.every((f) => holds(f.type));
    default:
      return true;
  }
}
