import type { GroupingElement, UnresolvedExpr, UnresolvedPlan } from '@spark-sql-to-snowflake/plan-ir';
import * as proto from '../messages.js';
import type { PlanParsers } from './context.js';
import { decodeExpression, decodeExpressions } from './expression.js';
import { decodeLiteral } from './literal.js';
import { invalid, required } from './refuse.js';
import { relationOf } from './relation.js';

const { GROUPBY, ROLLUP, CUBE, PIVOT } = proto.Aggregate_GroupType;

/** `groupBy(…).agg(…)`: the result has the grouping columns before the aggregates. */
export function aggregateOf(message: proto.Aggregate, parsers: PlanParsers): UnresolvedPlan {
  const child = relationOf(message.input, parsers);
  const keys = decodeExpressions(message.groupingExpressions, parsers);
  const aggregates = decodeExpressions(message.aggregateExpressions, parsers);
  if (message.groupType === PIVOT) {
    const { col, values } = required(message.pivot, 'The pivot');
    return {
      kind: 'pivot',
      child,
      groupBy: keys,
      aggregates,
      columns: [decodeExpression(col, parsers)],
      ...(values.length > 0 && { values: values.map((v) => decodeLiteral(v, parsers)) }),
    };
  }
  return { kind: 'aggregate', child, groupBy: groupingOf(message.groupType, keys), items: [...keys, ...aggregates] };
}

function groupingOf(type: number, keys: readonly UnresolvedExpr[]): readonly GroupingElement[] {
  const plain = keys.map(withoutAlias);
  switch (type) {
    case GROUPBY:
      return plain.map((expr) => ({ kind: 'expr', expr }));
    case ROLLUP:
      return [{ kind: 'rollup', entries: plain.map((expr) => [expr]) }];
    case CUBE:
      return [{ kind: 'cube', entries: plain.map((expr) => [expr]) }];
    default:
      return invalid(`Unknown group type ${type}`);
  }
}

/** The name is for the column of the result. */
const withoutAlias = (key: UnresolvedExpr): UnresolvedExpr => (key.kind === 'alias' ? key.expr : key);
