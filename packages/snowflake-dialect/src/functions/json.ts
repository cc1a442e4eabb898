import type { families, NeedsLowering } from '@spark-sql-to-snowflake/plan-ir';
import { inferPlan } from '@spark-sql-to-snowflake/spark-functions';
import {
  atom,
  build,
  byHelper,
  callOptions,
  constantText,
  type Lowering,
  type SqlPiece,
} from '@spark-sql-to-snowflake/sql-emit';
import { fromCsv, schemaOfCsv } from '../csv/read.js';
import { toCsv } from '../csv/write.js';
import { callHelper, foldHelper, viaHelper } from '../helper-call.js';
import { fromJson } from '../json/read.js';
import { toJson } from '../json/write.js';
import { stringText } from '../literals.js';

const schemaOfJson = build((args, site) => {
  const type = site.ctx.conf.timestampType === 'timestamp' ? 'TIMESTAMP' : 'TIMESTAMP_NTZ';
  const plan = inferPlan(callOptions(site.exprs[1], site), type);
  if ('why' in plan) return site.ctx.refuse(site.call, plan.why);
  const text = constantText(site.exprs[0]);
  if (text !== undefined) return foldHelper(site.ctx, 'schema_of_json', text, JSON.stringify(plan));
  return callHelper(site.ctx, 'schema_of_json', [args[0] as SqlPiece, atom(stringText(JSON.stringify(plan)))]);
});

export const jsonLowerings = {
  get_json_object: viaHelper('get_json_object'),
  from_json: byHelper(fromJson),
  to_json: byHelper(toJson, 'sometimes'),
  schema_of_json: byHelper(schemaOfJson, 'sometimes'),
  json_array_length: viaHelper('json_array_length'),
  json_object_keys: viaHelper('json_object_keys'),
  from_csv: byHelper(fromCsv),
  to_csv: byHelper(toCsv, 'sometimes'),
  schema_of_csv: byHelper(schemaOfCsv, 'sometimes'),
  xpath: viaHelper('xpath'),
  xpath_boolean: viaHelper('xpath_boolean'),
  xpath_double: viaHelper('xpath_number'),
  xpath_float: viaHelper('xpath_float'),
  xpath_int: viaHelper('xpath_int'),
  xpath_long: viaHelper('xpath_long'),
  xpath_short: viaHelper('xpath_short'),
  xpath_string: viaHelper('xpath_string'),
} satisfies Record<NeedsLowering<(typeof families)['json']>, Lowering>;
