import {
  assertNever,
  attributeName,
  type CastMode,
  type UnresolvedAlias,
  type UnresolvedExpr,
} from '@spark-sql-to-snowflake/plan-ir';
import * as proto from '../messages.js';
import type { PlanParsers } from './context.js';
import { decodeFunction } from './function.js';
import { decodeLiteral } from './literal.js';
import { pythonFunctionOf } from './python-udf.js';
import { refuse, required, unknownMessage } from './refuse.js';
import { decodeType } from './type.js';
import { decodeWindow } from './window.js';

const { LEGACY, ANSI, TRY } = proto.Expression_Cast_EvalMode;
const EVAL_MODES: ReadonlyMap<number, CastMode> = new Map([
  [LEGACY, 'legacy'],
  [ANSI, 'ansi'],
  [TRY, 'try'],
]);

export function decodeExpressions(messages: readonly proto.Expression[], parsers: PlanParsers): UnresolvedExpr[] {
  // no callback: it takes a frame at each level of nesting
  const exprs: UnresolvedExpr[] = [];
  for (const message of messages) exprs.push(decodeExpression(message, parsers));
  return exprs;
}

/** A column expression, into the tree that the parser makes of the same expression in SQL text. Throws CompileError. */
export function decodeExpression(message: proto.Expression | undefined, parsers: PlanParsers): UnresolvedExpr {
  const { exprType: kind } = required(message, 'An expression');
  switch (kind?.$case) {
    case undefined:
      return unknownMessage('expression');
    case 'literal':
      return decodeLiteral(kind.value, parsers);
    case 'unresolvedAttribute': {
      const { unparsedIdentifier, planId } = kind.value;
      return { kind: 'name', parts: attributeName(unparsedIdentifier), ...planIdOf(planId) };
    }
    case 'unresolvedFunction':
      return decodeFunction(kind.value, parsers);
    case 'callFunction': {
      const { functionName, arguments: args } = kind.value;
      return { kind: 'call', name: parsers.name(functionName), args: decodeExpressions(args, parsers) };
    }
    case 'expressionString':
      return parsers.expression(kind.value.expression);
    case 'unresolvedStar':
      return decodeStar(kind.value);
    case 'unresolvedRegex':
      return decodePattern(kind.value);
    case 'alias':
      return decodeAlias(kind.value, parsers);
    case 'cast': {
      const { expr, castToType: to, evalMode } = kind.value;
      if (!to) return unknownMessage('cast');
      const type = to.$case === 'type' ? decodeType(to.value, parsers) : parsers.dataType(to.value);
      const mode = EVAL_MODES.get(evalMode);
      return { kind: 'cast', expr: decodeExpression(expr, parsers), type, unnamed: true, ...(mode && { mode }) };
    }
    case 'sortOrder':
      return refuse('A sort order outside of a sort or a window');
    case 'lambdaFunction': {
      const { function: body, arguments: params } = kind.value;
      return {
        kind: 'lambda',
        params: params.map(({ nameParts }) => nameParts.join('.')),
        body: decodeExpression(body, parsers),
      };
    }
    case 'unresolvedNamedLambdaVariable':
      return { kind: 'name', parts: kind.value.nameParts };
    case 'window':
      return decodeWindow(kind.value, parsers);
    case 'unresolvedExtractValue': {
      const { child, extraction } = kind.value;
      const args = [decodeExpression(child, parsers), decodeExpression(extraction, parsers)];
      return { kind: 'call', name: ['getitem'], args };
    }
    case 'updateFields': {
      const { structExpression, fieldName, valueExpression } = kind.value;
      return {
        kind: 'update-field',
        struct: decodeExpression(structExpression, parsers),
        // a name as SQL spells it, but that it may be empty
        field: fieldName === '' ? [''] : parsers.name(fieldName),
        ...(valueExpression && { value: decodeExpression(valueExpression, parsers) }),
      };
    }
    case 'commonInlineUserDefinedFunction':
      return {
        kind: 'python-udf',
        function: pythonFunctionOf(kind.value, parsers),
        args: decodeExpressions(kind.value.arguments, parsers),
      };
    case 'extension':
      return refuse(`The expression extension ${kind.value.typeUrl}`);
    default:
      return assertNever(kind, 'decodeExpression');
  }
}

export function decodeAlias({ expr, name, metadata }: proto.Expression_Alias, parsers: PlanParsers): UnresolvedAlias {
  return {
    kind: 'alias',
    expr: decodeExpression(expr, parsers),
    names: name,
    ...(metadata !== undefined && metadata !== '' && { metadata }),
  };
}

export const planIdOf = (planId: bigint | undefined): { readonly planId?: number } =>
  planId === undefined ? {} : { planId: Number(planId) };

/** `*`, or `t.*`. */
function decodeStar({ unparsedTarget, planId }: proto.Expression_UnresolvedStar): UnresolvedExpr {
  if (planId !== undefined) return refuse('The star of one DataFrame (df["*"])', 'name its columns, or use an alias');
  if (unparsedTarget === undefined) return { kind: 'star' };
  if (!unparsedTarget.endsWith('.*')) return refuse(`The star expression ${unparsedTarget}`);
  return { kind: 'star', target: attributeName(unparsedTarget.slice(0, -2)) };
}

/** A pattern stands in back-quotes; without them it is a name. */
function decodePattern({ colName, planId }: proto.Expression_UnresolvedRegex): UnresolvedExpr {
  const [, table, pattern] = /^(?:(.+).)?`(.+)`$/s.exec(colName) ?? [];
  if (pattern === undefined) return { kind: 'name', parts: attributeName(colName), ...planIdOf(planId) };
  return {
    kind: 'column-pattern',
    pattern,
    ...(table !== undefined && { target: attributeName(table) }),
    ...planIdOf(planId),
  };
}
