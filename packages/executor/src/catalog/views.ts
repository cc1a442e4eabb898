import type { Field, Plan, SparkConf } from '@spark-sql-to-snowflake/plan-ir';
import type { NamedStore } from './named-store.js';

/** A temporary view: a query whose names were looked up when the view was made. */
export interface TempView {
  readonly name: string;
  readonly plan: Plan;
  readonly columns: readonly Field[];
  readonly comment?: string;
  /** Of views that SQL made. */
  readonly text?: string;
  /** Set where the text is understood anew at each use, against the views and tables of then, as Spark does with views that SQL made. */
  readonly live?: { readonly conf: SparkConf; readonly output: readonly string[] };
  /** The schema that was the current one. */
  readonly schema: string;
  readonly properties: readonly { readonly key: string; readonly value: string }[];
  /** Milliseconds since the epoch. */
  readonly created: number;
}

/** The temporary views of a session, or the global ones of a server. */
export type TempViews = NamedStore<TempView>;
