/** A setting that Spark knows, as recorded from it. */
export interface ConfEntry {
  readonly key: string;
  /** The text that `spark.conf.get` gives where nothing was set. Absent: nothing. */
  readonly default?: string;
  /** Where nothing was set, this setting's value is another's. */
  readonly fallback?: string;
  /** Fixed when the server starts. */
  readonly static?: true;
  /** What a value must be. Absent for static settings. */
  readonly kind?: 'boolean' | 'int' | 'long' | 'double' | 'bytes' | 'time' | 'zone' | 'text';
  readonly oneOf?: readonly string[];
  /** A value of `oneOf` in any case of letters. */
  readonly anyCase?: true;
  /** Spark takes the value in capitals. */
  readonly upper?: true;
  /** Limits, inclusive. */
  readonly least?: number;
  readonly most?: number;
  /** A limit, exclusive. */
  readonly above?: number;
  /** Limits, exclusive. */
  readonly between?: readonly [low: number, high: number];
}
/** A setting that still works, and is said to go. */
export interface DeprecatedConf {
  readonly key: string;
  readonly version: string;
  /** What to use instead. */
  readonly use?: string;
}
/** A setting that is gone: only what was its default can be set. */
export interface RemovedConf {
  readonly key: string;
  readonly version: string;
  readonly default: string;
  readonly use?: string;
}
