import { decimalText, type Expr } from '@spark-sql-to-snowflake/plan-ir';
import { at, atom, build, constantInt, type SqlPiece, STRENGTH } from '@spark-sql-to-snowflake/sql-emit';
import { callHelper } from '../helper-call.js';
import { isRepeatable } from './guard.js';
import { castAs, operand } from './pieces.js';

/** The value of a number's constant, under a cast or a sign too. */
function constantNumber(expr: Expr | undefined): number | undefined {
  if (expr?.kind === 'cast') return constantNumber(expr.expr);
  if (expr?.kind === 'call' && expr.fn === 'negative') {
    const value = constantNumber(expr.args[0]);
    return value === undefined ? undefined : -value;
  }
  if (expr?.kind !== 'literal') return undefined;
  if (expr.type.kind === 'decimal' && typeof expr.value === 'bigint')
    return Number(decimalText(expr.value, expr.type.scale));
  return typeof expr.value === 'number' || typeof expr.value === 'bigint' ? Number(expr.value) : undefined;
}

const constantCount = (expr: Expr | undefined): number | undefined =>
  constantInt(expr?.kind === 'cast' ? expr.expr : expr);

/**
 * `width_bucket` between constant ends: Snowflake's own function wants the first end to be the smaller one, and says nothing of NaN
 * (docs.snowflake.com/en/sql-reference/functions/width_bucket). Otherwise a helper.
 */
export const widthBucket = build((args, site) => {
  const count = args[3] as SqlPiece;
  // intervals are numbers of months or microseconds
  const [value, low, high] = args
    .slice(0, 3)
    .map((a, i) => (site.types[i]?.kind === 'double' ? a : castAs(a, 'FLOAT'))) as [SqlPiece, SqlPiece, SqlPiece];
  const [from, to, n] = [constantNumber(site.exprs[1]), constantNumber(site.exprs[2]), constantCount(site.exprs[3])];
  const plain = from !== undefined && to !== undefined && Number.isFinite(from - to) && from !== to;
  if (!plain || n === undefined || n <= 0 || !isRepeatable(value, site.exprs[0]))
    return callHelper(site.ctx, 'width_bucket', [value, low, high, count]);
  const minus = (l: SqlPiece, r: SqlPiece): string => `(${at(l, STRENGTH.add)} - ${at(r, STRENGTH.add + 1)})`;
  const [before, behind] = from < to ? ['<', '>='] : ['>', '<='];
  const part = from < to ? `${minus(value, low)} / ${minus(high, low)}` : `${minus(low, value)} / ${minus(low, high)}`;
  const v = operand(value);
  // NaN is greater than every number there
  return castAs(
    atom(
      `CASE WHEN ${v} = 'NaN'::FLOAT THEN NULL WHEN ${v} ${before} ${operand(low)} THEN 0 ` +
        `WHEN ${v} ${behind} ${operand(high)} THEN ${n + 1} ELSE TRUNC(${n} * ${part}) + 1 END`,
    ),
    'NUMBER(19, 0)',
  );
});
