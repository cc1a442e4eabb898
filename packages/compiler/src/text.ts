import type { DataType, SparkConf, UnresolvedExpr, UnresolvedStatement } from '@spark-sql-to-snowflake/plan-ir';
import {
  parseDataType,
  parseExpression,
  parseName,
  parseStatement,
  parseTableSchema,
} from '@spark-sql-to-snowflake/spark-sql-parser';

/** Spark SQL text as a session with these settings reads it. All throw CompileError with Spark's class. */
export interface TextParsers {
  /** `a + 1 AS b` */
  expression(text: string): UnresolvedExpr;
  statement(text: string): UnresolvedStatement;
  /** A type, or columns as in CREATE TABLE: they are a struct. */
  dataType(text: string): DataType;
  /** The parts of a name: `a`.b */
  name(text: string): readonly string[];
}

export function textParsers(conf: SparkConf): TextParsers {
  return {
    expression: (text) => parseExpression(text, conf),
    statement: (text) => parseStatement(text, conf),
    dataType(text) {
      try {
        return parseDataType(text, conf);
      } catch (error) {
        // columns are no type: what is wrong with them is said by the one that was meant
        try {
          return parseTableSchema(text, conf);
        } catch {
          throw error;
        }
      }
    },
    name: (text) => parseName(text, conf),
  };
}
