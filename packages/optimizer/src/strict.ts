import type { FunctionName } from '@spark-sql-to-snowflake/plan-ir';

/**
 * Functions that give NULL as soon as one argument is NULL, whatever the others are. Not every function whose result is nullable:
 * `and`, `or`, `coalesce`, `concat_ws`, `in` (its list) and many more can give a value all the same.
 */
const STRICT = [
  ...(['=', '<', '<=', '>', '>='] as const),
  ...(['+', '-', '*', '/', '%', 'div', 'pmod', 'negative', 'positive', '&', '|', '^', '~'] as const),
  ...(['not', 'like', 'ilike', 'rlike', 'upper', 'lower', 'length', 'substring', 'concat', 'trim'] as const),
  ...(['startswith', 'endswith', 'contains', 'replace', 'instr', 'abs', 'round', 'floor', 'ceil', 'sqrt'] as const),
  ...(['year', 'quarter', 'month', 'day', 'dayofweek', 'dayofyear', 'weekofyear', 'hour', 'minute', 'second'] as const),
  ...(['date_add', 'date_sub', 'datediff', 'add_months', 'last_day', 'add_interval', 'subtract_interval'] as const),
] satisfies readonly FunctionName[];

const strict: ReadonlySet<string> = new Set(STRICT);

/** Does NULL in one argument make the whole call NULL? */
export const isStrict = (fn: string): boolean => strict.has(fn);
