import type { families, NeedsLowering } from '@spark-sql-to-snowflake/plan-ir';
import { atom, build, type Lowering, template } from '@spark-sql-to-snowflake/sql-emit';

/** IGNORE NULLS stands behind the parentheses. */
const value = (name: string): Lowering =>
  build((args, site) => {
    const ignore = site.ignoreNulls ? ' IGNORE NULLS' : '';
    return atom(`${name}(${args.map((a) => a.text).join(', ')})${ignore}${site.over}`);
  });
const rank = (name: string): Lowering => template(`${name}(){over}`);

export const windowLowerings = {
  row_number: rank('ROW_NUMBER'),
  rank: rank('RANK'),
  dense_rank: rank('DENSE_RANK'),
  percent_rank: rank('PERCENT_RANK'),
  cume_dist: rank('CUME_DIST'),
  ntile: build(([n], site) => atom(`NTILE(${n?.text ?? '1'})${site.over}`)),
  lag: value('LAG'),
  lead: value('LEAD'),
  nth_value: value('NTH_VALUE'),
} satisfies Record<NeedsLowering<(typeof families)['window']>, Lowering>;
