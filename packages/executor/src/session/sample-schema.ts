import type { CompileHost } from '@spark-sql-to-snowflake/compiler';
import { inferCsvPlan, inferPlan, schemaOfCsv, schemaOfJson } from '@spark-sql-to-snowflake/spark-functions';

/** The schema of a text that a statement gives as a sample of others. Undefined where it is malformed or read in ways not known here. */
export const sampleSchema: NonNullable<CompileHost['sampleSchema']> = (format, text, options, conf) => {
  const type = conf.timestampType === 'timestamp' ? 'TIMESTAMP' : 'TIMESTAMP_NTZ';
  try {
    if (format === 'json') {
      const plan = inferPlan(options, type);
      return 'why' in plan ? undefined : schemaOfJson(text, plan);
    }
    const plan = inferCsvPlan(options, type);
    return 'why' in plan ? undefined : schemaOfCsv(text, plan);
  } catch {
    return undefined;
  }
};
