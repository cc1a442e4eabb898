export { instantOf, normalizeZone, parseDate, parseTimestamp } from '@spark-sql-to-snowflake/plan-ir';
export * from './compile.js';
export * from './conf-after.js';
export * from './query.js';
export * from './schema-file.js';
export * from './script-catalog.js';
export * from './text.js';
