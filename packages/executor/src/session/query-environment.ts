import type { KeptTable } from '@spark-sql-to-snowflake/compiler';
import type { Catalog, Plan, SparkConf, UnresolvedPlan } from '@spark-sql-to-snowflake/plan-ir';
import type { Dialect } from '@spark-sql-to-snowflake/sql-emit';
import type { Connection } from '../connection.js';
import type { PythonHost } from './python-stages.js';
import type { RunControl } from './session.js';
import type { SourceReader } from './sources.js';

/** What the queries of a session run with. */
export interface QueryEnvironment {
  readonly connection: Connection;
  readonly dialect: Dialect;
  readonly sources: SourceReader;
  readonly kept?: KeptFrames;
  /** Absent: functions of Python are refused. */
  readonly python?: PythonHost;
  /** A plan that is to run with rows of files that CACHE TABLE keeps in place of the files. */
  withCached?(plan: Plan): Promise<Plan>;
  /** The tables and views there are now. */
  catalog(): Promise<Catalog>;
  conf(): SparkConf;
}

/**
 * DataFrames that `persist` named, as tables of the session in databases that run them elsewhere. A table is made when a query first uses
 * it, and anew after a statement of the session that may have changed what it is made of, as on Spark.
 */
export interface KeptFrames {
  persist(plan: UnresolvedPlan): void;
  unpersist(plan: UnresolvedPlan): Promise<void>;
  /** The tables that stand for parts of a plan that is about to run, by the plan ids of those. */
  tablesIn(plan: UnresolvedPlan, env: QueryEnvironment, control: RunControl): Promise<ReadonlyMap<number, KeptTable>>;
  /** What the tables are made of may be another now. */
  changed(): void;
}
