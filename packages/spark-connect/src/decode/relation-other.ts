import { fail, typeToJson, type UnresolvedPlan } from '@spark-sql-to-snowflake/plan-ir';
import * as proto from '../messages.js';
import type { PlanParsers } from './context.js';
import { decodeExpressions } from './expression.js';
import { refuse, unknownMessage } from './refuse.js';
import { relationOf } from './relation.js';
import { optionsOf } from './relation-source.js';
import { decodeType } from './type.js';

export function subqueryAliasOf(message: proto.SubqueryAlias, parsers: PlanParsers): UnresolvedPlan {
  if (message.qualifier.length > 0) return refuse('A DataFrame alias with a qualifier');
  return { kind: 'alias', child: relationOf(message.input, parsers), name: message.alias };
}

export const hintOf = ({ input, name, parameters }: proto.Hint, parsers: PlanParsers): UnresolvedPlan => ({
  kind: 'hint',
  child: relationOf(input, parsers),
  name,
  args: decodeExpressions(parameters, parsers),
});

/** Without values, all columns are that are no ids: no entries say so. */
export function unpivotOf(message: proto.Unpivot, parsers: PlanParsers): UnresolvedPlan {
  const { input, ids, values } = message;
  if (values && values.values.length === 0) return fail('unpivot-values', {});
  const entries = values ? decodeExpressions(values.values, parsers) : [];
  return {
    kind: 'unpivot',
    child: relationOf(input, parsers),
    includeNulls: true,
    valueColumns: [message.valueColumnName],
    nameColumn: message.variableColumnName,
    entries: entries.map((column) => ({ columns: [column] })),
    ids: decodeExpressions(ids, parsers),
  };
}

const FORMATS: ReadonlyMap<number, 'csv' | 'json'> = new Map([
  [proto.Parse_ParseFormat.CSV, 'csv'],
  [proto.Parse_ParseFormat.JSON, 'json'],
]);

export function parseOf({ input, format, schema, options }: proto.Parse, parsers: PlanParsers): UnresolvedPlan {
  return {
    kind: 'parse',
    child: relationOf(input, parsers),
    format: FORMATS.get(format) ?? unknownMessage('format to parse'),
    ...(schema && { schema: typeToJson(decodeType(schema, parsers)) }),
    options: optionsOf(options),
  };
}

export const collectMetricsOf = (
  { input, name, metrics }: proto.CollectMetrics,
  parsers: PlanParsers,
): UnresolvedPlan => ({
  kind: 'collect-metrics',
  child: relationOf(input, parsers),
  name,
  metrics: decodeExpressions(metrics, parsers),
});

export const watermarkOf = (message: proto.WithWatermark, parsers: PlanParsers): UnresolvedPlan => ({
  kind: 'watermark',
  child: relationOf(message.input, parsers),
  column: message.eventTime,
  delay: message.delayThreshold,
});
