import type { DataType } from '@spark-sql-to-snowflake/plan-ir';
import { toJsonPlan, type WriteFormats } from '@spark-sql-to-snowflake/spark-functions';
import {
  at,
  atom,
  build,
  type CallSite,
  callOptions,
  hasKind,
  type JsonWords,
  jsonText,
  type Lowering,
  type SqlPiece,
  STRENGTH,
} from '@spark-sql-to-snowflake/sql-emit';
import { hasTextKeys } from '../functions/map-key.js';
import { fn, text as literal } from '../functions/pieces.js';
import { callHelper } from '../helper-call.js';
import { stringText } from '../literals.js';
import { typeName } from '../types.js';
import { scalarText } from './scalar.js';

const quoted = (p: SqlPiece): SqlPiece => atom(`'"' || ${at(p, STRENGTH.add)} || '"'`);
/** A string between quotes. Control characters stay as they are: the helper that sees the whole text escapes them. */
const jsonString = (p: SqlPiece): SqlPiece =>
  quoted(fn('REPLACE', fn('REPLACE', p, literal('\\'), literal('\\\\')), literal('"'), literal('\\"')));
const asType = (variant: string, type: DataType): SqlPiece =>
  type.kind === 'null' ? atom('NULL') : atom(`${variant}::${typeName(type)}`);

/** `to_json`: the text is put together by the value's type, and its control characters are escaped by a helper at the end. */
export const toJson: Lowering = build((args, site) => {
  const type = site.types[0] as DataType;
  const plan = toJsonPlan(callOptions(site.exprs[1], site));
  if ('why' in plan) return site.ctx.refuse(site.call, plan.why);
  const text = jsonText(args[0] as SqlPiece, type, jsonWords(plan.formats, site), plan.keepNulls);
  if (plan.style === '' && !hasKind(type, 'string')) return text;
  return callHelper(site.ctx, 'json_layout', [text, literal(plan.style)]);
});

const jsonWords = (formats: WriteFormats, site: CallSite): JsonWords => ({
  literal,
  member: (value, field) => asType(`GET(${value.text}, ${stringText(field.name)})`, field.type),
  joined: (texts) => atom(`ARRAY_TO_STRING(ARRAY_CONSTRUCT_COMPACT(${texts.map((t) => t.text).join(', ')}), ',')`),
  elements: (values, element, depth, text) => {
    const e = `e${depth}__`;
    return atom(`ARRAY_TO_STRING(TRANSFORM(${values.text}, ${e} -> ${text(asType(e, element)).text}), ',')`);
  },
  entries: (map, type, depth, text) => {
    hasTextKeys(type, site);
    site.ctx.approximate(site.call, 'the keys of a map come sorted');
    const k = `k${depth}__`;
    const value = asType(`GET(${map.text}, ${k})`, type.value);
    // a date is the number of its days there
    const shown =
      type.key.kind === 'date' ? `DATEDIFF(DAY, DATE '1970-01-01', TO_DATE(${k}, 'YYYY-MM-DD'))::VARCHAR` : k;
    const entry = text(jsonString(atom(shown)), value);
    return atom(`ARRAY_TO_STRING(TRANSFORM(OBJECT_KEYS(${map.text}), ${k} VARCHAR -> ${entry.text}), ',')`);
  },
  scalar: (value, type, depth) => scalarJson(value, type, formats, site, depth > 0),
});

function scalarJson(
  value: SqlPiece,
  type: DataType,
  formats: WriteFormats,
  site: CallSite,
  inLambda: boolean,
): SqlPiece {
  if (type.kind === 'binary') return quoted(fn('BASE64_ENCODE', value));
  const text = scalarText(value, type, formats, site, inLambda);
  switch (type.kind) {
    case 'boolean':
    case 'byte':
    case 'short':
    case 'int':
    case 'long':
    case 'decimal':
      return text;
    case 'double':
    case 'float':
      return atom(
        `IFF(${value.text} IN ('NaN'::FLOAT, 'inf'::FLOAT, '-inf'::FLOAT), ${quoted(text).text}, ${text.text})`,
      );
    default:
      return jsonString(text);
  }
}
