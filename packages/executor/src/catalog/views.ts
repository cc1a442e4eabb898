import type { Field, Plan, SparkConf } from '@spark-sql-to-snowflake/plan-ir';
import { fold } from './names.js';

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
export interface TempViews {
  /** Another number after each change. */
  readonly version: number;
  get(name: string): TempView | undefined;
  /** Under its own name, in place of the one that is there. */
  put(view: TempView): void;
  drop(name: string): boolean;
  /** In the order of names. */
  list(): readonly TempView[];
}

export function tempViews(): TempViews {
  const views = new Map<string, TempView>();
  let version = 0;
  return {
    get version() {
      return version;
    },
    get: (name) => views.get(fold(name)),
    put(view) {
      version++;
      views.set(fold(view.name), view);
    },
    drop(name) {
      version++;
      return views.delete(fold(name));
    },
    list: () => [...views].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, view]) => view),
  };
}
