import { toCsvPlan, writeFormats } from '@spark-sql-to-snowflake/spark-functions';
import { at, atom, build, callOptions, type Lowering, type SqlPiece, STRENGTH } from '@spark-sql-to-snowflake/sql-emit';
import { callHelper } from '../helper-call.js';
import { scalarText } from '../json/scalar.js';
import { stringText } from '../literals.js';

/** `to_csv`: the cells' texts by a helper that quotes them. */
export const toCsv: Lowering = build((args, site) => {
  const [value] = args as [SqlPiece];
  const [type] = site.types;
  const options = callOptions(site.exprs[1], site);
  const plan = toCsvPlan(options);
  if ('why' in plan) return site.ctx.refuse(site.call, plan.why);
  const formats = writeFormats(options);
  if ('why' in formats) return site.ctx.refuse(site.call, formats.why);
  const cells = (type?.kind === 'struct' ? type.fields : []).map((f) => {
    const member = atom(`${at(value, STRENGTH.postfix)}[${stringText(f.name).text}]`);
    return f.type.kind === 'null' ? 'NULL' : scalarText(member, f.type, formats, site).text;
  });
  const text = callHelper(site.ctx, 'to_csv', [
    atom(`[${cells.join(', ')}]::VARCHAR[]`),
    stringText(JSON.stringify(plan)),
  ]);
  if (!site.exprs[0]?.nullable) return text;
  return atom(`CASE WHEN ${at(value, STRENGTH.bitwise)} IS NOT NULL THEN ${text.text} END`);
});
