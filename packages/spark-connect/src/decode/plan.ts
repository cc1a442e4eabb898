import type { SessionRequest, UnresolvedPlan } from '@spark-sql-to-snowflake/plan-ir';
import { withinDepth } from '../depth.js';
import type * as proto from '../messages.js';
import { catalogCallOf } from './catalog.js';
import { commandOf } from './command.js';
import type { PlanParsers } from './context.js';
import { unknownMessage } from './refuse.js';
import { relationOf } from './relation.js';
import { parametersOf } from './relation-source.js';

/** What a client asks a session to run. Throws CompileError. */
export function decodePlan({ opType }: proto.Plan, parsers: PlanParsers): SessionRequest {
  if (!opType) return unknownMessage('plan');
  return withinDepth(() =>
    opType.$case === 'root' ? rootOf(opType.value, parsers) : commandOf(opType.value, parsers),
  );
}

/** A DataFrame, as questions about plans have it. Throws CompileError. */
export const decodeRelation = (relation: proto.Relation, parsers: PlanParsers): UnresolvedPlan =>
  withinDepth(() => relationOf(relation, parsers));

/** Some calls are relations to the client and requests to us: they don't nest. */
function rootOf(relation: proto.Relation, parsers: PlanParsers): SessionRequest {
  const kind = relation.relType;
  switch (kind?.$case) {
    case 'showString': {
      const { input, numRows, truncate, vertical } = kind.value;
      return { kind: 'show', plan: relationOf(input, parsers), format: 'text', rows: numRows, truncate, vertical };
    }
    case 'htmlString': {
      const { input, numRows, truncate } = kind.value;
      return {
        kind: 'show',
        plan: relationOf(input, parsers),
        format: 'html',
        rows: numRows,
        truncate,
        vertical: false,
      };
    }
    case 'tail':
      return { kind: 'tail', plan: relationOf(kind.value.input, parsers), rows: kind.value.limit };
    case 'catalog':
      return { kind: 'catalog', call: catalogCallOf(kind.value, parsers) };
    case 'sql': {
      // a client may send a statement that is no query as a relation
      const { query, args, posArgs } = kind.value;
      const statement = parsers.statement(query);
      if (statement.kind === 'query') break;
      return { kind: 'sql', text: query, statement, ...parametersOf(args, posArgs, parsers) };
    }
  }
  return { kind: 'query', plan: relationOf(relation, parsers) };
}
