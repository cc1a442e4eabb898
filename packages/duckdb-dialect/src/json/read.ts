import { type DataType, typeText } from '@spark-sql-to-snowflake/plan-ir';
import { atom, type CallSite, type SqlPiece } from '@spark-sql-to-snowflake/sql-emit';
import { castAs, fn } from '../functions/pieces.js';
import { stringText } from '../literals.js';
import { typeName } from '../types.js';

const INTEGERS = "('BIGINT', 'UBIGINT')";
const NUMBERS = "('BIGINT', 'UBIGINT', 'DOUBLE', 'HUGEINT', 'DECIMAL')";

const whenType = (json: SqlPiece, types: string, then: string): SqlPiece =>
  atom(`CASE WHEN JSON_TYPE(${json.text}) IN ${types} THEN ${then} END`);
const text = (json: SqlPiece): string => `JSON_EXTRACT_STRING(${json.text}, '$')`;
/** `$."key"`, whatever is in the key. */
const keyPath = (key: string): SqlPiece => stringText(`$.${JSON.stringify(key)}`);

/**
 * A JSON value as a Spark type. A token of another kind gives NULL: Spark reads no text as a number, nor 1.5 as an integer; a string
 * field takes any token, as text.
 */
export function readJson(json: SqlPiece, type: DataType, site: CallSite, depth = 0): SqlPiece {
  switch (type.kind) {
    case 'byte':
    case 'short':
    case 'int':
    case 'long':
      return whenType(json, INTEGERS, `TRY_CAST(${text(json)} AS ${typeName(type)})`);
    case 'double':
    case 'float':
    case 'decimal':
      return whenType(json, NUMBERS, `TRY_CAST(${text(json)} AS ${typeName(type)})`);
    case 'boolean':
      return whenType(json, "('BOOLEAN')", castAs(atom(text(json)), 'BOOLEAN').text);
    case 'string':
      return atom(text(json));
    case 'struct':
      return whenType(json, "('OBJECT')", structOf(json, type.fields, site, depth));
    case 'array': {
      const v = `j${depth + 1}`;
      const element = readJson(atom(v), type.element, site, depth + 1);
      return whenType(
        json,
        "('ARRAY')",
        `LIST_TRANSFORM(JSON_EXTRACT(${json.text}, '$[*]'), LAMBDA ${v}: ${element.text})`,
      );
    }
    case 'map': {
      if (type.key.kind !== 'string') return site.ctx.refuse(site.call, 'maps in JSON have string keys here');
      const k = `k${depth + 1}`;
      const keys = `JSON_KEYS(${json.text})`;
      const value = readJson(
        atom(`JSON_EXTRACT(${json.text}, '$.' || TO_JSON(${k})::VARCHAR)`),
        type.value,
        site,
        depth + 1,
      );
      return whenType(json, "('OBJECT')", `MAP(${keys}, LIST_TRANSFORM(${keys}, LAMBDA ${k}: ${value.text}))`);
    }
    default:
      return site.ctx.refuse(site.call, `values of type ${typeText(type)} are not read from JSON yet`);
  }
}

function structOf(
  json: SqlPiece,
  fields: readonly { readonly name: string; readonly type: DataType }[],
  site: CallSite,
  depth: number,
): string {
  const members = fields.map((f) => {
    const value = readJson(fn('JSON_EXTRACT', json, keyPath(f.name)), f.type, site, depth);
    return `${stringText(f.name).text}: CAST(${value.text} AS ${typeName(f.type)})`;
  });
  return `{${members.join(', ')}}`;
}

const LOOSE =
  'text that is no strict JSON: Spark reads names and strings in single quotes, and what stands before trailing text, and takes no comma before a closing bracket';

/**
 * `from_json`: blank text is NULL; text that is no JSON is a struct of NULLs where a struct is asked for, else NULL. Where an array of
 * structs is asked for, one object is an array of it.
 */
export function fromJson(value: SqlPiece, type: DataType, site: CallSite): SqlPiece {
  site.ctx.approximate(site.call, LOOSE);
  const json = fn('TRY', castAs(value, 'JSON'));
  if (type.kind === 'array' && type.element.kind === 'struct') {
    const list = readJson(json, type, site);
    const one = `[${structOf(json, type.element.fields, site, 0)}]`;
    return atom(`CASE WHEN JSON_TYPE(${json.text}) = 'OBJECT' THEN ${one} ELSE ${list.text} END`);
  }
  if (type.kind !== 'struct') return readJson(json, type, site);
  // a list around it makes the value a name: it is looked at once for each field
  const members = structOf(atom('j0'), type.fields, site, 0);
  const read = `LIST_TRANSFORM([${json.text}], LAMBDA j0: ${members})[1]`;
  return atom(`CASE WHEN TRIM(${value.text}, E' \\t\\n\\r') <> '' THEN ${read} END`);
}
