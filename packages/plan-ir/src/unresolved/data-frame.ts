import type { Literal } from '../expr/literal.js';
import type { PythonFunction } from '../expr/python-udf.js';
import type { Origin } from '../origin.js';
import type { Field } from '../types/type.js';
import type { UnresolvedAlias, UnresolvedExpr } from './expr.js';
import type { UnresolvedPlan } from './plan.js';
import type { CatalogCall } from './request.js';

/**
 * Operators of DataFrames that no SQL text has: Spark Connect sends them. The analyzer puts them as the operators of SQL, once it
 * knows the columns below. Names in `columns` are column names as the user spelled them.
 */
interface Base {
  readonly origin?: Origin | undefined;
  /** The id that `df["a"]` refers to. */
  readonly planId?: number;
}
export type Options = readonly { readonly key: string; readonly value: string }[];

/** Rows that the client sent. The host says what it became (see `Sources`). */
export interface UnresolvedLocalRelation extends Base {
  readonly kind: 'local-relation';
  /** An Arrow IPC stream; absent: no rows, of `schema`. */
  readonly data?: Uint8Array;
  /** The name of an uploaded artifact that holds the data, in place of it: a SHA-256 in hexadecimal. */
  readonly hash?: string;
  /** The columns as the user wants them, where they are not those of the data: JSON or DDL text. */
  readonly schema?: string;
}
/** `spark.read…load()`. The host says what it became (see `Sources`). */
export interface UnresolvedRead extends Base {
  readonly kind: 'read';
  /** Lower case; absent: spark.sql.sources.default. */
  readonly format?: string;
  readonly schema?: string;
  readonly options: Options;
  readonly paths: readonly string[];
  /** `spark.readStream`: of its rows there is no end. */
  readonly streaming?: true;
}
/** What a call of `spark.catalog` gives, as a relation that others stand on. The host says what it became (see `Sources`). */
export interface UnresolvedCatalogRows extends Base {
  readonly kind: 'catalog-rows';
  readonly call: CatalogCall;
}
/** `range(start, end, step)`, end exclusive; the one column is `id`. */
export interface UnresolvedRange extends Base {
  readonly kind: 'range';
  readonly start: bigint;
  readonly end: bigint;
  readonly step: bigint;
  /** The number of partitions, where it was given. */
  readonly partitions?: number;
}
/** A query with the values of its parameters; parsed by the host. */
export interface UnresolvedWithParameters extends Base {
  readonly kind: 'with-parameters';
  readonly child: UnresolvedPlan;
  readonly named?: Readonly<Record<string, Literal>>;
  readonly positional?: readonly Literal[];
}
/** Columns replaced, or added behind the others. */
export interface UnresolvedWithColumns extends Base {
  readonly kind: 'with-columns';
  readonly child: UnresolvedPlan;
  readonly columns: readonly UnresolvedAlias[];
}
export interface UnresolvedWithColumnsRenamed extends Base {
  readonly kind: 'with-columns-renamed';
  readonly child: UnresolvedPlan;
  readonly renames: readonly { readonly from: string; readonly to: string }[];
}
/** Columns left out, by expression and by name. Names that are not there are fine. */
export interface UnresolvedDropColumns extends Base {
  readonly kind: 'drop-columns';
  readonly child: UnresolvedPlan;
  readonly exprs: readonly UnresolvedExpr[];
  readonly names: readonly string[];
}
/** All columns renamed. */
export interface UnresolvedToDf extends Base {
  readonly kind: 'to-df';
  readonly child: UnresolvedPlan;
  readonly names: readonly string[];
}
/** Columns reordered and cast by name to a schema. */
export interface UnresolvedToSchema extends Base {
  readonly kind: 'to-schema';
  readonly child: UnresolvedPlan;
  readonly schema: readonly Field[];
}
/** One row of each group that is equal in `columns`; absent: in all. */
export interface UnresolvedDeduplicate extends Base {
  readonly kind: 'deduplicate';
  readonly child: UnresolvedPlan;
  readonly columns?: readonly string[];
  /** `dropDuplicatesWithinWatermark`, which only streams have. */
  readonly withinWatermark?: true;
}
/** fillna: one value for all columns, or one each. No columns: all of the value's kind of type. */
export interface UnresolvedFillNa extends Base {
  readonly kind: 'fill-na';
  readonly child: UnresolvedPlan;
  readonly columns: readonly string[];
  readonly values: readonly Literal[];
}
/** dropna: rows with at least `minNonNulls` values that are neither NULL nor NaN; absent: with all. No columns: all. */
export interface UnresolvedDropNa extends Base {
  readonly kind: 'drop-na';
  readonly child: UnresolvedPlan;
  readonly columns: readonly string[];
  readonly minNonNulls?: number;
}
/** `DataFrame.replace`. No columns: all of the values' kind of type. */
export interface UnresolvedReplaceNa extends Base {
  readonly kind: 'replace-na';
  readonly child: UnresolvedPlan;
  readonly columns: readonly string[];
  readonly replacements: readonly { readonly from: Literal; readonly to: Literal }[];
}
/** `describe`: counts, means and so on, as text. No columns: all numbers and strings. */
export interface UnresolvedDescribeFrame extends Base {
  readonly kind: 'describe';
  readonly child: UnresolvedPlan;
  readonly columns: readonly string[];
}
export interface UnresolvedSummary extends Base {
  readonly kind: 'summary';
  readonly child: UnresolvedPlan;
  readonly statistics: readonly string[];
}
export interface UnresolvedCrosstab extends Base {
  readonly kind: 'crosstab';
  readonly child: UnresolvedPlan;
  readonly column1: string;
  readonly column2: string;
}
/** `cov` (sample covariance) or `corr` (Pearson's, if `method` is absent). */
export interface UnresolvedCovariance extends Base {
  readonly kind: 'cov' | 'corr';
  readonly child: UnresolvedPlan;
  readonly column1: string;
  readonly column2: string;
  readonly method?: string;
}
export interface UnresolvedApproxQuantile extends Base {
  readonly kind: 'approx-quantile';
  readonly child: UnresolvedPlan;
  readonly columns: readonly string[];
  readonly probabilities: readonly number[];
  readonly relativeError: number;
}
export interface UnresolvedFreqItems extends Base {
  readonly kind: 'freq-items';
  readonly child: UnresolvedPlan;
  readonly columns: readonly string[];
  /** Default 0.01. */
  readonly support?: number;
}
export interface UnresolvedSampleBy extends Base {
  readonly kind: 'sample-by';
  readonly child: UnresolvedPlan;
  readonly column: UnresolvedExpr;
  readonly fractions: readonly { readonly stratum: Literal; readonly fraction: number }[];
  readonly seed?: bigint;
}
/** `DataFrame.sample`; fractions of 1. */
export interface UnresolvedSampleFrame extends Base {
  readonly kind: 'sample-frame';
  readonly child: UnresolvedPlan;
  readonly lower: number;
  readonly upper: number;
  readonly withReplacement: boolean;
  readonly seed?: bigint;
  /** The rows are put in order first: several samples of the same rows are parts of one whole (`randomSplit`). */
  readonly ordered?: true;
}
/** `spark.read.csv(lines)` and `.json(lines)`: the child has one column of texts. */
export interface UnresolvedParse extends Base {
  readonly kind: 'parse';
  readonly child: UnresolvedPlan;
  readonly format: 'csv' | 'json';
  readonly schema?: string;
  readonly options: Options;
}
/** `DataFrame.observe`: the rows pass through, and the metrics are told beside the result. */
export interface UnresolvedCollectMetrics extends Base {
  readonly kind: 'collect-metrics';
  readonly child: UnresolvedPlan;
  readonly name: string;
  readonly metrics: readonly UnresolvedExpr[];
}
/** `mapInPandas`, `mapInArrow`, `applyInPandas` and their kin: what a Python function makes of the rows, or of each group of them. */
export interface UnresolvedPythonRows extends Base {
  readonly kind: 'python-rows';
  readonly child: UnresolvedPlan;
  readonly groupings: readonly UnresolvedExpr[];
  /** Groups that are put beside those of the child. */
  readonly other?: { readonly child: UnresolvedPlan; readonly groupings: readonly UnresolvedExpr[] };
  readonly function: PythonFunction;
}
/** `withWatermark`: has no effect on a table that has an end. */
export interface UnresolvedWatermark extends Base {
  readonly kind: 'watermark';
  readonly child: UnresolvedPlan;
  readonly column: string;
  readonly delay: string;
}

export type UnresolvedDataFrame =
  | UnresolvedPythonRows
  | UnresolvedLocalRelation
  | UnresolvedRead
  | UnresolvedCatalogRows
  | UnresolvedRange
  | UnresolvedWithParameters
  | UnresolvedWithColumns
  | UnresolvedWithColumnsRenamed
  | UnresolvedDropColumns
  | UnresolvedToDf
  | UnresolvedToSchema
  | UnresolvedDeduplicate
  | UnresolvedFillNa
  | UnresolvedDropNa
  | UnresolvedReplaceNa
  | UnresolvedDescribeFrame
  | UnresolvedSummary
  | UnresolvedCrosstab
  | UnresolvedCovariance
  | UnresolvedApproxQuantile
  | UnresolvedFreqItems
  | UnresolvedSampleBy
  | UnresolvedSampleFrame
  | UnresolvedParse
  | UnresolvedCollectMetrics
  | UnresolvedWatermark;

/** What only the host can look into: files, rows that were sent or uploaded, texts to be parsed, and the catalog. */
export type UnresolvedSource = UnresolvedLocalRelation | UnresolvedRead | UnresolvedParse | UnresolvedCatalogRows;
