import { duckdb } from '@spark-sql-to-snowflake/duckdb-dialect';
import type { SparkConf } from '@spark-sql-to-snowflake/plan-ir';
import { DEFAULT_CONF, isTimeZone, withSetting } from '@spark-sql-to-snowflake/plan-ir';
import { snowflake } from '@spark-sql-to-snowflake/snowflake-dialect';
import type { Dialect } from '@spark-sql-to-snowflake/sql-emit';
import { UserError } from './user-error.js';

/** The databases the command writes for. */
export const DIALECTS = { snowflake, duckdb } as const satisfies Readonly<Record<string, Dialect>>;
export type DialectName = keyof typeof DIALECTS;

/** Session settings as the options give them. */
export interface ConfOptions {
  readonly ansi?: boolean;
  readonly timezone?: string;
  /** `key=value` each. */
  readonly conf?: readonly string[];
}

/** Spark's settings from `--ansi`, `--timezone` and `--conf key=value`. Throws UserError for one that the compiler does not know. */
export function confOf(options: ConfOptions): SparkConf {
  const { timezone } = options;
  if (timezone !== undefined && !isTimeZone(timezone))
    throw new UserError(`--timezone ${timezone}: this is no time zone; write Europe/Berlin, UTC or +01:00`);
  let conf: SparkConf = {
    ...DEFAULT_CONF,
    ...(options.ansi !== undefined && { ansi: options.ansi }),
    ...(options.timezone !== undefined && { timeZone: options.timezone }),
  };
  for (const entry of options.conf ?? []) {
    const at = entry.indexOf('=');
    if (at < 1) throw new UserError(`--conf ${entry}: write it as key=value`);
    const next = withSetting(conf, entry.slice(0, at).trim(), entry.slice(at + 1));
    if (next === 'unknown') throw new UserError(`--conf ${entry}: no setting that changes a translation`);
    if (next === 'unsupported')
      throw new UserError(`--conf ${entry}: statements would mean what the compiler does not know of`);
    if (next === 'bad-value') throw new UserError(`--conf ${entry}: the setting can't have this value`);
    conf = next;
  }
  return conf;
}
