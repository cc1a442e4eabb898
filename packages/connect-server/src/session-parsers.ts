import { type TextParsers, textParsers } from '@spark-sql-to-snowflake/compiler';
import type { SparkSession } from '@spark-sql-to-snowflake/executor';
import type { SparkConf, UnresolvedStatement } from '@spark-sql-to-snowflake/plan-ir';
import type { PlanParsers } from '@spark-sql-to-snowflake/spark-connect';

/** How texts and uploads in a session's plans are read. */
export type SessionParsers = TextParsers & PlanParsers;

/**
 * The readers of a session, as its settings are when they are asked for. The last statement is kept: clients send the text of a query
 * once to have it checked, and once more to have it run.
 */
export function sessionParsers(spark: SparkSession): () => SessionParsers {
  let made: { readonly conf: SparkConf; readonly parsers: SessionParsers } | undefined;
  return () => {
    const conf = spark.conf.spark;
    if (made?.conf !== conf) {
      const texts = textParsers(conf);
      const uploaded: PlanParsers['uploaded'] = (hash) => spark.artifacts.get(`cache/${hash}`);
      made = { conf, parsers: { ...texts, statement: lastKept(texts.statement), uploaded } };
    }
    return made.parsers;
  };
}

function lastKept(parse: (text: string) => UnresolvedStatement): (text: string) => UnresolvedStatement {
  let last: { readonly text: string; readonly statement: UnresolvedStatement } | undefined;
  return (text) => {
    if (last?.text !== text) last = { text, statement: parse(text) };
    return last.statement;
  };
}
