import { type DataType, types, typeText } from '@spark-sql-to-snowflake/plan-ir';
import { fromJsonPlan } from '@spark-sql-to-snowflake/spark-functions';
import {
  build,
  callOptions,
  hasKind,
  isOdd,
  type Lowering,
  type SqlPiece,
  STRENGTH,
  shortType,
} from '@spark-sql-to-snowflake/sql-emit';
import { castAs } from '../functions/pieces.js';
import { callHelper } from '../helper-call.js';
import { stringText } from '../literals.js';
import { typeName } from '../types.js';

/**
 * `from_json`: the helper checks every token as Spark does and writes what is left in strict JSON, with values in the spelling that
 * DuckDB's own cast takes.
 */
export const fromJson: Lowering = build((args, site) => {
  const [json] = args as [SqlPiece];
  const type = shortType(site.type);
  if (isOdd(type)) return site.ctx.refuse(site.call, `values of type ${typeText(type.odd)} are not read from JSON`);
  const plan = fromJsonPlan(type, callOptions(site.exprs[2], site), site.ctx.conf.timeZone);
  if ('why' in plan) return site.ctx.refuse(site.call, plan.why);
  const text = callHelper(site.ctx, 'from_json', [json, stringText(JSON.stringify(plan))]);
  return asType(castAs(text, 'JSON'), site.type);
});

/**
 * JSON as a type. Bytes are written as DuckDB spells them in text, which its cast from JSON does not read. A field may be taken from
 * it: brackets right behind `::STRUCT(…)` would be the type's.
 */
export const asType = (json: SqlPiece, type: DataType): SqlPiece => {
  const read = hasKind(type, 'binary') ? castAs(json, typeName(withText(type))) : json;
  return { ...castAs(read, typeName(type)), strength: STRENGTH.unary };
};

function withText(type: DataType): DataType {
  switch (type.kind) {
    case 'binary':
      return types.string;
    case 'array':
      return { ...type, element: withText(type.element) };
    case 'map':
      return { ...type, value: withText(type.value) };
    case 'struct':
      return { ...type, fields: type.fields.map((f) => ({ ...f, type: withText(f.type) })) };
    default:
      return type;
  }
}
