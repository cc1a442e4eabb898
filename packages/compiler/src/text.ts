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
  /** A type as in CAST. */
  dataType(text: string): DataType;
  /** What a client takes for a type: a type, or columns as in CREATE TABLE or in a struct, which are one. */
  typeOrColumns(text: string): DataType;
  /** A schema: columns as in CREATE TABLE, or Spark's JSON form. Another type than a struct is the one column `value`. */
  schema(text: string): StructType;
  /** The parts of a name: `a`.b */
  name(text: string): readonly string[];
}

export function textParsers(conf: SparkConf): TextParsers {
  return {
    expression: (text) => within(text, () => parseExpression(text, conf)),
    statement: (text) => parseStatement(text, conf),
    dataType: (text) => within(text, () => parseDataType(text, conf)),
    typeOrColumns: (text) => within(text, () => typeOrColumns(text, conf)),
    schema(text) {
      const json = text.trimStart().startsWith('{') || text.trimStart().startsWith('"');
      if (!json) return within(text, () => parseTableSchema(text, conf));
      const type = typeFromJson(text);
      return type.kind === 'struct' ? type : T.struct([T.field('value', type)]);
    },
    name: (text) => within(text, () => parseName(text, conf)),
  };
}

/** As Spark's `DDL_PARSE` reads it: what is no type is said of it as of columns, but for numbers that are too large. */
function typeOrColumns(text: string, conf: SparkConf): DataType {
  if (text.trim() === '') return T.struct([]);
  const readings = [parseDataType, parseTableSchema, (t: string) => parseDataType(`struct<${t}>`, conf)];
  const failures: unknown[] = [];
  for (const read of readings) {
    try {
      return read(text, conf);
    } catch (error) {
      if (isTooLarge(error)) throw error;
      failures.push(error);
    }
  }
  throw failures[1];
}

const isTooLarge = (error: unknown): boolean =>
  error instanceof CompileError && error.diagnostic.sparkClass === 'DECIMAL_PRECISION_EXCEEDS_MAX_PRECISION';

/** What is wrong in a text that stands inside a request is shown in that text. */
function within<T>(text: string, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw error instanceof CompileError ? new CompileError(error.diagnostic, text) : error;
  }
}
