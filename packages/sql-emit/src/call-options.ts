import { DEFAULT_CONF, type Expr } from '@spark-sql-to-snowflake/plan-ir';
import { constantText } from './constant.js';
import type { CallSite } from './lowering.js';

/**
 * The options of a function that reads or writes text, by lower-cased name: a map of constants, or none, over what the session says.
 * Refuses anything else.
 */
export function callOptions(expr: Expr | undefined, site: CallSite): ReadonlyMap<string, string> {
  const { corruptRecord } = site.ctx.conf;
  const options = new Map<string, string>(
    corruptRecord === DEFAULT_CONF.corruptRecord ? [] : [['columnnameofcorruptrecord', corruptRecord]],
  );
  if (expr === undefined) return options;
  const constants = (): never => site.ctx.refuse(site.call, 'its options must be constants');
  if (expr.kind !== 'call' || expr.fn !== 'map') return constants();
  for (let i = 0; i + 1 < expr.args.length; i += 2) {
    const [name, value] = [constantText(expr.args[i]), constantText(expr.args[i + 1])];
    if (name === undefined || value === undefined) return constants();
    options.set(name.toLowerCase(), value);
  }
  return options;
}
