import { DEFAULT_CONF, type SparkConf, type Statement, withSetting } from '@spark-sql-to-snowflake/plan-ir';

/** The settings that hold for the statements after this one. */
export function confAfter(statement: Statement, conf: SparkConf): SparkConf {
  const withValue = (key: string, value: string): SparkConf => {
    const next = withSetting(conf, key, value);
    return typeof next === 'string' ? conf : next;
  };
  if (statement.kind === 'set' && statement.key !== undefined && statement.value !== undefined)
    return withValue(statement.key, statement.value);
  if (statement.kind === 'maintenance' && statement.what === 'set time zone') {
    const { value } = statement;
    if (value === undefined || value === 'LOCAL') return { ...conf, timeZone: DEFAULT_CONF.timeZone };
    return withValue('spark.sql.session.timeZone', value);
  }
  return conf;
}
