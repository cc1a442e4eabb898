import type { DataType } from '@spark-sql-to-snowflake/plan-ir';
import { at, atom, type SqlPiece, STRENGTH } from '@spark-sql-to-snowflake/sql-emit';
import { stringText } from './literals.js';

/** May a value of the type hold a NULL inside? */
function holdsNull(type: DataType): boolean {
  if (type.kind === 'array') return type.containsNull || holdsNull(type.element);
  if (type.kind === 'struct') return type.fields.some((f) => f.nullable || holdsNull(f.type));
  return false;
}

/**
 * A value that DuckDB orders as Spark orders `value`. Inside arrays and structs DuckDB puts a NULL behind everything, Spark before:
 * each element that may be NULL gets a flag in front of it. A NULL itself stays one.
 */
export function nestedKey(value: SqlPiece, type: DataType, depth = 0): SqlPiece {
  if (!holdsNull(type)) return value;
  const fields: string[] = [];
  if (type.kind === 'array') {
    const variable = `e${depth}`;
    const element = nestedKey(atom(variable), type.element, depth + 1);
    const key = type.containsNull ? `{'n': ${variable} IS NOT NULL, 'v': ${element.text}}` : element.text;
    return atom(`list_transform(${value.text}, lambda ${variable}: ${key})`);
  }
  if (type.kind !== 'struct') return value;
  type.fields.forEach((f, i) => {
    const part = atom(`${at(value, STRENGTH.postfix)}[${stringText(f.name).text}]`);
    if (f.nullable) fields.push(`'n${i}': ${part.text} IS NOT NULL`);
    fields.push(`'v${i}': ${nestedKey(part, f.type, depth + 1).text}`);
  });
  return atom(`CASE WHEN ${at(value, STRENGTH.compare + 1)} IS NOT NULL THEN {${fields.join(', ')}} END`);
}
