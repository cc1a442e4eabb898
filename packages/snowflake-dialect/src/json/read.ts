import { type DataType, typeText } from '@spark-sql-to-snowflake/plan-ir';
import { fromJsonPlan } from '@spark-sql-to-snowflake/spark-functions';
import {
  atom,
  build,
  type CallSite,
  callOptions,
  hasKind,
  isOdd,
  type Lowering,
  type SqlPiece,
  shortType,
} from '@spark-sql-to-snowflake/sql-emit';
import { castAs, fn } from '../functions/pieces.js';
import { callHelper } from '../helper-call.js';
import { stringText } from '../literals.js';
import { typeName } from '../types.js';

/** Types whose values are no JSON: they come as text and become VARIANTs of their own type. */
const MADE: readonly DataType['kind'][] = [
  'binary',
  'decimal',
  'float',
  'double',
  'date',
  'timestamp',
  'timestamp_ntz',
];
const isMade = (type: DataType): boolean => MADE.some((kind) => hasKind(type, kind));
const JSON_NULL = "PARSE_JSON('null')";

/** A VARIANT of JSON with the values in it of their types. */
export function typed(json: string, type: DataType, site: CallSite, depth = 0): string {
  if (!isMade(type)) return json;
  switch (type.kind) {
    case 'struct': {
      const fields = type.fields.map((f) => {
        const name = stringText(f.name);
        return `${name}, ${typed(`GET(${json}, ${name})`, f.type, site, depth)}`;
      });
      return `IFF(IS_OBJECT(${json}), OBJECT_CONSTRUCT_KEEP_NULL(${fields.join(', ')}), NULL)`;
    }
    case 'array': {
      const e = `e${depth}__`;
      return `TRANSFORM(${json}::ARRAY, ${e} -> COALESCE(TO_VARIANT(${typed(e, type.element, site, depth + 1)}), ${JSON_NULL}))`;
    }
    case 'map':
      return site.ctx.refuse(
        site.call,
        'the values of a map are JSON there: bytes, numbers with a point and times are none',
      );
    case 'binary':
      return `TO_BINARY(${json}::VARCHAR, 'BASE64')`;
    default:
      return `${json}::VARCHAR::${typeName(type)}`;
  }
}

/** What the helper wrote as strict JSON, as a value of the type; `asked`: the types that the call may give. */
export function parsed(text: SqlPiece, site: CallSite): SqlPiece {
  if (hasKind(site.type, 'map')) site.ctx.approximate(site.call, 'an OBJECT sorts the keys of a map');
  const json = fn('PARSE_JSON', text);
  // a list around it makes the value a name: it is looked at once for each field
  if (isMade(site.type))
    return castAs(
      atom(`TRANSFORM(ARRAY_CONSTRUCT(${json.text}), j__ -> ${typed('j__', site.type, site)})[0]`),
      typeName(site.type),
    );
  return castAs(json, typeName(site.type));
}

/** `from_json`: the helper checks every token as Spark does and writes what is left in strict JSON. */
export const fromJson: Lowering = build((args, site) => {
  const [json] = args as [SqlPiece];
  const type = shortType(site.type);
  if (isOdd(type)) return site.ctx.refuse(site.call, `values of type ${typeText(type.odd)} are not read from JSON`);
  const plan = fromJsonPlan(type, callOptions(site.exprs[2], site), site.ctx.conf.timeZone);
  if ('why' in plan) return site.ctx.refuse(site.call, plan.why);
  return parsed(callHelper(site.ctx, 'from_json', [json, atom(stringText(JSON.stringify(plan)))]), site);
});
