import type { UnresolvedPlan } from '@spark-sql-to-snowflake/plan-ir';
import type * as proto from '../messages.js';
import type { PlanParsers } from './context.js';
import { decodeExpressions } from './expression.js';
import { pythonFunctionOf } from './python-udf.js';
import { refuse, required } from './refuse.js';
import { relationOf } from './relation.js';

const functionOf = (f: proto.CommonInlineUserDefinedFunction | undefined, parsers: PlanParsers) =>
  pythonFunctionOf(required(f, 'The function'), parsers);

/** `mapInPandas` and `mapInArrow`. */
export const mapPartitionsOf = ({ input, func }: proto.MapPartitions, parsers: PlanParsers): UnresolvedPlan => ({
  kind: 'python-rows',
  child: relationOf(input, parsers),
  groupings: [],
  function: functionOf(func, parsers),
});

/** `groupBy(…).applyInPandas`. */
export function groupMapOf(message: proto.GroupMap, parsers: PlanParsers): UnresolvedPlan {
  const { input, groupingExpressions, func, sortingExpressions, isMapGroupsWithState } = message;
  if (isMapGroupsWithState !== undefined || sortingExpressions.length > 0)
    return refuse('mapGroups, flatMapGroups or groups with a state');
  return {
    kind: 'python-rows',
    child: relationOf(input, parsers),
    groupings: decodeExpressions(groupingExpressions, parsers),
    function: functionOf(func, parsers),
  };
}

/** `groupBy(…).cogroup(…).applyInPandas`. */
export function coGroupMapOf(message: proto.CoGroupMap, parsers: PlanParsers): UnresolvedPlan {
  const { input, inputGroupingExpressions, other, otherGroupingExpressions, func } = message;
  if (message.inputSortingExpressions.length + message.otherSortingExpressions.length > 0)
    return refuse('cogroup with sorted groups');
  return {
    kind: 'python-rows',
    child: relationOf(input, parsers),
    groupings: decodeExpressions(inputGroupingExpressions, parsers),
    other: { child: relationOf(other, parsers), groupings: decodeExpressions(otherGroupingExpressions, parsers) },
    function: functionOf(func, parsers),
  };
}
