import { type Attribute, outputOf, type Plan } from '@spark-sql-to-snowflake/plan-ir';
import { type EmitContext, sampler } from '@spark-sql-to-snowflake/sql-emit';

/** The greatest number of MD5_NUMBER_LOWER64, and one. */
const NUMBERS = 2n ** 64n;

/**
 * Rows by chance. RANDOM(seed) gives a statement's rows the same numbers as before only if they come in the same order, which
 * nothing promises: with a seed the number is made from the row's place among all rows, so that a sample repeats and the parts of
 * a split have no row in common and none is missing.
 * Sources: docs.snowflake.com/en/sql-reference/functions/{random,uniform,md5_number_lower64}
 */
export const sample = sampler((seed, ctx, plan) => {
  const keys = seed === undefined ? undefined : orderOf(plan.child, ctx);
  if (seed === undefined || keys === undefined) return { text: `UNIFORM(0::FLOAT, 1::FLOAT, RANDOM(${seed ?? ''}))` };
  const place = `ROW_NUMBER() OVER (ORDER BY ${keys.join(', ')})`;
  return { text: `MD5_NUMBER_LOWER64('${seed}:' || ${place}) / ${NUMBERS}::FLOAT`, numbered: true };
});

/** What tells rows apart, but for equal ones; undefined where the columns are not known. */
function orderOf(child: Plan, ctx: EmitContext): readonly string[] | undefined {
  const columns = outputOf(child);
  if (columns.length === 0 || columns.some((c) => c.type.kind === 'unknown')) return undefined;
  return columns.map((c) => keyOf(c, ctx));
}

/** Nested values have no order of their own, but their texts have. */
function keyOf({ id, name, type, nullable }: Attribute, ctx: EmitContext): string {
  const { text } = ctx.emit({ kind: 'column', id, name, type, nullable });
  return type.kind === 'array' || type.kind === 'map' || type.kind === 'struct' ? `TO_JSON(${text})` : text;
}
