import type { UnresolvedPlan } from '@spark-sql-to-snowflake/plan-ir';
import type * as proto from '../messages.js';
import type { PlanParsers } from './context.js';
import { decodeExpression } from './expression.js';
import { decodeScalar } from './literal.js';
import { invalid } from './refuse.js';
import { relationOf } from './relation.js';

export function fillNaOf({ input, cols, values }: proto.NAFill, parsers: PlanParsers): UnresolvedPlan {
  if (values.length === 0) return invalid('values must contains at least 1 item!');
  if (values.length > 1 && values.length !== cols.length)
    return invalid('When values contains more than 1 items, values and cols should have the same length!');
  return {
    kind: 'fill-na',
    child: relationOf(input, parsers),
    columns: cols,
    values: values.map((value) => decodeScalar(value, parsers, 'A value of fillna')),
  };
}

export const dropNaOf = ({ input, cols, minNonNulls }: proto.NADrop, parsers: PlanParsers): UnresolvedPlan => ({
  kind: 'drop-na',
  child: relationOf(input, parsers),
  columns: cols,
  ...(minNonNulls !== undefined && { minNonNulls }),
});

export const replaceNaOf = ({ input, cols, replacements }: proto.NAReplace, parsers: PlanParsers): UnresolvedPlan => ({
  kind: 'replace-na',
  child: relationOf(input, parsers),
  columns: cols,
  replacements: replacements.map(({ oldValue, newValue }) => ({
    from: decodeScalar(oldValue, parsers, 'A value to replace'),
    to: decodeScalar(newValue, parsers, 'A replacement'),
  })),
});

export const describeOf = ({ input, cols }: proto.StatDescribe, parsers: PlanParsers): UnresolvedPlan => ({
  kind: 'describe',
  child: relationOf(input, parsers),
  columns: cols,
});

export const summaryOf = ({ input, statistics }: proto.StatSummary, parsers: PlanParsers): UnresolvedPlan => ({
  kind: 'summary',
  child: relationOf(input, parsers),
  statistics,
});

export const crosstabOf = ({ input, col1, col2 }: proto.StatCrosstab, parsers: PlanParsers): UnresolvedPlan => ({
  kind: 'crosstab',
  child: relationOf(input, parsers),
  column1: col1,
  column2: col2,
});

export const covarianceOf = ({ input, col1, col2 }: proto.StatCov, parsers: PlanParsers): UnresolvedPlan => ({
  kind: 'cov',
  child: relationOf(input, parsers),
  column1: col1,
  column2: col2,
});

export const correlationOf = (message: proto.StatCorr, parsers: PlanParsers): UnresolvedPlan => ({
  kind: 'corr',
  child: relationOf(message.input, parsers),
  column1: message.col1,
  column2: message.col2,
  ...(message.method !== undefined && { method: message.method }),
});

export const approxQuantileOf = (message: proto.StatApproxQuantile, parsers: PlanParsers): UnresolvedPlan => ({
  kind: 'approx-quantile',
  child: relationOf(message.input, parsers),
  columns: message.cols,
  probabilities: message.probabilities,
  relativeError: message.relativeError,
});

export const freqItemsOf = ({ input, cols, support }: proto.StatFreqItems, parsers: PlanParsers): UnresolvedPlan => ({
  kind: 'freq-items',
  child: relationOf(input, parsers),
  columns: cols,
  ...(support !== undefined && { support }),
});

export const sampleByOf = (message: proto.StatSampleBy, parsers: PlanParsers): UnresolvedPlan => ({
  kind: 'sample-by',
  child: relationOf(message.input, parsers),
  column: decodeExpression(message.col, parsers),
  fractions: message.fractions.map(({ stratum, fraction }) => ({
    stratum: decodeScalar(stratum, parsers, 'A stratum'),
    fraction,
  })),
  ...(message.seed !== undefined && { seed: message.seed }),
});
