import { parseDataType, parseExpression, parseName, parseStatement } from '@spark-sql-to-snowflake/spark-sql-parser';
import type { PlanParsers } from '../src/index.js';

/** SQL text under Spark's default settings. */
export const parsers: PlanParsers = {
  expression: parseExpression,
  statement: parseStatement,
  dataType: parseDataType,
  name: parseName,
};
