import type {
  Diagnostic,
  Field,
  Plan,
  SessionRequest,
  SparkConf,
  UnresolvedPlan,
} from '@spark-sql-to-snowflake/plan-ir';
import type { ArrowResult } from '../arrow-result.js';
import type { StatementMark } from '../statement-options.js';
import type { Row } from '../value.js';

/** One user's session: settings, temporary views, current schema, uploaded artifacts. Requests of one session may overlap. */
export interface SparkSession {
  readonly id: string;
  readonly conf: RuntimeConf;
  readonly artifacts: Artifacts;
  /** The typed plan of a query, without asking the database for anything but the schemas of tables. Throws CompileError. */
  analyze(plan: UnresolvedPlan): Promise<AnalyzedQuery>;
  /** How a query is understood and run, in Spark's headings; the physical plan is the SQL that the database gets. Throws CompileError. */
  explain(plan: UnresolvedPlan, mode: ExplainMode): Promise<string>;
  /** Run a request. Throws CompileError, ExecutionError, and, when the signal is aborted, its reason. */
  run(request: SessionRequest, control: RunControl): Promise<RunResult>;
  /** Keep the rows of a DataFrame from its next use on, where the database keeps any: the plan's id says which it is. */
  persist(plan: UnresolvedPlan): void;
  unpersist(plan: UnresolvedPlan): Promise<void>;
  close(): Promise<void>;
}
export type ExplainMode = 'simple' | 'extended' | 'codegen' | 'cost' | 'formatted';
export interface AnalyzedQuery {
  readonly plan: Plan;
  readonly schema: readonly Field[];
}
export interface RunControl {
  /** What runs, for databases that keep a history. */
  readonly mark?: StatementMark;
  readonly signal: AbortSignal;
  /** Told of the statements that are sent to the database, before they run. */
  readonly onSql?: (sql: readonly string[]) => void;
  /** Told of what is not quite as on Spark in what runs. */
  readonly onDiagnostics?: (diagnostics: readonly Diagnostic[]) => void;
}
export type RunResult =
  /** `observed`: the metrics that the query observes, to be asked for when its rows are through. */
  | { readonly kind: 'rows'; readonly result: ArrowResult; readonly observed?: () => Promise<readonly Observed[]> }
  /** SQL text that is a query: it stays a plan, and the client asks again for the rows. */
  | { readonly kind: 'lazy' }
  /** Done, and there is nothing to give. */
  | { readonly kind: 'done' };

/** What `DataFrame.observe` tells: the metrics of one name. */
export interface Observed {
  readonly name: string;
  readonly schema: readonly Field[];
  readonly values: Row;
}

/** `spark.conf`. Keys that Spark knows have its defaults. */
export interface RuntimeConf {
  /** The settings that change what a statement means. */
  readonly spark: SparkConf;
  /** Throws CompileError (SQL_CONF_NOT_FOUND) where the key has neither a value nor a default. */
  get(key: string): string;
  /** Undefined where the key has neither a value nor a default. */
  getOption(key: string): string | undefined;
  getWithDefault(key: string, otherwise: string | undefined): string | undefined;
  /** What was set, with keys that begin with `prefix`, without it. */
  getAll(prefix: string): readonly (readonly [key: string, value: string])[];
  /** Throws CompileError for values that Spark refuses, static keys (CANNOT_MODIFY_CONFIG), and meanings that are not supported. */
  set(key: string, value: string): void;
  unset(key: string): void;
  isModifiable(key: string): boolean;
}

/** What the client uploaded, by name (`cache/<hash>`, `pyfiles/…`). */
export interface Artifacts {
  has(name: string): boolean;
  get(name: string): Uint8Array | undefined;
  put(name: string, data: Uint8Array): void;
  names(): readonly string[];
}
