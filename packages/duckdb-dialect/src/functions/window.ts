import type { families, NeedsLowering } from '@spark-sql-to-snowflake/plan-ir';
import { atom, build, type Lowering, native, template } from '@spark-sql-to-snowflake/sql-emit';

/** IGNORE NULLS stands inside the parentheses. */
const value = (name: string): Lowering =>
  build((args, site) => {
    const ignore = site.ignoreNulls ? ' IGNORE NULLS' : '';
    return atom(`${name}(${args.map((a) => a.text).join(', ')}${ignore})${site.over}`);
  });

/** DuckDB counts rows as BIGINT, Spark as int. */
const rank = (name: string): Lowering => template(`CAST(${name}(){over} AS INTEGER)`);

export const windowLowerings = {
  row_number: rank('ROW_NUMBER'),
  rank: rank('RANK'),
  dense_rank: rank('DENSE_RANK'),
  percent_rank: template('PERCENT_RANK(){over}'),
  cume_dist: native('CUME_DIST'),
  ntile: build(([n], site) => atom(`CAST(NTILE(${n?.text ?? '1'})${site.over} AS INTEGER)`)),
  lag: value('LAG'),
  lead: value('LEAD'),
  nth_value: value('NTH_VALUE'),
} satisfies Record<NeedsLowering<(typeof families)['window']>, Lowering>;
