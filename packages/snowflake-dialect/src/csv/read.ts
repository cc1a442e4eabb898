import { typeText } from '@spark-sql-to-snowflake/plan-ir';
import { fromCsvPlan, inferCsvPlan } from '@spark-sql-to-snowflake/spark-functions';
import {
  atom,
  build,
  callOptions,
  constantText,
  isOdd,
  type Lowering,
  type SqlPiece,
  shortType,
} from '@spark-sql-to-snowflake/sql-emit';
import { callHelper, foldHelper } from '../helper-call.js';
import { parsed } from '../json/read.js';
import { stringText } from '../literals.js';

/** `from_csv`: the helper reads a record's cells and values as Spark does and writes them in strict JSON. */
export const fromCsv: Lowering = build((args, site) => {
  const fields = (site.type.kind === 'struct' ? site.type.fields : []).map((f): [string, string] => {
    const type = shortType(f.type);
    if (isOdd(type) || typeof type !== 'string' || type === 'binary')
      return site.ctx.refuse(site.call, `values of type ${typeText(f.type)} are not read from CSV`);
    return [f.name, type];
  });
  const plan = fromCsvPlan(fields, callOptions(site.exprs[2], site), site.ctx.conf.timeZone);
  if ('why' in plan) return site.ctx.refuse(site.call, plan.why);
  const text = callHelper(site.ctx, 'from_csv', [args[0] as SqlPiece, atom(stringText(JSON.stringify(plan)))]);
  return parsed(text, site);
});

/** `schema_of_csv`, of a text that is a constant. */
export const schemaOfCsv: Lowering = build((args, site) => {
  const type = site.ctx.conf.timestampType === 'timestamp' ? 'TIMESTAMP' : 'TIMESTAMP_NTZ';
  const plan = inferCsvPlan(callOptions(site.exprs[1], site), type);
  if ('why' in plan) return site.ctx.refuse(site.call, plan.why);
  const text = constantText(site.exprs[0]);
  if (text !== undefined) return foldHelper(site.ctx, 'schema_of_csv', text, JSON.stringify(plan));
  return callHelper(site.ctx, 'schema_of_csv', [args[0] as SqlPiece, atom(stringText(JSON.stringify(plan)))]);
});
