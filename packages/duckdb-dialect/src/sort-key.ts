import { type DataType, isNumeric, type SortOrder } from '@spark-sql-to-snowflake/plan-ir';
import { at, atom, piece, type SqlPiece, STRENGTH } from '@spark-sql-to-snowflake/sql-emit';
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

const isFloating = (type: DataType): boolean => type.kind === 'double' || type.kind === 'float';

/** Is a value of the type sorted by an expression of it? */
export const hasComputedKey = (type: DataType): boolean => isFloating(type) || holdsNull(type);

/** A sort by a column of floating numbers gives -0.0 back as 0.0; one by a sum leaves the column as it is. */
export function sortKey(value: SqlPiece, { expr }: SortOrder): SqlPiece {
  if (!isFloating(expr.type)) return nestedKey(value, expr.type);
  const whole =
    expr.kind === 'literal' || (expr.kind === 'cast' && isNumeric(expr.expr.type) && !isFloating(expr.expr.type));
  const zero = expr.type.kind === 'float' ? 'CAST(0 AS FLOAT)' : '0e0';
  return whole ? value : piece(`${at(value, STRENGTH.add)} + ${zero}`, STRENGTH.add);
}
