import { fail, type TextSpan, type UnresolvedPlan, type UnresolvedSample } from '@spark-sql-to-snowflake/plan-ir';
import type { SampleClauseNode } from '../gen/parser.js';
import * as t from '../gen/tokens.js';
import { type BuildContext, spanOf, tokenText } from './context.js';
import { buildExpression } from './expression.js';

export function sampled(ctx: BuildContext, child: UnresolvedPlan, node: SampleClauseNode | undefined): UnresolvedPlan {
  if (node === undefined) return child;
  const origin = { start: (child.origin as TextSpan).start, end: node.stop.end };
  const seed = node.seed === undefined ? {} : { seed: BigInt(tokenText(ctx, node.seed)) };
  return { kind: 'sample', child, method: methodOf(ctx, node), ...seed, origin };
}

function methodOf(ctx: BuildContext, node: SampleClauseNode): UnresolvedSample['method'] {
  const origin = spanOf(node);
  if (node.numerator !== undefined && node.denominator !== undefined) {
    if (node.bucketOn !== undefined)
      fail('operation-not-allowed', { what: 'TABLESAMPLE(BUCKET x OUT OF y ON …) is not supported' }, origin);
    const [numerator, denominator] = [Number(tokenText(ctx, node.numerator)), Number(tokenText(ctx, node.denominator))];
    checkFraction(numerator / denominator, origin);
    return { kind: 'bucket', numerator, denominator };
  }
  if (node.amount === undefined)
    fail('statement-refused', { what: 'TABLESAMPLE does not accept empty inputs' }, origin);
  if (node.unit?.type === t.ROWS) return { kind: 'rows', rows: buildExpression(ctx, node.amount) };
  if (node.unit === undefined)
    fail('operation-not-allowed', { what: 'TABLESAMPLE of a byte length is not supported' }, origin);
  const text = ctx.text.slice(node.amount.start.start, node.amount.stop.end);
  const percent = Number(text);
  if (!/^-?\s*[\d.]+$/.test(text) || Number.isNaN(percent)) fail('syntax-error', { near: "'PERCENT'" }, origin);
  checkFraction(percent / 100, origin);
  return { kind: 'percent', percent };
}

function checkFraction(fraction: number, origin: TextSpan): void {
  if (fraction < 0 || fraction > 1 || Number.isNaN(fraction)) {
    fail('statement-refused', { what: `Sampling fraction (${fraction}) must be on interval [0, 1]` }, origin);
  }
}
