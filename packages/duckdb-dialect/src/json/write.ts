import { type DataType, typeText } from '@spark-sql-to-snowflake/plan-ir';
import { at, atom, type CallSite, type SqlPiece, STRENGTH } from '@spark-sql-to-snowflake/sql-emit';
import { castAs, fn } from '../functions/pieces.js';
import { callHelper } from '../helper-call.js';
import { stringText } from '../literals.js';

const quoted = (p: SqlPiece): SqlPiece => atom(`'"' || ${at(p, STRENGTH.add)} || '"'`);
/** A struct's field. */
const member = (value: SqlPiece, name: string): SqlPiece =>
  atom(`${at(value, STRENGTH.postfix)}[${stringText(name).text}]`);

/**
 * JSON text of a value as Spark writes it: fields of structs that are NULL are left out, elements and map values that are NULL are
 * written. NULL for NULL. `depth` names the lambdas' variables.
 */
export function jsonText(value: SqlPiece, type: DataType, site: CallSite, depth = 0): SqlPiece {
  switch (type.kind) {
    case 'boolean':
    case 'byte':
    case 'short':
    case 'int':
    case 'long':
    case 'decimal':
      return castAs(value, 'VARCHAR');
    case 'double':
    case 'float': {
      const text = callHelper(site.ctx, `${type.kind}_to_string`, [value]);
      return atom(`CASE WHEN ISFINITE(${value.text}) THEN ${text.text} ELSE ${quoted(text).text} END`);
    }
    case 'string':
    case 'char':
    case 'varchar':
      return castAs(fn('TO_JSON', value), 'VARCHAR');
    case 'date':
      return quoted(castAs(value, 'VARCHAR'));
    case 'binary':
      return quoted(fn('TO_BASE64', value));
    case 'struct': {
      const fields = type.fields.map((f) => {
        const text = jsonText(member(value, f.name), f.type, site, depth);
        return `${stringText(`${JSON.stringify(f.name)}:`).text} || ${at(text, STRENGTH.add)}`;
      });
      const text = `'{' || COALESCE(ARRAY_TO_STRING([${fields.join(', ')}], ','), '') || '}'`;
      return atom(`CASE WHEN ${at(value, STRENGTH.bitwise)} IS NOT NULL THEN ${text} END`);
    }
    case 'array':
      return list(
        value,
        `COALESCE(${jsonText(variable(depth), type.element, site, depth + 1).text}, 'null')`,
        depth,
        '[]',
      );
    case 'map': {
      if (type.key.kind !== 'string') return site.ctx.refuse(site.call, 'maps in JSON have string keys here');
      const entry = variable(depth);
      const key = castAs(fn('TO_JSON', member(entry, 'key')), 'VARCHAR');
      const text = `COALESCE(${jsonText(member(entry, 'value'), type.value, site, depth + 1).text}, 'null')`;
      return list(fn('MAP_ENTRIES', value), `${key.text} || ':' || ${text}`, depth, '{}');
    }
    default:
      return site.ctx.refuse(site.call, `values of type ${typeText(type)} are not written as JSON yet`);
  }
}

const variable = (depth: number): SqlPiece => atom(`v${depth + 1}`);
const list = (values: SqlPiece, element: string, depth: number, [open, close]: string | readonly string[]): SqlPiece =>
  atom(
    `('${open}' || ARRAY_TO_STRING(LIST_TRANSFORM(${values.text}, LAMBDA ${variable(depth).text}: ${element}), ',') || '${close}')`,
  );
