import type { Literal } from '../expr/literal.js';
import type { UnresolvedDataFrame, UnresolvedPythonRows } from '../unresolved/data-frame.js';
import type { UnresolvedAlias } from '../unresolved/expr.js';
import type { CatalogCall } from '../unresolved/request.js';
import { pythonFunction } from './python-udf.js';
import { bigint, bytes, field, number, origin } from './scalar.js';
import { count, flag, list, object, oneOf, opt, reject, type Shape, text, texts, type Variants, yes } from './shape.js';
import { unresolvedExpr, unresolvedExprs } from './unresolved-expr.js';
import { unresolvedPlan } from './unresolved-plan.js';

const base = { origin: opt(origin), planId: opt(count) };

const aliased: Shape<UnresolvedAlias> = (json, path) => {
  const e = unresolvedExpr(json, path);
  return e.kind === 'alias' ? e : reject(path, 'an alias');
};
const constant: Shape<Literal> = (json, path) => {
  const e = unresolvedExpr(json, path);
  return e.kind === 'literal' ? e : reject(path, 'a literal');
};
const constantsByName: Shape<Readonly<Record<string, Literal>>> = (json, path) => {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return reject(path, 'an object');
  return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, constant(value, { key, up: path })]));
};
/** The calls are told apart by `call`, whose fields are texts and options: they are taken as they are. */
const catalogCall: Shape<CatalogCall> = (json, path) =>
  typeof json === 'object' && json !== null && 'call' in json && typeof json.call === 'string'
    ? (json as CatalogCall)
    : reject(path, 'a call of the catalog');
const option = object<{ readonly key: string; readonly value: string }>(() => ({ key: text, value: text }));
const options = list(option);
const rename = object<{ readonly from: string; readonly to: string }>(() => ({ from: text, to: text }));
const replacement = object<{ readonly from: Literal; readonly to: Literal }>(() => ({ from: constant, to: constant }));
const stratum = object<{ readonly stratum: Literal; readonly fraction: number }>(() => ({
  stratum: constant,
  fraction: number,
}));

const otherRows = object<NonNullable<UnresolvedPythonRows['other']>>(() => ({
  child: unresolvedPlan,
  groupings: unresolvedExprs,
}));

/** The operators that only DataFrames have, for the codec of plans. */
export function dataFrameVariants(): Variants<UnresolvedDataFrame> {
  const over = { ...base, child: unresolvedPlan };
  const twoColumns = { ...over, column1: text, column2: text };
  return {
    'local-relation': { ...base, data: opt(bytes), hash: opt(text), schema: opt(text) },
    read: { ...base, format: opt(text), schema: opt(text), options, paths: texts, streaming: opt(yes) },
    'catalog-rows': { ...base, call: catalogCall },
    range: { ...base, start: bigint, end: bigint, step: bigint, partitions: opt(count) },
    'with-parameters': { ...over, named: opt(constantsByName), positional: opt(list(constant)) },
    'with-columns': { ...over, columns: list(aliased) },
    'with-columns-renamed': { ...over, renames: list(rename) },
    'drop-columns': { ...over, exprs: unresolvedExprs, names: texts },
    'to-df': { ...over, names: texts },
    'to-schema': { ...over, schema: list(field) },
    deduplicate: { ...over, columns: opt(texts), withinWatermark: opt(yes) },
    'fill-na': { ...over, columns: texts, values: list(constant) },
    'drop-na': { ...over, columns: texts, minNonNulls: opt(count) },
    'replace-na': { ...over, columns: texts, replacements: list(replacement) },
    describe: { ...over, columns: texts },
    summary: { ...over, statistics: texts },
    crosstab: twoColumns,
    cov: { ...twoColumns, method: opt(text) },
    corr: { ...twoColumns, method: opt(text) },
    'approx-quantile': { ...over, columns: texts, probabilities: list(number), relativeError: number },
    'freq-items': { ...over, columns: texts, support: opt(number) },
    'sample-by': { ...over, column: unresolvedExpr, fractions: list(stratum), seed: opt(bigint) },
    'sample-frame': {
      ...over,
      lower: number,
      upper: number,
      withReplacement: flag,
      seed: opt(bigint),
      ordered: opt(yes),
    },
    parse: { ...over, format: oneOf('csv', 'json'), schema: opt(text), options },
    'collect-metrics': { ...over, name: text, metrics: unresolvedExprs },
    'python-rows': {
      ...over,
      groupings: unresolvedExprs,
      other: opt(otherRows),
      function: pythonFunction,
    },
    watermark: { ...over, column: text, delay: text },
  };
}
