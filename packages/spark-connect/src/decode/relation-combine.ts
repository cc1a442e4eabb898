import type { JoinType, UnresolvedPlan } from '@spark-sql-to-snowflake/plan-ir';
import * as proto from '../messages.js';
import type { PlanParsers } from './context.js';
import { decodeExpression } from './expression.js';
import { invalid, refuse } from './refuse.js';
import { relationOf } from './relation.js';

const { INNER, FULL_OUTER, LEFT_OUTER, RIGHT_OUTER, LEFT_ANTI, LEFT_SEMI, CROSS } = proto.Join_JoinType;
const JOIN_TYPES: ReadonlyMap<number, JoinType> = new Map([
  [INNER, 'inner'],
  [FULL_OUTER, 'full'],
  [LEFT_OUTER, 'left'],
  [RIGHT_OUTER, 'right'],
  [LEFT_ANTI, 'left-anti'],
  [LEFT_SEMI, 'left-semi'],
  [CROSS, 'cross'],
]);

export function joinOf(message: proto.Join, parsers: PlanParsers): UnresolvedPlan {
  const { joinCondition, usingColumns } = message;
  const type = JOIN_TYPES.get(message.joinType) ?? invalid(`Join type ${message.joinType} is not supported`);
  if (message.joinDataType) return refuse('joinWith');
  if (joinCondition && usingColumns.length > 0)
    return invalid('Using columns or join conditions cannot be set at the same time in Join');
  return {
    kind: 'join',
    left: relationOf(message.left, parsers),
    right: relationOf(message.right, parsers),
    type,
    ...(usingColumns.length > 0 && { using: usingColumns }),
    ...(joinCondition && { condition: decodeExpression(joinCondition, parsers) }),
  };
}

const { INTERSECT, UNION, EXCEPT } = proto.SetOperation_SetOpType;
const SET_OPERATIONS: ReadonlyMap<number, 'union' | 'intersect' | 'except'> = new Map([
  [UNION, 'union'],
  [INTERSECT, 'intersect'],
  [EXCEPT, 'except'],
]);

/** Chains stay nested: `df["a"]` may name one in the middle. */
export function setOperationOf(message: proto.SetOperation, parsers: PlanParsers): UnresolvedPlan {
  const { leftInput, rightInput, isAll, byName, allowMissingColumns } = message;
  const op = SET_OPERATIONS.get(message.setOpType) ?? invalid(`Unsupported set operation ${message.setOpType}`);
  if (byName && op !== 'union') return invalid(`${op} does not support union_by_name`);
  if (allowMissingColumns && !byName)
    return invalid('UnionByName `allowMissingCol` can be true only if `byName` is true.');
  return {
    kind: 'set-operation',
    op,
    all: isAll === true,
    inputs: [relationOf(leftInput, parsers), relationOf(rightInput, parsers)],
    ...(byName && { byName: true as const }),
    ...(allowMissingColumns && { allowMissingColumns: true as const }),
  };
}
