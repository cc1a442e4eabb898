import type { UnresolvedPlan } from '@spark-sql-to-snowflake/plan-ir';
import type * as proto from '../messages.js';
import { catalogCallOf } from './catalog.js';
import type { PlanParsers } from './context.js';
import { planIdOf } from './expression.js';
import { required, unknownMessage } from './refuse.js';
import { aggregateOf } from './relation-aggregate.js';
import { dropOf, renamedOf, toDfOf, toSchemaOf, withColumnsOf } from './relation-columns.js';
import { joinOf, setOperationOf } from './relation-combine.js';
import { collectMetricsOf, hintOf, parseOf, subqueryAliasOf, unpivotOf, watermarkOf } from './relation-other.js';
import { coGroupMapOf, groupMapOf, mapPartitionsOf } from './relation-python.js';
import { refusedRelations } from './relation-refused.js';
import {
  deduplicateOf,
  filterOf,
  limitOf,
  offsetOf,
  projectOf,
  repartitionByOf,
  repartitionOf,
  sampleOf,
  sortOf,
} from './relation-rows.js';
import { cachedLocalRelationOf, localRelationOf, rangeOf, readOf, sqlOf } from './relation-source.js';
import {
  approxQuantileOf,
  correlationOf,
  covarianceOf,
  crosstabOf,
  describeOf,
  dropNaOf,
  fillNaOf,
  freqItemsOf,
  replaceNaOf,
  sampleByOf,
  summaryOf,
} from './relation-statistics.js';

export type RelationKind = NonNullable<proto.Relation['relType']>;
export type RelationValues = { readonly [C in RelationKind['$case']]: Extract<RelationKind, { $case: C }>['value'] };
export type RelationDecoder<V> = (message: V, parsers: PlanParsers) => UnresolvedPlan;

const DECODERS: { readonly [C in keyof RelationValues]: RelationDecoder<RelationValues[C]> } = {
  ...refusedRelations,
  read: readOf,
  sql: sqlOf,
  localRelation: localRelationOf,
  cachedLocalRelation: cachedLocalRelationOf,
  catalog: (message, parsers) => ({ kind: 'catalog-rows', call: catalogCallOf(message, parsers) }),
  range: rangeOf,
  project: projectOf,
  filter: filterOf,
  sort: sortOf,
  limit: limitOf,
  offset: offsetOf,
  deduplicate: deduplicateOf,
  sample: sampleOf,
  repartition: repartitionOf,
  mapPartitions: mapPartitionsOf,
  groupMap: groupMapOf,
  coGroupMap: coGroupMapOf,
  repartitionByExpression: repartitionByOf,
  join: joinOf,
  setOp: setOperationOf,
  aggregate: aggregateOf,
  subqueryAlias: subqueryAliasOf,
  hint: hintOf,
  unpivot: unpivotOf,
  parse: parseOf,
  collectMetrics: collectMetricsOf,
  withWatermark: watermarkOf,
  toDf: toDfOf,
  toSchema: toSchemaOf,
  withColumns: withColumnsOf,
  withColumnsRenamed: renamedOf,
  drop: dropOf,
  fillNa: fillNaOf,
  dropNa: dropNaOf,
  replace: replaceNaOf,
  summary: summaryOf,
  describe: describeOf,
  crosstab: crosstabOf,
  cov: covarianceOf,
  corr: correlationOf,
  approxQuantile: approxQuantileOf,
  freqItems: freqItemsOf,
  sampleBy: sampleByOf,
};

/** A DataFrame, into the tree of a query. Throws CompileError; a RangeError where it is deeper than the stack. */
export function relationOf(message: proto.Relation | undefined, parsers: PlanParsers): UnresolvedPlan {
  const { relType, common } = required(message, 'The input of a relation');
  if (!relType) return unknownMessage('relation');
  const decode = DECODERS[relType.$case] as RelationDecoder<unknown>;
  const plan = decode(relType.value, parsers);
  return common?.planId === undefined ? plan : { ...plan, ...planIdOf(common.planId) };
}
