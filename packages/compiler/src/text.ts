import {
  CompileError,
  type DataType,
  type SparkConf,
  type StructType,
  types as T,
  typeFromJson,
  type UnresolvedExpr,
  type UnresolvedStatement,
} from '@spark-sql-to-snowflake/plan-ir';
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
  /** A schema: columns as in CREATE TABLE, a struct type, or Spark's JSON form of either. Another type is the one column `value`. */
  schema(text: string): StructType;
  /** The parts of a name: `a`.b */
  name(text: string): readonly string[];
}

export function textParsers(conf: SparkConf): TextParsers {
  return {
    expression: (text) => within(text, () => parseExpression(text, conf)),
    statement: (text) => parseStatement(text, conf),
    dataType: (text) => within(text, () => dataType(text, conf)),
    schema(text) {
      const json = text.trimStart().startsWith('{') || text.trimStart().startsWith('"');
      const type = json ? typeFromJson(text) : dataType(text, conf);
      return type.kind === 'struct' ? type : T.struct([T.field('value', type)]);
    },
    name: (text) => within(text, () => parseName(text, conf)),
  };
}

function dataType(text: string, conf: SparkConf): DataType {
  try {
    return parseDataType(text, conf);
  } catch (error) {
    // columns are no type: what is wrong with them is said by the reading that was meant
    try {
      return parseTableSchema(text, conf);
    } catch {
      throw error;
    }
  }
}

/** What is wrong in a text that stands inside a request is shown in that text. */
function within<T>(text: string, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw error instanceof CompileError ? new CompileError(error.diagnostic, text) : error;
  }
}
