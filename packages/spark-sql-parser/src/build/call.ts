import {
  fail,
  literal,
  types as T,
  type TextSpan,
  type UnresolvedCall,
  type UnresolvedExpr,
} from '@spark-sql-to-snowflake/plan-ir';
import type { CallTailNode } from '../gen/parser.js';
import * as t from '../gen/tokens.js';
import { type BuildContext, refuse, tokenText } from './context.js';
import { buildExpression } from './expression.js';
import { buildSortItems, buildWindow } from './window.js';

/** Units of TIMESTAMPADD and TIMESTAMPDIFF, which stand there as words. */
const UNITS = new Set([
  'YEAR',
  'QUARTER',
  'MONTH',
  'WEEK',
  'DAY',
  'DAYOFYEAR',
  'HOUR',
  'MINUTE',
  'SECOND',
  'MILLISECOND',
  'MICROSECOND',
]);
const WITH_UNIT: Readonly<Record<string, string>> = {
  timestampadd: 'timestampadd',
  dateadd: 'timestampadd',
  date_add: 'timestampadd',
  timestampdiff: 'timestampdiff',
  datediff: 'timestampdiff',
  date_diff: 'timestampdiff',
};
const PERCENTILES = new Set(['percentile_cont', 'percentile_disc']);
const IGNORING = new Set(['first', 'last', 'any_value']);

/** A function call, with the syntax of its own that a few functions have brought into that of all. */
export function buildCall(
  ctx: BuildContext,
  written: readonly string[],
  node: CallTailNode,
  origin: TextSpan,
): UnresolvedExpr {
  const plain = written.length === 1 ? (written[0] as string).toLowerCase() : '';
  // alone, this name is that of the sign, which shows its column otherwise
  const name = plain === 'negative' ? ['builtin', plain] : written;
  if (Object.hasOwn(WITH_UNIT, plain)) {
    const call = buildWithUnit(ctx, plain, node, origin);
    if (call !== undefined) return call;
  }
  if (node.trimSide !== undefined || node.separators.some((token) => token.type !== t.COMMA)) {
    return buildSeparated(ctx, plain, node, origin);
  }
  checkTails(ctx, plain, node);
  if (node.args.length !== node.separators.length + (node.args.length === 0 ? 0 : 1))
    refuse(ctx, node.separators[0] ?? node.stop);
  const args = node.args.map((arg) => buildExpression(ctx, arg));
  // nearly all calls: one literal, so that they have one shape
  if (node.quantifier === undefined && !hasTail(node)) return { kind: 'call', name, args, origin };
  return {
    kind: 'call',
    name,
    args,
    ...(node.quantifier?.type === t.DISTINCT && { distinct: true as const }),
    ...tails(ctx, node),
    origin,
  };
}

const hasTail = (node: CallTailNode): boolean =>
  node.over !== undefined ||
  node.filter !== undefined ||
  node.withinGroup !== undefined ||
  node.innerNulls !== undefined ||
  node.outerNulls !== undefined;

function tails(ctx: BuildContext, node: CallTailNode): Partial<UnresolvedCall> {
  const nulls = node.innerNulls ?? node.outerNulls;
  return {
    ...(node.filter && { filter: buildExpression(ctx, node.filter) }),
    ...(nulls && { nulls: tokenText(ctx, nulls).toLowerCase() as 'ignore' | 'respect' }),
    ...(node.withinGroup && { withinGroup: buildSortItems(ctx, node.withinGroup) }),
    ...(node.over && { over: buildWindow(ctx, node.over) }),
  };
}

function checkTails(ctx: BuildContext, name: string, node: CallTailNode): void {
  if (node.innerNulls !== undefined) {
    const ignores = tokenText(ctx, node.innerNulls).toLowerCase() === 'ignore';
    if (!ignores || !IGNORING.has(name) || node.args.length !== 1) refuse(ctx, node.innerNulls);
    // FIRST(a IGNORE NULLS) is a form of its own in Spark, which takes neither FILTER nor OVER.
    const tail = node.filter ?? node.over;
    if (tail !== undefined) refuse(ctx, tail.start);
  }
  if (node.withinGroup !== undefined && (!PERCENTILES.has(name) || node.args.length !== 1))
    refuse(ctx, node.withinGroup.start);
  if (node.withinGroup !== undefined && node.withinGroup.items.length !== 1) refuse(ctx, node.withinGroup.stop);
}

/** `timestampadd(DAY, 1, a)`: the unit becomes a string. */
function buildWithUnit(
  ctx: BuildContext,
  name: string,
  node: CallTailNode,
  origin: TextSpan,
): UnresolvedExpr | undefined {
  const [first, second, third] = node.args;
  if (first === undefined || second === undefined || third === undefined || node.args.length > 3) return undefined;
  const unit = buildExpression(ctx, first);
  if (unit.kind === 'literal' && typeof unit.value === 'string') {
    fail('datetime-unit', { function: `\`${name}\``, value: `'${unit.value}'` }, origin);
  }
  if (unit.kind !== 'name' || unit.parts.length !== 1 || !UNITS.has((unit.parts[0] as string).toUpperCase()))
    return undefined;
  const text = literal((unit.parts[0] as string).toUpperCase(), T.string, unit.origin);
  const args = [text, buildExpression(ctx, second), buildExpression(ctx, third)];
  return { kind: 'call', name: [WITH_UNIT[name] as string], args, origin };
}

/** SUBSTRING(a FROM 1 FOR 2), TRIM(LEADING a FROM b), OVERLAY(a PLACING b FROM 1), EXTRACT(YEAR FROM a), POSITION(a IN b). */
function buildSeparated(ctx: BuildContext, name: string, node: CallTailNode, origin: TextSpan): UnresolvedExpr {
  const words = node.separators.map((token) => token.type);
  const form = words.join(' ');
  const args = node.args.map((arg) => buildExpression(ctx, arg));
  const call = (as: string, ...values: (UnresolvedExpr | undefined)[]): UnresolvedExpr => ({
    kind: 'call',
    name: [as],
    args: values.filter((value) => value !== undefined),
    origin,
  });
  const tail = node.quantifier ?? node.withinGroup?.start ?? node.filter?.start ?? node.outerNulls ?? node.over?.start;
  if (tail !== undefined) refuse(ctx, tail);
  switch (name) {
    case 'substring':
    case 'substr':
      if (args.length === words.length + 1 && (form === `${t.FROM}` || form === `${t.FROM} ${t.FOR}`))
        return call('substring', ...args);
      break;
    case 'overlay':
      if (
        args.length === words.length + 1 &&
        (form === `${t.PLACING} ${t.FROM}` || form === `${t.PLACING} ${t.FROM} ${t.FOR}`)
      ) {
        return call('overlay', ...args);
      }
      break;
    case 'position':
      if (args.length === 2 && form === `${t.POSITION_IN}`) return call('locate', ...args);
      break;
    case 'extract': {
      const [field, source] = args;
      if (args.length !== 2 || form !== `${t.FROM}` || field?.kind !== 'name' || field.parts.length !== 1) break;
      return call('extract', literal(field.parts[0] as string, T.string, field.origin), source);
    }
    case 'trim': {
      if (form !== `${t.FROM}` || args.length > 2 || (args.length === 1 && node.trimSide === undefined)) break;
      const side = node.trimSide?.type;
      return call(side === t.LEADING ? 'ltrim' : side === t.TRAILING ? 'rtrim' : 'trim', ...args);
    }
  }
  refuse(ctx, node.separators.find((token) => token.type !== t.COMMA) ?? node.stop);
}
