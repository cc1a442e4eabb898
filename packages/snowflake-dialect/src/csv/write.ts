import { toCsvPlan, writeFormats } from '@spark-sql-to-snowflake/spark-functions';
import { at, atom, build, callOptions, type Lowering, type SqlPiece, STRENGTH } from '@spark-sql-to-snowflake/sql-emit';
import { fn, text as literal } from '../functions/pieces.js';
import { callHelper } from '../helper-call.js';
import { scalarText } from '../json/scalar.js';
import { stringText } from '../literals.js';
import { typeName } from '../types.js';

/** `to_csv`: the cells' texts by a helper that quotes them. */
export const toCsv: Lowering = build((args, site) => {
  const [value] = args as [SqlPiece];
  const [type] = site.types;
  const options = callOptions(site.exprs[1], site);
  const plan = toCsvPlan(options);
  if ('why' in plan) return site.ctx.refuse(site.call, plan.why);
  const formats = writeFormats(options);
  if ('why' in formats) return site.ctx.refuse(site.call, formats.why);
  if (formats.zone !== undefined && formats.zone !== site.ctx.conf.timeZone)
    return site.ctx.refuse(site.call, 'the time zone is always the session’s');
  const cells = (type?.kind === 'struct' ? type.fields : []).map((f) => {
    if (f.type.kind === 'null') return atom('NULL');
    const member = atom(`GET(${value.text}, ${stringText(f.name)})::${typeName(f.type)}`);
    return scalarText(member, f.type, formats, site);
  });
  const line = callHelper(site.ctx, 'to_csv', [fn('ARRAY_CONSTRUCT', ...cells), literal(JSON.stringify(plan))]);
  if (!site.exprs[0]?.nullable) return line;
  return atom(`CASE WHEN ${at(value, STRENGTH.bitwise)} IS NOT NULL THEN ${line.text} END`);
});
