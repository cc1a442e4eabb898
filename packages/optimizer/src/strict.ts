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
  ...(['weekday', 'next_day', 'months_between', 'trunc', 'date_trunc', 'date_format', 'make_date'] as const),
  ...(['unix_seconds', 'unix_millis', 'unix_micros', 'unix_date', 'date_from_unix_date', 'timestamp_seconds'] as const),
  ...(['subtract_timestamps', 'from_utc_timestamp', 'to_utc_timestamp'] as const),
  ...(['reverse', 'repeat', 'lpad', 'rpad', 'ltrim', 'rtrim', 'initcap', 'ascii', 'translate', 'soundex'] as const),
  ...(['md5', 'sha1', 'sha2', 'crc32', 'hex', 'unhex', 'base64', 'unbase64', 'bin', 'conv', 'bit_count'] as const),
  ...(['exp', 'ln', 'log10', 'log2', 'sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'atan2', 'hypot', 'pow'] as const),
  ...(['sinh', 'cosh', 'tanh', 'cbrt', 'sign', 'degrees', 'radians', 'factorial', 'shiftleft', 'shiftright'] as const),
] satisfies readonly FunctionName[];

const strict: ReadonlySet<string> = new Set(STRICT);

/** Does NULL in one argument make the whole call NULL? */
export const isStrict = (fn: string): boolean => strict.has(fn);
