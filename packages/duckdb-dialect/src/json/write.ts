import { type DataType, isConstant } from '@spark-sql-to-snowflake/plan-ir';
import { toJsonPlan, type WriteFormats } from '@spark-sql-to-snowflake/spark-functions';
import {
  at,
  atom,
  build,
  type CallSite,
  callOptions,
  type JsonWords,
  jsonText,
  type Lowering,
  type SqlPiece,
  STRENGTH,
} from '@spark-sql-to-snowflake/sql-emit';
import { castAs, fn } from '../functions/pieces.js';
import { callHelper } from '../helper-call.js';
import { stringText } from '../literals.js';
import { scalarText } from './scalar.js';

const quoted = (p: SqlPiece): SqlPiece => atom(`'"' || ${at(p, STRENGTH.add)} || '"'`);
const jsonString = (text: SqlPiece): SqlPiece => castAs(fn('TO_JSON', text), 'VARCHAR');
const variable = (depth: number): SqlPiece => atom(`v${depth + 1}`);
const member = (value: SqlPiece, name: string): SqlPiece =>
  atom(`${at(value, STRENGTH.postfix)}[${stringText(name).text}]`);

/** `to_json`: the text is put together by the value's type. */
export const toJson: Lowering = build((args, site) => {
  const [type] = site.types;
  const plan = toJsonPlan(callOptions(site.exprs[1], site));
  if ('why' in plan) return site.ctx.refuse(site.call, plan.why);
  const text = jsonText(args[0] as SqlPiece, type as DataType, jsonWords(plan.formats, site), plan.keepNulls);
  return plan.style === '' ? text : callHelper(site.ctx, 'json_layout', [text, stringText(plan.style)]);
});

const jsonWords = (formats: WriteFormats, site: CallSite): JsonWords => ({
  literal: stringText,
  member: (value, field) => member(value, field.name),
  joined: (texts) => atom(`COALESCE(ARRAY_TO_STRING([${texts.map((t) => t.text).join(', ')}]::VARCHAR[], ','), '')`),
  elements: (values, _element, depth, text) => {
    const v = variable(depth);
    return atom(`ARRAY_TO_STRING(LIST_TRANSFORM(${values.text}, LAMBDA ${v.text}: ${text(v).text}), ',')`);
  },
  entries: (map, type, depth, text) => {
    const v = variable(depth);
    const entry = text(keyText(member(v, 'key'), type.key, site), member(v, 'value'));
    return atom(`ARRAY_TO_STRING(LIST_TRANSFORM(MAP_ENTRIES(${map.text}), LAMBDA ${v.text}: ${entry.text}), ',')`);
  },
  scalar: (value, type) => scalarJson(value, type, formats, site),
});

function scalarJson(value: SqlPiece, type: DataType, formats: WriteFormats, site: CallSite): SqlPiece {
  if (type.kind === 'binary') return quoted(fn('TO_BASE64', value));
  const text = scalarText(value, type, formats, site);
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
      return atom(`CASE WHEN ISFINITE(${value.text}) THEN ${text.text} ELSE ${quoted(text).text} END`);
    default:
      return jsonString(text);
  }
}

/** A key as a string: times are counted, as inside Spark. */
function keyText(key: SqlPiece, type: DataType, site: CallSite): SqlPiece {
  switch (type.kind) {
    case 'date':
      return quoted(castAs(atom(`(${key.text} - DATE '1970-01-01')`), 'VARCHAR'));
    case 'timestamp':
    case 'timestamp_ntz':
      return quoted(castAs(fn('EPOCH_US', key), 'VARCHAR'));
    case 'struct':
    case 'array':
      return jsonString(nestedKey(key, type, site));
    case 'null':
      return castAs(key, 'VARCHAR');
    case 'binary':
    case 'year_month_interval':
    case 'day_time_interval':
      return site.ctx.refuse(site.call, `its keys of type ${type.kind} have no text of their own`);
    default:
      return jsonString(scalarText(key, type, {}, site));
  }
}

/** `[1,x]`. Of a row in a column Spark writes the bytes in memory. */
function nestedKey(key: SqlPiece, type: DataType, site: CallSite, depth = 0): SqlPiece {
  if (!isConstant(site.exprs[0]))
    return site.ctx.refuse(site.call, 'its keys are no constants, and Spark writes their bytes in memory');
  const text = (v: SqlPiece, t: DataType): string => `COALESCE(${nestedKey(v, t, site, depth + 1).text}, 'null')`;
  if (type.kind === 'struct') {
    const fields = type.fields.map((f) => text(member(key, f.name), f.type));
    return atom(`('[' || ARRAY_TO_STRING([${fields.join(', ')}], ',') || ']')`);
  }
  if (type.kind === 'array') {
    const v = atom(`k${depth + 1}`);
    return atom(
      `('[' || ARRAY_TO_STRING(LIST_TRANSFORM(${key.text}, LAMBDA ${v.text}: ${text(v, type.element)}), ',') || ']')`,
    );
  }
  if (['map', 'binary', 'date', 'timestamp', 'timestamp_ntz'].includes(type.kind))
    return site.ctx.refuse(site.call, `its keys hold values of type ${type.kind}`);
  return scalarText(key, type, {}, site);
}
