import type { DataType, Field } from '@spark-sql-to-snowflake/plan-ir';
import { at, atom, type SqlPiece, STRENGTH } from './piece.js';

type MapType = Extract<DataType, { kind: 'map' }>;

/** What a dialect says of the parts of JSON text. Each gives SQL whose value is text, NULL for NULL. */
export interface JsonWords {
  /** A value that has nothing inside, as JSON: in quotes where JSON wants them. Refuses a type that has no form. `depth` lambdas are around it. */
  scalar(value: SqlPiece, type: DataType, depth: number): SqlPiece;
  /** A struct's field, of the field's type. */
  member(struct: SqlPiece, field: Field): SqlPiece;
  /** The texts with commas between; NULL ones are left out. Never NULL. */
  joined(texts: readonly SqlPiece[]): SqlPiece;
  /** What `text` makes of each element, with commas between. */
  elements(list: SqlPiece, element: DataType, depth: number, text: (element: SqlPiece) => SqlPiece): SqlPiece;
  /** What `text` makes of each key (as JSON) and value, with commas between. */
  entries(map: SqlPiece, type: MapType, depth: number, text: (key: SqlPiece, value: SqlPiece) => SqlPiece): SqlPiece;
  /** The text constant. */
  literal(text: string): SqlPiece;
}

const around = (open: string, inside: SqlPiece, close: string): SqlPiece =>
  atom(`('${open}' || ${at(inside, STRENGTH.concat)} || '${close}')`);
const orNull = (text: SqlPiece): SqlPiece => atom(`COALESCE(${text.text}, 'null')`);

/**
 * JSON text of a value as Spark writes it: fields of structs that are NULL are left out unless `keepNulls`, elements and map values
 * that are NULL are written. NULL for NULL. `depth` names the variables of lambdas.
 */
export function jsonText(value: SqlPiece, type: DataType, words: JsonWords, keepNulls: boolean, depth = 0): SqlPiece {
  const inner = (v: SqlPiece, t: DataType): SqlPiece => jsonText(v, t, words, keepNulls, depth + 1);
  switch (type.kind) {
    case 'null':
      return atom('CAST(NULL AS VARCHAR)');
    case 'struct': {
      const fields = type.fields.map((f) => {
        const text = jsonText(words.member(value, f), f.type, words, keepNulls, depth);
        const name = words.literal(`${JSON.stringify(f.name)}:`);
        return atom(`${name.text} || ${at(keepNulls ? orNull(text) : text, STRENGTH.add)}`);
      });
      const text = around('{', words.joined(fields), '}');
      return atom(`CASE WHEN ${at(value, STRENGTH.bitwise)} IS NOT NULL THEN ${text.text} END`);
    }
    case 'array': {
      const text = words.elements(value, type.element, depth, (v) => orNull(inner(v, type.element)));
      return around('[', text, ']');
    }
    case 'map': {
      const text = words.entries(value, type, depth, (k, v) =>
        atom(`${at(k, STRENGTH.add)} || ':' || ${orNull(inner(v, type.value)).text}`),
      );
      return around('{', text, '}');
    }
    default:
      return words.scalar(value, type, depth);
  }
}
