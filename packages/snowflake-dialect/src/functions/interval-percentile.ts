import { atom, type CallSite, type SqlPiece } from '@spark-sql-to-snowflake/sql-emit';
import { callHelper } from '../helper-call.js';
import { typeName } from '../types.js';

/**
 * A percentile of intervals, which are numbers: cut toward zero, so it must be Spark's very double before. Of many percentages an
 * array. `descending`: from the greatest on.
 */
export function intervalPercentile(
  value: string,
  at: SqlPiece | undefined,
  site: CallSite,
  descending = false,
): SqlPiece {
  const { type } = site;
  const [open, close] = descending ? ['-(', ')'] : ['', ''];
  const given = descending ? `-(${value})` : value;
  const values = atom(`ARRAY_AGG(${site.distinct}${given})${site.over}`);
  const counts = atom(`ARRAY_AGG(IFF(${value} IS NULL, NULL, 1))${site.over}`);
  const whole = (number: string, name: string): string => `${open}TRUNC(${number})${close}::${name}`;
  if (type.kind === 'array') {
    const all = callHelper(site.ctx, 'percentile_counted', [values, counts, at ?? atom('NULL')]);
    return atom(`TRANSFORM(${all.text}, q__ FLOAT -> ${whole('q__', typeName(type.element))})`);
  }
  const one = callHelper(site.ctx, 'percentile_counted', [values, counts, atom(`ARRAY_CONSTRUCT(${at?.text})`)]);
  return atom(whole(`GET(${one.text}, 0)::FLOAT`, typeName(type)));
}
